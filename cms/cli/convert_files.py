"""``cms convert PATHS``: articles converted, shown, checked or written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cms.errors import UsageError
from cms.model.message import msg
from cms.report.counts import counted
from cms.report.text import harmless

if TYPE_CHECKING:
    from cms.engine.convert.plan import Outcome
    from cms.engine.convert.wish import Wish


class Ways(NamedTuple):
    """What to do with what comes of a conversion; at most one of them."""

    diff: bool = False
    check: bool = False
    output: Path | None = None


def convert_files(
    paths: Sequence[Path], wish: Wish, ways: Ways, overrides: Mapping[str, object]
) -> int:
    """Converts files; returns the exit code."""
    from cms.engine.convert.plan import plan_conversion

    if sum((ways.diff, ways.check, ways.output is not None)) > 1:
        raise UsageError(msg("--diff, --check and --output exclude each other"))
    if ways.output is not None:
        wish = wish._replace(in_place=True)
    outcome = plan_conversion(paths, wish, overrides, os.environ)
    _tell(outcome)
    if ways.output is not None:
        _write_elsewhere(outcome, ways.output)
    elif ways.diff:
        _show(outcome)
    elif not ways.check:
        from cms.engine.convert.carry_out import carry_out

        carry_out(outcome)
    if ways.output is None:
        _sum_up(outcome, is_done=not (ways.diff or ways.check))
    is_stale = ways.check and bool(outcome.written)
    return int(is_stale or _stands_against(outcome))


def _stands_against(outcome: Outcome) -> bool:
    """Whether something that was asked for is not done, or a translation is out of date."""
    if any(each.is_named for each in (*outcome.refused, *outcome.kept)):
        return True
    return bool(outcome.refused) or any(each.is_stale for each in outcome.kept)


def _tell(outcome: Outcome) -> None:
    lines: list[object] = list(outcome.notices)
    told = [each for each in outcome.kept if each.is_named or each.is_stale]
    lines += [f"{each.path}: {each.reason}" for each in (*outcome.refused, *told)]
    others = len(outcome.kept) - len(told)
    if others:
        lines.append(
            msg(
                "left {files} as somebody else wrote them; --force replaces them",
                files=counted(others, "translation"),
            )
        )
    sys.stderr.writelines(f"cms: {harmless(str(line))}\n" for line in lines)


def _write_elsewhere(outcome: Outcome, output: Path) -> None:
    """One converted file; ``-`` is standard output."""
    if outcome.refused:
        return
    if outcome.number != 1:
        raise UsageError(
            msg("--output takes one file, and {number} are meant", number=outcome.number)
        )
    after = outcome.results[0]
    if str(output) == "-":
        sys.stdout.buffer.write(after)
        return
    from cms.writing import replace_file

    replace_file(output, after)


def _show(outcome: Outcome) -> None:
    from cms.engine.convert.carry_out import revisions
    from cms.report.diff import write_diff

    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    write_diff(revisions(outcome, _shown(each.location for each in outcome.written)), sys.stdout)


def _shown(locations: Iterable[str]) -> list[str]:
    from cms.engine.workspace import shown_path

    here = str(Path.cwd())
    return [shown_path(location, here) for location in locations]


def _sum_up(outcome: Outcome, *, is_done: bool) -> None:
    new = sum(each.before is None for each in outcome.written)
    changed = len(outcome.written) - new
    what: object = msg("nothing")
    if new and changed:
        what = msg(
            "{new} and {changed}",
            new=counted(new, "new file"),
            changed=counted(changed, "changed file"),
        )
    elif new or changed:
        what = counted(new, "new file") if new else counted(changed, "changed file")
    articles = counted(outcome.number, "article")
    if is_done:
        sys.stdout.write(f"{msg('Wrote {what} for {articles}.', what=what, articles=articles)}\n")
    else:
        would = msg("Would write {what} for {articles}.", what=what, articles=articles)
        sys.stderr.write(f"{would}\n")
