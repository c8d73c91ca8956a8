"""``cms cache``: what earlier runs have found out, about pages and about images elsewhere."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from cms.model.message import msg
from cms.report.counts import counted


class Action(str, Enum):
    """What to do with it."""

    INFO = "info"
    CLEAR = "clear"


def command(
    action: Annotated[Action, typer.Argument(help="Show what is kept, or forget it.")],
) -> None:
    """Show or clear what is known of pages, and of images on other hosts."""
    import os

    from cms.engine.cache.file import files_in, remove_files
    from cms.folders import cache_folder
    from cms.remote.cache import Cache, remove

    folder = cache_folder(os.environ)
    if action is Action.CLEAR:
        freed = remove(folder) + remove_files(folder)
        typer.echo(msg("{size:,} bytes are free again.", size=freed))
        return
    sizes = [path.stat().st_size for path in files_in(folder)]
    typer.echo(f"{folder / 'pages'}: {counted(sum(sizes), 'byte')}")
    typer.echo(f"{len(sizes):>8,}  {msg('sites and sets of rules')}")
    cache = Cache(folder)
    contents = cache.contents()
    cache.close()
    typer.echo(f"{contents.path}: {counted(contents.size, 'byte')}")
    for kind, number in contents.kinds.items():
        typer.echo(f"{number:>8,}  {kind}")
