"""Markdown for people, as in the summary of a job on GitHub or the comment of a merge request."""

from __future__ import annotations

import re
from collections import Counter
from typing import TextIO

from cms.model import Diagnostic, Message, Report, msg
from cms.report.text import harmless, summary

SHOWN = 100
"""Findings that are listed; the summary of a job holds at most one MiB."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$!&@])")


def write(report: Report, stream: TextIO) -> None:
    """The counts, a table of rules, and a table of the first findings."""
    stream.write(f"### cms\n\n{_text(summary(report))}\n")
    if not report.diagnostics:
        return
    _write_head(stream, msg("rule"), msg("severity"), msg("findings"))
    rules = Counter((each.code, each.name, each.severity.value) for each in report.diagnostics)
    for (code, name, severity), number in sorted(rules.items()):
        stream.write(f"| {code} {name} | {severity} | {number:,} |\n")
    _write_head(stream, msg("place"), msg("rule"), msg("message"))
    stream.writelines(map(_row, report.diagnostics[:SHOWN]))
    if len(report.diagnostics) > SHOWN:
        more = msg("{more:,} more are not listed.", more=len(report.diagnostics) - SHOWN)
        stream.write(f"\n{more}\n")


def _write_head(stream: TextIO, *names: Message) -> None:
    stream.write(f"\n| {' | '.join(map(str, names))} |\n|{' --- |' * len(names)}\n")


def _row(each: Diagnostic) -> str:
    place = f"{each.path}:{each.start.line}:{each.start.column}"
    message = harmless(str(each.message))  # on one line, whatever is in it
    return f"| {_text(harmless(place))} | {each.code} | {_text(message)} |\n"


def _text(text: str) -> str:
    """Text that is shown as it is, on one line of a table or several of a paragraph."""
    lines = (harmless(line) for line in text.split("\n"))
    return "  \n".join(_SPECIAL.sub(r"\\\1", line) for line in lines)
