"""Miniature sites whose content is moved, and what comes of that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cms.engine.move.carry_out import carry_out
from cms.engine.move.plan import Plan, plan_move
from tests.hugo.assembled import NOW
from tests.hugo.sites import write_site

TWO: dict[str, Any] = {
    "defaultContentLanguage": "en",
    "languages": {"en": {"weight": 1}, "zh": {"weight": 2}},
}
FOLDERS: dict[str, Any] = {
    "defaultContentLanguage": "en",
    "languages": {
        "en": {"weight": 1, "contentDir": "content/en"},
        "zh": {"weight": 2, "contentDir": "content/zh"},
    },
}


def page(body: str = "", head: str = "title: T") -> str:
    """A page in YAML."""
    return f"---\n{head}\n---\n{body}\n"


def make(folder: Path, files: Mapping[str, str], settings: Mapping[str, Any] | None = None) -> None:
    """Writes a site; names without a known folder in front are below ``content``."""
    texts = {
        name if name.split("/")[0] in _TOP else f"content/{name}": files[name] for name in files
    }
    base = {"baseURL": "https://example.org/", "title": "S"}
    write_site(folder, {**texts, "hugo.json": json.dumps({**base, **(settings or {})})})


_TOP = ("content", "static", "assets", "layouts", "i18n", "themes", "cms.toml", "docs")


def plan(monkeypatch: pytest.MonkeyPatch, folder: Path, src: str, dst: str, **how: Any) -> Plan:
    """A move planned in the site's folder; the paths are below ``content``."""
    monkeypatch.chdir(folder)
    into = dst.endswith("/")
    return plan_move(Path("content", src), Path("content", dst), {}, NOW, into=into, **how)


def move(
    monkeypatch: pytest.MonkeyPatch, folder: Path, src: str, dst: str, **how: Any
) -> dict[str, str]:
    """Moves, and returns all that is below ``content``."""
    carry_out(plan(monkeypatch, folder, src, dst, **how))
    return contents(folder)


def contents(folder: Path) -> dict[str, str]:
    """The files below ``content``, by path."""
    top = folder / "content"
    found = {
        path.relative_to(top).as_posix(): path.read_bytes().decode()
        for path in top.rglob("*")
        if path.is_file()
    }
    return dict(sorted(found.items()))
