"""Which values in front matter are texts that readers read, by ``x-text`` in schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cms.schema.image_keys import steps_of, texts_at
from cms.schema.keywords import walk
from cms.schema.presets import HUGO, load

if TYPE_CHECKING:
    from cms.model import Route
    from cms.schema.source import Source

Steps = tuple[str, ...]
"""A way to values, in lower case, ``*`` for all items."""

ALWAYS: tuple[Steps, ...] = (
    *((key,) for key in ("title", "linktitle", "description", "summary", "lead", "subtitle")),
    ("keywords", "*"),
)
"""What readers read whatever the theme."""

_MENUS = frozenset(("menu", "menus"))  # whose names are what other entries call them


def text_keys(sources: Iterable[Source]) -> tuple[Steps, ...]:
    """The ways to texts of Hugo's own fields and of those that schemas describe."""
    found = dict.fromkeys(ALWAYS)
    for schema in (load(HUGO), *(source.schema for source in sources)):
        for path, part in walk(schema):
            if part.get("x-text") is True:
                steps = steps_of(path)
                if steps and not (steps[0] in _MENUS and steps[-1] == "name"):
                    found[steps] = None
    return tuple(found)


def read_texts(data: Mapping[str, Any], keys: Iterable[Steps]) -> Iterator[tuple[Route, str]]:
    """The texts at these ways, each once; keys of themes count below ``params`` as well."""
    params = data.get("params")
    routes: set[Route] = set()
    for steps in keys:
        for route, value in ((("params",), params), ((), data)):
            if not isinstance(value, dict) or steps[0] not in value:
                continue
            if len(steps) == 1 and isinstance(value[steps[0]], str):
                routes.add((*route, *steps))
                yield (*route, *steps), value[steps[0]]
                continue
            for found, text, _ in texts_at(route, value, steps, ()):
                if found not in routes:
                    routes.add(found)
                    yield found, text
