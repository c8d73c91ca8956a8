"""Values that do not fit the schema of a theme, and what rules say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cms.model import Finding, KeyAt, Message, Route, msg
from cms.rules.base import Page
from cms.rules.fields import meant_as_bool

if TYPE_CHECKING:
    from cms.schema.violations import Violation

_ABOUT_KEYS = ("additionalProperties", "propertyNames", "unevaluatedProperties")


def theme_violations(page: Page) -> Iterator[Violation]:
    """Where the front matter does not fit the theme; a null is no value that could not fit."""
    for found in page.violations:
        if found.is_preset and (found.missing or _value_at(page.data, found.route) is not None):
            yield found


def boolean_meant(page: Page, found: Violation) -> bool | None:
    """What a text spells where the schema has room for a boolean: ``"false"``, ``no``."""
    value = _value_at(page.data, found.route)
    meant = meant_as_bool(value) if isinstance(value, str) and value else None
    if meant is None or found.missing:
        return None
    mended = _replaced(page.data, found.route, meant)
    fits = all(each.route != found.route for each in page.schema.checker.check(mended))
    return meant if fits else None


def complaint(page: Page, found: Violation) -> Finding:
    """What does not fit the theme, what fits, and what the theme makes of it."""
    place = KeyAt(found.route) if found.keyword in _ABOUT_KEYS else found.route
    message = msg("{what}, but {wanted}", what=_what(page, found), wanted=_wanted(found))
    meant = boolean_meant(page, found)
    if meant is not None:
        mended = str(meant).lower()
        message = msg("{message}; write {mended}", message=message, mended=mended)
    elif found.suggestion:
        message = msg(
            "{message}; did you mean {suggestion}?", message=message, suggestion=found.suggestion
        )
    return Finding(place, message)


def _what(page: Page, found: Violation) -> Message:
    if not found.route:
        return msg("the front matter has no {key}", key=found.missing)
    key = page.label(found.route)
    if found.missing:
        return msg("{key} has no {missing}", key=key, missing=found.missing)
    if found.keyword in _ABOUT_KEYS:
        return msg("there is {key}", key=key)
    value = _value_at(page.data, found.route)
    if isinstance(value, Mapping):
        return msg("{key} is a map", key=key)
    if isinstance(value, list):
        return msg("{key} is a list", key=key)
    if value == "":
        return msg("{key} is empty", key=key)
    if isinstance(value, str) and meant_as_bool(value) is not None:
        return msg("{key} is the text {value}", key=key, value=page.text(found.route))
    return msg("{key} is {value}", key=key, value=page.text(found.route))


def _wanted(found: Violation) -> Message:
    if not found.effect:
        return msg("{theme} wants {expected}", theme=found.origin, expected=found.expected)
    return msg(
        "{theme} wants {expected}: {effect}",
        theme=found.origin,
        expected=found.expected,
        effect=_said(found.effect),
    )


def _said(effect: str) -> object:
    """The words of a schema, which are translated where they come with the program."""
    return effect if "{" in effect or "}" in effect else Message(effect, {})


def _value_at(data: Any, route: Route) -> Any:
    for part in route:
        data = data[part]
    return data


def _replaced(data: Any, route: Route, value: Any) -> Any:
    """A copy of nested maps and lists with another value in one place."""
    if not route:
        return value
    part, rest = route[0], route[1:]
    if isinstance(data, list):
        return [_replaced(each, rest, value) if i == part else each for i, each in enumerate(data)]
    return {
        key: _replaced(each, rest, value) if key == part else each for key, each in data.items()
    }
