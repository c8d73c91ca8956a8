"""A diagnostic with its line of source and a caret under the place."""

from __future__ import annotations

from typing import TextIO

from cms.model import Applicability, Diagnostic, Report, msg
from cms.report.concise import headline
from cms.report.text import columns, harmless, summary

_KINDS = {
    Applicability.SAFE: msg("fix"),
    Applicability.UNSAFE: msg("fix with --unsafe"),
    Applicability.SHOWN: msg("suggestion"),
}


def write(report: Report, stream: TextIO) -> None:
    """All diagnostics, each with its excerpt, then the summary."""
    for each in report.diagnostics:
        stream.write(f"{headline(each)}\n{_excerpt(each)}\n")
    stream.write(summary(report) + "\n")


def _excerpt(each: Diagnostic) -> str:
    number = str(each.start.line)
    source = harmless(each.source.replace("\t", " "))
    start = each.start.column - each.source_column
    # A place that goes on to further lines is marked to the end of its first one.
    end = each.end.column - each.source_column if each.end.line == each.start.line else len(source)
    indent = " " * columns(source[:start])
    caret = "^" * max(1, columns(source[start:end]))
    margin = " " * len(number)
    lines = [f"{margin} |", f"{number} | {source}", f"{margin} | {indent}{caret}"]
    if each.fix is not None:
        lines.append(
            f"{margin} = {_KINDS[each.fix.applicability]}: {harmless(str(each.fix.title))}"
        )
    return "".join(line.rstrip() + "\n" for line in lines)
