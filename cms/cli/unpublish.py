"""``cms unpublish``: articles that readers are not to see any more."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cms.cli import options


def command(
    paths: Annotated[list[Path], typer.Argument(help="Articles, or folders.", metavar="PATH")],
    translations: options.Translations = False,
    diff: options.Diff = False,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Withdraw articles: they are drafts from the next build on.

    Exit code 1 when a file had to be left as it is.
    """
    from cms.cli import edit
    from cms.engine.editing.publication import unpublish_files

    request = edit.request_of(paths, clock, environment=environment, jobs=jobs)
    done = partial(unpublish_files, translations=translations)
    found = edit.carry_out(request, done, diff=diff)
    edit.tell_changed(found, diff=diff)
    raise typer.Exit(edit.exit_code(found))
