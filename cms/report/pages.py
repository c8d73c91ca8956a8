"""Listings of pages: rows as Hugo would put them, in four formats."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TextIO

from cms.report.documents import write_json
from cms.report.text import columns, harmless

Row = Mapping[str, Any]

VERSION = 1

HUGO_COLUMNS = (
    "path", "slug", "title", "date", "expiryDate", "publishDate", "draft", "permalink", "kind",
    "section",
)  # fmt: skip
"""The columns of ``hugo list all``, in its order and spelling."""

_FOR_CSV = ("slug", "isListed")

TABLE_COLUMNS = ("path", "lang", "status", "date", "title", "url")


class ListFormat(str, Enum):
    """How pages are listed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def write_pages(rows: Sequence[Row], list_format: ListFormat, stream: TextIO) -> None:
    """Writes all rows; JSON is described by ``schemas/pages.schema.json``.

    CSV stands in for ``hugo list all`` and has its rows only: pages that the site lists.
    """
    writers = {
        ListFormat.TABLE: _table,
        ListFormat.JSON: _json,
        ListFormat.JSONL: _jsonl,
        ListFormat.CSV: _csv,
    }
    writers[list_format](rows, stream)


def _json(rows: Sequence[Row], stream: TextIO) -> None:
    document = {"version": VERSION, "pages": [_public(row) for row in rows]}
    write_json(document, stream)


def _jsonl(rows: Sequence[Row], stream: TextIO) -> None:
    stream.writelines(json.dumps(_public(row), ensure_ascii=False) + "\n" for row in rows)


def _public(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _FOR_CSV}


ZERO_DATE = "0001-01-01T00:00:00Z"
"""What Hugo prints where a page has no such date."""


def _csv(rows: Sequence[Row], stream: TextIO) -> None:
    columns_of_hugo = [*HUGO_COLUMNS, *_FOR_CSV]
    further = [name for name in (rows[0] if rows else ()) if name not in columns_of_hugo]
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*HUGO_COLUMNS, *further])
    for row in (row for row in rows if row["isListed"]):
        writer.writerow([_cell(name, row[name]) for name in (*HUGO_COLUMNS, *further)])


def _cell(name: str, value: object) -> str:
    if value is None and name in ("date", "expiryDate", "publishDate", "lastmod"):
        return ZERO_DATE
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _table(rows: Sequence[Row], stream: TextIO) -> None:
    lines = [TABLE_COLUMNS, *(tuple(_shown(row[name]) for name in TABLE_COLUMNS) for row in rows)]
    widths = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (
            cell + " " * (width - columns(cell)) for cell, width in zip(line, widths, strict=True)
        )
        stream.write("  ".join(cells).rstrip() + "\n")


def _shown(value: object) -> str:
    return "-" if value is None else harmless(str(value))
