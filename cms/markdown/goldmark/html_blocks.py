"""How blocks of raw HTML start and end."""

from __future__ import annotations

import re

ATTRIBUTES = (
    rb"(?:[\r\n \t]+[a-zA-Z_:][a-zA-Z0-9:._-]*"
    rb"(?:[\r\n \t]*=[\r\n \t]*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)*"
)
_RAW = re.compile(rb"(?i) {0,3}<(?:script|pre|style|textarea)(?:[\t\n\f\r >]|/>|\Z)")
_RAW_END = re.compile(rb"(?i)</(?:script|pre|style|textarea)>")
_STARTS = (
    (re.compile(rb" {0,3}<!--"), b"-->"),
    (re.compile(rb" {0,3}<\?"), b"?>"),
    (re.compile(rb" {0,3}<![A-Z]"), b">"),
    (re.compile(rb" {0,3}<!\[CDATA\["), b"]]>"),
)
_TAG = re.compile(rb" {0,3}<(?:/ *)?([a-zA-Z]+[a-zA-Z0-9-]*)(?: |>|/>|(?:\r\n|\n)?\Z)")
_WHOLE_TAG = re.compile(
    rb" {0,3}<(/ *)?([a-zA-Z]+[a-zA-Z0-9-]*)(" + ATTRIBUTES + rb") */?> *(?:\r\n|\n)?\Z"
)
_BLOCK_TAGS = frozenset(
    b"""address article aside base basefont blockquote body caption center col colgroup dd details
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6
    head header hr html iframe legend li link main menu menuitem meta nav noframes ol optgroup
    option p param search section summary table tbody td tfoot th thead title tr track ul""".split()
)
RAW_END = b"</"
"""Stands for the end tags of script, pre, style and textarea, any of which will do."""


def html_block_end(line: bytes, in_paragraph: bool) -> bytes | None:
    """What ends the block of HTML that the line starts: nothing where a blank line does."""
    if _RAW.match(line):
        return RAW_END
    for start, end in _STARTS:
        if start.match(line):
            return end
    return b"" if _starts_by_tag(line, in_paragraph) else None


def _starts_by_tag(line: bytes, in_paragraph: bool) -> bool:
    whole = _WHOLE_TAG.match(line)
    if whole:
        closing, name, attributes = whole.groups()
        if name.lower() in _BLOCK_TAGS:
            return True
        # Any other tag alone on its line, but not within a paragraph.
        if name.lower() not in (b"script", b"style", b"pre") and not in_paragraph:
            return not (closing == b"/" and attributes)
    tag = _TAG.match(line)
    return tag is not None and tag[1].lower() in _BLOCK_TAGS


def ends_html(line: bytes, end: bytes) -> bool:
    """Whether the line has what ends a block, one of raw text included."""
    return bool(_RAW_END.search(line)) if end == RAW_END else end in line
