"""Entry point of the ``cms`` program."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path

import cms
from cms.errors import CmsError
from cms.locales import meant, speak_language

_PLAIN = ("--force-exclude", "--no-cache")
"""Options of ``validate`` that are understood without Typer."""


def main() -> None:
    """Exit code 0 clean, 1 problems found, 2 wrong usage, configuration or I/O."""
    # What a run makes stays to its end, or goes without being looked for.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        # A path or a title may hold anything; a report must not fail on a terminal's encoding.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        _choose_language()
        code = _run_to_the_end(sys.argv[1:])
        if sys.stdout is sys.__stdout__ and not isinstance(code, str):
            _leave(code or 0)
        sys.exit(code)
    except CmsError as error:
        from cms.report.text import harmless

        hint = f" ({error.hint})" if error.hint else ""
        sys.stderr.write(f"cms: {harmless(f'{error}{hint}')}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:  # as on a full disk
        place = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"cms: {place}{error.strerror or error}\n")
        _forget_output()
        sys.exit(2)


def _choose_language() -> None:
    """Speaks as ``CMS_LANG``, the settings around the current folder, or the locale say."""
    setting = ""
    if "CMS_LANG" not in os.environ:
        from cms.settings import load_settings

        with suppress(CmsError):  # the command itself will say what is wrong
            setting = load_settings(Path.cwd()).language
    if code := meant(os.environ, setting):
        speak_language(code)


def _leave(code: int) -> None:
    """Ends the process at once: giving memory back piece by piece can take a tenth of a run."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run_to_the_end(args: list[str]) -> int | str | None:
    """Runs a command, and fails where what it wrote cannot be put out."""
    try:
        code: int | str | None = _run(args)
    except SystemExit as stopped:
        code = stopped.code
    sys.stdout.flush()
    return code


def _forget_output() -> None:
    """Keeps the interpreter from trying in the end to put out what it could not before."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(args: list[str]) -> int:
    paths = [arg for arg in args[1:] if arg not in _PLAIN]
    if args[:1] == ["validate"] and not any(path.startswith("-") for path in paths):
        # As a commit hook calls it. Importing Typer takes as long as judging the files.
        from cms.cli.judge import Wishes, judge

        overrides = {"force_exclude": "--force-exclude" in args or None}
        return judge(paths, overrides, Wishes(no_cache="--no-cache" in args))
    if args[:1] == ["convert"] and "--text" in args:
        from cms.cli.convert_text import convert_text, plain_arguments

        plain = plain_arguments(args[1:])
        if plain is not None:
            convert_text(**plain)  # type: ignore[arg-type]
            return 0
    if args == ["--version"]:
        sys.stdout.write(f"cms {cms.__version__}\n")
        return 0
    from cms.cli.app import app

    app(prog_name="cms")
    return 0
