"""What is asked of a new article."""

from __future__ import annotations

from typing import NamedTuple

from cms.engine.editing.keys import Assignment


class Wish(NamedTuple):
    """An article as it was asked for; what is None or empty, the site decides.

    ``section`` is a path such as ``post`` or ``docs/guide``. ``translations`` are further
    languages. ``thumbnail`` is a file or an address, ``archetype`` the name of one.
    """

    title: str
    section: str | None = None
    language: str | None = None
    translations: tuple[str, ...] = ()
    bundle: bool | None = None
    slug: str | None = None
    date: str | None = None
    tags: tuple[str, ...] = ()
    thumbnail: str | None = None
    assignments: tuple[Assignment, ...] = ()
    archetype: str | None = None
