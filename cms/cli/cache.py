"""``cms cache``: what earlier runs have found out about images on other hosts."""

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
    """Show or clear what is known of images on other hosts."""
    import os

    from cms.remote.cache import Cache, cache_folder, remove

    folder = cache_folder(os.environ)
    if action is Action.CLEAR:
        typer.echo(f"{remove(folder):,} bytes are free again.")
        return
    cache = Cache(folder)
    contents = cache.contents()
    cache.close()
    typer.echo(f"{contents.path}: {contents.size:,} bytes")
    for kind, number in contents.kinds.items():
        typer.echo(f"{number:>8,}  {kind}")
