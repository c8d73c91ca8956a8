"""One page of a site in one language, and where what is known of it comes from."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from cms.engine.listing import plain
from cms.engine.why.site_view import SiteView
from cms.hugo.config import LanguageConfig
from cms.hugo.fields.reserved import RESERVED
from cms.hugo.site.outcome import is_built, is_written
from cms.hugo.site.page import Page
from cms.model import Message, msg
from cms.model.answer import Spot
from cms.rules.base import SHOWN
from cms.rules.base import Page as WrittenPage


class Origin(NamedTuple):
    """A value in force for a page: its key and its text as written, and where that is.

    ``giver`` is what hands the value down, empty for the page's own front matter.
    """

    name: str
    text: str
    spot: Spot | None
    giver: Message | str = ""

    @property
    def handed_down(self) -> Message | str:
        """To be put behind the value in a sentence."""
        return msg(" (handed down by {giver})", giver=self.giver) if self.giver else ""


class Case:
    """A page and the site around it."""

    def __init__(self, view: SiteView, page: Page) -> None:
        self.view = view
        self.page = page

    @cached_property
    def written(self) -> WrittenPage:
        """The file as rules see it, without what it inherits."""
        path = self.page.path
        return WrittenPage(self.view.judged, self.view.files[path], self.view.spots.document(path))

    @property
    def language(self) -> LanguageConfig:
        return self.view.config.language(self.page.language)

    @cached_property
    def is_built(self) -> bool:
        """Whether it is in the site now."""
        return is_built(self.page, self.view.config, self.view.now)

    @cached_property
    def is_written(self) -> bool:
        """Whether it has files now."""
        return is_written(self.page, self.view.config, self.view.now)

    def origin(self, key: str, *inside: str | int) -> Origin:
        """Where the value of a front matter key comes from; ``inside`` leads on to a part of it."""
        spots, page = self.view.spots, self.page
        entry = self.view.inheritance.giver(page, key)
        if entry is None:
            route = (key, *inside)
            spot = spots.value(page.path, route, (key,))
            return Origin(self.written.label(route), self.written.text(route), spot)
        value = plain(page.data.get(key))
        for part in inside:
            value = value.get(part) if isinstance(value, dict) else value
        text = str(value).lower() if isinstance(value, bool) else str(value)
        name = ".".join([_spelling(key), *map(str, inside)])
        return Origin(name, text[:SHOWN], spots.handed_down(entry, key), self._giver(entry.origin))

    def _giver(self, path: str) -> Message | str:
        if not path:
            return msg("the site's configuration")
        if path == self.page.path:
            return msg("the page's own cascade")
        return self.view.spots.shown(path)


def _spelling(key: str) -> str:
    """A key of Hugo's own as its documentation spells it."""
    return RESERVED[key].name if key in RESERVED else key
