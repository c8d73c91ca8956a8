"""``python -m cms.schema.renew``: writes the index of the presets from the schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cms.schema.presets import HUGO, bare_module, folder

INDEX = Path(__file__).with_name("index.py")

_HEAD = '''\
"""Which presets there are, and for which themes, without reading them: see ``presets``.

Written by ``python -m cms.schema.renew``.
"""

'''


def presets() -> dict[str, dict[str, Any]]:
    """The schemas of themes by name, read from their files."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder().glob("*.schema.json")):
        name = path.name.removesuffix(".schema.json")
        schema = json.loads(path.read_text("utf-8"))
        if "x-theme" in schema and name != HUGO:
            found[name] = schema
    return found


def index(schemas: Mapping[str, Mapping[str, Any]]) -> str:
    """The module ``cms.schema.index``; raises ``ValueError`` where two presets share a theme."""
    themes: dict[str, str] = {}
    for name, schema in schemas.items():
        theme = schema["x-theme"]
        for place in {bare_module(each) for each in (*theme["folders"], *theme["modules"])}:
            if place in themes:
                raise ValueError(f"{place} belongs to {themes[place]} and {name}")
            themes[place] = name
    lines = ["NAMES: tuple[str, ...] = ("]
    lines += [f"    {json.dumps(name)}," for name in schemas]
    lines += [")", "", "THEMES: dict[str, str] = {"]
    lines += [f"    {json.dumps(place)}: {json.dumps(themes[place])}," for place in sorted(themes)]
    return _HEAD + "\n".join([*lines, "}", ""])


def renew() -> None:
    """Writes the index."""
    INDEX.write_text(index(presets()), "utf-8")


if __name__ == "__main__":
    renew()
