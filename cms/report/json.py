"""One JSON document, described by ``schemas/diagnostics.schema.json``."""

from __future__ import annotations

from typing import Any, TextIO

from cms.model import Diagnostic, Fix, Report, Severity
from cms.report.documents import write_json

VERSION = 1


def write(report: Report, stream: TextIO) -> None:
    """The document, stable from run to run."""
    document: dict[str, Any] = {
        "version": VERSION,
        "diagnostics": [_diagnostic(each) for each in report.diagnostics],
        "summary": {
            "files": report.files,
            "errors": report.number_of(Severity.ERROR),
            "warnings": report.number_of(Severity.WARNING),
        },
    }
    if report.fixed is not None:
        document["fixed"] = [_diagnostic(each) for each in report.fixed]
    if report.shard is not None:
        number, count = report.shard
        document["shard"] = {"number": number, "count": count}
        for each, entry in zip(report.diagnostics, document["diagnostics"], strict=True):
            entry.update(_for_others(each))
    write_json(document, stream)


def _diagnostic(each: Diagnostic) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "severity": each.severity.value,
        "message": str(each.message),
        "path": each.path,
        "line": each.start.line,
        "column": each.start.column,
        "end_line": each.end.line,
        "end_column": each.end.column,
        "fix": _fix(each.fix) if each.fix is not None else None,
    }


def _for_others(each: Diagnostic) -> dict[str, Any]:
    """What reports in other formats need besides."""
    return {
        "source": {"text": each.source, "column": each.source_column},
        "span": {"start": each.span.start, "end": each.span.end},
        "related": [{"path": one.path, "message": str(one.message)} for one in each.related],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title": str(fix.title),
        "applicability": fix.applicability.name.lower(),
        "edits": [
            {
                "start": edit.span.start,
                "end": edit.span.end,
                "text": edit.text.decode("utf-8"),
            }
            for edit in fix.edits
        ],
        **({"rename": fix.rename} if fix.rename else {}),
    }
