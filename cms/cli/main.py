"""Entry point of the ``cms`` program."""

from __future__ import annotations

import sys

from cms.errors import CmsError


def main() -> None:
    """Exit code 0 clean, 1 problems found, 2 wrong usage, configuration or I/O."""
    for stream in (sys.stdout, sys.stderr):
        # A path or a title may hold anything; a report must not fail on a terminal's encoding.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(_run(sys.argv[1:]))
    except CmsError as error:
        hint = f" ({error.hint})" if error.hint else ""
        sys.stderr.write(f"cms: {error}{hint}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        sys.stderr.close()
        sys.exit(141)


def _run(args: list[str]) -> int:
    if args[:1] == ["validate"] and not any(arg.startswith("-") for arg in args):
        # As a commit hook calls it. Importing Typer takes as long as judging the files.
        from cms.cli.judge import judge

        return judge(args[1:], {})
    from cms.cli.app import app

    app(prog_name="cms")
    return 0
