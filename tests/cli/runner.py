"""Runs a command in this process, as a terminal would."""

import io
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from cms.cli.main import main


class Outcome(NamedTuple):
    """What a command printed, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


def run(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *args: str | Path, stdin: bytes = b""
) -> Outcome:
    """``cms ARGS`` in a folder, with ``stdin`` as standard input."""
    out, err = (io.TextIOWrapper(io.BytesIO()) for _ in range(2))
    monkeypatch.chdir(folder)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "argv", ["cms", *map(str, args)])
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        patched.setattr(sys, "stdout", out)
        patched.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as stopped:
            main()
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8"))
    return Outcome(int(stopped.value.code or 0), *texts)
