"""A key that Hugo drops because it is written again.

Hugo takes `title` and `Title` for one key and keeps one of them without a word: the one with
capitals, whatever the order. In JSON it also keeps the last of two keys that are spelled alike.
The value of the other is lost.

Keep one of the two. The fix removes the one that Hugo drops where both are written alike on a line
each.

Flagged::

    ---
    title: 标题
    Title: 题目
    ---

Flagged::

    ---
    title: 标题
    Title: 标题
    ---

Fixed::

    ---
    Title: 标题
    ---

Clean: ``title: 标题``
Source: Hugo ``common/hmaps/params.go`` (PrepareParams), Go ``encoding/json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cms.hugo.formats.syntax import Entry
from cms.model import Edit, Finding, Fix, Route, Severity, Span, msg
from cms.rules.base import Page, rule

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

_KEY = re.compile(rb"""^[ \t]*["']?([\w\x80-\xff-]+)["']?[ \t]*[:=]""", re.MULTILINE)


@rule("FM041", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    if not _may_repeat_keys(page.document):
        return
    for route in _mappings(page.data):
        written: dict[str | int, list[Entry]] = {}
        for entry in page.document.entries(route):
            written.setdefault(entry.key, []).append(entry)
        for entries in written.values():
            if len(entries) > 1:
                yield from _dropped(page, entries)


def _may_repeat_keys(document: Document) -> bool:
    """Whether it pays to look where every key stands, which takes ten times as long."""
    if document.is_ordinary:  # and so without a key that is written twice
        return False
    head = document.raw[slice(*document.head)]
    if document.format == "json" or b"{" in head:
        return True
    names = set(_KEY.findall(head))
    return len({name.lower() for name in names}) < len(names)


def _mappings(data: Mapping[str, Any], route: Route = ()) -> Iterator[Route]:
    yield route
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _mappings(value, (*route, key))


def _dropped(page: Page, entries: list[Entry]) -> Iterator[Finding]:
    capitalised = [entry for entry in entries if entry.name != entry.key]
    names = dict.fromkeys(entry.name for entry in capitalised)
    if len(names) > 1:
        message = msg(
            "{names} are one key to Hugo, which keeps any of them; keep one of them",
            names=", ".join(names),
        )
        yield Finding(Span(*capitalised[-1].key_span), message)
        return
    kept = capitalised[-1] if capitalised else entries[-1]
    for entry in entries:
        if entry is not kept:
            message = msg(
                "Hugo drops this {name}, because {kept} is the same key to it; keep one of the two",
                name=entry.name,
                kept=kept.name,
            )
            yield Finding(Span(*entry.key_span), message, _removed(page, entry, kept))


def _removed(page: Page, entry: Entry, kept: Entry) -> Fix | None:
    """Takes out the line of an entry that says the same as the one that Hugo keeps."""
    from cms.rules.frontmatter._mending import line_end, line_start, rewritten

    raw = page.document.raw
    if raw[slice(*entry.value_span)] != raw[slice(*kept.value_span)]:
        return None
    start, end = line_start(raw, entry.key_span[0]), line_end(raw, entry.value_span[1])
    if raw[start : entry.key_span[0]].strip() or raw[entry.value_span[1] : end].strip():
        return None
    if b"\n" in raw[start:end] or not raw[slice(*entry.value_span)]:
        return None
    end += 2 if raw.startswith(b"\r\n", end) else 1
    return rewritten(page, msg("remove it"), Edit(Span(start, end), b""))
