"""GitHub Actions workflow commands.

GitHub shows ten annotations of a level for a step and drops the others without a word, so the
first ten of each level are written as annotations and a last line counts all.
"""

from __future__ import annotations

from typing import TextIO

from cms.model import Diagnostic, Report, Severity, msg
from cms.report.text import harmless, summary

SHOWN = 10


def write(report: Report, stream: TextIO) -> None:
    """Annotations, errors first, then the count."""
    hidden = 0
    for severity in Severity:
        found = [each for each in report.diagnostics if each.severity is severity]
        stream.writelines(_annotation(each) for each in found[:SHOWN])
        hidden += max(0, len(found) - SHOWN)
    if hidden:
        stream.write(f"{msg('{hidden:,} more than GitHub shows as annotations.', hidden=hidden)}\n")
    stream.write(summary(report) + "\n")


def _annotation(each: Diagnostic) -> str:
    properties = {
        "file": each.path,
        "line": each.start.line,
        "endLine": each.end.line,
        "col": each.start.column,
        "endColumn": each.end.column,
        "title": f"{each.code} {each.name}",
    }
    if each.end.line != each.start.line:  # GitHub refuses columns over several lines
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{each.severity.value} {listed}::{_data(str(each.message))}\n"


def _data(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return harmless(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
