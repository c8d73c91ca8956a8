"""Which values in front matter name images, and where the theme's templates look for them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.hugo.formats.syntax import lower_key
from cms.schema.keywords import Path, walk

if TYPE_CHECKING:
    from cms.model import Route
    from cms.schema.source import Source

_KEYED = ("properties", "dependentSchemas")
_ANY = ("items", "prefixItems", "additionalProperties")
_REFERRED = ("$defs", "definitions")
_STEP = "*"


class ImageKey(NamedTuple):
    """A way to values, in lower case, ``*`` for all items; ``places`` are those of ``x-image``."""

    steps: tuple[str, ...]
    places: tuple[str, ...]


def image_keys(sources: "Iterable[Source]") -> tuple[ImageKey, ...]:
    """What schemas say with ``x-image``; of two about one key the stronger, later one counts."""
    found = {
        steps_of(path): tuple(schema["x-image"])
        for source in sources
        for path, schema in walk(source.schema)
        if "x-image" in schema and path[0] not in _REFERRED
    }
    return tuple(ImageKey(*entry) for entry in found.items())


def named_images(
    data: Mapping[str, Any], keys: Iterable[ImageKey]
) -> "Iterator[tuple[Route, str, tuple[str, ...]]]":
    """The texts that name images, with the way to each and the places where they are looked for.

    A theme's key counts below ``params`` as well, where it wins.
    """
    params = data.get("params")
    inner = params if isinstance(params, Mapping) else {}
    for steps, places in keys:
        if steps[0] in inner:
            yield from texts_at(("params",), inner, steps, places)
        elif steps[0] in data:
            yield from texts_at((), data, steps, places)


def texts_at(
    route: "Route", value: Any, steps: tuple[str, ...], places: tuple[str, ...]
) -> "Iterator[tuple[Route, str, tuple[str, ...]]]":
    """The texts that are not empty below a value, ``steps`` further on, with ``places``."""
    if steps and isinstance(value, Mapping):
        for key, inner in value.items():
            if steps[0] in (_STEP, lower_key(str(key))):
                yield from texts_at((*route, key), inner, steps[1:], places)
    elif isinstance(value, list) and steps[:1] in ((), (_STEP,)):
        for index, item in enumerate(value):
            yield from texts_at((*route, index), item, steps[1:], places)
    elif not steps and isinstance(value, str) and value.strip():
        yield route, value, places


def steps_of(path: Path) -> tuple[str, ...]:
    """The keys on the way to a schema: conditions and alternatives judge the same value."""
    steps = []
    parts = iter(path)
    for part in parts:
        if part in _KEYED:
            steps.append(lower_key(str(next(parts))))
        elif part in _ANY:
            steps.append(_STEP)
    return tuple(steps)
