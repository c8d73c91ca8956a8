"""Findings that a repository lives with for now: a file of them, keyed by content and not by line.

A finding is known by its rule, its file and the text of the lines it points at, so that lines
above may come and go; the same mistake made a second time is a new one. The file is JSON::

    {
      "version": 1,
      "findings": {
        "content/post/a.md": {
          "DT003": {"5d1ab16b5c2f4f06": 1},
          "LG001": {"file": 1}
        }
      }
    }

Paths lead from the baseline's folder, with forward slashes. A finding about a file as a whole
has ``file`` instead of a hash.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from cms.errors import ConfigError, InputError
from cms.frontmatter.lines import Lines
from cms.frontmatter.split import split
from cms.model import Diagnostic, Message, msg
from cms.writing import replace_file

VERSION = 1
WHOLE_FILE = "file"

Read = Callable[[str], bytes]
"""Gives the bytes of the file that a diagnostic's path names; raises ``OSError``."""

_Key = tuple[str, str, str]  # path, code, hash

_HINT = msg("write it anew with --write-baseline")


class Baseline(NamedTuple):
    """What is known: how often each finding of each file was there."""

    folder: str
    counts: dict[tuple[str, str, str], int]

    def split(
        self, diagnostics: Iterable[Diagnostic], read: Read
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """The new ones and the known ones; of equal ones beyond the known number the last."""
        left = dict(self.counts)
        new, known = [], []
        for diagnostic, key in _keys(diagnostics, self.folder, read):
            if left.get(key, 0):
                left[key] -= 1
                known.append(diagnostic)
            else:
                new.append(diagnostic)
        return new, known

    def stale(
        self,
        known: Iterable[Diagnostic],
        paths: Iterable[str],
        in_force: Callable[[str], bool] = lambda _: True,
    ) -> int:
        """How many entries are of no use any more, since what they stand for has been mended.

        ``known`` is what ``split`` found, ``paths`` are the files judged, named as diagnostics
        name them. Entries of other files count only where the file is gone, those of rules that
        are not ``in_force`` not at all.
        """
        judged = {_path_from(self.folder, path) for path in paths}
        met = sum(in_force(each.code) for each in known)
        gone: dict[str, bool] = {}
        entries = 0
        for (path, code, _), count in self.counts.items():
            if path not in judged and path not in gone:
                gone[path] = not os.path.lexists(Path(self.folder, path))
            if (path in judged or gone[path]) and in_force(code):
                entries += count
        return entries - met


def load(path: Path) -> Baseline:
    """Reads a baseline; raises ``InputError`` or ``ConfigError``."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise InputError(
            msg("{path} cannot be read: {strerror}", path=path, strerror=error.strerror), _HINT
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(
            msg("{path} is no baseline: it is not in UTF-8", path=path), _HINT
        ) from None
    import json

    try:
        found = json.loads(text)
    except ValueError as error:
        raise ConfigError(
            msg(
                "{path}:{line}:{column} is no baseline: {reason}",
                path=path,
                line=getattr(error, "lineno", 1),
                column=getattr(error, "colno", 1),
                reason=getattr(error, "msg", error),
            ),
            _HINT,
        ) from None
    except RecursionError:
        raise _broken(path, msg("it is nested too deeply")) from None
    return Baseline(_folder(path), _checked(found, path))


def write(path: Path, diagnostics: Iterable[Diagnostic], read: Read) -> None:
    """Writes the same bytes for the same diagnostics; raises ``InputError``."""
    import json

    counts = Counter(key for _, key in _keys(diagnostics, _folder(path), read))
    findings: dict[str, dict[str, dict[str, int]]] = {}
    for (name, code, digest), count in sorted(counts.items()):
        findings.setdefault(name, {}).setdefault(code, {})[digest] = count
    content = {"version": VERSION, "findings": findings}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    replace_file(path, text.encode("utf-8", "backslashreplace"))


# what a finding is known by


def _keys(
    diagnostics: Iterable[Diagnostic], folder: str, read: Read
) -> Iterator[tuple[Diagnostic, _Key]]:
    contents: dict[str, _Content] = {}
    for diagnostic in diagnostics:
        content = contents.get(diagnostic.path)
        if content is None:
            content = contents[diagnostic.path] = _Content(folder, diagnostic.path, read)
        yield diagnostic, (content.path, diagnostic.code, content.digest(diagnostic))


class _Content:
    """A file with findings."""

    def __init__(self, folder: str, path: str, read: Read) -> None:
        self.path = _path_from(folder, path)
        try:
            self.raw = read(path)
        except OSError:  # as the finding says
            self.raw = b""
        self.lines = Lines(self.raw)
        self.first = self.lines.number(split(self.raw).head.start)

    def digest(self, diagnostic: Diagnostic) -> str:
        """The hash of the lines that a finding points at, blanks around them left out."""
        from hashlib import blake2b

        start, end = diagnostic.start, diagnostic.end
        if start.line < self.first or (start == end and start == (self.first, 1)):
            return WHOLE_FILE
        last = end.line - (end.column == 1 and end.line > start.line)
        texts = [
            self.raw[self.lines.start(line) : self.lines.end(line)].strip()
            for line in range(start.line, min(last, len(self.lines)) + 1)
        ]
        return blake2b(b"\n".join(texts), digest_size=8).hexdigest()


def _folder(path: Path) -> str:
    return str(Path(os.path.abspath(path)).parent)


def _path_from(folder: str, path: str) -> str:
    location = os.path.abspath(path)
    with suppress(ValueError):  # another drive
        location = os.path.relpath(location, folder)
    return location.replace(os.sep, "/")


# what a file of them may hold


def _checked(found: Any, path: Path) -> dict[_Key, int]:
    version = found.get("version") if isinstance(found, dict) else None
    if type(version) is not int:
        raise _broken(path, msg("there is no version in it"))
    if version > VERSION:
        raise ConfigError(
            msg("{path} was written by a newer release of cms", path=path), msg("update cms")
        )
    findings = _map(found.get("findings"), path, "findings")
    return {
        (name, code, digest): _count(count, path, f"{name}, {code}")
        for name, codes in findings.items()
        for code, digests in _map(codes, path, name).items()
        for digest, count in _map(digests, path, f"{name}, {code}").items()
    }


def _map(value: Any, path: Path, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _broken(path, msg("{place} must be a map", place=place))
    return value


def _count(value: Any, path: Path, place: str) -> int:
    if type(value) is not int or value < 1:
        raise _broken(path, msg("{place} must be counted from 1", place=place))
    return value


def _broken(path: Path, reason: Message) -> ConfigError:
    return ConfigError(msg("{path} is no baseline: {reason}", path=path, reason=reason), _HINT)
