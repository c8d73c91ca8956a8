"""What ``cms validate`` does once its command line is understood."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cms.errors import UsageError
from cms.model.message import msg

if TYPE_CHECKING:
    from cms.engine.validate import Limits, Run


class Wishes(NamedTuple):
    """What was asked for besides settings; ``clock`` is as the user wrote it."""

    clock: str | None = None
    stdin_filename: Path | None = None
    diff_base: str | None = None
    statistics: bool = False
    write_baseline: bool = False
    add_ignore: bool = False
    no_cache: bool = False
    shard: str | None = None
    cluster: str | None = None

    @property
    def changes_files(self) -> bool:
        """Whether something is written instead of a report."""
        return self.write_baseline or self.add_ignore


def judge(
    paths: Sequence[str | Path],
    overrides: Mapping[str, object],
    wishes: Wishes = Wishes(),  # noqa: B008 (frozen)
) -> int:
    """Judges files, writes the report, and returns the exit code.

    ``overrides`` are settings given on the command line.
    """
    return conclude(_run([Path(path) for path in paths], overrides, wishes), wishes)


def conclude(run: "Run", wishes: Wishes) -> int:
    """Writes the report, or what else was asked for, and returns the exit code."""
    from cms.report.text import harmless

    sys.stderr.writelines(f"cms: {harmless(str(notice))}\n" for notice in run.notices)
    if wishes.write_baseline:
        return _write_baseline(run)
    if wishes.add_ignore:
        from cms.cli.add_ignores import add_ignores

        return add_ignores(run.report.diagnostics)
    if wishes.statistics:
        from cms.report import statistics as counts

        counts.write(run.report, sys.stdout)
    else:
        from cms.cli.outputs import read_outputs, write_reports

        write_reports(run.report, read_outputs(run.settings.output_format), sys.stdout)
    return run.report.exit_code


def _run(paths: Sequence[Path], overrides: Mapping[str, object], wishes: Wishes) -> "Run":
    from cms.engine.clock import read_clock
    from cms.engine.results import Means
    from cms.engine.validate import validate, validate_text
    from cms.folders import cache_folder

    moment = read_clock(wishes.clock)
    if wishes.stdin_filename is None:
        limits = _limits(wishes)
        means = Means(None if wishes.no_cache else cache_folder(os.environ))
        if wishes.cluster is None:
            return validate(paths, overrides, os.environ, moment, limits, means)
        from cms.engine.cluster import cluster

        with cluster(wishes.cluster) as executor:
            means = means._replace(executor=executor)
            return validate(paths, overrides, os.environ, moment, limits, means)
    if wishes.diff_base or wishes.changes_files or wishes.shard:
        raise UsageError(
            msg("standard input has no history and cannot be changed"), msg("name files")
        )
    raw = sys.stdin.buffer.read()
    return validate_text(wishes.stdin_filename, raw, overrides, os.environ, moment)


def _limits(wishes: Wishes) -> "Limits":
    from cms.engine.validate import Limits

    limits = Limits(wishes.diff_base, wishes.write_baseline)
    if wishes.shard is None:
        return limits
    if wishes.changes_files:
        raise UsageError(msg("a part of a run reports only"), msg("leave out --shard"))
    from cms.engine.shard import read_shard

    return limits._replace(shard=read_shard(wishes.shard))


def _write_baseline(run: "Run") -> int:
    from cms.report.counts import counted
    from cms.suppression.baseline import write

    if not run.settings.baseline:
        raise UsageError(
            msg("--write-baseline needs a file"), msg("add --baseline cms-baseline.json")
        )
    write(Path(run.settings.baseline), run.report.diagnostics, lambda path: Path(path).read_bytes())
    done = msg(
        "Known in {baseline} from now on: {findings}.",
        baseline=run.settings.baseline,
        findings=counted(len(run.report.diagnostics), "finding"),
    )
    sys.stdout.write(f"{done}\n")
    return 0
