"""The stretches of a body that readers read, for whoever wants to change its words only.

Everything else stays what it is: code, addresses, names, markup, templates, mathematics. Between
``<!-- cms: keep -->`` and ``<!-- cms: end-keep -->`` nothing counts as read.
"""

from collections.abc import Mapping
from typing import NamedTuple

from cms.markdown.options import DEFAULT_OPTIONS, MarkdownOptions
from cms.markdown.references import VERBATIM
from cms.model import Span

Run = tuple[Span, ...]
"""Text that readers see as one, without the markup in it: a word can cross from piece to piece."""


class Label(NamedTuple):
    """Words that are shown and name a definition as well, as in ``[text]`` and ``[text][]``.

    Where something in ``words`` changes, ``written`` must replace ``place`` for the link to stay.
    """

    words: Span
    place: Span
    written: bytes


class Readables(NamedTuple):
    """What is read: ``plain`` are whole lines and more, at whose ends no word goes on."""

    plain: list[Span]
    runs: list[Run]
    labels: list[Label]


class Parameters(NamedTuple):
    """Which parameters of a shortcode are texts, by name or position; some are Markdown."""

    texts: tuple[str, ...] = ("alt", "caption", "title")
    markdown: tuple[str, ...] = ()


FIGURE = Parameters(("alt", "title"), ("caption", "attr"))


class ReadableOptions(NamedTuple):
    """``shortcodes`` by name; the content of those in ``verbatim`` is not Markdown."""

    markdown: MarkdownOptions = DEFAULT_OPTIONS
    shortcodes: Mapping[str, Parameters] = {"figure": FIGURE}
    verbatim: frozenset[str] = VERBATIM


DEFAULT_READABLE = ReadableOptions()


def find_readable(raw: bytes, body: Span, options: ReadableOptions = DEFAULT_READABLE) -> Readables:
    """What readers read of a Markdown body in UTF-8; no two stretches overlap."""
    if raw[slice(*body)].isascii():
        return Readables([], [], [])
    from cms.markdown.readable_text import read_readable

    return read_readable(raw, body, options)
