"""Records as plain data that ``marshal`` takes, and back: nothing in a file can run code."""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any

_CLASSES = (
    "cms.model:Applicability",
    "cms.model:Change",
    "cms.model:Diagnostic",
    "cms.model:Edit",
    "cms.model:Fix",
    "cms.model:KeyAt",
    "cms.model:Message",
    "cms.model:Position",
    "cms.model:Related",
    "cms.model:Severity",
    "cms.model:Span",
    "cms.model.edit:Removed",
    "cms.hugo.time.gotime:GoTime",
    "cms.rules.image_uses:ImageUse",
    "cms.suppression.comments:Suppression",
    "datetime:date",
    "datetime:datetime",
    "datetime:time",
)
"""What a result may hold besides what ``marshal`` knows; the order is that of the numbers kept."""

_NUMBERS = {name: number for number, name in enumerate(_CLASSES)}
_AS_IT_IS = frozenset({bool, bytes, float, int, str, type(None)})


def plain(value: Any) -> Any:
    """The value in builtins; raises ``ValueError`` for what there is no way to keep."""
    form: Any = type(value)
    if form in _AS_IT_IS:
        return value
    if form is tuple:
        return (-1, *map(plain, value))
    if form is list:
        return [plain(item) for item in value]
    if form is dict:
        return {plain(key): plain(item) for key, item in value.items()}
    number = _number(form)
    if issubclass(form, tuple):
        return (number, *map(plain, value))
    if issubclass(form, Enum):
        return (number, value.value)
    return (number, value.isoformat())


def rebuilt(value: Any) -> Any:
    """What ``plain`` was given."""
    form = type(value)
    if form is tuple:
        number, *parts = value
        if number == -1:
            return tuple(map(rebuilt, parts))
        made = _class(number)
        if issubclass(made, tuple):
            return made._make(map(rebuilt, parts))
        return made(*parts) if issubclass(made, Enum) else made.fromisoformat(*parts)
    if form is list:
        return [rebuilt(item) for item in value]
    if form is dict:
        return {rebuilt(key): rebuilt(item) for key, item in value.items()}
    return value


@cache
def _number(form: Any) -> int:
    for module in (form.__module__, form.__module__.rpartition(".")[0]):
        number = _NUMBERS.get(f"{module}:{form.__qualname__}")
        if number is not None:
            return number
    raise ValueError(f"a result holds a {form}")


@cache
def _class(number: int) -> Any:
    module, _, name = _CLASSES[number].partition(":")
    return getattr(import_module(module), name)
