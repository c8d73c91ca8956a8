"""``python -m docs.console``: runs the console blocks of the documents, and writes what they print.

A document's blocks run one after another in a folder of their own, which holds a copy of
``examples``, at one moment. ``cms`` runs in this process, everything else in bash.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from unittest.mock import patch

from cms.cli.main import main

ROOT = Path(__file__).parents[1]
NOW = 1_799_024_400  # 2027-01-04 09:00 in Shanghai
SHOWN_HOME = "/home/lilei"
DOCUMENTS = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]

_BLOCK = re.compile(r"(?<=^```console\n)(?:.*\n)*?(?=^```$)", re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*<<'END'\n(?:.*\n)*?END|(?:.*\\\n)*.*)\n", re.MULTILINE)
_NEEDS_SHELL = re.compile(r"[|<>;&$`\n]")
_PROGRAM = """#!/bin/sh
exec "{python}" -c '
import time
from cms.cli.main import main
time.time = lambda: {now}
main()' "$@"
"""


class Terminal:
    """Runs commands as they are typed in one terminal: folder and exit code stay."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder, self.code = home, home / "site", 0
        shutil.copytree(ROOT / "examples", self.folder / "examples")
        (home / "bin").mkdir()
        program = home / "bin" / "cms"
        program.write_text(_PROGRAM.format(python=sys.executable, now=NOW))
        program.chmod(0o755)

    def run(self, command: str) -> str:
        """What the command prints, on both streams."""
        if command.startswith("cd "):
            self.folder /= command[3:]
            return ""
        with patch.dict(os.environ, self._environment()), inside(self.folder):
            if command.startswith("cms ") and not _NEEDS_SHELL.search(command):
                printed = self._run_here(words(command))
            else:
                printed = self._run_in_shell(command)
        return printed.replace(str(self.home), SHOWN_HOME)

    def _environment(self) -> dict[str, str]:
        person = {"NAME": "Li Lei", "EMAIL": "lilei@news.example.org"}
        return {
            "CMS_CACHE_DIR": str(self.home / "cache"),
            "CMS_LANG": "en",
            "COLUMNS": "100",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{
                f"GIT_{role}_{key}": person[key]
                for role in ("AUTHOR", "COMMITTER")
                for key in person
            },
            "PATH": f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        }

    def _run_here(self, arguments: list[str]) -> str:
        printed = io.BytesIO()
        out = io.TextIOWrapper(printed, encoding="utf-8", write_through=True)
        clock = patch("cms.engine.clock.time", SimpleNamespace(time=lambda: NOW))
        with (
            clock,
            patch.object(sys, "argv", arguments),
            redirect_stdout(out),
            redirect_stderr(out),
        ):
            try:
                main()
            except SystemExit as stopped:
                self.code = int(stopped.code or 0)
        return printed.getvalue().decode("utf-8")

    def _run_in_shell(self, command: str) -> str:
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.code})\n{command}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        self.code = done.returncode
        return done.stdout


def words(command: str) -> list[str]:
    """The words of a command, with the files that patterns stand for."""
    found: list[str] = []
    for word in shlex.split(command):
        found += sorted(map(str, Path().glob(word))) if "*" in word else [word]
    return found


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Works in a folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def terminal() -> Iterator[Terminal]:
    """A terminal in a folder of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Terminal(Path(folder).resolve())


def renewed(document: str) -> str:
    """The text of a document with what its commands print now."""
    with terminal() as typed:

        def run(block: re.Match[str]) -> str:
            return "".join(
                f"$ {command}\n{typed.run(command)}" for command in _COMMAND.findall(block[0])
            )

        return _BLOCK.sub(run, document)


def renew() -> None:
    """Writes the documents anew, or those named."""
    for path in [Path(name).resolve() for name in sys.argv[1:]] or DOCUMENTS:
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    renew()
