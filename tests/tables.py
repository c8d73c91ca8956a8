"""Rows of the tables of Hugo's own answers, read where they are; none where they are missing."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any


def _shared() -> Path | None:
    """The folder with the tables: beside the checkout, or where CMS_SHARED says."""
    folder = Path(os.environ.get("CMS_SHARED") or Path(__file__).parents[2] / "shared")
    return folder if (folder / "hugo").is_dir() else None


SHARED = _shared()


@cache
def rows(table: str) -> list[dict[str, Any]]:
    """All rows of ``hugo/<table>.jsonl``; an empty list in a clone without the tables."""
    if SHARED is None:
        return []
    lines = (SHARED / "hugo" / f"{table}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
