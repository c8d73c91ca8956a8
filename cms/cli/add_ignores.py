"""``cms validate --add-ignore``: comments that suppress what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from cms.errors import InputError
from cms.frontmatter.document import parse
from cms.model import Diagnostic, msg
from cms.report.counts import counted
from cms.suppression.insertion import Refusal
from cms.suppression.insertion import add_ignores as with_ignores
from cms.writing import replace_file


def add_ignores(diagnostics: Iterable[Diagnostic]) -> int:
    """Adds the comments, tells what could not be done, and returns the exit code."""
    files = findings = 0
    exit_code = 0
    for path, group in groupby(diagnostics, key=lambda each: each.path):
        found = list(group)
        refusal = _add(Path(path), found)
        if refusal:
            left = msg("{path} is left as it is: {reason}", path=path, reason=refusal)
            sys.stderr.write(f"cms: {left}\n")
            exit_code = 1
        else:
            files += 1
            findings += len(found)
    done = msg(
        "Added comments that ignore {findings} to {files}.",
        findings=counted(findings, "finding"),
        files=counted(files, "file"),
    )
    sys.stdout.write(f"{done}\n")
    return exit_code


def _add(path: Path, found: list[Diagnostic]) -> str:
    """Changes one file; the reason if it cannot be done."""
    try:
        raw = path.read_bytes()
        extension = path.suffix.lstrip(".").lower()
        places = [(each.code, each.span) for each in found]
        changed = with_ignores(parse(raw), places, extension=extension)
        if isinstance(changed, Refusal):
            return str(changed.reason)
        replace_file(path, changed, expected=raw)
    except OSError as error:
        return error.strerror or str(error)
    except InputError as error:
        return str(error)
    return ""
