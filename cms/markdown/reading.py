"""How references are read: the parts of ``find_references`` that run only where one may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cms.markdown.goldmark.characters import decode, decode_text
from cms.markdown.goldmark.delimiters import Delimiter
from cms.markdown.goldmark.inline_nodes import AutoLink, CodeSpan, Link, Node, RawHtml
from cms.markdown.goldmark.inlines import InlineReader
from cms.markdown.goldmark.nodes import Block, Footnote, HtmlBlock, ListItem
from cms.markdown.goldmark.paragraphs import Flat
from cms.markdown.html_elements import Attribute, Element, candidates, decode_value, find_elements
from cms.markdown.passages import read_passages
from cms.markdown.references import (
    Form,
    Kind,
    Reference,
    ReferenceOptions,
    ShortcodeRoles,
    has_work,
    markdown_signs,
)
from cms.markdown.shortcodes import Item, Parameter, Shortcode, find_shortcodes
from cms.markdown.text import Text, as_words, compose
from cms.model import Span

_DEEPEST = 20  # images in the text of images; nobody writes two
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ATTRIBUTES: dict[str, tuple[tuple[Kind, Form, str], ...]] = {
    "img": (("image", "html", "src"), ("image", "srcset", "srcset")),
    "source": (("image", "srcset", "srcset"),),
    "video": (("image", "html", "poster"),),
    "a": (("link", "html", "href"),),
}


def read_references(raw: bytes, body: Span, options: ReferenceOptions) -> list[Reference]:
    """Everything that refers to something, in no order."""
    is_plain = raw.find(b"{{", *body) < 0 and raw.find(b"<!--more-->", *body) < 0
    items = [] if is_plain else find_shortcodes(raw, body)
    comments = [match.span() for match in _COMMENT.finditer(raw, *body)] if items else []
    documents = [(body, items, True)]
    found: list[Reference] = []
    for place, inside, is_page in documents:  # grows by what shortcodes enclose
        text = compose(raw, place, inside if is_page else as_words(inside), options.verbatim)
        found += _Document(raw, text, options).references()
        for shortcode, is_document in _shortcodes(inside, is_page):
            if any(start < shortcode.start < end for start, end in comments):
                continue
            found += _of_shortcode(raw, shortcode, options)
            if is_document and shortcode.inner and shortcode.name not in options.verbatim:
                documents.append((shortcode.inner, shortcode.items, False))
    return found


def _shortcodes(items: list[Item], is_page: bool) -> Iterator[tuple[Shortcode, bool]]:
    """Shortcodes, with whether what they enclose is a text of its own."""
    for item in items:
        if isinstance(item, Shortcode):
            in_place = item.is_markup and is_page
            yield item, not in_place
            if in_place:
                yield from _shortcodes(item.items, is_page=False)


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


_DEFINITION = re.compile(rb"\]:")
_MARKS = (b"![", b"[^", b"<")
_NOTE = re.compile(rb"\[\^")


class _Document:
    """One text that goldmark reads for itself."""

    def __init__(self, raw: bytes, text: Text, options: ReferenceOptions) -> None:
        self.raw = raw
        self.text = text
        self.options = options

    def references(self) -> list[Reference]:
        text = self.text.value
        signs = markdown_signs(self.options)
        if not any(sign.search(text) for sign in signs):
            return []
        if self.options.links or b"]:" not in text:
            return self.read(signs)
        # Definitions far away count only for ![x][y], and footnotes only if something is in one.
        found = self.read(signs)
        return self.read((*signs, _DEFINITION, _NOTE)) if self.asks else found

    def read(self, signs: Iterable[re.Pattern[bytes]]) -> list[Reference]:
        parser = read_passages(self.text.value, self.options.markdown, signs)
        self.targets = parser.targets
        notes: dict[bytes, Footnote] = {}
        for note in parser.footnotes.children:
            if isinstance(note, Footnote):
                notes.setdefault(note.label, note)
        self.labels = frozenset(notes)
        self.used: set[bytes] = set()
        self.asks = bool(notes)
        found = [
            (reference, note)
            for block, note in _leaves(parser.root)
            for reference in self.of_block(block)
        ]
        shown = [None, *(note for label, note in notes.items() if label in self.used)]
        return [reference for reference, note in found if note in shown]

    def of_block(self, block: Block) -> Iterator[Reference]:
        text, first, last = self.text.value, block.lines[0].start, block.lines[-1].stop
        if not self.options.links and not any(text.find(sign, first, last) >= 0 for sign in _MARKS):
            return
        flat = Flat(text, block.lines)
        if isinstance(block, HtmlBlock):
            for element in find_elements(flat.text):
                yield from self.of_element(flat, element)
            return
        parent = block.parent
        starts_item = isinstance(parent, ListItem) and parent.children[0] is block
        reader = InlineReader(
            flat,
            self.text.value,
            self.options.markdown,
            self.targets,
            self.labels,
            starts_item,
        )
        nodes = reader.read()
        self.used |= reader.used
        self.asks = self.asks or reader.asks
        for node in _walk(nodes):
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


def _leaves(root: Block) -> Iterator[tuple[Block, Footnote | None]]:
    """Blocks with lines, and the footnote around each."""
    stack: list[tuple[Block, Footnote | None]] = [(root, None)]
    while stack:
        block, note = stack.pop()
        if isinstance(block, Footnote):
            note = block
        if block.lines:
            yield block, note
        stack += [(child, note) for child in reversed(block.children)]


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
