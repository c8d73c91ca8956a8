"""The images that a page asks for, and which of them need a look at the whole site.

Most pages show only images that lie where most do. That is told from their text without reading
the Markdown: whatever it means, nothing in it can be an image that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from cms.hugo.render_hooks import keeps_html
from cms.markdown.options import markdown_options
from cms.markdown.references import (
    FIGURE,
    Reference,
    ReferenceOptions,
    ShortcodeRoles,
    find_references,
)
from cms.model import Place
from cms.rules.image_causes import is_local
from cms.schema.image_keys import named_images

if TYPE_CHECKING:
    from cms.hugo.config import LanguageConfig
    from cms.hugo.site.images import Way
    from cms.rules.base import Page
    from cms.settings import Settings

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_HOOKED = frozenset({"data:"})
"""Schemes that go through as they are, but not where a template writes the address."""


class _Spelling(NamedTuple):
    """A way to write an image: its sign, and plain spellings, whose last group is the address.

    Each begins with a literal, which is found several times faster than one of several.
    """

    sign: re.Pattern[bytes]
    plain: re.Pattern[bytes]
    in_html: bool = False


_IN_MARKDOWN = _Spelling(
    re.compile(rb"!\["),
    re.compile(rb"!\[[^\[\]]*\]\(([^\s()<>\\&{}]+)(?:[ \t]+\"[^\"\n]*\")?\)"),
)
_FIGURE = _Spelling(
    re.compile(rb"\{\{[<%]\s*figure\b"),
    re.compile(rb"\{\{<\s*figure\s[^<>{}]*?\bsrc=\"([^\"<>&{}\\\s]+)\""),
)
_IN_HTML = _Spelling(
    re.compile(rb"<[iI][mM][gG]\b"),
    re.compile(rb"<[iI][mM][gG]\s[^<>{}]*?\b[sS][rR][cC]=([\"'])([^\"'<>&{}\s]+)\1"),
    in_html=True,
)
_ELEMENT = re.compile(rb"<(?:[iI][mM][gG]|[sS][oO][uU][rR][cC][eE]|[vV][iI][dD][eE][oO])\b")
_SEVERAL = re.compile(rb"(?i:srcset|<source|<video)\b")
_MARKDOWN = frozenset({"md", "markdown", "mdown"})
_PATTERN_OR_QUOTE = "*?{[“”‘’"
"""In values that are patterns, or that are quoted in a way that another rule mends."""


class ImageUse(NamedTuple):
    """An image that a page asks for at ``place``; ``text`` is what readers see instead of it.

    ``places`` are where the theme looks for what front matter names.
    """

    way: Way | Literal["front matter"]
    destination: str
    place: Place
    text: str = ""
    places: tuple[str, ...] = ()


def image_options(language: LanguageConfig, settings: Settings) -> ReferenceOptions:
    """What to look for in bodies of a language: Hugo's ``figure``, and shortcodes of the site."""
    own = settings.image_shortcodes
    shortcodes = [ShortcodeRoles(name, images) for name, images in own.items()]
    if FIGURE.name not in own:
        shortcodes.append(FIGURE)
    markdown = markdown_options(language.settings.get("markup") or {})
    return ReferenceOptions(markdown, tuple(shortcodes), links=False)


def shown_images(page: Page) -> list[Reference]:
    """The images that a body refers to, without those in the alternative texts of others."""
    options = page.site.image_options(page.file.language)
    found = find_references(page.document.raw, page.document.body, options)
    texts = [
        each.text_span for each in found if each.text_span and each.text_span[0] < each.text_span[1]
    ]
    return [
        each
        for each in found
        if not any(start <= each.place.start and each.place.end <= end for start, end in texts)
    ]


def open_uses(page: Page) -> list[ImageUse]:
    """The images of a page that may be missing; what leads to other hosts is not among them."""
    if not page.file.kind:  # no page of its own: where its text is shown is not known
        return []
    found = []
    if page.image_text and is_markdown(page) and not _is_all_at_hand(page):
        found = list(_in_body(page))
    found += _in_front_matter(page)
    return found


def is_markdown(page: Page) -> bool:
    """Whether Hugo reads the body as Markdown."""
    if page.file.extension in _MARKDOWN and "markup" not in page.data:
        return True
    return page.fields.media_type == "text/markdown"


def is_dropped(page: Page, reference: Reference) -> bool:
    """Whether an image is HTML, or is made HTML too early, which the site leaves out."""
    if reference.form == "shortcode":
        is_html = page.document.raw.startswith(b"{{%", reference.place.start)
    else:
        is_html = reference.form in ("html", "srcset")
    return is_html and not keeps_html(page.language)


def is_within_shortcode(page: Page, reference: Reference) -> bool:
    """Whether a shortcode encloses a reference, whose template may do anything with it."""
    from cms.markdown.shortcodes import Shortcode, find_shortcodes

    raw, body = page.document.raw, page.document.body
    return any(
        isinstance(item, Shortcode) and item.start < reference.place.start < item.end
        for item in (find_shortcodes(raw, body) if b"{{" in raw else ())
    )


def way_of(reference: Reference) -> Way:
    """How Hugo gets to an image in a body."""
    if reference.form in ("html", "srcset"):
        return "html"
    if reference.form == "shortcode":
        return "figure" if reference.name == FIGURE.name else "shortcode"
    return "markdown"


def _in_body(page: Page) -> Iterator[ImageUse]:
    for reference in page.images:
        if reference.is_computed or is_dropped(page, reference):
            continue
        way = way_of(reference)
        if not _is_settled(page, way, reference.destination):
            text = reference.text or ""
            yield ImageUse(way, reference.destination, reference.span, text)


def _in_front_matter(page: Page) -> Iterator[ImageUse]:
    keys = page.schema.image_keys
    if not keys:
        return
    for route, value, places in named_images(page.data, keys):
        if not _is_found_by_theme(page, value.strip(), places):
            yield ImageUse("front matter", value, route, "", places)


def _is_found_by_theme(page: Page, value: str, places: Iterable[str]) -> bool:
    if any(char in value for char in _PATTERN_OR_QUOTE) or (
        _SCHEME.match(value) and not is_local(value, "front matter")
    ):
        return True
    hand = page.site.images_at_hand
    for place in places:
        if place in ("page", "page-glob", "relative"):
            in_html = place == "relative"
            if hand.has_beside(page.file, page.data, value, in_html=in_html):
                return True
        elif place == "static" and hand.has_static(value):
            return True
    return False


def _is_all_at_hand(page: Page) -> bool:
    """Whether every image that the body could have is settled; only plain spellings are read."""
    text = page.image_text
    if page.site.settings.image_shortcodes:
        return False
    if not all(_is_each_at_hand(page, text, spelling) for spelling in (_IN_MARKDOWN, _FIGURE)):
        return False
    if _ELEMENT.search(text) and keeps_html(page.language):
        return not _SEVERAL.search(text) and _is_each_at_hand(page, text, _IN_HTML)
    return True


def _is_each_at_hand(page: Page, text: bytes, spelling: _Spelling) -> bool:
    way: Way = "html" if spelling.in_html else "markdown"
    settled: set[bytes] = set()
    count = 0
    for match in spelling.plain.finditer(text):
        count += 1
        address = match[match.lastindex or 0]
        if address not in settled:
            if not _is_settled(page, way, address.decode("utf-8", "replace")):
                return False
            settled.add(address)
    return count == sum(1 for _ in spelling.sign.finditer(text))


def _is_settled(page: Page, way: Way, destination: str) -> bool:
    """Whether nothing is to be said of an address: the image is there, or on another host."""
    scheme = _SCHEME.match(destination.strip())
    if scheme:
        is_open = way != "html" and scheme[0].lower() in _HOOKED
        return not is_open and not is_local(destination, way)
    return page.site.images_at_hand.has(page.file, page.data, destination, in_html=way == "html")
