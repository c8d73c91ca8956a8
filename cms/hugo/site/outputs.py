"""Media types and output formats, as far as they decide the names of files.

Follows Hugo ``media/builtin.go``, ``media/config.go``, ``output/outputFormat.go`` and
``output/config.go``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cms.hugo.config import LanguageConfig
from cms.hugo.content.paths import CONTENT_SUFFIXES
from cms.hugo.fields.values import to_bool, to_int, to_map, to_string, to_strings


class OutputFormat(NamedTuple):
    """One output format, its fields named like the keys of ``outputFormats`` in lower case.

    ``suffixes`` are those of its media type, without dots; files get the first one.
    """

    name: str
    suffixes: tuple[str, ...]
    basename: str
    path: str
    protocol: str
    ugly: bool
    nougly: bool
    root: bool
    ishtml: bool
    permalinkable: bool
    weight: int

    @property
    def order(self) -> tuple[bool, int, str]:
        """What Hugo sorts formats by; weight 0 comes behind every other weight."""
        return not self.weight, self.weight, self.name

    @property
    def suffix(self) -> str:
        """The ending of a published file, such as ``.html``."""
        return f".{self.suffixes[0]}" if self.suffixes else ""


class Outputs(NamedTuple):
    """The formats of one language by name and by kind of page, and the one it renders first."""

    by_name: Mapping[str, OutputFormat]
    by_kind: Mapping[str, tuple[OutputFormat, ...]]
    first: OutputFormat

    def of_page(self, kind: str, names: Sequence[str]) -> tuple[OutputFormat, ...]:
        """The formats of a page whose front matter names these; unknown ones are left out."""
        if not names:
            return self.by_kind.get(kind, ())
        own = tuple(self.by_name[name.lower()] for name in names if name.lower() in self.by_name)
        return own or self.by_kind.get(kind, ())

    def last(self, pages: Iterable[Sequence[str]]) -> OutputFormat:
        """The format that is rendered last, where pages name these formats of their own."""
        named = {name for names in pages for name in names}
        own = [self.by_name[name] for name in named if name in self.by_name]
        of_kinds = [output for outputs in self.by_kind.values() for output in outputs]
        return max((self.first, *own, *of_kinds), key=lambda output: output.order)


def linked_format(formats: Sequence[OutputFormat], rendered: OutputFormat) -> int:
    """Which of a page's formats its links go to while Hugo renders one."""
    if len(formats) > 1 and rendered.permalinkable:
        for index, output in enumerate(formats):
            if output.name == rendered.name:
                return index
    return 0


_MEDIA_TYPES: Mapping[str, tuple[str, ...]] = {
    "application/json": ("json",),
    "application/manifest+json": ("webmanifest",),
    "application/rss+xml": ("xml", "rss"),
    "application/toml": ("toml",),
    "application/xml": ("xml",),
    "application/yaml": ("yaml", "yml"),
    "image/svg+xml": ("svg",),
    "text/asciidoc": ("adoc", "asciidoc", "ad"),
    "text/calendar": ("ics",),
    "text/css": ("css",),
    "text/csv": ("csv",),
    "text/html": ("html", "htm"),
    "text/javascript": ("js", "jsm", "mjs"),
    "text/markdown": ("md", "mdown", "markdown"),
    "text/org": ("org",),
    "text/pandoc": ("pandoc", "pdc"),
    "text/plain": ("txt",),
    "text/rst": ("rst",),
}
_CONTENT_TYPES = (
    "text/html",
    "text/markdown",
    "text/asciidoc",
    "text/pandoc",
    "text/rst",
    "text/org",
)
_HTML = {"mediatype": "text/html", "ishtml": True, "permalinkable": True}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "amp": {**_HTML, "path": "amp"},
    "calendar": {"mediatype": "text/calendar", "protocol": "webcal://"},
    "css": {"mediatype": "text/css", "basename": "styles"},
    "csv": {"mediatype": "text/csv"},
    "html": {**_HTML, "weight": 10},
    "json": {"mediatype": "application/json"},
    "markdown": {"mediatype": "text/markdown"},
    "robots": {"mediatype": "text/plain", "basename": "robots", "root": True},
    "rss": {"mediatype": "application/rss+xml", "nougly": True},
    "webappmanifest": {"mediatype": "application/manifest+json", "basename": "manifest"},
}
_LIST_KINDS = ("home", "section", "taxonomy", "term")

FORMAT_KEYS = ("mediatypes", "outputformats", "outputs")
"""The settings that decide the output formats of a language, besides ``disableKinds``."""


def content_suffixes(settings: Mapping[str, Any]) -> frozenset[str]:
    """The file name extensions of pages, which ``contentTypes`` and ``mediaTypes`` can change."""
    own = to_map(settings.get("contenttypes"))
    if not own and not settings.get("mediatypes"):
        return CONTENT_SUFFIXES
    media = _media_types(settings)
    return frozenset(suffix for name in own or _CONTENT_TYPES for suffix in media.get(name, ()))


def outputs(language: LanguageConfig) -> Outputs:
    """The output formats of a language by ``outputFormats``, ``outputs`` and ``disableKinds``."""
    settings = language.settings
    by_name = _formats(settings)
    names = {kind: ["html", "rss"] for kind in _LIST_KINDS} | {"page": ["html"]}
    for kind, value in to_map(settings.get("outputs")).items():
        names["taxonomy" if kind == "taxonomyterm" else kind] = to_strings(value)
    disabled = language.disable_kinds
    by_kind = {
        kind: tuple(
            by_name[name.lower()]
            for name in listed
            if name.lower() in by_name and not ("rss" in disabled and name.lower() == "rss")
        )
        for kind, listed in names.items()
        if kind not in disabled
    }
    used = [output for outputs in by_kind.values() for output in outputs] or [by_name["html"]]
    return Outputs(by_name, by_kind, min(used, key=lambda output: output.order))


def _media_types(settings: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    media = dict(_MEDIA_TYPES)
    for name, value in to_map(settings.get("mediatypes")).items():
        suffixes = to_map(value).get("suffixes")
        if suffixes is not None:
            media[name] = tuple(suffix.lower() for suffix in to_strings(suffixes))
    return media


def _formats(settings: Mapping[str, Any]) -> dict[str, OutputFormat]:
    media = _media_types(settings)
    own = to_map(settings.get("outputformats"))
    return {
        name: _format(name, {**_FORMATS.get(name, {}), **to_map(own.get(name))}, media)
        for name in (*_FORMATS, *own)
    }


def _format(
    name: str, keys: Mapping[str, Any], media: Mapping[str, tuple[str, ...]]
) -> OutputFormat:
    return OutputFormat(
        name,
        media.get(to_string(keys.get("mediatype")), ()),
        basename=to_string(keys.get("basename", "index")),
        path=to_string(keys.get("path")),
        protocol=to_string(keys.get("protocol")),
        ugly=to_bool(keys.get("ugly")),
        nougly=to_bool(keys.get("nougly")),
        root=to_bool(keys.get("root")),
        ishtml=to_bool(keys.get("ishtml")),
        permalinkable=to_bool(keys.get("permalinkable")),
        weight=to_int(keys.get("weight")),
    )
