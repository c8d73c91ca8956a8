"""Which reports a run writes, and where: ``full``, ``sarif:report.sarif``."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from cms.errors import ConfigError, UsageError
from cms.model import Report, msg
from cms.report import Format, Output, write_report


def read_outputs(names: Iterable[str]) -> tuple[Output, ...]:
    """The outputs that settings name; raises ``ConfigError`` for a format that does not exist.

    What has no file goes to standard output, so only one may have none: ``ConfigError``, too.
    """
    outputs = tuple(map(_read, names))
    if sum(not output.file for output in outputs) > 1:
        raise ConfigError(
            msg("only one report can go to standard output"), msg("name a file: sarif:report.sarif")
        )
    return outputs


def with_file(names: Sequence[str], file: Path | None) -> tuple[str, ...]:
    """The names with ``file`` as the place of the one that has none.

    Raises ``ConfigError`` as ``read_outputs``, and ``UsageError`` where it is not clear which
    report is to be written there.
    """
    outputs = read_outputs(names)
    if file is None:
        return tuple(names)
    if not outputs:
        raise UsageError(msg("--output-file needs a format"), msg("add --output-format"))
    if all(output.file for output in outputs):
        raise UsageError(msg("every report has a file already"), msg("leave out --output-file"))
    return tuple(f"{output.format.value}:{output.file or file.as_posix()}" for output in outputs)


def write_reports(report: Report, outputs: Iterable[Output], stream: TextIO) -> None:
    """Writes every report, those without a file to ``stream``. Raises ``InputError``."""
    for output in outputs:
        if output.file:
            _write_file(report, output)
        else:
            write_report(report, output.format, stream)


def _read(name: str) -> Output:
    report_format, _, file = name.partition(":")
    known = [each.value for each in Format]
    if report_format not in known:
        raise ConfigError(
            msg("there is no output format {report_format}", report_format=report_format),
            msg("known are {known}", known=", ".join(known)),
        )
    return Output(Format(report_format), file)


def _write_file(report: Report, output: Output) -> None:
    from cms.writing import replace_file

    text = io.StringIO()
    write_report(report, output.format, text)
    replace_file(Path(output.file), text.getvalue().encode("utf-8", "backslashreplace"))
