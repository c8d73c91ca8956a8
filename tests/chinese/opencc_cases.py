"""The conversions that OpenCC publishes as its own test cases."""

import json
import re
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """A text and what a direction makes of it."""

    direction: str
    text: str
    expected: str


def read_cases(shared: Path) -> list[Case]:
    """All of them; the file is JSON with comments and trailing commas."""
    text = (shared / "opencc" / "testcases.json").read_text("utf-8")
    text = re.sub(r",(\s*[}\]])", r"\1", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    return [
        Case(direction, case["input"], expected)
        for case in json.loads(text)["cases"]
        for direction, expected in case["expected"].items()
    ]
