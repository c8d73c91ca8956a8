"""Destinations, titles and labels of links, and the definitions at the start of paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

SPACE = b" \t\n\r"
SPACES = re.compile(rb"[ \t\n\r]*")
_BLANK_REST = re.compile(rb"[ \t\r]*(?:\n|\Z)")
_ANGLED = re.compile(rb"<((?:[^>\\\n]|\\[!-/:-@\[-`{-~]|\\(?![!-/:-@\[-`{-~]))*)>")
_STEP = re.compile(rb"\\[!-/:-@\[-`{-~]|[^()\\ \t\n\r]+|[()\\]")
_WORD = re.compile(rb"[^ \t\n\r]*")
_DEEPEST = 50  # open parentheses; more are taken for a text that shall hold up, and not counted
_LABEL_SPACES = re.compile(r"[ \t\n\r]+")
_CLOSERS = {
    closer: re.compile(rb"(?:[^\\%s]+|\\[!-/:-@\[-`{-~]|\\)*" % re.escape(bytes({opener, closer})))
    for opener, closer in (b"[]", b"()", b'""', b"''")
}


class Destination(NamedTuple):
    """A destination or a title as written: from ``start`` to ``stop``, read up to ``end``."""

    start: int
    stop: int
    end: int


class Definition(NamedTuple):
    """What a label stands for; offsets are those of the text that defines it."""

    destination: tuple[int, int]
    title: tuple[int, int] | None


def skip_spaces(text: bytes, at: int) -> int:
    match = SPACES.match(text, at)
    return match.end() if match else at


def read_destination(text: bytes, at: int) -> Destination | None:
    """A destination that starts here: in angle brackets, or up to a space with balanced ones."""
    if text[at : at + 1] == b"<":
        angled = _ANGLED.match(text, at)
        return Destination(*angled.span(1), angled.end()) if angled else None
    opened = 0
    end = at
    while step := _STEP.match(text, end):
        opened += (step[0] == b"(") - (step[0] == b")")
        if opened < 0:
            break
        if opened > _DEEPEST:
            end = _WORD.match(text, end).end()  # type: ignore[union-attr]
            break
        end = step.end()
    return Destination(at, end, end) if end > at else None


def find_closure(text: bytes, at: int, opener: bytes) -> int:
    """Where what ``opener`` opened before ``at`` closes, nothing nested; -1 if nowhere."""
    closer = {b"[": b"]", b"(": b")"}.get(opener, opener)
    inside = _CLOSERS[closer[0]].match(text, at)
    end = inside.end() if inside else at
    return end if text[end : end + 1] == closer else -1


def read_title(text: bytes, at: int) -> Destination | None:
    """A title in quotes or parentheses that starts here."""
    opener = text[at : at + 1]
    if opener not in (b'"', b"'", b"("):
        return None
    end = find_closure(text, at + 1, opener)
    return Destination(at + 1, end, end + 1) if end >= 0 else None


def normal_label(label: bytes) -> str:
    """The form in which labels are compared."""
    text = label.decode("utf-8", "surrogateescape").strip(" \t\n\v\f\r").casefold()
    return _LABEL_SPACES.sub(" ", text)


class Found(NamedTuple):
    """A definition, where the next may start, and how many lines up to there belong to it."""

    label: str
    definition: Definition
    end: int
    lines: tuple[int, int]


def read_definition(text: bytes, start: int) -> Found | None:
    """The definition that starts at this place of a paragraph, blanks aside."""
    at = skip_spaces(text, start)
    if text[at : at + 1] != b"[":
        return None
    label_end = find_closure(text, at + 1, b"[")
    label = text[at + 1 : label_end]
    if label_end < 0 or not label.strip(SPACE) or text[label_end + 1 : label_end + 2] != b":":
        return None
    destination = read_destination(text, skip_spaces(text, label_end + 2))
    if destination is None:
        return None
    name = normal_label(label)
    first = text.count(b"\n", 0, at)
    target = destination.start, destination.stop
    return _with_title(text, destination.end, name, target, first)


def _with_title(
    text: bytes, end: int, name: str, target: tuple[int, int], first: int
) -> Found | None:
    ends_line = _BLANK_REST.match(text, end) is not None
    last = text.count(b"\n", 0, end)
    at = skip_spaces(text, end)
    plain = Definition(target, None)
    if text[at : at + 1] not in (b'"', b"'", b"("):
        return Found(name, plain, at, (first, last + 1)) if ends_line else None
    if at == end:
        return None
    title = read_title(text, at)
    if title is None:
        behind = _behind_open_title(text, at)
        return Found(name, plain, behind, (first, last + 1)) if ends_line else None
    whole = Definition(target, (title.start, title.stop))
    if not _BLANK_REST.match(text, title.end):
        # As goldmark has it: the title counts, and its line stays in the paragraph.
        return Found(name, whole, title.end, (first, last)) if ends_line else None
    return Found(name, whole, title.end, (first, text.count(b"\n", 0, title.end) + 1))


def _behind_open_title(text: bytes, at: int) -> int:
    """Where goldmark looks for the next definition when a title does not close."""
    if text[at : at + 1] != b"(":
        return len(text)
    inside = _CLOSERS[ord(")")].match(text, at + 1)
    line_end = text.find(b"\n", inside.end() if inside else at)
    return line_end + 1 if line_end >= 0 else len(text)
