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


class TooManyValuesError(Exception):
    """Aliases of YAML that repeat more values than any front matter writes out."""


MOST_VALUES = 1 << 18
"""Half a character for each value of the longest front matter that is read."""


def instance(
    data: Mapping[str, Any], keys: Collection[str] | None, keep_nulls: bool
) -> dict[str, Any]:
    """The entries with these keys, or all; without those that are null unless they are kept.

    Raises ``TooManyValuesError`` for more values than can be judged in reasonable time.
    """
    convert = _Conversion(keep_nulls).json
    return {
        key: value if type(value) in _PLAIN else convert(value)
        for key, value in data.items()
        if (keys is None or key in keys) and (value is not None or keep_nulls)
    }


class _Conversion:
    __slots__ = ("budget", "keep_nulls")

    def __init__(self, keep_nulls: bool) -> None:
        self.keep_nulls = keep_nulls
        self.budget = MOST_VALUES

    def json(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            self.spend(len(value))
            return {
                lower_key(str(key)): each if type(each) in _PLAIN else self.json(each)
                for key, each in value.items()
                if each is not None or self.keep_nulls
            }
        if type(value) in (list, tuple):
            self.spend(len(value))
            return [each if type(each) in _PLAIN else self.json(each) for each in value]
        return _scalar(value)

    def spend(self, values: int) -> None:
        self.budget -= values
        if self.budget < 0:
            raise TooManyValuesError


def _scalar(value: Any) -> str | float:
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
            same = (name for name in reversed(node) if lower_key(str(name)) == part)
            key = part if part in node else next(same)
        route.append(key)
        node = node[key]
    return tuple(route)
