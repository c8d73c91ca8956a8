"""Coverage of pages by language: a table for the terminal, JSON, or CSV for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, TextIO

from cms.model import msg
from cms.report.counts import counted
from cms.report.documents import write_json
from cms.report.text import columns, harmless

Site = Mapping[str, Any]
Page = Mapping[str, Any]

VERSION = 1


class CoverageFormat(str, Enum):
    """How coverage is shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Shown(Enum):
    """Which pages are shown one by one; JSON and CSV show all instead of none."""

    NONE = "none"
    MISSING = "missing"
    ALL = "all"


def write_coverage(
    sites: Sequence[Site], coverage_format: CoverageFormat, shown: Shown, stream: TextIO
) -> None:
    """Writes the coverage of each site; JSON is described by ``translations.schema.json``."""
    if shown == Shown.MISSING:
        sites = [
            {**site, "pages": [page for page in site["pages"] if page["missing"]]} for site in sites
        ]
    if coverage_format == CoverageFormat.JSON:
        write_json({"version": VERSION, "sites": sites}, stream)
    elif coverage_format == CoverageFormat.CSV:
        _csv(sites, stream)
    else:
        for number, site in enumerate(sites):
            stream.write("\n" if number else "")
            stream.write(f"{harmless(site['root'])}\n" if len(sites) > 1 else "")
            _table(site, shown, stream)


def _csv(sites: Sequence[Site], stream: TextIO) -> None:
    codes = list(dict.fromkeys(one["lang"] for site in sites for one in site["languages"]))
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["path", "translationKey", "section", "missing", "drafts", *codes])
    for site in sites:
        for page in site["pages"]:
            drafts = dict.fromkeys(file["lang"] for file in page["files"] if file["draft"])
            cells = (" ".join(_paths(page, code)) for code in codes)
            names = (page["path"], page["translationKey"], page["section"])
            writer.writerow([*names, " ".join(page["missing"]), " ".join(drafts), *cells])


def _paths(page: Page, code: str) -> list[str]:
    return [file["path"] for file in page["files"] if file["lang"] == code]


def _table(site: Site, shown: Shown, stream: TextIO) -> None:
    languages = site["languages"]
    codes = [one["lang"] for one in languages]
    if shown == Shown.NONE:
        head = [msg("section"), msg("pages"), *codes]
        lines = [
            [section["section"] or "/", section["pages"], *_shares(section, codes)]
            for section in site["sections"]
        ]
        gap = [""]
    else:
        head = [msg("page"), *codes]
        lines = [[_name(page), *(_cell(page, code) for code in codes)] for page in site["pages"]]
        gap = []
    total = sum(section["pages"] for section in site["sections"])
    lines += [
        [
            counted(total, "page"),
            *gap,
            *(_share(one["pages"], total) for one in languages),
        ],
        [msg("missing"), *gap, *(f"{one['missing']:,}" for one in languages)],
        [msg("drafts"), *gap, *(f"{one['drafts']:,}" for one in languages)],
    ]
    _write_aligned([head, *lines], stream)


def _shares(section: Mapping[str, Any], codes: Iterable[str]) -> list[str]:
    return [_share(section["languages"][code], section["pages"]) for code in codes]


def _share(part: int, whole: int) -> str:
    """A percentage, rounded down so that only all is 100 %."""
    return f"{100 * part // whole}%" if whole else "-"


def _name(page: Page) -> str:
    return str(page["files"][0]["path"])


def _cell(page: Page, code: str) -> str:
    drafts = [file["draft"] for file in page["files"] if file["lang"] == code]
    if len(drafts) > 1:
        return counted(len(drafts), "page")
    return "-" if not drafts else str(msg("draft") if drafts[0] else msg("yes"))


def _write_aligned(lines: Sequence[Sequence[object]], stream: TextIO) -> None:
    """Columns of text, all but the first aligned to the right."""
    texts = [[harmless(str(cell)) for cell in line] for line in lines]
    widths = [max(map(columns, column)) for column in zip(*texts, strict=True)]
    for first, *others in texts:
        cells = [first + " " * (widths[0] - columns(first))]
        cells += [
            " " * (width - columns(text)) + text
            for text, width in zip(others, widths[1:], strict=True)
        ]
        stream.write("  ".join(cells).rstrip() + "\n")
