"""Reports of parts of a run, in JSON as ``json`` writes them, put together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cms.errors import InputError
from cms.model import (
    Applicability,
    Diagnostic,
    Edit,
    Fix,
    Message,
    Position,
    Related,
    Report,
    Severity,
    Span,
    msg,
)
from cms.report.json import VERSION


def merge(paths: Sequence[Path]) -> Report:
    """The report of the whole run; raises ``InputError`` unless each part is there, and once."""
    parts = [_read(path) for path in paths]
    shards = sorted(report.shard or (0, 0) for report in parts)
    count = shards[0][1]
    if shards != [(number, count) for number in range(1, count + 1)]:
        there = ", ".join(f"{number}/{of}" for number, of in shards)
        raise InputError(
            msg("these parts are no whole: {there}", there=there),
            msg("name the report of each part once"),
        )
    found = [each for report in parts for each in report.diagnostics]
    found.sort(key=lambda each: (each.path, each.start, each.code))
    return Report(tuple(found), sum(report.files for report in parts))


def _read(path: Path) -> Report:
    try:
        document: Any = json.loads(path.read_bytes())
        if document["version"] != VERSION:
            raise ValueError(document["version"])
        shard = document["shard"]["number"], document["shard"]["count"]
        found = tuple(map(_diagnostic, document["diagnostics"]))
        return Report(found, document["summary"]["files"], shard=shard)
    except OSError as error:
        reason: object = error.strerror or error
        raise InputError(msg("{path} cannot be read: {reason}", path=path, reason=reason)) from None
    except (AttributeError, KeyError, TypeError, ValueError):
        raise InputError(
            msg("{path} is no report of a part of a run", path=path),
            msg("write it by cms validate --shard 1/2 --output-format json"),
        ) from None


def _diagnostic(found: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(
        found["code"],
        found["name"],
        Severity(found["severity"]),
        _message(found["message"]),
        found["path"],
        Position(found["line"], found["column"]),
        Position(found["end_line"], found["end_column"]),
        None if found["fix"] is None else _fix(found["fix"]),
        tuple(Related(one["path"], _message(one["message"])) for one in found["related"]),
        found["source"]["text"],
        found["source"]["column"],
        Span(found["span"]["start"], found["span"]["end"]),
    )


def _fix(found: Mapping[str, Any]) -> Fix:
    return Fix(
        _message(found["title"]),
        tuple(
            Edit(Span(edit["start"], edit["end"]), edit["text"].encode("utf-8"))
            for edit in found["edits"]
        ),
        Applicability[found["applicability"].upper()],
        rename=found.get("rename", ""),
    )


def _message(text: str) -> Message:
    return msg("{text}", text=text)
