"""``cms set``: values of front matter in many files."""

from __future__ import annotations

import sys
from functools import partial
from itertools import takewhile
from typing import Annotated

import typer

from cms.cli import options
from cms.errors import UsageError
from cms.model.message import msg


def command(
    arguments: Annotated[
        list[str],
        typer.Argument(
            help="What to set, such as draft=true, params.author=Li, tags+=News, tags-=Old or "
            '"cover.image=a.png"; then files or folders. -- begins the paths.',
            metavar="KEY=VALUE... PATHS...",
        ),
    ],
    diff: options.Diff = False,
    lang: options.Lang = None,
    section: options.Section = None,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Set values of front matter, each file keeping its format and style.

    += adds items to a list, -= takes them out. Values are typed as in YAML: true, 3, [a, b],
    '"quoted text"'.

    Exit code 1 when a file had to be left as it is.
    """
    from cms.cli import edit
    from cms.engine.editing.files import edit_files
    from cms.engine.editing.keys import is_assignment, read_assignment
    from cms.engine.editing.values import SetValues

    before_dashes = arguments[: len(arguments) - _number_behind_dashes(sys.argv)]
    number = len(list(takewhile(is_assignment, before_dashes)))
    if not number:
        raise UsageError(
            msg("{arguments} is no KEY=VALUE", arguments=arguments[0]),
            msg("what to set comes before the paths"),
        )
    assignments = tuple(map(read_assignment, arguments[:number]))
    request = edit.request_of(
        arguments[number:],
        clock,
        lang=lang,
        section=section,
        environment=environment,
        jobs=jobs,
    )
    found = edit.carry_out(
        request, partial(edit_files, operation=SetValues(assignments)), diff=diff
    )
    edit.tell_changed(found, diff=diff)
    raise typer.Exit(edit.exit_code(found))


def _number_behind_dashes(argv: list[str]) -> int:
    """How many arguments stand behind ``--``, which the parser of the command line drops."""
    return len(argv) - argv.index("--") - 1 if "--" in argv else 0
