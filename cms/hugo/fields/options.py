"""Front matter that is a map with fixed keys: ``build``, ``sitemap``, ``sites``, menu entries.

Hugo decodes these with mapstructure's ``WeakDecode``, whose casts differ from the others: true is
the text ``1``, an empty text is zero, and what fits no cast fails the build. Null leaves the
default, and keys that the map does not know are ignored.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from cms.hugo.fields.values import Value, parse_bool, parse_float, parse_int, try_int, try_string
from cms.hugo.time.gotime import GoTime

Cast = Callable[[Value], Any]


class Build(NamedTuple):
    """``build``: where the page is listed (always, never, local), whether it is rendered
    (always, never, link), and whether its files are published though nothing asks for them.
    """

    listed: str = "always"
    rendered: str = "always"
    publish_resources: bool = True


def weak_string(value: Value) -> str | None:
    """A text; booleans are 0 and 1, lists, maps and times fail."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return None if isinstance(value, (GoTime, date, time)) else try_string(value)


def weak_bool(value: Value) -> bool | None:
    """A boolean; numbers count, texts go by ``parse_bool``, the empty text is false."""
    if isinstance(value, str):
        return parse_bool(value) if value else False
    return bool(value) if isinstance(value, (int, float)) else None


def weak_int(value: Value) -> int | None:
    """An integer; floats are truncated, texts must be integers or empty."""
    if isinstance(value, str):
        return parse_int(value) if value else 0
    return try_int(value) if isinstance(value, (int, float)) else None


def weak_float(value: Value) -> float | None:
    """A float; texts must be numbers or empty."""
    if isinstance(value, str):
        return parse_float(value) if value else 0.0
    return float(value) if isinstance(value, (int, float)) else None


def weak_strings(value: Value) -> list[str] | None:
    """A list of texts; a single value is a list of one, and null items are empty."""
    if value == {}:
        return []
    items = value if isinstance(value, list) else [value]
    texts = ["" if item is None else weak_string(item) for item in items]
    read = [text for text in texts if text is not None]
    return read if len(read) == len(texts) else None


def weak_map(value: Value) -> dict[str, Any] | None:
    """A map; a list of maps is their union, and the empty list an empty map."""
    if not isinstance(value, list):
        return value if isinstance(value, dict) else None
    union: dict[str, Any] = {}
    for item in value:
        part = {} if item is None else weak_map(item)
        if part is None:
            return None
        union |= part
    return union


def struct_map(value: Value) -> dict[str, Any] | None:
    """A map where fixed keys are wanted; lists fail, and a time has none of the keys."""
    if isinstance(value, (GoTime, date, time)):
        return {}
    return value if isinstance(value, dict) else None


BUILD_OPTIONS: Mapping[str, Cast] = {
    "list": weak_string,
    "render": weak_string,
    "publishresources": weak_bool,
}
SITEMAP_OPTIONS: Mapping[str, Cast] = {
    "changefreq": weak_string,
    "priority": weak_float,
    "filename": weak_string,
    "disable": weak_bool,
}
MENU_OPTIONS: Mapping[str, Cast] = {
    "identifier": weak_string,
    "parent": weak_string,
    "name": weak_string,
    "pre": weak_string,
    "post": weak_string,
    "url": weak_string,
    "pageref": weak_string,
    "weight": weak_int,
    "title": weak_string,
    "params": weak_map,
}
SITES_OPTIONS: Mapping[str, Cast] = {"matrix": struct_map, "complements": struct_map}
DIMENSIONS: Mapping[str, Cast] = {
    "languages": weak_strings,
    "versions": weak_strings,
    "roles": weak_strings,
}

BUILD_WORDS = {
    "list": ("always", "never", "local"),
    "render": ("always", "never", "link"),
}


class Options(NamedTuple):
    """What a map decodes to; ``bad`` are the keys whose values fit no cast."""

    values: dict[str, Any]
    bad: tuple[str, ...] = ()


def decode(value: Mapping[str, Any], casts: Mapping[str, Cast]) -> Options:
    """The known keys of a map, cast; keys in any case."""
    values: dict[str, Any] = {}
    bad: list[str] = []
    for name, given in value.items():
        key = name.lower()
        if given is None or key not in casts:
            continue
        cast = casts[key](given)
        if cast is None:
            bad.append(name)
        else:
            values[key] = cast
    return Options(values, tuple(bad))


def build_from(values: Mapping[str, Any]) -> Build:
    """``build`` from its decoded options; words that Hugo does not know count as always."""
    return Build(
        _word(values.get("list", ""), "list"),
        _word(values.get("render", ""), "render"),
        values.get("publishresources", True),
    )


def _word(text: str, key: str) -> str:
    if text == "0":
        return "never"
    return text if text in BUILD_WORDS[key] else "always"
