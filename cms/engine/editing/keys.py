"""What people write for a key and a value: ``params.author=Li``, ``tags+=港股``, ``tags[0]=A``.

A key is a route with dots; ``[0]`` is an item of a list, and double quotes keep a dot in a name. A
value is typed as a YAML value is in Hugo; without quotes and brackets it is one scalar whatever
signs are in it, and nothing at all is the empty text.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from cms.errors import UsageError
from cms.hugo.formats.yaml import decode_yaml
from cms.hugo.formats.yaml.scalars import read_plain
from cms.model.message import msg

_STEP = re.compile(r'(?:^|\.)(?:"([^"]+)"|([^."\[\]]+))|\[([0-9]+)\]')
_ASSIGNMENT = re.compile(r'((?:[^="/\\]|"[^"]*")+?)([+-]?)=(.*)', re.DOTALL)
_STRUCTURED = ("[", "{", '"', "'")

Key = tuple[str | int, ...]
"""A route with its keys as they are written."""


class Value(NamedTuple):
    """A value, and its text where it was written without quotes and brackets."""

    data: Any
    plain: str = ""


class Assignment(NamedTuple):
    """A value for a key; ``sign`` is ``+`` to add items to a list, ``-`` to take them out."""

    key: Key
    sign: str
    value: Value


def read_key(text: str) -> Key:
    """The key that a text names; raises ``UsageError``."""
    steps: list[str | int] = []
    end = 0
    for step in _STEP.finditer(text):
        if step.start() != end:
            break
        end = step.end()
        quoted, name, index = step.groups()
        steps.append(int(index) if index else quoted or name)
    if end != len(text) or not steps or isinstance(steps[0], int):
        raise UsageError(
            msg("{text} is no key", text=text), msg("write title, params.author or tags[0]")
        )
    return tuple(steps)


def is_assignment(text: str) -> bool:
    """Whether an argument is meant for KEY=VALUE; a path with = in it can begin with ./"""
    return _ASSIGNMENT.fullmatch(text) is not None


def read_assignment(text: str) -> Assignment:
    """What KEY=VALUE, KEY+=VALUE or KEY-=VALUE asks for; raises ``UsageError``."""
    match = _ASSIGNMENT.fullmatch(text)
    if match is None:
        raise UsageError(msg("{text} is no KEY=VALUE", text=text))
    key, sign, value = match.groups()
    return Assignment(read_key(key), sign, read_value(value.strip(), key))


def read_value(text: str, key: str) -> Value:
    """The value that a text means; raises ``UsageError``."""
    if text.startswith(_STRUCTURED):
        found, problem, _ = decode_yaml(f"value: {text}")
        if problem is not None or found is None or found.keys() != {"value"}:
            raise UsageError(
                msg("the value of {key}, {text}, cannot be read as YAML", key=key, text=text),
                msg("put a text in quotes: '{key}=\"...\"'", key=key),
            )
        return Value(found["value"])
    data = read_plain(text) if text else ""
    if isinstance(data, (int, float)) and not isinstance(data, bool) and str(data) != text:
        raise UsageError(
            msg(
                "the value of {key}, {text}, is the number {data} for Hugo",
                key=key,
                text=text,
                data=data,
            ),
            msg(
                "write {key}={data} for that, or '{key}=\"{text}\"' for a text",
                key=key,
                data=data,
                text=text,
            ),
        )
    return Value(data, text)


def shown(key: Sequence[str | int]) -> str:
    """A key as people write it."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{_quoted(step)}" for step in key]
    return "".join(parts).removeprefix(".")


def _quoted(name: str) -> str:
    return f'"{name}"' if re.search(r'[."\[\]]', name) else name
