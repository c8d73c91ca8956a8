"""How a JSON front matter writes its keys and values."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.texts import rewritten
from cms.frontmatter.patch.yaml import as_texts, without_moments

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.|."
)
_COLON = re.compile(r"\"[ \t\r\n]*:[ \t]*")


class JSONStyle:
    """See ``cms.frontmatter.patch.style.Style``."""

    def __init__(self, document: Document) -> None:
        self.document = document
        first = next(iter(document.entries()), None)
        between = document.raw[first.key_span[1] : first.value_span[0]].decode() if first else ": "
        self.colon = between if not between.strip(" :") else ": "

    @property
    def comma(self) -> str:
        """What stands between members on one line."""
        return ", " if self.colon.endswith(" ") else ","

    def read(self, value: Any) -> Any:
        """What becomes of a value: every number is a float, and moments are texts."""
        return _with_floats(as_texts(value))

    def keys(self, name: str, old: str = "") -> Iterator[str]:  # noqa: ARG002
        yield json.dumps(name, ensure_ascii=False)

    def values(self, value: Any, old: str = "", like: str = "", *, flow: bool) -> Iterator[str]:  # noqa: ARG002
        value = without_moments(value)
        if isinstance(value, str) and old[:1] == '"':
            changed = _changed(old, value)
            if changed is not None:
                yield changed
        try:
            separators = self.comma, self.colon
            yield json.dumps(value, ensure_ascii=False, allow_nan=False, separators=separators)
        except (TypeError, ValueError):
            return


def _changed(old: str, text: str) -> str | None:
    pieces = [(each, json.loads(f'"{each}"')) for each in _PIECE.findall(old[1:-1])]
    changed = rewritten(pieces, text, lambda text: json.dumps(text, ensure_ascii=False)[1:-1])
    return None if changed is None else f'"{changed}"'


def _with_floats(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_floats(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_floats(each) for each in value]
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else value
