"""Pages analysed by other machines: any executor will do, Dask's is one.

Machines that have the site's folder at the same path read the pages themselves. To others the bytes
are sent; then pages are done here after all whose findings rest on more of the disk than these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, overload

from cms.engine.cache.analysis import Analysed, analyse_file, analysed
from cms.engine.cache.signature import digest_of_file, digest_of_folder
from cms.engine.page import analyse, read
from cms.engine.plan import Plan
from cms.engine.run import Workers
from cms.errors import InputError, UsageError
from cms.hugo.content.content_file import ContentFile
from cms.model import msg

RETRIES = 3
"""How often work is begun anew that got lost with a machine, before it is done here."""

TIMEOUT = 20
"""Seconds in which a scheduler must answer."""

Sent = tuple[ContentFile, bytes | None]
"""A file and its bytes, which whoever has None reads himself."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The machines of the Dask cluster whose scheduler is at an address.

    Raises ``UsageError`` where Dask is not installed, ``InputError`` where no scheduler answers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            msg("--cluster needs Dask"),
            msg("pip install 'hugo-cms[dask]', here and on all workers"),
        ) from None
    try:
        client = Client(address, timeout=TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            msg("no scheduler answers at {address}: {reason}", address=address, reason=error)
        ) from None
    try:
        yield client.get_executor(retries=RETRIES, pure=False)
    finally:
        client.close()


def analyse_on(executor: Executor, files: Sequence[ContentFile], plan: Plan) -> Iterator[Analysed]:
    """The results of files, in their order; work on them begins now."""
    is_shared = bool(files) and _is_shared(executor, plan, files[0])
    sent = _Parcels(files, _unread if is_shared else _read)
    begun = Workers(executor).begin(_analyse_sent, sent, plan)
    return (
        analyse_file(file, plan) if result is None else result
        for file, result in zip(files, begun, strict=True)
    )


def _analyse_sent(chunk: Sequence[Sent], plan: Plan) -> list[Analysed | None]:
    return [_analyse(file, raw, plan) for file, raw in chunk]


def _analyse(file: ContentFile, raw: bytes | None, plan: Plan) -> Analysed | None:
    """The result; None for what cannot be told here."""
    if file.is_link:
        return None
    if raw is None:
        done = analyse_file(file, plan)
        return done._replace(signature=None) if done.digest else None
    plan.site.grounds.clear()
    result = analyse(file, raw, plan)
    return None if plan.site.grounds.asked else analysed(result, raw, None, plan)


def _is_shared(executor: Executor, plan: Plan, file: ContentFile) -> bool:
    """Whether the site's folder is there, too, as far as one look can tell."""
    root = str(plan.site.config.root)
    try:
        return executor.submit(_look, root, file.location).result() == _look(root, file.location)
    except Exception:  # a machine without the program, for one; each chunk will find out
        return False


def _look(root: str, location: str) -> tuple[bytes, bytes]:
    return digest_of_folder(root), digest_of_file(location)


def _unread(file: ContentFile) -> Sent:
    return file, None


def _read(file: ContentFile) -> Sent:
    try:
        return file, None if file.is_link else read(file.location)
    except OSError:
        return file, None


class _Parcels(Sequence[Sent]):
    """Files as they are sent, read when they are asked for."""

    def __init__(self, files: Sequence[ContentFile], send: Callable[[ContentFile], Sent]) -> None:
        self._files = files
        self._send = send

    def __len__(self) -> int:
        return len(self._files)

    @overload
    def __getitem__(self, at: int) -> Sent: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sent]: ...
    def __getitem__(self, at: Any) -> Any:
        chosen = self._files[at]
        return list(map(self._send, chosen)) if isinstance(at, slice) else self._send(chosen)
