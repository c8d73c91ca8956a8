"""Where images come from, for those who give credit: a table in the site's folder.

Neither Hugo nor readers see the file. Its lines are sorted, so that branches merge well, and name
images by their contents, so that they hold when articles move.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from cms.engine.localise.shelves import check_inside
from cms.errors import InputError
from cms.model import msg
from cms.writing import remove_leftovers, replace_file

NAME = "image-sources.csv"
_HEADER = ("image", "source")

Row = tuple[str, ...]
"""An image's file name, and the address that it was at."""


def check(root: Path) -> None:
    """Raises ``InputError`` where sources cannot be written down."""
    _read(root)


def add(root: Path, rows: Iterable[Row]) -> None:
    """Writes down where images come from; raises ``InputError``."""
    before, known = _read(root)
    rows = set(rows) - known
    if not rows:
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows(sorted(known | rows))
    remove_leftovers(root, NAME.__eq__)  # of the first run too, whose file is not there yet
    replace_file(root / NAME, text.getvalue().encode(), expected=before)


def _read(root: Path) -> tuple[bytes | None, set[Row]]:
    path = root / NAME
    check_inside(path, root)
    try:
        raw = path.read_bytes()
        rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
        return raw, {tuple(row) for row in rows if row and tuple(row) != _HEADER}
    except FileNotFoundError:
        return None, set()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(msg("{path} cannot be read: {error}", path=path, error=error)) from None
