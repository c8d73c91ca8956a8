"""How a site keeps its articles: what the files that are there have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from cms.engine.workspace import Target
from cms.frontmatter.split import split
from cms.hugo.content.content_file import ContentFile

LOOKED_AT = 50
"""Articles whose front matter is looked at for its format."""


class Habits:
    """Habits of the articles in a section; of the whole site where the section has none."""

    def __init__(self, target: Target, section: str | None) -> None:
        self._articles = [page for page in target.tree.pages if page.kind == "page"]
        inside = [page for page in self._articles if _is_in(page, section)] if section else []
        self._alike = inside or self._articles
        self._default_language = target.config.default_language

    @cached_property
    def sections(self) -> list[str]:
        """The sections that have articles, the largest first."""
        return [name for name, _ in Counter(page.section for page in self._articles).most_common()]

    @property
    def are_bundles(self) -> bool:
        """Whether most articles are bundles."""
        return sum(page.bundle == "leaf" for page in self._alike) * 2 > len(self._alike)

    @property
    def default_has_suffix(self) -> bool:
        """Whether most file names name their language even where it is the default one."""
        names = [page for page in self._alike if page.language == self._default_language]
        return sum(bool(page.suffix) for page in names) * 2 > len(names)

    @property
    def format(self) -> str:
        """The front matter format of most articles; YAML where there are none."""
        formats = Counter(filter(None, map(_format, self._alike[:LOOKED_AT])))
        return formats.most_common(1)[0][0] if formats else "yaml"

    def names(self) -> set[str]:
        """Names of all articles, in lower case."""
        return {page.content.base_name.lower() for page in self._articles}


def _is_in(page: ContentFile, section: str) -> bool:
    return page.logical.startswith(f"/{section.lower()}/")


def _format(page: ContentFile) -> str:
    try:
        return split(Path(page.location).read_bytes()).format
    except OSError:
        return ""


def known_values(values: Iterable[object]) -> list[str]:
    """Texts in lists of front matter, the most frequent first."""
    texts = (
        item
        for value in values
        for item in (value if isinstance(value, list) else [value])
        if isinstance(item, str) and item
    )
    return [text for text, _ in Counter(texts).most_common()]
