"""What a site asks of the front matter of each of its pages: schemas, keys, order, defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cms.schema import presets
from cms.schema.source import Source
from cms.schema.violations import Checker
from cms.settings import SCHEMA_SUFFIXES, Demands, Override

if TYPE_CHECKING:
    from cms.schema.image_keys import ImageKey

NO_PRESET = "hugo"
"""Name in ``extends`` that stands for Hugo's own fields alone, whatever the theme."""


class PageSchema:
    """What is asked of one page; pages to which the same overrides apply share it.

    ``extends`` are presets by name and files by path, the strongest last. ``key_order`` is in lower
    case; ``required`` and ``recommended`` are spelled as the user does.
    """

    def __init__(self, demands: Sequence[Demands], preset: str | None) -> None:
        self.required = _joined(each.required for each in demands)
        self.recommended = _joined(each.recommended for each in demands)
        orders = [each.key_order for each in demands if each.key_order]
        self.key_order = tuple(key.lower() for key in orders[-1]) if orders else ()
        self.is_demanding = bool(self.required or self.recommended or self.key_order)
        self.defaults: dict[str, Any] = {}
        for each in demands:
            self.defaults |= each.defaults
        self.extends = _extended(demands, preset)
        self.has_files = any(entry.endswith(SCHEMA_SUFFIXES) for entry in self.extends)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The schemas in force; raises ``ConfigError`` for one that cannot be used."""
        return tuple(_source(entry) for entry in self.extends)

    @cached_property
    def checker(self) -> Checker:
        """Judges front matter by the schemas."""
        return Checker(self.sources)

    @cached_property
    def image_keys(self) -> tuple[ImageKey, ...]:
        """Which values name images."""
        from cms.schema.image_keys import image_keys

        return image_keys(self.sources)

    @cached_property
    def text_keys(self) -> tuple[tuple[str, ...], ...]:
        """Which values are texts that readers read."""
        from cms.schema.text_keys import text_keys

        return text_keys(self.sources)


class SiteSchemas:
    """What is asked of the pages of a site; ``themes`` as in ``SiteConfig``."""

    def __init__(
        self, themes: Sequence[str], demands: Demands, overrides: Sequence[Override]
    ) -> None:
        self.preset = presets.detect(themes)
        self.demands = demands
        self.overrides = tuple(overrides)
        self._pages: dict[tuple[bool, tuple[int, ...]], PageSchema] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """The files among what is asked of any page."""
        demands = [self.demands, *(override.demands for override in self.overrides)]
        entries = (entry for each in demands for entry in each.extends or ())
        return tuple(dict.fromkeys(each for each in entries if each.endswith(SCHEMA_SUFFIXES)))

    def of(self, path: str, section: str, kind: str = "page") -> PageSchema:
        """What is asked of the page at a path from the site's root, in a section.

        Sections and the like must have no more keys than overrides ask of them.
        """
        concerned = tuple(
            number
            for number, override in enumerate(self.overrides)
            if section in override.sections or (override.paths and _fits(override.paths, path))
        )
        found = self._pages.get((kind == "page", concerned))
        if found is None:
            base = self.demands
            if kind != "page":
                base = base._replace(required=(), recommended=())
            demands = [base, *(self.overrides[number].demands for number in concerned)]
            found = self._pages[kind == "page", concerned] = PageSchema(demands, self.preset)
        return found


def _joined(lists: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for keys in lists for key in keys))


def _extended(demands: Sequence[Demands], preset: str | None) -> tuple[str, ...]:
    """Presets and files in force: the presets named last, or the theme's, and all files."""
    chosen: tuple[str, ...] = (preset,) if preset else ()
    files: list[str] = []
    for each in demands:
        entries = each.extends or ()
        files += (entry for entry in entries if entry.endswith(SCHEMA_SUFFIXES))
        chosen = tuple(entry for entry in entries if entry not in files) or chosen
    return tuple(dict.fromkeys(entry for entry in (*chosen, *files) if entry != NO_PRESET))


@cache
def _source(entry: str) -> Source:
    if entry.endswith(SCHEMA_SUFFIXES):
        from cms.schema.user_file import user_source

        return user_source(Path(entry))
    schema: Mapping[str, Any] = presets.load(entry)
    return Source(schema, schema["x-theme"]["name"], is_preset=True)


def forget_files() -> None:
    """Reads schema files again when somebody needs them."""
    _source.cache_clear()


@cache
def _fits(patterns: tuple[str, ...], path: str) -> bool:
    from pathspec import GitIgnoreSpec

    return bool(GitIgnoreSpec.from_lines(patterns).match_file(path))
