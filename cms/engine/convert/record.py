"""What conversions wrote, so that nothing else is ever overwritten.

The record is a file in the site's folder to be committed with the articles, a line for each
article that was written. One that somebody edited since is no longer what the record says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cms.errors import InputError
from cms.model.message import msg
from cms.writing import replace_file

NAME = ".cms-converted.json"


class Entry(NamedTuple):
    """Digests of what was written, and of the article it was made of."""

    written: str
    source: str


def digest(raw: bytes) -> str:
    """The digest of a file."""
    from hashlib import sha256

    return sha256(raw).hexdigest()[:16]


def read_record(root: Path) -> dict[str, Entry]:
    """What was written, by path from the site's root; raises ``InputError``."""
    path = root / NAME
    try:
        found = json.loads(path.read_bytes())
        return {name: Entry(*map(str, entry)) for name, entry in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(
            msg("{path} cannot be read: {reason}", path=path, reason=error),
            msg("restore it, or remove it and use --force"),
        ) from None


def write_record(root: Path, record: Mapping[str, Entry]) -> None:
    """Writes the record, in the order of the paths; raises ``InputError``."""
    lines = [
        f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(list(record[name]))}"
        for name in sorted(record)
    ]
    replace_file(root / NAME, "{\n{}\n}\n".replace("{}", ",\n".join(lines), 1).encode())
