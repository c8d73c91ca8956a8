"""The Reviewdog Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf"""

from __future__ import annotations

from typing import Any, TextIO

from cms.model import Applicability, Diagnostic, Report
from cms.report.columns import BytePlace, byte_end, byte_start, edited
from cms.report.documents import write_json


def write(report: Report, stream: TextIO) -> None:
    """One document; fixes within the line of their diagnostic are suggestions."""
    document = {
        "source": {"name": "cms"},
        "diagnostics": [_diagnostic(each) for each in report.diagnostics],
    }
    write_json(document, stream)


def _diagnostic(each: Diagnostic) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": str(each.message),
        "location": {"path": each.path, "range": _range(each)},
        "severity": each.severity.value.upper(),
        "code": {"value": each.code},
    }
    if suggestions := _suggestions(each):
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _range(each: Diagnostic) -> dict[str, Any]:
    start, end = byte_start(each), byte_end(each)
    if start is None:  # whole lines
        return {"start": {"line": each.start.line}}
    if end is None:
        return {"start": start._asdict()}
    return _between(start, end)


def _between(start: BytePlace, end: BytePlace) -> dict[str, Any]:
    return {"start": start._asdict(), "end": end._asdict()}


def _suggestions(each: Diagnostic) -> list[dict[str, Any]]:
    """The fix, if it is one edit in the line; several together cannot be said in this format."""
    fix = each.fix
    if fix is None or fix.applicability is Applicability.SHOWN or len(fix.edits) != 1:
        return []
    place = edited(each, fix.edits[0])
    if place is None:
        return []
    return [{"range": _between(*place), "text": fix.edits[0].text.decode("utf-8")}]
