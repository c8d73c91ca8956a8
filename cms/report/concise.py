"""One line per diagnostic, as compilers print them."""

from __future__ import annotations

from typing import TextIO

from cms.model import Diagnostic, Report
from cms.report.text import harmless, harmless_path, summary


def headline(each: Diagnostic) -> str:
    """``path:line:column: severity[CODE] message (rule-name)``."""
    place = f"{harmless_path(each.path)}:{each.start.line}:{each.start.column}"
    return (
        f"{place}: {each.severity.value}[{each.code}] {harmless(str(each.message))} ({each.name})"
    )


def write(report: Report, stream: TextIO) -> None:
    """All diagnostics, then the summary."""
    stream.writelines(headline(each) + "\n" for each in report.diagnostics)
    stream.write(summary(report) + "\n")
