"""Drafts of edits, and the first of them that does what it promises."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch.texts import common_length
from cms.frontmatter.promise import promised, same, splice
from cms.model import Change, Edit, Span


class Patch(NamedTuple):
    """Edits that go together, and what they change in the decoded front matter."""

    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]


UNCHANGED = Patch((), ())


def draft(edits: Iterable[Edit], *changes: Change) -> Patch:
    """A patch that is not proven yet."""
    return Patch(tuple(edits), changes)


def first_proven(document: Document, drafts: Iterable[Patch]) -> Patch | None:
    """The first draft after which Hugo reads what was promised, and the body as before."""
    for each in drafts:
        edits = _trimmed(document.raw, each.edits)
        if _is_apart(edits) and _is_proven(document, edits, each.changes):
            return Patch(edits, each.changes) if edits else UNCHANGED
    return None


def _is_proven(document: Document, edits: Sequence[Edit], changes: Sequence[Change]) -> bool:
    expected = promised(document.data, changes)
    if expected is None:
        return False
    after = parse(splice(document.raw, edits))
    return (
        after.problem is None
        and after.format == (document.format or "yaml")
        and same(after.data, expected)
        and after.raw[slice(*after.body)] == document.raw[slice(*document.body)]
    )


def _is_apart(edits: Sequence[Edit]) -> bool:
    spans = [span for span, _ in edits]
    return all(one.end <= other.start and one != other for one, other in pairwise(spans))


def _trimmed(raw: bytes, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order, without the characters at their ends that stay as they are."""
    trimmed = (_without_equal_ends(raw, each) for each in sorted(edits))
    return tuple(each for each in trimmed if each.text or each.span.start < each.span.end)


def _without_equal_ends(raw: bytes, edit: Edit) -> Edit:
    (start, end), text = edit
    old = raw[start:end]
    first = _character_start(old, common_length(old, text))
    old, text = old[first:], text[first:]
    last = common_length(old[::-1], text[::-1])
    while last and old[len(old) - last] & 0xC0 == 0x80:
        last -= 1
    return Edit(Span(start + first, end - last), text[: len(text) - last])


def _character_start(text: bytes, at: int) -> int:
    """The same place, or where the UTF-8 character around it starts."""
    while 0 < at < len(text) and text[at] & 0xC0 == 0x80:
        at -= 1
    return at
