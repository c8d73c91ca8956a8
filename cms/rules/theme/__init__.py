"""Rules about what themes make of front matter; here what those about partials share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cms.hugo.fields.values import to_map
from cms.model import Route
from cms.rules.base import Page

PLACES = {"home": "home", "page": "single"}
"""The entry of ``params.sidebar`` that holds for a kind of page; ``list`` for all others."""


def parameter(page: Page, key: str) -> tuple[Route, Any]:
    """What ``.Params`` of templates holds for a key, and where; None where there is nothing."""
    params = page.data.get("params")
    if isinstance(params, Mapping):
        for name in reversed(list(params)):
            if str(name).lower() == key:
                return ("params", name), params[name]
    return (key,), page.data.get(key)


def shown_items(page: Page) -> Iterator[tuple[Route, Any]]:
    """The items of the page's ``widgets`` with their places, if there is a sidebar for them."""
    route, items = parameter(page, "widgets")
    if isinstance(items, list) and lacks_sidebar(page) is None:
        yield from (((*route, index), item) for index, item in enumerate(items))


def lacks_sidebar(page: Page) -> str | None:
    """The setting by which the page has no sidebar; None where it has one, or nobody can know."""
    _, sidebar = parameter(page, "sidebar")
    if sidebar is False:
        return "sidebar"
    place = PLACES.get(page.file.kind, "list")
    of_site = to_map(to_map(page.language.settings.get("params")).get("sidebar"))
    if not sidebar and of_site.get(place) is False:
        return f"params.sidebar.{place}"
    return None


def unknown_names(
    page: Page, folder: str, items: Iterator[tuple[Route, Any]]
) -> Iterator[tuple[Route, str, frozenset[str]]]:
    """Items that no partial in a folder is called, and what the partials there are called.

    A null is the name ``""``. Nothing comes of a folder that has no partials: then the key means
    something else to the theme.
    """
    from cms.hugo.layouts import names_in, partial_key

    keys = page.site.partials or frozenset()
    names = names_in(folder, keys)
    for route, item in items:
        name = "" if item is None else item
        if names and isinstance(name, str) and partial_key(f"{folder}/{name}.html") not in keys:
            yield route, name, names


def nearest(name: str, names: frozenset[str]) -> str | None:
    """The name that must be meant, whatever its case and blanks."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name.strip().lower(), sorted(names), n=1)), None)
