"""What is left to do of a move, written down in the site's folder while it is carried out."""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from cms.engine.move.renames import Rename
from cms.errors import InputError
from cms.model import Edit, Span, msg
from cms.writing import replace_file

NAME = ".cms-move.json"
_VERSION = 1


class Step(NamedTuple):
    """Edits of a file, with digests of what it is before and after."""

    location: str
    before: str
    after: str
    edits: tuple[Edit, ...]


class Journal(NamedTuple):
    """A move by what was asked for, and what has to be done in this order: edits, then renames."""

    asked: tuple[str, str]
    steps: tuple[Step, ...]
    renames: tuple[Rename, ...]


def exists(root: Path) -> bool:
    """Whether a move in this site was stopped in the middle."""
    return (root / NAME).exists()


def remove(root: Path) -> None:
    """Removes the journal, and what is left of one that was never written to its end."""
    for path in (root / NAME, *root.glob(f".{NAME}.*.tmp")):
        path.unlink(missing_ok=True)


def write(root: Path, journal: Journal) -> None:
    """Puts a journal into the site's folder, at once; raises ``InputError``."""

    def short(location: str) -> str:
        return os.path.relpath(location, root)

    content = {
        "version": _VERSION,
        "asked": [short(each) for each in journal.asked],
        "edits": [
            [short(step.location), step.before, step.after, _plain(step.edits)]
            for step in journal.steps
        ],
        "renames": [[short(old), short(new)] for old, new in journal.renames],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    replace_file(root / NAME, text.encode("utf-8", "surrogateescape"))


def read(root: Path) -> Journal:
    """The journal in the site's folder; raises ``InputError``."""
    path = root / NAME

    def full(name: str) -> str:
        return str(root / name)

    try:
        content: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))
        if content["version"] != _VERSION:
            raise ValueError(content["version"])
        src, dst = content["asked"]
        steps = [
            Step(full(name), before, after, tuple(_edit(*each) for each in edits))
            for name, before, after, edits in content["edits"]
        ]
        renames = [Rename(full(old), full(new)) for old, new in content["renames"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            msg("{path} does not say what is left of a move", path=path),
            msg("remove it to begin anew"),
        ) from error
    return Journal((full(src), full(dst)), tuple(steps), tuple(renames))


def digest(raw: bytes) -> str:
    """What tells one content of a file from another."""
    return sha256(raw).hexdigest()


def _plain(edits: Iterable[Edit]) -> list[tuple[int, int, str]]:
    return [(*span, b64encode(text).decode()) for span, text in edits]


def _edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), b64decode(text))
