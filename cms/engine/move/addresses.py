"""The addresses that a file's text and front matter have, as far as they may lead into the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cms.hugo.site.leads import Use
from cms.markdown.references import Form, Reference, ReferenceOptions, find_references
from cms.markdown.shortcodes import Shortcode, find_shortcodes
from cms.model import Route, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cms.frontmatter.document import Document
    from cms.schema.image_keys import ImageKey

_MARKUP = frozenset({"md", "mdown", "markdown", "html", "htm"})
_REFS = frozenset({"ref", "relref"})
_HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]*)|[A-Za-z][A-Za-z0-9+.-]*:")
_PATH = re.compile(r"[^\s/]*/\S*|\S+\.[A-Za-z]\w{1,8}(?:[?#]\S*)?")
_IMAGE = re.compile(r"[^\s:*?]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|ico)", re.IGNORECASE)
_ANYWHERE = ("page", "assets", "static")
_LONGEST = 400


class Address(NamedTuple):
    """An address in a body, as ``Reference.destination`` gives it.

    ``language`` is the one that ``ref`` is asked for.
    """

    use: Use
    text: str
    span: Span
    form: Form
    language: str = ""


class NamedImage(NamedTuple):
    """A value of front matter that names an image, and where the theme looks for it."""

    route: Route
    text: str
    places: tuple[str, ...]


def body_addresses(
    document: Document, extension: str, options: ReferenceOptions, hosts: Collection[str]
) -> list[Address]:
    """The addresses of a body, each place once, in their order.

    ``hosts`` are the site's own, in lower case; what leads to others is left out, and so is what
    leads to a place on the same page.
    """
    raw, body = document.raw, document.body
    found: dict[Span, Address] = {}
    if extension in _MARKUP:
        for reference in find_references(raw, body, options):
            if not reference.is_computed:
                address = _of_reference(reference)
                found.setdefault(address.span, address)
    for shortcode in _shortcodes(find_shortcodes(raw, body)):
        for address in _of_shortcode(shortcode):
            found.setdefault(address.span, address)
    kept = (each for each in found.values() if _may_lead_inside(each, hosts))
    return sorted(kept, key=lambda address: address.span)


def head_images(document: Document, keys: Sequence[ImageKey]) -> list[NamedImage]:
    """The images that front matter names: where schemas say so, and by the looks of a value."""
    found = {}
    if keys:
        from cms.schema.image_keys import named_images

        for route, text, places in named_images(document.data, keys):
            found[route] = NamedImage(route, text, places)
    for route, text in _texts((), document.data):
        if _IMAGE.fullmatch(text) and route not in found:
            found[route] = NamedImage(route, text, _ANYWHERE)
    return list(found.values())


def _texts(route: Route, value: object) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts((*route, key), inner)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts((*route, index), item)


def _of_reference(reference: Reference) -> Address:
    kind: Use = "image" if reference.kind == "image" else "link"
    if reference.form in ("html", "srcset"):
        kind = "html"
    elif reference.form == "shortcode":
        kind = "figure" if reference.kind == "image" else "html"
    return Address(kind, reference.destination, reference.span, reference.form)


def _shortcodes(items: Iterable[object]) -> Iterator[Shortcode]:
    for item in items:
        if isinstance(item, Shortcode):
            yield item
            yield from _shortcodes(item.items)


def _of_shortcode(shortcode: Shortcode) -> Iterator[Address]:
    if shortcode.name in _REFS:
        named = shortcode.value("lang")
        path = shortcode.value("path") or shortcode.value("0")
        if path is not None:
            language = named.value if named else ""
            yield Address("ref", path.value, path.span, "shortcode", language)
    elif shortcode.name != "figure":
        for parameter in shortcode.parameters:
            text = parameter.value
            if len(text) < _LONGEST and _PATH.fullmatch(text):
                yield Address("shortcode", text, parameter.span, "shortcode")


def _may_lead_inside(address: Address, hosts: Collection[str]) -> bool:
    text = address.text.strip()
    if not text or text[0] == "#":
        return False
    host = _HOST.match(text) if address.use != "ref" else None
    return host is None or (host[1] or "").lower() in hosts
