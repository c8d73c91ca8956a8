"""Files replaced whole: whoever reads meanwhile, or after a crash, sees the old or the new one."""

import os
from pathlib import Path

from cms.errors import InputError


def replace_file(path: Path, content: bytes, expected: bytes | None = None) -> None:
    """Writes a file beside the old one and puts it in its place; the mode stays as it is.

    A symbolic link stays, and what it leads to is replaced. Raises ``InputError`` where the file
    cannot be written, or no longer holds what was ``expected``.
    """
    target = Path(os.path.realpath(path))
    sibling = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if expected is not None and target.read_bytes() != expected:
            raise InputError(f"{path} was changed meanwhile and is left as it is")
        with sibling.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            sibling.chmod(target.stat().st_mode)
        sibling.replace(target)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        sibling.unlink(missing_ok=True)
