"""JUnit's XML: each file a suite, each finding a test in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TextIO
from xml.etree.ElementTree import Element

from cms.model import Diagnostic, Report, Severity
from cms.report.concise import headline
from cms.report.xml import element, write_tree

# The format wants a moment; one that is always the same keeps reports comparable.
_MOMENT = "1970-01-01T00:00:00"


def write(report: Report, stream: TextIO) -> None:
    """Errors are failures. Warnings, which fail no run, are tests that were skipped."""
    root = element(None, "testsuites")
    files = groupby(report.diagnostics, key=lambda each: each.path)
    for number, (path, found) in enumerate(files):
        _add_suite(root, number, path, list(found))
    if not report.diagnostics:
        _add_suite(root, 0, "content", [])
    write_tree(root, stream)


def _add_suite(root: Element, number: int, path: str, found: Sequence[Diagnostic]) -> None:
    failures = sum(each.severity is Severity.ERROR for each in found)
    suite = element(
        root,
        "testsuite",
        name=path,
        package="cms",
        id=number,
        tests=max(1, len(found)),
        failures=failures,
        skipped=len(found) - failures,
        errors=0,
        time=0,
        timestamp=_MOMENT,
        hostname="localhost",
    )
    element(suite, "properties")
    for each in found:
        _add_case(suite, each)
    if not found:
        element(suite, "testcase", name="cms", classname=path, time=0)
    element(suite, "system-out")
    element(suite, "system-err")


def _add_case(suite: Element, each: Diagnostic) -> None:
    name = f"{each.code} {each.name} {each.start.line}:{each.start.column}"
    case = element(suite, "testcase", name=name, classname=each.path, time=0)
    if each.severity is Severity.ERROR:
        result = element(case, "failure", message=each.message, type=each.code)
    else:
        result = element(case, "skipped", message=each.message)
    result.text = headline(each)
