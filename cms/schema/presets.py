"""The schemas that are shipped: Hugo's own fields, and those of themes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cms.errors import ConfigError
from cms.model.message import msg
from cms.schema.index import NAMES, THEMES

HUGO = "hugo"
"""The schema of Hugo's own fields, which is no theme's."""


def names() -> tuple[str, ...]:
    """The presets of themes, in the order of the alphabet."""
    return NAMES


def load(name: str) -> dict[str, Any]:
    """The schema of a preset or of Hugo; raises ``ConfigError`` naming the nearest."""
    known = name.lower()
    if known not in NAMES and known != HUGO:
        from difflib import get_close_matches

        near = get_close_matches(known, (*NAMES, HUGO), n=1)
        hint = (
            msg("did you mean {near}?", near=near[0])
            if near
            else msg("presets: {names}", names=", ".join(NAMES))
        )
        raise ConfigError(msg("there is no preset {name}", name=name), hint)
    import json

    schema: dict[str, Any] = json.loads((folder() / f"{known}.schema.json").read_text("utf-8"))
    return schema


def detect(themes: Sequence[str]) -> str | None:
    """The preset for the first theme that has one; themes are folders or paths of modules."""
    for theme in themes:
        path = bare_module(theme)
        if preset := THEMES.get(path) or THEMES.get(path.rpartition("/")[2]):
            return preset
    return None


def bare_module(theme: str) -> str:
    """A theme's path in lower case, without the major version that Go appends to it."""
    path = theme.lower().replace("\\", "/").rstrip("/")
    module, _, last = path.rpartition("/")
    return module if module and last[:1] == "v" and last[1:].isdigit() else path


def folder() -> Path:
    """Where the schemas are: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"
