"""What front matter says about languages, brought in line with a new translation.

Hugo reads neither ``lang`` nor ``translations``; templates and people do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import Patch, append_item, replace_value
from cms.frontmatter.promise import promised, same, splice
from cms.frontmatter.split import Format
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


Edits = tuple[Edit, ...]


def language_edits(document: Document, old: str, new: str) -> Edits:
    """The edits that make ``lang`` name the language ``new`` where it names ``old``."""
    return _edits_of("lang", document, old, new)


def translation_edits(document: Document, new: str) -> Edits:
    """The edits that put ``new`` among the ``translations``, if languages are listed there."""
    return _edits_of("translations", document, "", new)


def _edits_of(key: str, document: Document, old: str, new: str) -> Edits:
    """The edits of one key, by its lines if it has some of its own."""
    if key not in document.data:
        return ()
    span = document.lines_of(key)
    if span:
        lines = document.raw[slice(*span)]
        after = _lines_after(key, document.format, lines, old, new)
        if after is not None:
            return () if after == lines else (Edit(span, after),)
    return _read_edits(key, document, old, new)


@lru_cache(maxsize=1024)
def _lines_after(key: str, form: Format, lines: bytes, old: str, new: str) -> bytes | None:
    """What the lines of a key become, which are few in any site; None if they are not alone."""
    mark = b"+++" if form == "toml" else b"---"
    alone = parse(b"%b\n%b%b\n" % (mark, lines, mark))
    done = parse(splice(alone.raw, _read_edits(key, alone, old, new)))
    return done.raw[slice(*done.head)] if done.lines_of(key) == done.head else None


def _read_edits(key: str, document: Document, old: str, new: str) -> Edits:
    """The edits of one key, each proven by a reading of the whole front matter."""
    if key == "lang":
        return _renamed(document, old, new)
    return _listed(document, new)


def _renamed(document: Document, old: str, new: str) -> Edits:
    value = document.data.get("lang")
    texts = value if isinstance(value, list) else [value]
    for number, text in enumerate(texts):
        if isinstance(text, str) and _names(text, old):
            route: Route = ("lang", number) if isinstance(value, list) else ("lang",)
            meant = _spelled(new, [text])
            quick = () if number else _in_place_of(document, text, meant, Change(route, meant))
            return quick or _patched(replace_value(document, route, meant))
    return ()


def _listed(document: Document, new: str) -> Edits:
    value: Any = document.data.get("translations")
    if not _is_list_of_tags(value) or any(_names(item, new) for item in value):
        return ()
    meant = _spelled(new, value)
    quick = _behind_others(document, meant, Change(("translations", len(value)), meant))
    return quick or _patched(append_item(document, ("translations",), meant))


def _in_place_of(document: Document, old: str, new: str, change: Change) -> Edits:
    pattern = _LANG.get(document.format)
    found = pattern.search(document.raw, *document.head) if pattern else None
    if found is None or found[1] != old.encode():
        return ()
    return _proven(document, Edit(Span(*found.span(1)), new.encode()), change)


def _behind_others(document: Document, new: str, change: Change) -> Edits:
    pattern = _ITEMS.get(document.format)
    found = pattern.search(document.raw, *document.head) if pattern else None
    if found is None:
        return ()
    written = _item(document.format, found, new.encode())
    return _proven(document, Edit(Span(found.end(), found.end()), written), change)


def _item(form: str, others: re.Match[bytes], new: bytes) -> bytes:
    """One item more, written as the last of the others."""
    if form == "yaml":
        return b"%b%b%b%b\n" % (others["mark"], others["quote"], new, others["quote"])
    if form == "toml":
        return b", %b%b%b" % (others["quote"], new, others["quote"])
    return b',%b"%b"' % (others["mark"], new)


def _proven(document: Document, edit: Edit, change: Change) -> Edits:
    """The edit, if Hugo reads this change in it and no other."""
    new = parse(splice(document.raw, [edit]))
    is_meant = new.problem is None and same(new.data, promised(document.data, [change]))
    return (edit,) if is_meant else ()


def _patched(patch: Patch | None) -> Edits:
    return patch.edits if patch else ()


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
