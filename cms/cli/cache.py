"""``cms cache``: what earlier runs have found out, about pages and about images elsewhere."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer


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
        typer.echo(f"{remove(folder) + remove_files(folder):,} bytes are free again.")
        return
    sizes = [path.stat().st_size for path in files_in(folder)]
    typer.echo(f"{folder / 'pages'}: {sum(sizes):,} bytes")
    typer.echo(f"{len(sizes):>8,}  sites and sets of rules")
    cache = Cache(folder)
    contents = cache.contents()
    cache.close()
    typer.echo(f"{contents.path}: {contents.size:,} bytes")
    for kind, number in contents.kinds.items():
        typer.echo(f"{number:>8,}  {kind}")
