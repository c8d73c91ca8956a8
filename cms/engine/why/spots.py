"""Where things are written: front matter values, cascades, settings of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from cms.engine.workspace import shown_path
from cms.frontmatter.document import Document, parse
from cms.hugo.config import SiteConfig
from cms.hugo.site.cascade import Entry
from cms.model import Route
from cms.model.answer import Spot

_OF_THEMES = ("themes/", "_vendor/", "/")
_LINE = r"""(?:^[\s\[]*|[{{,]\s*)["']?((?:[\w-]+\.)*(?:{names})["']?\s*[\]=:.])"""


class Spots:
    """Finds places in the files of a site, which it reads once; ``here`` is the current folder."""

    def __init__(self, config: SiteConfig, here: str) -> None:
        self.config = config
        self.here = here
        self.documents: dict[str, Document] = {}

    def document(self, path: str) -> Document:
        """A content file by its path from the site's root; an empty one if it is unreadable."""
        if path not in self.documents:
            try:
                raw = Path(self.location(path)).read_bytes()
            except OSError:
                raw = b""
            self.documents[path] = parse(raw)
        return self.documents[path]

    def location(self, path: str) -> str:
        """The absolute path of a file that is named from the site's root."""
        return str(self.config.root / path)

    def shown(self, path: str) -> str:
        """A path from the site's root as it is seen from the current folder."""
        return shown_path(self.location(path), self.here)

    def file(self, path: str) -> Spot:
        """The start of a file."""
        return Spot(self.shown(path))

    def value(self, path: str, *routes: Route) -> Spot:
        """The first of these values that is written in a file, else the file's start."""
        document = self.document(path)
        for route in routes:
            span = document.value_span(route)
            if span is not None and span.start == span.end:
                span = document.key_span(route)
            if span is not None:
                return Spot(self.shown(path), *document.position(span.start))
        return self.file(path)

    def handed_down(self, entry: Entry, key: str) -> Spot | None:
        """A key in the cascade that hands it down."""
        if not entry.origin:
            return self.setting("cascade")
        document = self.document(entry.origin)
        items = document.entries(("cascade",))
        within: Route = ("cascade",)
        if items and not items[0].name:  # a list
            within = ("cascade", entry.number)
        routes = (*_routes(document, within, key), within)
        return self.value(entry.origin, *routes)

    def setting(self, *names: str) -> Spot | None:
        """The first line that sets one of these settings, the strongest file first."""
        line = re.compile(
            _LINE.format(names="|".join(map(re.escape, names))), re.IGNORECASE | re.MULTILINE
        )
        for path, text in self._settings:
            if Path(path).stem.partition(".")[0].lower() in map(str.lower, names):
                return self.file(path)
            found = line.search(text)
            if found is not None:
                before = text[: found.start(1)]
                column = found.start(1) - before.rfind("\n")
                return Spot(self.shown(path), before.count("\n") + 1, column)
        return None

    @cached_property
    def _settings(self) -> list[tuple[str, str]]:
        """The texts of the site's own configuration files from the last read, then of themes'."""
        own = [path for path in self.config.files if not path.startswith(_OF_THEMES)]
        others = [path for path in self.config.files if path.startswith(_OF_THEMES)]
        return [(path, self._text(path)) for path in (*reversed(own), *others)]

    def _text(self, path: str) -> str:
        try:
            return Path(self.location(path)).read_text("utf-8", "replace")
        except OSError:
            return ""


def _routes(document: Document, within: Route, key: str) -> Iterable[Route]:
    """Where a cascade may have a key; inside lists keys keep the case they are written in."""
    for entry in document.entries(within):
        name = str(entry.key)
        if name.lower() == key:
            yield (*within, name)
        elif name.lower() == "params":
            yield from _routes(document, (*within, name), key)
