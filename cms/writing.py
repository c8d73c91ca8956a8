"""Files replaced whole: whoever reads meanwhile, or after a crash, sees the old or the new one."""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path

from cms.errors import FileChangedError, InputError
from cms.model.message import msg

_LEFTOVER = re.compile(r"\.(?P<name>.+)\.(?P<process>[0-9]+)\.tmp", re.DOTALL)
_LONGEST_NAME = 200  # bytes; most file systems take 255


def replace_file(path: Path, content: bytes, expected: bytes | None = None) -> None:
    """Writes a file beside the old one and puts it in its place.

    Mode, owner (where that is permitted) and extended attributes stay as they are. A symbolic
    link stays too, and what it leads to is replaced. What a process that died left in the folder
    is removed. Raises ``InputError`` where the file cannot be written, ``FileChangedError`` where
    it no longer holds what was ``expected``; then nothing has changed.
    """
    target = Path(os.path.realpath(path))
    try:
        with _lock(target):
            _remove_leftovers(target.parent)
            _replace(target, content, expected)
    except FileChangedError:
        raise FileChangedError(
            msg("{path} was changed meanwhile and is left as it is", path=path)
        ) from None
    except OSError as error:
        raise InputError(
            msg("{path} cannot be written: {strerror}", path=path, strerror=error.strerror or error)
        ) from None


def create_file(path: Path, content: bytes) -> None:
    """Writes a file that does not exist yet, in folders that may not either.

    Raises ``InputError`` where something is there already, even since a moment ago, or where the
    file cannot be written; then no part of it is there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sibling = _sibling(path)
        try:
            with sibling.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if sys.platform == "win32":
                sibling.rename(path)  # which replaces nothing there
            else:
                os.link(sibling, path)
        finally:
            sibling.unlink(missing_ok=True)
    except FileExistsError:
        raise InputError(msg("{path} is there already and is left as it is", path=path)) from None
    except OSError as error:
        raise InputError(
            msg("{path} cannot be written: {strerror}", path=path, strerror=error.strerror or error)
        ) from None


def _replace(target: Path, content: bytes, expected: bytes | None) -> None:
    old = target.stat() if target.exists() else None
    if old is not None and not (old.st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(None, str(msg("it is read-only")))
    sibling = _sibling(target)
    try:
        with sibling.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _liken(sibling, target, old)
        if expected is not None and target.read_bytes() != expected:
            raise FileChangedError(str(target))
        sibling.replace(target)
    finally:
        sibling.unlink(missing_ok=True)


def _liken(sibling: Path, target: Path, old: os.stat_result) -> None:
    """Gives the new file what is not content of the old one."""
    if sys.platform == "linux":
        with suppress(OSError):  # not every file system has them
            for name in os.listxattr(target):
                os.setxattr(sibling, name, os.getxattr(target, name))
    if sys.platform != "win32":
        own = sibling.stat()
        if (own.st_uid, own.st_gid) != (old.st_uid, old.st_gid):
            with suppress(PermissionError):  # only root gives files away
                os.chown(sibling, old.st_uid, old.st_gid)
    sibling.chmod(stat.S_IMODE(old.st_mode))  # in the end: a new owner takes bits away


# Files that are not in place yet


def _sibling(target: Path) -> Path:
    """Where the new file is written; the name tells which process does."""
    name = target.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        from hashlib import blake2b

        name = blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return target.with_name(f".{name}.{os.getpid()}.tmp")


def remove_leftovers(folder: Path, is_ours: Callable[[str], bool]) -> None:
    """Removes what processes that died in the middle left of files with names that are ours."""
    with suppress(OSError), os.scandir(folder) as entries:
        found = [match for entry in entries if (match := _LEFTOVER.fullmatch(entry.name))]
        for each in found:
            if not _is_running(int(each["process"])) and is_ours(each["name"]):
                with suppress(OSError):
                    (folder / each[0]).unlink()


@cache
def _remove_leftovers(folder: Path) -> None:
    """Looks once in a folder for what was left of files that are in it."""
    remove_leftovers(folder, partial(_is_ours, folder))


def _is_ours(folder: Path, name: str) -> bool:
    """Whether a leftover is of a file in this folder, or its name was too long to tell."""
    return os.path.lexists(folder / name) or re.fullmatch(r"[0-9a-f]{32}", name) is not None


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return True
    if sys.platform == "win32":
        return False  # a file that is open there cannot be removed, and writing takes the lock
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


# One process at a time


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Makes other processes of this program wait that are about to replace the same file."""
    if sys.platform == "win32":
        import msvcrt
        import tempfile

        # A file that is open cannot be replaced there, so one beside it stands for all.
        with Path(tempfile.gettempdir(), "cms-writing.lock").open("ab") as file:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        descriptor = _locked(target)
        try:
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)


def _locked(target: Path) -> int | None:
    """A descriptor that holds the lock; None for a new file, or where none can be had."""
    if sys.platform == "win32":
        return None
    import fcntl

    while target.exists():
        descriptor = os.open(target, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # as on some network drives
            os.close(descriptor)
            return None
        if _is_at(target, descriptor):
            return descriptor
        os.close(descriptor)  # replaced while we waited
    return None


def _is_at(target: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), target.stat())
    except FileNotFoundError:
        return False
