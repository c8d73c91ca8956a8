"""Verdicts from earlier runs, in the user's cache folder."""

import json
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from cms.errors import UsageError
from cms.model import Message, msg
from cms.remote.verdicts import Verdict

VERSION = 1
"""Of what is stored; a file of another version is begun anew."""

BATCH = 200
"""Verdicts that an interrupted run loses at most."""

KEPT = 90 * 24 * 3600
"""Seconds after which nobody wants to know any more."""

_TABLE = """
CREATE TABLE IF NOT EXISTS verdicts (
    url TEXT NOT NULL, asked_as TEXT NOT NULL, at INTEGER NOT NULL, verdict TEXT NOT NULL,
    PRIMARY KEY (url, asked_as)
) WITHOUT ROWID
"""
_AT_ONCE = 500

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


Lifetimes = Mapping[str, float]
"""Seconds for which a verdict holds: ``ok``, ``dead`` and the like, and ``unverified`` ones."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
_DURATION = re.compile(r"(\d{1,6}) ?([smhdw]?)")


def read_duration(text: str) -> float:
    """Seconds in ``90``, ``30m``, ``12h``, ``7d``; raises ``UsageError`` for anything else."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        reason = msg("{text!r} is no length of time", text=text)
        raise UsageError(reason, msg("write 30m, 12h or 7d"))
    return float(match[1]) * _UNITS[match[2] or "s"]


class Known(NamedTuple):
    """A verdict, and when it was found, in seconds since 1970."""

    at: int
    verdict: Verdict

    def is_fresh(self, lifetimes: Lifetimes, now: float) -> bool:
        """Whether it still holds; one from the future is of a clock that was wrong."""
        kind = self.verdict.kind
        lifetime = lifetimes[kind if kind in ("ok", "unverified") else "dead"]
        return 0 <= now - self.at < lifetime


class Contents(NamedTuple):
    """What a cache holds: its file, the file's bytes, and how many verdicts of each kind."""

    path: Path
    size: int
    kinds: Mapping[str, int]


class Cache:
    """Verdicts by address and by how it was asked (see ``checking``).

    Several runs may use one file. A file that is damaged is begun anew; where there can be none,
    verdicts are forgotten in the end and ``trouble`` says why.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "remote-images.sqlite3"
        self.trouble = ""
        self._new: list[tuple[str, str, int, str]] = []
        self._connection = self._open()

    def load(self, urls: Iterable[str], asked_as: str) -> dict[str, Known]:
        """What is known of addresses."""
        found: dict[str, Known] = {}
        for some in _chunks(list(urls)):
            marks = ",".join("?" * len(some))
            query = f"SELECT url, at, verdict FROM verdicts WHERE asked_as = ? AND url IN ({marks})"
            for url, at, text in self._do(query, [(asked_as, *some)]):
                with suppress(ValueError, TypeError):
                    found[url] = Known(at, _read(text))
        return found

    def store(self, url: str, asked_as: str, known: Known) -> None:
        """Keeps a verdict; written with others."""
        self._new.append((url, asked_as, known.at, _written(known.verdict)))
        if len(self._new) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what is new, in one short transaction."""
        new, self._new = self._new, []
        if new:
            self._do("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?)", new)

    def prune(self) -> None:
        """Drops what is old."""
        self._do("DELETE FROM verdicts WHERE at < ?", [(int(time.time()) - KEPT,)])

    def contents(self) -> Contents:
        """What there is."""
        query = "SELECT json_extract(verdict, '$.kind'), count(*) FROM verdicts GROUP BY 1"
        kinds = dict(self._do(query + " ORDER BY 1", [()]))
        size = sum(path.stat().st_size for path in _files(self.path) if path.exists())
        return Contents(self.path, size, kinds)

    def close(self) -> None:
        """Writes what is left."""
        self.flush()
        self._connection.close()

    def _do(self, statement: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Carries out a statement, in a file begun anew if that one turns out to be damaged."""
        try:
            return self._done(statement, rows)
        except sqlite3.OperationalError as error:  # locked for long, or the disk is full
            self.trouble = str(error)
            return []
        except sqlite3.DatabaseError:
            self._connection.close()
            self._connection = self._begin_anew()
            return self._done(statement, rows)

    def _done(self, statement: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        with self._connection:
            if statement.startswith("SELECT"):
                return self._connection.execute(statement, rows[0]).fetchall()
            self._connection.executemany(statement, rows)
            return []

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return _connected(self.path)
        except (OSError, sqlite3.OperationalError) as error:  # no place to write
            self.trouble = str(error)
            return _connected(None)
        except sqlite3.DatabaseError:
            return self._begin_anew()

    def _begin_anew(self) -> sqlite3.Connection:
        try:
            remove(self.path.parent)
            return _connected(self.path)
        except (OSError, sqlite3.Error) as error:
            self.trouble = str(error)
            return _connected(None)


def remove(folder: Path) -> int:
    """Removes the cache; how many bytes that were."""
    freed = 0
    for path in _files(folder / "remote-images.sqlite3"):
        if path.exists():
            freed += path.stat().st_size
            path.unlink()
    return freed


def _connected(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:", timeout=5)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            connection.execute("DROP TABLE IF EXISTS verdicts")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        if version != VERSION:
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("SELECT url, asked_as, at, verdict FROM verdicts LIMIT 1").fetchone()
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection


def _files(path: Path) -> Iterator[Path]:
    yield path
    for suffix in ("-wal", "-shm"):
        yield path.with_name(path.name + suffix)


def _chunks(items: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def _written(verdict: Verdict) -> str:
    """A verdict as JSON, without what is as usual."""
    usual = Verdict._field_defaults
    fields = zip(verdict._fields, verdict, strict=True)
    held = {name: value for name, value in fields if value != usual.get(name)}
    return _encode(held)


def _read(text: str) -> Verdict:
    held = json.loads(text)
    if held.get("message"):
        held["message"] = Message(*held["message"])
    return Verdict(**held)
