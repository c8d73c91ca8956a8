"""The record of one page of an assembled site."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Literal, NamedTuple

from cms.hugo.fields.reading import Fields, Refusal
from cms.hugo.time.gotime import GoTime
from cms.model import Route


class Status(Enum):
    """What becomes of a page when the site is built; the first that holds counts.

    An error fails the build. Drafts, future and expired pages are left out unless the site's
    settings ask for them. An unlisted page is in no list of pages, or has no file of its own.
    """

    ERROR = "error"
    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"
    UNLISTED = "unlisted"
    PUBLISHED = "published"


class PlaceRefusal(NamedTuple):
    """Why Hugo fails to find a page its place. ``detail`` is the value in question."""

    route: Route
    kind: Literal[
        "unknown-token",  # a :word in url that is no token; Hugo crashes without naming the page
        "bad-url",  # a url that cannot be parsed: a % that begins no escape, a control character
        "alias-outside",  # an alias that stands for the site's root or leads out of it
    ]
    detail: str


class Page(NamedTuple):
    """A page in one language; ``path`` is empty for one that Hugo makes without a file.

    ``logical`` is the logical path, ``/`` for the home page. A branch page without any date of
    its own has the latest dates of the pages below it. ``url`` is ``.RelPermalink``, empty
    like ``permalink`` where a page has no link; ``list_permalink`` is what ``hugo list`` shows,
    which may go to another of the page's output formats. ``targets`` are its files in the publish
    folder, the main one first, and ``alias_files`` those that redirect to it; ``folder`` is where
    its resources go, even those of a page that is never rendered.
    ``translation_key`` is the one in front matter, or else the logical path; ``translations``
    are languages. ``data`` is the front matter with what it inherits. ``is_listed`` tells
    whether ``hugo list all`` has the page, and ``is_unstable`` whether Hugo may take another
    file instead of this one.
    """

    path: str
    location: str
    logical: str
    language: str
    kind: str
    bundle: str
    section: str
    type: str
    title: str
    date: GoTime
    lastmod: GoTime
    publish_date: GoTime
    expiry_date: GoTime
    status: Status
    is_listed: bool
    is_unstable: bool
    url: str
    permalink: str
    list_permalink: str
    targets: tuple[str, ...]
    folder: str
    alias_files: tuple[str, ...]
    translation_key: str
    translations: tuple[str, ...]
    data: Mapping[str, Any]
    fields: Fields
    refusals: tuple[Refusal | PlaceRefusal, ...]

    @property
    def slug(self) -> str:
        """The slug in front matter, or what ``:filename`` made of the file's name."""
        return self.fields.slug

    @property
    def draft(self) -> bool:
        """Whether the page is marked as a draft."""
        return self.fields.draft
