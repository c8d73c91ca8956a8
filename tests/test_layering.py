"""Which part of the package may import which, read from the import statements."""

import ast
from pathlib import Path

import pytest

import cms

ROOT = Path(cms.__file__).parent

ALLOWED = {
    "model": set(),
    "chinese": {"errors", "hugo", "languages", "model"},
    "errors": set(),
    "folders": set(),
    "languages": set(),
    "locales": {"chinese", "cli", "model", "rules", "schema", "settings"},
    "markdown": {"model"},
    "settings": {"errors", "model"},
    "writing": {"errors", "model"},
    "hugo": {"errors", "model"},
    "frontmatter": {"errors", "hugo", "model"},
    "schema": {"errors", "hugo", "model", "settings"},
    "rules": {
        "chinese",
        "errors",
        "frontmatter",
        "hugo",
        "languages",
        "markdown",
        "model",
        "remote",
        "schema",
        "settings",
        "suppression",
    },
    "remote": {"errors", "model", "settings"},
    "report": {"errors", "model", "rules"},
    "suppression": {"errors", "frontmatter", "model", "writing"},
    "engine": {
        "chinese",
        "errors",
        "frontmatter",
        "hugo",
        "languages",
        "markdown",
        "model",
        "remote",
        "rules",
        "schema",
        "settings",
        "suppression",
        "writing",
    },
    "cli": {
        "chinese",
        "engine",
        "errors",
        "folders",
        "frontmatter",
        "hugo",
        "locales",
        "model",
        "remote",
        "report",
        "rules",
        "schema",
        "settings",
        "suppression",
        "writing",
    },
}
"""Parts of ``cms`` that each part may import besides itself."""


def imported_parts(module: Path) -> set[str]:
    """Parts of ``cms`` that a module names in import statements, wherever they stand."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add(node.module or "")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("cms.")}


def modules(part: str) -> list[Path]:
    """The modules of a part, which is a package or one module."""
    return sorted((ROOT / part).rglob("*.py")) or [ROOT / f"{part}.py"]


@pytest.mark.parametrize("part", ALLOWED)
def test_a_part_imports_only_what_it_may(part: str) -> None:
    for module in modules(part):
        assert imported_parts(module) <= ALLOWED[part] | {part}, module


def test_every_part_has_its_line() -> None:
    parts = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert parts - {"__init__", "__main__", "__pycache__", "py"} == set(ALLOWED)
