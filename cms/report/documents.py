"""Documents in JSON, as all reports in it are written."""

from __future__ import annotations

import json
from typing import TextIO

# What JSON leaves as it is, and what makes terminals do something or turns the direction of text.
_ESCAPED = {
    code: f"\\u{code:04x}"
    for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def write_json(document: object, stream: TextIO) -> None:
    """Writes a document with no control character in it."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    # Runners of GitHub look for commands in all lines.
    stream.write(text.translate(_ESCAPED).replace("##[", "##\\u005b") + "\n")
