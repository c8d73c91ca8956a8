"""Files of terms: what a site protects and which words it wants for which, and where::

protect = ["恒生"]            # left as it is

[pairs]
"中国自制" = "中國自製"        # written so wherever OpenCC would convert it

[[overrides]]
to = ["zh-TW"]                # or directions = ["s2twp"], paths = ["content/post/**"]
pairs = { "发布" = "發布" }
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cms.chinese.directions import directions, written_by
from cms.chinese.terms import Term
from cms.errors import ConfigError
from cms.model.message import msg

DEFAULT_NAME = "terms.toml"
"""The file at a site's root that holds where the settings name none."""


class Scope(NamedTuple):
    """What entries hold for; an empty part leaves it open.

    ``ends`` are keys of ``TAGS`` that a direction writes, ``names`` are directions, ``paths``
    patterns as in .gitignore, relative to the site's root.
    """

    ends: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    def serves(self, direction: str) -> bool:
        """Whether it holds for a direction, on some page."""
        if not self.ends and not self.names:
            return True
        return direction in self.names or written_by(direction) in self.ends

    @property
    def rank(self) -> int:
        """How much it narrows; of two entries for one text the narrower holds."""
        return bool(self.paths) + bool(self.ends or self.names)


class Entry(NamedTuple):
    """A term and what it holds for."""

    term: Term
    scope: Scope


class Terms:
    """The entries of some files, chosen by direction and page."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        """Raises ``ConfigError`` where two want one text written differently in one place."""
        self._entries = entries
        self._chosen: dict[tuple[str, tuple[bool, ...]], tuple[Term, ...]] = {}
        for direction in directions():
            by_paths: dict[tuple[str, ...], list[Entry]] = {}
            for entry in entries:
                if entry.scope.serves(direction):
                    by_paths.setdefault(entry.scope.paths, []).append(entry)
            for served in by_paths.values():
                _choose(served)

    def choose(self, direction: str, path: str = "") -> tuple[Term, ...]:
        """The terms for a page, whose path is relative to the site's root.

        Raises ``ConfigError`` where patterns of two entries meet on it that disagree.
        """
        covered = tuple(_covers(entry.scope.paths, path) for entry in self._entries)
        if (direction, covered) not in self._chosen:
            held = zip(self._entries, covered, strict=True)
            served = [entry for entry, here in held if here and entry.scope.serves(direction)]
            self._chosen[direction, covered] = _choose(served)
        return self._chosen[direction, covered]


def _choose(entries: Sequence[Entry]) -> tuple[Term, ...]:
    """The narrowest entry for each text."""
    chosen: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: -entry.scope.rank):
        term, other = entry.term, chosen.setdefault(entry.term.text, entry)
        if other.term.meant != term.meant and other.scope.rank == entry.scope.rank:
            reason = msg(
                "{place}: {text} is to become {meant}, but {other} at {elsewhere}",
                place=term.place,
                text=term.text,
                meant=term.meant,
                other=other.term.meant,
                elsewhere=other.term.place,
            )
            raise ConfigError(reason, msg("keep one of the two, or narrow one under [[overrides]]"))
    return tuple(entry.term for entry in chosen.values())


def _covers(paths: tuple[str, ...], path: str) -> bool:
    if not paths or not path:
        return not paths
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(paths).match_file(path)


def site_terms(root: Path, named: Sequence[str]) -> Terms:
    """The terms of a site: from the files that its settings name, or from its ``terms.toml``."""
    default = root / DEFAULT_NAME
    paths = [Path(name) for name in named] or ([default] if default.is_file() else [])
    return read_terms(paths)


def read_terms(paths: Sequence[Path]) -> Terms:
    """The terms of files; raises ``ConfigError`` with the place of what is wrong."""
    if not paths:
        return Terms()
    from cms.chinese.term_reader import TermReader

    return Terms([entry for path in paths for entry in TermReader(path).entries()])
