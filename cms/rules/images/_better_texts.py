"""Texts that stand on a page already and say what an image shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cms.frontmatter.promise import splice
from cms.markdown.references import Reference, find_references
from cms.markdown.shortcodes import Item, Shortcode, find_shortcodes
from cms.model import Applicability, Edit, Fix, Span, msg
from cms.rules.alt_texts import is_file_name, is_generic
from cms.rules.base import Page

_SYNTAX = re.compile(r"([\\`*_\[\]<>&~$|!{}])")
_MARKUP = re.compile(r"[*_`\[\]<>{}\\]")
_PLAIN = re.compile(
    "[^\\W_](?:[^\\W_]| (?! )|[\u3001-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f])*"
)
"""Words and Chinese punctuation, which mean nothing anywhere."""
_NOT_IN_SHORTCODES = re.compile(r"[\"`\\]|\{\{|[>%]\}\}")


def with_better_text(page: Page, reference: Reference, *, is_only: bool) -> Fix | None:
    """The fix that writes one of them as alternative text; None where there is none.

    The title of the page says what its image shows if ``is_only`` lacks a text there.
    """
    if reference.text_span is None:
        return None
    for text in _texts(page, reference, is_only=is_only):
        text = " ".join(text.split())
        if not text or is_generic(text) or is_file_name(text):
            continue
        edit = _edit(page.document.raw, reference, text)
        is_sure = reference.form != "reference" and _PLAIN.fullmatch(text)
        if edit is not None and (is_sure or _is_read(page, edit, text)):
            title = msg("write the alternative text {text}", text=text)
            return Fix(title, (edit,), Applicability.UNSAFE, body=True)
    return None


def _texts(page: Page, reference: Reference, *, is_only: bool) -> Iterator[str]:
    """What may say it, the surest first; a caption is Markdown, and only a plain one counts."""
    if reference.form == "shortcode":
        shortcode = _shortcode(page, reference)
        alt = shortcode.value("alt") if shortcode else None
        if shortcode is None or alt is None or alt.span != reference.text_span:
            return
        caption = shortcode.value("caption")
        if caption and not _MARKUP.search(caption.value):
            yield caption.value
    yield reference.title or ""
    title = page.data.get("title")
    if is_only and isinstance(title, str):
        yield title


def _shortcode(page: Page, reference: Reference) -> Shortcode | None:
    items = _all(find_shortcodes(page.document.raw, page.document.body))
    return next((each for each in items if each.start == reference.place.start), None)


def _all(items: Iterable[Item]) -> Iterator[Shortcode]:
    for item in items:
        if isinstance(item, Shortcode):
            yield item
            yield from _all(item.items)


def _edit(raw: bytes, reference: Reference, text: str) -> Edit | None:
    """What writes the text, escaped as its place wants it."""
    span = reference.text_span
    assert span is not None
    quote = raw[span.start - 1 : span.start]
    if reference.form == "shortcode":
        if _NOT_IN_SHORTCODES.search(text):
            return None
        written = text if quote in (b'"', b"`") else f'"{text}"'
    elif reference.form == "html":
        written = text.replace("&", "&amp;").replace("<", "&lt;")
        written = written.replace('"', "&quot;").replace("'", "&#39;")
        written = written if quote in (b'"', b"'") else f'"{written}"'
    else:
        written = _SYNTAX.sub(r"\\\1", text)
    return Edit(span, written.encode())


def _is_read(page: Page, edit: Edit, text: str) -> bool:
    """Whether the body has the same images then, one with the text and no other changed."""
    raw, body = page.document.raw, page.document.body
    options = page.site.image_options(page.file.language)
    new = splice(raw, [edit])
    before = find_references(raw, body, options)
    after = find_references(new, Span(body.start, body.end + len(new) - len(raw)), options)
    expected = [
        (each.destination, text if each.text_span == edit.span else each.text) for each in before
    ]
    return expected == [(each.destination, each.text) for each in after]
