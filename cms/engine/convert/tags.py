"""What front matter says about languages, brought in line with a new translation.

Hugo reads neither ``lang`` nor ``translations``; templates and people do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import Patch, append_item, replace_value
from cms.frontmatter.promise import promised, same, splice
from cms.languages import equal
from cms.languages.tags import read_tag
from cms.model import Change, Edit, Route, Span

# How nearly all of them are written. To try that and read the result is ten times as fast as to
# find all places of the front matter.
_LANG = {
    "yaml": re.compile(rb"(?m)^lang:[ \t]*(?:\n[ \t]*-[ \t]+|\[[ \t]*)?[\"']?([A-Za-z][\w-]*)"),
    "toml": re.compile(rb"(?m)^lang[ \t]*=[ \t]*(?:\[[ \t]*)?[\"']([A-Za-z][\w-]*)"),
    "json": re.compile(rb"\"lang\"[ \t]*:[ \t]*(?:\[\s*)?\"([A-Za-z][\w-]*)"),
}
_ITEMS = {
    "yaml": re.compile(
        rb"(?m)^translations:[ \t]*\n(?:[ \t]*-[ \t]+[\"']?[\w-]+[\"']?[ \t]*\n)*"
        rb"(?P<mark>[ \t]*-[ \t]+)(?P<quote>[\"']?)[\w-]+(?P=quote)[ \t]*\n(?![ \t]*-[ \t])"
    ),
    "toml": re.compile(
        rb"(?m)^translations[ \t]*=[ \t]*\[[ \t]*(?:[\"'][\w-]+[\"'],[ \t]*)*"
        rb"(?P<quote>[\"'])[\w-]+(?P=quote)(?=[ \t]*\])"
    ),
    "json": re.compile(
        rb"\"translations\"[ \t]*:[ \t]*\[(?:\s*\"[\w-]+\",)*(?P<mark>\s+)\"[\w-]+\"(?=\s*\])"
    ),
}


class TagEdits(NamedTuple):
    """What makes an article its own translation, and what both say of each other."""

    lang: tuple[Edit, ...]
    translations: tuple[Edit, ...]


def tag_edits(document: Document, old: str, new: str) -> TagEdits | None:
    """The edits of both keys; None where only a reading of the whole can prove them."""
    lang = _edits_of("lang", document, old, new)
    translations = _edits_of("translations", document, old, new)
    return None if lang is None or translations is None else TagEdits(lang, translations)


def _edits_of(key: str, document: Document, old: str, new: str) -> tuple[Edit, ...] | None:
    if key not in document.data:
        return ()
    span = document.lines_of(key)
    lines = document.raw[slice(*span)] if span else b""
    mark = b"+++" if document.format == "toml" else b"---"
    after = _lines_after(key, mark, lines, old, new)
    if span is None or after is None:
        return None
    return () if after == lines else (Edit(span, after),)


@lru_cache(maxsize=1024)
def _lines_after(key: str, mark: bytes, lines: bytes, old: str, new: str) -> bytes | None:
    """What the lines of a key become, which are few in any site; ``mark`` stands around them."""
    alone = parse(b"%b\n%b%b\n" % (mark, lines, mark))
    done = with_language(alone, old, new) if key == "lang" else with_translation(alone, new)
    return done.raw[slice(*done.head)] if done.lines_of(key) == done.head else None


def with_language(document: Document, old: str, new: str) -> Document:
    """The file with ``lang`` naming the language ``new`` where it named ``old``."""
    value = document.data.get("lang")
    texts = value if isinstance(value, list) else [value]
    for number, text in enumerate(texts):
        if isinstance(text, str) and _names(text, old):
            route: Route = ("lang", number) if isinstance(value, list) else ("lang",)
            meant = _spelled(new, [text])
            quick = (
                _in_place_of(document, text, meant, Change(route, meant)) if not number else None
            )
            return quick or _patched(document, replace_value(document, route, meant))
    return document


def with_translation(document: Document, new: str) -> Document:
    """The file with ``new`` among its ``translations``, if it lists languages there."""
    value: Any = document.data.get("translations")
    if not _is_list_of_tags(value) or any(_names(item, new) for item in value):
        return document
    meant = _spelled(new, value)
    quick = _behind_others(document, meant, Change(("translations", len(value)), meant))
    return quick or _patched(document, append_item(document, ("translations",), meant))


def _in_place_of(document: Document, old: str, new: str, change: Change) -> Document | None:
    pattern = _LANG.get(document.format)
    found = pattern.search(document.raw, *document.head) if pattern else None
    if found is None or found[1] != old.encode():
        return None
    return _proven(document, Edit(Span(*found.span(1)), new.encode()), change)


def _behind_others(document: Document, new: str, change: Change) -> Document | None:
    pattern = _ITEMS.get(document.format)
    found = pattern.search(document.raw, *document.head) if pattern else None
    if found is None:
        return None
    written = _item(document.format, found, new.encode())
    return _proven(document, Edit(Span(found.end(), found.end()), written), change)


def _item(form: str, others: re.Match[bytes], new: bytes) -> bytes:
    """One item more, written as the last of the others."""
    if form == "yaml":
        return b"%b%b%b%b\n" % (others["mark"], others["quote"], new, others["quote"])
    if form == "toml":
        return b", %b%b%b" % (others["quote"], new, others["quote"])
    return b',%b"%b"' % (others["mark"], new)


def _proven(document: Document, edit: Edit, change: Change) -> Document | None:
    """The edited file, if Hugo reads this change in it and no other."""
    new = parse(splice(document.raw, [edit]))
    is_meant = new.problem is None and same(new.data, promised(document.data, [change]))
    return new if is_meant else None


def _patched(document: Document, patch: Patch | None) -> Document:
    return parse(splice(document.raw, patch.edits)) if patch else document


def _is_list_of_tags(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, str) and read_tag(item) is not None for item in value)
    )


def _names(text: str, tag: str) -> bool:
    return text.lower().replace("_", "-") == tag.lower() or equal(text, tag)


def _spelled(tag: str, like: list[str]) -> str:
    """A tag in the letter case of others."""
    text = tag.lower() if all(each == each.lower() for each in like) else tag
    return text.replace("-", "_") if all("_" in each for each in like) else text
