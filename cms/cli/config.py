"""``cms config``: the settings in force and where each came from."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class ConfigFormat(str, Enum):
    """How settings are shown."""

    TEXT = "text"
    JSON = "json"


def command(
    path: Annotated[Path, typer.Argument(help="A file or folder of the site.")] = Path(),
    config_format: Annotated[ConfigFormat, typer.Option("--format", help="How to show it.")] = (
        ConfigFormat.TEXT
    ),
) -> None:
    """Show the settings in force, and where each value comes from."""
    from cms.hugo.config.load import find_site
    from cms.settings import DOCS, known_settings, load_settings

    start = path.absolute()
    root = find_site(start) or (start if start.is_dir() else start.parent)
    settings = load_settings(root)
    shown = {
        name: (getattr(settings, field), settings.origin(field))
        for name, field in known_settings().items()
    }
    if config_format is ConfigFormat.JSON:
        records = {
            name: {"value": value, "origin": origin} for name, (value, origin) in shown.items()
        }
        typer.echo(json.dumps({"site": root.as_posix(), "settings": records}, indent=2))
        return
    typer.echo(f"# site: {root.as_posix()}")
    for name, field in known_settings().items():
        value, origin = shown[name]
        typer.echo(f"\n# {DOCS[field]}")
        typer.echo(f"{name} = {json.dumps(value, ensure_ascii=False)}  # {origin}")
