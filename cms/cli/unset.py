"""``cms unset``: entries taken out of the front matter of many files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cms.cli import options


def command(
    keys: Annotated[
        str,
        typer.Argument(
            help="What to remove, such as weight, params.author or tags[0]; several with commas.",
            metavar="KEY",
        ),
    ],
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", metavar="PATHS")],
    diff: options.Diff = False,
    lang: options.Lang = None,
    section: options.Section = None,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Remove entries of front matter with their lines; files without them stay as they are.

    Exit code 1 when a file had to be left as it is.
    """
    from cms.cli import edit
    from cms.engine.editing.files import edit_files
    from cms.engine.editing.keys import read_key
    from cms.engine.editing.values import UnsetKeys

    operation = UnsetKeys(tuple(map(read_key, options.split([keys]))))
    request = edit.request_of(
        paths, clock, lang=lang, section=section, environment=environment, jobs=jobs
    )
    found = edit.carry_out(request, partial(edit_files, operation=operation), diff=diff)
    edit.tell_changed(found, diff=diff)
    raise typer.Exit(edit.exit_code(found))
