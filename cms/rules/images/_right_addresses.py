"""The right address of a missing image, written where the wrong one stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.frontmatter.patch import replace_text
from cms.frontmatter.promise import splice
from cms.markdown.references import Reference, find_references
from cms.markdown.spelling import Written, edit, escape, form_between, parts
from cms.model import Applicability, Edit, Fix, KeyAt, Message, Span, msg
from cms.rules.fixes import fix

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.rules.images._missing_images import MissingImage


def with_right_address(document: Document, missing: MissingImage) -> Fix | None:
    """The fix that writes it; None where no spelling leads readers to the image.

    Query and fragment stay, and so do escapes, quotes and angle brackets.
    """
    is_certain = missing.reason.sureness == "certain"
    level = Applicability.SAFE if is_certain else Applicability.UNSAFE
    if missing.use.way == "front matter":
        return _in_front_matter(document, missing, level)
    found = find_references(document.raw, document.body, missing.options)
    here = [each for each in found if each.span == missing.use.place]
    if not here:
        return None
    edit, text = _edited(document.raw, here[0], missing.reason.better)
    if not missing.is_there(text) or not _is_read(document, missing, edit, text):
        return None
    return Fix(_title(text), (edit,), level, body=True)


def _in_front_matter(document: Document, missing: MissingImage, level: Applicability) -> Fix | None:
    place = missing.use.place
    assert isinstance(place, tuple)
    assert not isinstance(place, KeyAt)
    for text in _spellings(missing.use.destination, missing.reason.better):
        if missing.is_there(text):
            return fix(_title(text), replace_text(document, place, text), level)
    return None


def _spellings(old: str, better: str) -> Iterator[str]:
    """With and without escapes: what theme's templates take depends on where they look."""
    plain, rest = parts(better).plain, parts(old).rest
    escaped = escape(plain, parts(old).path, "value")
    first, second = (escaped, plain) if "%" in old else (plain, escaped)
    yield from (first + rest, second + rest)


def _edited(raw: bytes, reference: Reference, better: str) -> tuple[Edit, str]:
    """The edit that writes an address in place of another, and what is read then."""
    host, path, rest = parts(reference.destination)
    form = form_between(raw, reference.span, reference.form)
    right = escape(parts(better).plain, path, form)
    # An address on a computer goes as a whole, of others only the path changes.
    old = "" if host else reference.destination
    written = Written(old, reference.span, reference.form)
    return edit(raw, written, right, right + rest), right + rest


def _is_read(document: Document, missing: MissingImage, edit: Edit, text: str) -> bool:
    """Whether the body has the same images then, with the new address in this place."""
    raw, body = document.raw, document.body
    new = splice(raw, [edit])
    before = find_references(raw, body, missing.options)
    after = find_references(new, Span(body.start, body.end + len(new) - len(raw)), missing.options)
    expected = [text if each.span == missing.use.place else each.destination for each in before]
    return expected == [each.destination for each in after]


def _title(text: str) -> Message:
    return msg("write {address}", address=text)
