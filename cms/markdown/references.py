"""Images and links that a body refers to, with the places where they are written."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from cms.markdown.options import DEFAULT_OPTIONS, MarkdownOptions
from cms.model import Span

Kind = Literal["image", "link"]
Form = Literal["inline", "reference", "autolink", "html", "srcset", "shortcode"]


class Reference(NamedTuple):
    """One use of an address.

    ``destination`` is read as HTML reads it, without backslashes and character references, but
    still percent-encoded; ``span`` is where it is written, for a label in its definition, and
    ``place`` the whole use. ``text`` is the alternative or the link's text, None where there can
    be one and is none. ``name`` is the shortcode or the element, ``parameter`` its parameter
    (a number for one by position) or attribute. ``is_computed`` marks a destination that a
    shortcode writes in part: it is given as written.
    """

    kind: Kind
    form: Form
    destination: str
    span: Span
    place: Span
    text: str | None = ""
    text_span: Span | None = None
    title: str | None = None
    name: str = ""
    parameter: str = ""
    is_computed: bool = False


class ShortcodeRoles(NamedTuple):
    """What the parameters of a shortcode are, by name or by position (``0``).

    The first of ``text`` that is given tells what the image shows; those in ``markdown`` are
    Markdown themselves.
    """

    name: str
    images: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    text: tuple[str, ...] = ("alt", "caption")
    title: str = "title"
    markdown: tuple[str, ...] = ()


FIGURE = ShortcodeRoles("figure", ("src",), ("link", "attrlink"), markdown=("caption", "attr"))

VERBATIM = frozenset(
    ["chart", "code", "comment", "echarts", "highlight", "katex", "math", "mathjax", "mermaid"]
)
"""Shortcodes whose content themes do not read as Markdown."""


class ReferenceOptions(NamedTuple):
    """What to look for; the content of shortcodes in ``verbatim`` is skipped."""

    markdown: MarkdownOptions = DEFAULT_OPTIONS
    shortcodes: tuple[ShortcodeRoles, ...] = (FIGURE,)
    verbatim: frozenset[str] = VERBATIM
    images: bool = True
    links: bool = True


DEFAULT_REFERENCES = ReferenceOptions()


def find_references(
    raw: bytes, body: Span, options: ReferenceOptions = DEFAULT_REFERENCES
) -> list[Reference]:
    """The references of a Markdown body in their order, as Hugo with goldmark prints them.

    Raw HTML counts, though Hugo prints it only where ``renderer.unsafe`` is set. Content that a
    shortcode encloses counts as Markdown of its own, for that is what templates make of it.
    """
    if not any(sign.search(raw, *body) for sign in _all_signs(options)):
        return []
    from cms.markdown.reading import read_references

    found = read_references(raw, body, options)
    found.sort(key=lambda reference: (reference.place.start, reference.span))
    return found


@lru_cache(maxsize=64)
def _all_signs(options: ReferenceOptions) -> tuple[re.Pattern[bytes], ...]:
    """What a body without any reference does not have."""
    return (*markdown_signs(options), *_shortcode_signs(options))


@lru_cache(maxsize=64)
def markdown_signs(options: ReferenceOptions) -> tuple[re.Pattern[bytes], ...]:
    """Patterns at least one of which is where Markdown or HTML refers to something.

    Each has a literal start, for which a search is a hundred times as fast as for choices.
    """
    signs: list[bytes] = []
    if options.images:
        signs.append(rb"!\[")
        signs.append(rb"<(?:[iI][mM][gG]|[sS][oO][uU][rR][cC][eE]|[vV][iI][dD][eE][oO])\b")
    if options.links:
        signs += [rb"\[", rb"<(?:[aA]\b|[^\s<>]+[:@])"]
        signs += [rb"://", rb"www\.", rb"@"] if options.markdown.linkify else []
    return tuple(map(re.compile, signs))


def _shortcode_signs(options: ReferenceOptions) -> Iterator[re.Pattern[bytes]]:
    names = [roles.name for roles in options.shortcodes if has_work(roles, options)]
    if names:
        choices = b"|".join(re.escape(name.encode()) for name in names)
        yield re.compile(rb"\{\{[<%%]\s*(?:%b)\b" % choices)


def has_work(roles: ShortcodeRoles, options: ReferenceOptions) -> bool:
    """Whether a shortcode has parameters of the kinds asked for."""
    return bool((options.images and roles.images) or (options.links and roles.links))
