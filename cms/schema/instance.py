"""Front matter as the values that JSON Schema knows.

Hugo's values are more: times, bytes, infinities. They become what a template would print. Keys
are in lower case throughout, those of maps inside lists too, which Hugo leaves as written: its
templates find them in any case.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any

from cms.hugo.formats.syntax import lower_key
from cms.hugo.time.gotime import GoTime
from cms.model import Route

_PLAIN = frozenset((str, bool, int, type(None)))


def merged(data: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, Any]:
    """What ``.Params`` of templates holds: an entry below ``params`` wins over one beside it."""
    values = {**data, **{lower_key(str(key)): value for key, value in params.items()}}
    del values["params"]
    return values


def instance(
    data: Mapping[str, Any], keys: Collection[str] | None, keep_nulls: bool
) -> dict[str, Any]:
    """The entries with these keys, or all; without those that are null unless they are kept."""
    return {
        key: value if type(value) in _PLAIN else _json(value, keep_nulls)
        for key, value in data.items()
        if (keys is None or key in keys) and (value is not None or keep_nulls)
    }


def _json(value: Any, keep_nulls: bool) -> Any:
    if isinstance(value, Mapping):
        lowered = {lower_key(str(key)): each for key, each in value.items()}
        return instance(lowered, None, keep_nulls)
    if type(value) in (list, tuple):
        return [each if type(each) in _PLAIN else _json(each, keep_nulls) for each in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else _finite(value)
    if isinstance(value, GoTime):
        return value.rfc3339_nano()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (date, time)):
        return _time_text(value)
    return str(value)


def _finite(value: float) -> float:
    """The number nearest to one that JSON cannot write, so that it stays a number."""
    return -sys.float_info.max if value < 0 else sys.float_info.max


def _time_text(value: date | time) -> str:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return GoTime.from_datetime(value).rfc3339_nano()
    return value.isoformat()


def route_as_written(path: Route, data: Mapping[str, Any], in_params: bool) -> Route:
    """The way to a value in the front matter, from the way to it in ``instance``."""
    route: list[str | int] = ["params"] if in_params else []
    node: Any = data["params"] if in_params else data
    for part in path:
        key = part
        if isinstance(node, Mapping):
            # Of names that differ in case only, the last one counts, as above.
            key = [name for name in node if lower_key(str(name)) == part][-1:][0]
        route.append(key)
        node = node[key]
    return tuple(route)
