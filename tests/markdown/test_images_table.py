"""The table of images that Hugo printed: what its Markdown refers to."""

from typing import Any
from urllib.parse import unquote

import pytest

from cms.markdown.references import Reference, ReferenceOptions, find_references
from cms.model import Span
from tests.tables import rows


def printed_as_written(row: dict[str, Any]) -> bool:
    """Whether nothing but goldmark decides: no hook, no other language, no shortcode."""
    return not row["config"] and not row["error"] and "{{" not in row["markdown"]


def is_printed(row: dict[str, Any]) -> bool:
    """Whether the page is there, and no script is kept from being an address."""
    hides = ("page that is a bundle resource", "nested under leaf", "headless")
    is_hooked = "HOOK" in (row["rendered_src"] or "")
    return row["note"] not in hides and not is_hooked and "javascript:" not in row["markdown"]


PRINTED = [row for row in rows("images") if printed_as_written(row) and is_printed(row)]


def images(row: dict[str, Any]) -> list[Reference]:
    raw = row["markdown"].encode()
    return find_references(raw, Span(0, len(raw)), ReferenceOptions(links=False))


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row["markdown"])
def test_destinations_are_those_that_hugo_printed(row: dict[str, Any]) -> None:
    expected = [] if row["rendered_src"] is None else [row["rendered_src"]]
    # Raw HTML is not printed unless the site says so.
    shown = [one.destination for one in images(row) if one.form in ("inline", "reference")]
    # Of several the table has the first.
    assert list(map(unquote, shown[:1])) == list(map(unquote, expected))


def test_whatever_hugo_printed_was_found() -> None:
    for row in rows("images"):
        if row["rendered_src"]:
            assert images(row), row
