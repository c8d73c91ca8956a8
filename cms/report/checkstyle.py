"""Checkstyle's XML, which many build servers read."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from cms.model import Report
from cms.report.xml import element, write_tree


def write(report: Report, stream: TextIO) -> None:
    """A ``file`` for each file with findings."""
    root = element(None, "checkstyle", version="4.3")
    for path, found in groupby(report.diagnostics, key=lambda each: each.path):
        file = element(root, "file", name=path)
        for each in found:
            element(
                file,
                "error",
                line=each.start.line,
                column=each.start.column,
                severity=each.severity.value,
                message=each.message,
                source=f"cms.{each.code}",
            )
    write_tree(root, stream)
