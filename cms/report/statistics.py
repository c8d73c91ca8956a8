"""How often each rule fired."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from cms.model import Report


def write(report: Report, stream: TextIO) -> None:
    """A line per rule, most frequent first."""
    counts = Counter((each.code, each.name) for each in report.diagnostics)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    stream.writelines(f"{count:>6,}  {code}  {name}\n" for (code, name), count in ordered)
