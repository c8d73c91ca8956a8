"""``cms config``: the settings in force and where each came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from cms.model.message import msg, translated


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
        name: (_plain(getattr(settings, field)), settings.origin(field))
        for name, field in known_settings().items()
    }
    if config_format is ConfigFormat.JSON:
        records = {
            name: {"value": value, "origin": origin} for name, (value, origin) in shown.items()
        }
        typer.echo(json.dumps({"site": root.as_posix(), "settings": records}, indent=2))
        return
    typer.echo(f"# {msg('site: {root}', root=root.as_posix())}")
    for name, field in known_settings().items():
        value, origin = shown[name]
        unset = msg("{name} is not set", name=name)
        typer.echo(f"\n# {translated(DOCS[field])}")
        typer.echo(f"# {unset}" if value is None else f"{name} = {_toml(value)}  # {origin}")


def _plain(value: Any) -> Any:
    """A setting as JSON can hold it; records become maps of what differs from their defaults."""
    if hasattr(value, "_asdict"):
        defaults = type(value)._field_defaults
        named = {key: item for key, item in value._asdict().items() if item != defaults.get(key)}
        return _plain({key.replace("_", "-"): item for key, item in named.items()})
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def _toml(value: Any) -> str:
    """A plain value on one line of TOML."""
    if isinstance(value, dict):
        entries = (f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {', '.join(entries)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
