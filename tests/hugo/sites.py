"""Miniature sites, given as file names and texts."""

from collections.abc import Mapping
from pathlib import Path


def write_site(folder: Path, files: Mapping[str, str]) -> None:
    """Writes files below a folder; a lone surrogate stands for a byte that is no UTF-8."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", errors="surrogateescape", newline="")
