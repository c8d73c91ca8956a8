"""Lists and mappings as blocks of YAML, written by ruamel.yaml."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

_WIDEST = 1 << 20


def block_of(value: Any, offset: int, spell: Callable[[str], str]) -> str:
    """The lines of a list or mapping, with line feeds between them and the first at column 0.

    Dashes stand ``offset`` columns to the right of the key above them, and the first ones too.
    ``spell`` tells how a text is quoted.
    """
    from ruamel.yaml import YAML

    yaml = YAML(pure=True)
    yaml.width = _WIDEST
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    stream = StringIO()
    yaml.dump(_spelled(value, spell), stream)
    return stream.getvalue().rstrip("\n")


def _spelled(value: Any, spell: Callable[[str], str]) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

    if isinstance(value, dict):
        return {key: _spelled(each, spell) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_spelled(each, spell) for each in value]
    if not isinstance(value, str):
        return value
    quote = spell(value)[:1]
    if quote == "'":
        return SingleQuotedScalarString(value)
    return DoubleQuotedScalarString(value) if quote == '"' else value
