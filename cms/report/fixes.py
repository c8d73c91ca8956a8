"""What a run that fixes says besides what remains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TextIO

from cms.model import Diagnostic, msg
from cms.model.repair import Refused
from cms.report.counts import counted
from cms.report.text import harmless


def fixed_by_rule(fixed: Collection[Diagnostic], *, is_done: bool = True) -> list[str]:
    """How much was fixed, or would be, then a line for each rule, the most frequent first."""
    if not fixed:
        return [str(msg("Fixed nothing.") if is_done else msg("Would fix nothing."))]
    findings = counted(len(fixed), "finding")
    files = counted(len({each.path for each in fixed}), "file")
    counts = Counter((each.code, each.name) for each in fixed)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        str(
            msg("Fixed {findings} in {files}:", findings=findings, files=files)
            if is_done
            else msg("Would fix {findings} in {files}:", findings=findings, files=files)
        ),
        *(f"{count:>6,}  {code}  {name}" for (code, name), count in ordered),
    ]


def write_each(fixed: Iterable[Diagnostic], stream: TextIO) -> None:
    """A line per fix. Places are those from before it, but after fixes that came first."""
    for each in fixed:
        place = f"{harmless(each.path)}:{each.start.line}:{each.start.column}"
        title = harmless(str(each.fix.title)) if each.fix else ""
        stream.write(f"{place}: {each.code} {title} ({each.name})\n")


def refusal(refused: Refused) -> str:
    """Why a fix was not applied."""
    found = refused.diagnostic
    place = f"{harmless(found.path)}:{found.start.line}:{found.start.column}"
    return str(
        msg(
            "{place}: the fix of {code} is left out: {reason}",
            place=place,
            code=found.code,
            reason=harmless(str(refused.reason)),
        )
    )
