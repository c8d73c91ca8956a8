"""Values set, added to lists, taken out of them, and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cms.engine.editing.files import Stuck
from cms.engine.editing.keys import Assignment, Key, Value, shown
from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import (
    Patch,
    append_item,
    insert,
    remove,
    replace_text,
    replace_value,
)
from cms.frontmatter.promise import same, splice, value_at
from cms.hugo.formats.syntax import lower_key
from cms.model import Message, Route, msg
from cms.rules.base import Page


class SetValues(NamedTuple):
    """Sets values one after the other."""

    assignments: tuple[Assignment, ...]

    def __call__(self, page: Page) -> Document | Stuck:
        """See ``cms.engine.editing.files.Operation``."""
        document = page.document
        for key, sign, value in self.assignments:
            if sign == "+":
                after = add_items(page, document, key, value)
            elif sign == "-":
                after = take_items(document, key, value)
            else:
                after = set_value(page, document, key, value)
            if isinstance(after, Stuck):
                return after
            document = after
        return document


class UnsetKeys(NamedTuple):
    """Removes entries, and items of lists, with their lines."""

    keys: tuple[Key, ...]

    def __call__(self, page: Page) -> Document | Stuck:
        """See ``cms.engine.editing.files.Operation``."""
        document = page.document
        for key in self.keys:
            after = unset(document, key)
            if isinstance(after, Stuck):
                return after
            document = after
        return document


def set_value(page: Page, document: Document, key: Key, value: Value) -> Document | Stuck:
    """The document with a value at a key, which is made where it is missing."""
    route = route_of(document, key)
    if document.key_span(route) is None:
        return _inserted(page, document, route, value)
    return patched(document, _replaced(document, route, value), route)


def add_items(page: Page, document: Document, key: Key, value: Value) -> Document | Stuck:
    """The document with items in a list that are not in it yet; a scalar becomes the first."""
    route = route_of(document, key)
    if document.key_span(route) is None:
        return _inserted(page, document, route, Value(_as_list(value.data)))
    for item in _as_list(value.data):
        now = value_at(document.data, route)
        if any(same(each, item) for each in _as_list(now)):
            continue
        if isinstance(now, list) or now is None:
            patch = append_item(document, route, item)
        else:
            patch = replace_value(document, route, [now, item])
        after = patched(document, patch, route)
        if isinstance(after, Stuck):
            return after
        document = after
    return document


def take_items(document: Document, key: Key, value: Value) -> Document | Stuck:
    """The document without items that are in a list, or without an entry that is one of them."""
    route = route_of(document, key)
    items = _as_list(value.data)
    now = value_at(document.data, route)
    if not isinstance(now, list):
        is_meant = now is not None and any(same(now, item) for item in items)
        return unset(document, key) if is_meant else document
    for index in reversed(range(len(now))):
        if any(same(now[index], item) for item in items):
            after = patched(document, remove(document, (*route, index)), (*route, index))
            if isinstance(after, Stuck):
                return after
            document = after
    return document


def unset(document: Document, key: Key) -> Document | Stuck:
    """The document without what is at a key; as it is where nothing is there."""
    route = route_of(document, key)
    if document.key_span(route) is None:
        if value_at(document.data, route) is None:
            return document
        return _stuck(document, route)
    return patched(document, remove(document, route), route)


def route_of(document: Document, key: Key) -> Route:
    """The route of a key: in lower case as far as Hugo does so, what is missing as written."""
    route: Route = ()
    value: Any = document.data
    for number, step in enumerate(key):
        name = step
        if isinstance(step, str) and isinstance(value, dict) and step not in value:
            name = lower_key(step) if lower_key(step) in value else step
        route = (*route, name)
        value = value_at(value, (name,))
        if value is None:
            return (*route, *key[number + 1 :])
    return route


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


# Patches


def _replaced(document: Document, route: Route, value: Value) -> Patch | None:
    if isinstance(value.data, str) and value.plain:
        return replace_text(document, route, value.data)
    return replace_value(document, route, value.data)


def _inserted(page: Page, document: Document, route: Route, value: Value) -> Document | Stuck:
    if value.data is None and document.format == "toml":
        return Stuck(msg("TOML has no null; unset {key} instead", key=shown(route)))
    there = [number for number in range(len(route)) if document.key_span(route[: number + 1])]
    if any(isinstance(step, int) for step in route[len(there) :]):
        return _stuck(document, route)
    data = _as_moment(document, value)
    return patched(document, insert(document, route, data, key_order(page)), route)


def _as_moment(document: Document, value: Value) -> Any:
    """The value; a date without quotes as TOML has it."""
    if document.format != "toml" or not value.plain or not isinstance(value.data, str):
        return value.data
    from cms.frontmatter.patch.toml import read_moment

    moment = read_moment(value.plain)
    return value.data if moment is None else moment


def key_order(page: Page) -> Sequence[str]:
    """The order of keys that the site asks for, else its theme's; in lower case."""
    order = page.schema.key_order
    for source in reversed(page.schema.sources if not order else ()):
        order = order or tuple(lower_key(key) for key in source.schema.get("x-order", ()))
    return order


def patched(document: Document, patch: Patch | None, route: Route) -> Document | Stuck:
    """The document with a patch; why not where there is none."""
    if patch is None:
        return _stuck(document, route)
    return parse(splice(document.raw, patch.edits)) if patch.edits else document


def _stuck(document: Document, route: Route) -> Stuck:
    """Why there is no patch at a route, as far as one can tell."""
    for length in range(len(route), 0, -1):
        span = document.key_span(route[:length])
        if span is not None:
            return Stuck(_reason(document, route, length), span)
    if value_at(document.data, route[:1]) is not None:
        return Stuck(
            msg("{key} comes through an alias or a merge key; edit that by hand", key=shown(route))
        )
    return Stuck(msg("{key} cannot be put there for sure; edit it by hand", key=shown(route)))


def _reason(document: Document, route: Route, length: int) -> Message:
    """What stands against a patch, where the first steps of its route are written out."""
    above = shown(route[:length])
    if length == len(route):
        return msg("{key} cannot be changed there for sure; edit it by hand", key=above)
    value = value_at(document.data, route[:length])
    if isinstance(value, list):
        return msg("{key} has {count} items, and none at that place", key=above, count=len(value))
    if isinstance(value, dict):
        return msg("{key} cannot be put there for sure; edit it by hand", key=shown(route))
    return msg("{key} has a value and no keys below it", key=above)
