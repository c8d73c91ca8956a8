"""What a branch touched, as git tells it: files, and the lines in them.

Compared are the common ancestor of a revision and the branch, and the files as they are now:
commits of the branch, what is staged, what is not, and files that git does not know yet.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cms.errors import InputError, UsageError
from cms.model.message import msg

LineRange = tuple[int, int]

EVERYWHERE: tuple[LineRange, ...] = ((1, 1 << 31),)

# Against settings of the user's that change the form of the output.
_DIFF = (
    *("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames"),
    *("--ignore-submodules=none", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/"),
)
# What git sets for its hooks; it speaks of another folder than the one asked about.
_OF_HOOKS = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_DIFF_OPTS")
)
_HUNK = re.compile(rb"@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r", strict=True))
_LONE_CARRIAGE_RETURN = re.compile(rb"\r(?!\n)")
_SUBMODULE = "160000"


class Changes(NamedTuple):
    """Absolute paths of the files that were touched, and in each the lines."""

    files: frozenset[str]
    lines: dict[str, tuple[LineRange, ...]]

    def has(self, path: str, first_line: int, last_line: int) -> bool:
        """Whether one of these lines was touched; ask about all lines for a file as a whole."""
        location = os.path.abspath(path)
        ranges = self.lines.get(location) or self.lines.get(os.path.realpath(location), ())
        return any(first <= last_line and first_line <= last for first, last in ranges)


def touched(root: Path, revision: str) -> Changes:
    """What differs from the point where the branch left ``revision``.

    The whole repository around ``root`` is looked at, submodules included. A deletion touches the
    lines around it, a new file is touched everywhere, one that was only moved nowhere. Raises
    ``InputError`` and ``UsageError``.
    """
    if not root.is_dir():
        raise InputError(msg("there is no folder {root}", root=root))
    top = _top(root)
    lines = dict(_differences(top, _base(top, revision)))
    return Changes(frozenset(lines), lines)


# revisions


def _top(root: Path) -> Path:
    """The top folder of the repository, reached over the same links as ``root``."""
    answer = _git(root, "rev-parse", "--show-toplevel", "--show-prefix")
    if answer.returncode:
        hint = msg("what a branch touched can only be told inside a git repository")
        raise InputError(
            msg(
                "git cannot tell what was touched in {root}: {answer}",
                root=root,
                answer=_words(answer),
            ),
            hint,
        )
    real, prefix = os.fsdecode(answer.stdout).split("\n")[:2]
    as_given = Path(os.path.abspath(root))
    for _ in Path(prefix).parts:
        as_given = as_given.parent
    return as_given if as_given.samefile(real) else Path(real)


def _base(top: Path, revision: str) -> str:
    """The last common commit of the revision and the branch."""
    if not _is_commit(top, "HEAD"):
        raise InputError(
            msg("the repository {top} has no commit yet", top=top), msg("commit something first")
        )
    if revision.startswith("-") or not _is_commit(top, revision):
        hint = msg("fetch it first; a checkout in CI needs its history, as with fetch-depth: 0")
        raise UsageError(msg("git knows no revision {revision}", revision=revision), hint)
    answer = _git(top, "merge-base", revision, "HEAD")
    if answer.returncode == 0:
        return answer.stdout.decode().strip()
    if _git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        hint = msg("fetch more of the history: git fetch --unshallow, or fetch-depth: 0 in CI")
        raise InputError(
            msg("where the branch left {revision} is not in this shallow clone", revision=revision),
            hint,
        )
    hint = msg("name the branch that this one started from")
    raise UsageError(
        msg("{revision} and the branch have no commit in common", revision=revision), hint
    )


def _is_commit(folder: Path, revision: str) -> bool:
    answer = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return answer.returncode == 0


# differences


def _differences(top: Path, base: str) -> Iterator[tuple[str, tuple[LineRange, ...]]]:
    """Absolute paths and lines, those of submodules among them."""
    hunks = _hunks(top, base)
    for each in _changed(
        _answer(top, *_DIFF, "--raw", "--numstat", "--no-abbrev", "-z", base, "--")
    ):
        location = _location(top, each.path)
        if each.mode == _SUBMODULE:
            yield from _in_submodule(Path(location), each.before)
        elif each.is_new or each.is_binary:
            yield location, EVERYWHERE
        else:
            yield location, _numbered_as_here(location, tuple(hunks.get(each.path, ())))
    for location in _listed(top, "--others"):
        yield location, EVERYWHERE


class _Changed(NamedTuple):
    """A file that differs; ``before`` is the hash of what stood there."""

    path: bytes
    mode: str
    before: str
    is_new: bool
    is_binary: bool


def _changed(output: bytes) -> list[_Changed]:
    """What ``--raw --numstat -z`` tells of files that are still there."""
    fields = iter(output.split(b"\0"))
    files: dict[bytes, _Changed] = {}
    for field in fields:
        if field.startswith(b":"):
            _, mode, before, _, status = field.decode().split(" ")
            path = next(fields)
            if status[0] in "RC":
                path = next(fields)
            if status[0] != "D":
                # An unmerged file comes twice, and counts as a new one.
                is_new = status[0] in "AU" or (path in files and files[path].is_new)
                files[path] = _Changed(path, mode, before, is_new, False)
        elif field:
            added, _, path = field.split(b"\t", 2)
            if not path:
                next(fields)
                path = next(fields)
            if added == b"-" and path in files:
                files[path] = files[path]._replace(is_binary=True)
    return list(files.values())


def _hunks(top: Path, base: str) -> dict[bytes, list[LineRange]]:
    """The lines touched in files that were there before, by path."""
    only = ("--unified=0", "--inter-hunk-context=0", "--diff-filter=MRT")
    output = _answer(top, "-c", "core.quotePath=false", *_DIFF, *only, base, "--")
    hunks: dict[bytes, list[LineRange]] = {}
    ranges: list[LineRange] = []
    content = 0  # lines of a hunk to come, which may look like anything
    for line in output.split(b"\n"):
        if content:
            content -= line[:1] in (b"+", b"-")
        elif line.startswith(b"+++ "):
            ranges = hunks.setdefault(_path(line[4:]), [])
        elif hunk := _HUNK.match(line):
            removed, start, added = (int(each or 1) for each in hunk.groups())
            content = removed + added
            ranges.append((start, start + added - 1) if added else (start, start + 1))
    return hunks


def _path(written: bytes) -> bytes:
    """The path behind ``+++``; git quotes unusual ones, and puts a tab behind one with blanks."""
    written = written.removesuffix(b"\t")
    if written.startswith(b'"'):
        written = _ESCAPE.sub(_unescaped, written[1:-1])
    return written.removeprefix(b"b/")


def _unescaped(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8) if len(code) == 3 else _ESCAPES.get(code[0], code[0])])


def _numbered_as_here(location: str, ranges: tuple[LineRange, ...]) -> tuple[LineRange, ...]:
    """Everything where a lone carriage return, which git does not count, ends lines."""
    try:
        content = Path(location).read_bytes()
    except OSError:
        return ranges
    return EVERYWHERE if ranges and _LONE_CARRIAGE_RETURN.search(content) else ranges


def _in_submodule(folder: Path, base: str) -> Iterator[tuple[str, tuple[LineRange, ...]]]:
    if not (folder / ".git").exists():
        return
    if _is_commit(folder, base):
        yield from _differences(folder, base)
        return
    for location in _listed(folder, "--cached", "--others"):
        yield location, EVERYWHERE


def _listed(top: Path, *which: str) -> Iterator[str]:
    """Files of the index, or those that git neither knows nor ignores."""
    for path in _answer(top, "ls-files", *which, "--exclude-standard", "-z").split(b"\0"):
        location = _location(top, path)
        if path.endswith(b"/"):  # a repository that is no submodule
            for folder, folders, names in os.walk(location):
                folders[:] = set(folders) - {".git"}
                yield from (str(Path(folder, name)) for name in names)
        elif path:
            yield location


def _location(top: Path, path: bytes) -> str:
    return str(top / os.fsdecode(path))


# git


def _answer(folder: Path, *args: str) -> bytes:
    """What git prints; raises ``InputError``."""
    answer = _git(folder, *args)
    if answer.returncode:
        raise InputError(
            msg(
                "git cannot tell what was touched in {folder}: {answer}",
                folder=folder,
                answer=_words(answer),
            ),
            msg("see what git status says there"),
        )
    return answer.stdout


def _git(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    environ = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    try:
        return subprocess.run(
            ["git", "--no-optional-locks", *args],
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        hint = msg("what a branch touched is asked of git: install it")
        raise InputError(
            msg("git cannot be run: {strerror}", strerror=error.strerror), hint
        ) from None


def _words(answer: subprocess.CompletedProcess[bytes]) -> str:
    """git's own first line, without its label."""
    line = answer.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    return line.removeprefix("fatal: ") or f"it stopped with code {answer.returncode}"
