"""How references are read: the parts of ``find_references`` that run only where one may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cms.markdown.documents import Document, definition_places
from cms.markdown.goldmark.characters import decode, decode_text
from cms.markdown.goldmark.delimiters import Delimiter
from cms.markdown.goldmark.inline_nodes import AutoLink, CodeSpan, Link, Node, RawHtml
from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.goldmark.nodes import Block, HtmlBlock
from cms.markdown.goldmark.paragraphs import Flat
from cms.markdown.html_elements import Attribute, Element, candidates, decode_value, find_elements
from cms.markdown.references import (
    Form,
    Kind,
    Reference,
    ReferenceOptions,
    ShortcodeRoles,
    has_work,
    markdown_signs,
)
from cms.markdown.shortcodes import Parameter, Shortcode
from cms.markdown.text import Text, texts
from cms.model import Span

_DEEPEST = 20  # images in the text of images; nobody writes two
_ATTRIBUTES: dict[str, tuple[tuple[Kind, Form, str], ...]] = {
    "img": (("image", "html", "src"), ("image", "srcset", "srcset")),
    "source": (("image", "srcset", "srcset"),),
    "video": (("image", "html", "poster"),),
    "a": (("link", "html", "href"),),
}


def read_references(raw: bytes, body: Span, options: ReferenceOptions) -> list[Reference]:
    """Everything that refers to something, in no order."""
    found: list[Reference] = []
    for text, shortcodes in texts(raw, body, options.verbatim):
        found += _Document(raw, text, options).references()
        for shortcode in shortcodes:
            found += _of_shortcode(raw, shortcode, options)
    return found


def _of_shortcode(
    raw: bytes, shortcode: Shortcode, options: ReferenceOptions
) -> Iterator[Reference]:
    roles = _roles(options).get(shortcode.name)
    if roles is None:
        return
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("image", roles.images if options.images else ()),
        ("link", roles.links if options.links else ()),
    )
    for kind, names in kinds:
        for name in names:
            parameter = shortcode.value(name)
            if parameter is not None:
                yield _from_parameter(shortcode, parameter, kind, name, roles)
    for name in roles.markdown:
        written = shortcode.value(name)
        if written is not None:
            text = Text([(raw[slice(*written.span)], written.span, True)])
            yield from _Document(raw, text, options).references()


def _from_parameter(
    shortcode: Shortcode, parameter: Parameter, kind: Kind, name: str, roles: ShortcodeRoles
) -> Reference:
    text = next(filter(None, map(shortcode.value, roles.text)), None)
    title = shortcode.value(roles.title)
    return Reference(
        kind,
        "shortcode",
        parameter.value,
        parameter.span,
        Span(shortcode.start, shortcode.end),
        text.value if text else None,
        text.span if text else None,
        title.value if title else None,
        shortcode.name,
        name,
    )


@lru_cache(maxsize=64)
def _roles(options: ReferenceOptions) -> dict[str, ShortcodeRoles]:
    return {roles.name: roles for roles in options.shortcodes if has_work(roles, options)}


_MARKS = (b"![", b"[^", b"<")


class _Document:
    """One text that goldmark reads for itself."""

    def __init__(self, raw: bytes, text: Text, options: ReferenceOptions) -> None:
        self.raw = raw
        self.text = text
        self.options = options

    def references(self) -> list[Reference]:
        text = self.text.value
        signs = markdown_signs(self.options)
        places = {match.start() for sign in signs for match in sign.finditer(text)}
        if not places:
            return []
        if not self.options.links and b"]:" in text:
            # Definitions elsewhere count only for ![x][y], footnotes only if something is in one.
            found, is_all = self.read(places)
            if is_all:
                return found
            places |= definition_places(text)
        return self.read(places)[0]

    def read(self, places: set[int]) -> tuple[list[Reference], bool]:
        """What is around places; whether other definitions would make no difference."""
        document = Document(self.text.value, self.options.markdown, places)
        found = [
            (reference, note)
            for block, note in document.leaves()
            for reference in self.of_block(document, block)
        ]
        references = [reference for reference, note in found if document.is_shown(note)]
        return references, not document.asks

    def of_block(self, document: Document, block: Block) -> Iterator[Reference]:
        text, first, last = self.text.value, block.lines[0].start, block.lines[-1].stop
        if not self.options.links and not any(text.find(sign, first, last) >= 0 for sign in _MARKS):
            return
        if isinstance(block, HtmlBlock):
            flat = Flat(text, block.lines)
            for element in find_elements(flat.text):
                yield from self.of_element(flat, element)
            return
        reader = document.inlines(block)
        for node in _walk(reader.nodes):
            yield from self.of_node(reader, node)

    def of_node(self, reader: InlineReader, node: Node) -> Iterator[Reference]:
        options = self.options
        if isinstance(node, Link):
            if options.images if node.is_image else options.links:
                yield self.of_link(reader, node)
        elif isinstance(node, AutoLink):
            if options.links:
                yield self.of_address(reader.flat, node)
        elif isinstance(node, RawHtml):
            flat = reader.flat
            for element in find_elements(flat.text[node.start : node.end]):
                yield from self.of_element(flat, element, node.start)

    def of_link(self, reader: InlineReader, link: Link) -> Reference:
        target = link.target
        reference = target.reference
        flat = reference.flat if reference else reader.flat
        written = reference.definition.destination if reference else target.destination
        title = reference.definition.title if reference else target.title
        span, is_exact = self.span(flat, *written)
        destination = flat.text[slice(*written)] if is_exact else self.raw[slice(*span)]
        return Reference(
            "image" if link.is_image else "link",
            "reference" if reference else "inline",
            decode(destination),
            span,
            self.span(reader.flat, link.start, link.end)[0],
            _shown(reader.flat.text, *link.text, link.children),
            self.span(reader.flat, *link.text)[0],
            decode(flat.text[slice(*title)]) if title else None,
            is_computed=not is_exact,
        )

    def of_address(self, flat: Flat, link: AutoLink) -> Reference:
        label = flat.text[slice(*link.label)].decode("utf-8", "replace")
        prefix = link.prefix
        if prefix == "https":
            prefix = f"{self.options.markdown.linkify_protocol}://"
        elif prefix:
            prefix += ":"
        span, is_exact = self.span(flat, *link.label)
        place = self.span(flat, link.start, link.end)[0]
        return Reference(
            "link", "autolink", prefix + label, span, place, label, span, is_computed=not is_exact
        )

    def of_element(self, flat: Flat, element: Element, shift: int = 0) -> Iterator[Reference]:
        for kind, form, name in _ATTRIBUTES.get(element.name, ()):
            attribute = element.attributes.get(name)
            wanted = self.options.images if kind == "image" else self.options.links
            if attribute is not None and wanted:
                yield from self.of_attribute(flat, element, attribute, (kind, form, name), shift)

    def of_attribute(
        self,
        flat: Flat,
        element: Element,
        attribute: Attribute,
        what: tuple[Kind, Form, str],
        shift: int,
    ) -> Iterator[Reference]:
        kind, form, name = what
        start, end = attribute.start + shift, attribute.end + shift
        alt = element.attributes.get("alt")
        title = element.attributes.get("title")
        place = self.span(flat, element.start + shift, element.end + shift)[0]
        spans = candidates(flat.text, start, end) if form == "srcset" else [(start, end)]
        for first, last in spans:
            written = flat.text[first:last].strip()
            first += len(flat.text[first:last]) - len(flat.text[first:last].lstrip())
            span, is_exact = self.span(flat, first, first + len(written))
            yield Reference(
                kind,
                form,
                decode_value(written if is_exact else self.raw[slice(*span)]),
                span,
                place,
                alt.value if alt else None,
                self.span(flat, alt.start + shift, alt.end + shift)[0] if alt else None,
                title.value if title else None,
                element.name,
                name,
                not is_exact,
            )

    def span(self, flat: Flat, start: int, end: int) -> tuple[Span, bool]:
        """Where a stretch of a block stands in the file, and whether it stands there as it is."""
        first = flat.place(start)
        last = max(first, flat.end_place(end)) if end > start else first
        return self.text.span(first, last), self.text.is_exact(first, last)


def _walk(nodes: list[Node | Delimiter]) -> Iterator[Node]:
    stack = nodes[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Node):
            yield node
            if isinstance(node, Link):
                stack += reversed(node.children)


def _shown(text: bytes, start: int, end: int, nodes: list[Node | Delimiter], depth: int = 0) -> str:
    """The plain text of a stretch: without marks that were matched, HTML and addresses."""
    parts: list[str] = []
    at = start
    for node in nodes:
        if isinstance(node, Delimiter):
            parts.append(decode_text(text[at : node.origin]))
            parts.append(chr(node.mark) * node.left)
            at = node.end
            continue
        parts.append(decode_text(text[at : node.start]))
        if isinstance(node, Link):
            if depth < _DEEPEST:
                parts.append(_shown(text, *node.text, node.children, depth + 1))
        elif isinstance(node, CodeSpan):
            parts.append(_code(text[slice(*node.text)]))
        at = node.end
    parts.append(decode_text(text[at:end]))
    return "".join(parts)


def _code(written: bytes) -> str:
    code = written.decode("utf-8", "replace").replace("\n", " ")
    is_padded = code[:1] == " " == code[-1:] and code.strip(" ")
    return code[1:-1] if is_padded else code
