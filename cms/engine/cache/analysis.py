"""Pages analysed so that what is found can be kept, with all that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cms.engine.cache.signature import Signature, digest, digest_of_names, settled
from cms.engine.page import PageResult, read, validate_file
from cms.engine.plan import Plan
from cms.engine.site import facts_of
from cms.hugo.content.content_file import ContentFile
from cms.rules.grounds import ALWAYS, Question


class Analysed(NamedTuple):
    """A result and what it rests on: the file's signature and digest, and its ``Grounds``.

    The ``result`` is without its file, which who asks for it has. ``asked`` has the digest of the
    names in a folder. A page that was not ``judged`` has been read for its data only.
    """

    result: tuple[Any, ...]
    signature: Signature | None
    digest: bytes
    since: int
    until: int
    asked: Mapping[Question, Any]
    judged: bool = True


def analyse_files(files: Sequence[ContentFile], plan: Plan) -> list[Analysed]:
    """The results of files, to be kept; work for ``Workers``."""
    return [analyse_file(file, plan) for file in files]


def analyse_file(file: ContentFile, plan: Plan) -> Analysed:
    """The result of a file, to be kept."""
    plan.site.grounds.clear()
    before = settled(file.location)  # older than the bytes: what changes meanwhile is noticed
    result, raw = validate_file(file, plan)
    return analysed(result, raw, before, plan)


def read_files(files: Sequence[ContentFile], plan: Plan) -> list[Analysed]:
    """The data of files, to be kept; work for ``Workers``."""
    return [_read(file, plan) for file in files]


def _read(file: ContentFile, plan: Plan) -> Analysed:
    before = settled(file.location)
    try:
        raw = read(file.location)
        data = facts_of(raw, plan)
    except OSError:
        raw, data = b"", None
    known = digest(raw) if raw and not file.is_link else b""
    return Analysed(PageResult(file, [], data)[1:], before, known, *ALWAYS, {}, judged=False)


def analysed(result: PageResult, raw: bytes, before: Signature | None, plan: Plan) -> Analysed:
    """The result of bytes, and what it rests on."""
    grounds = plan.site.grounds
    asked = {
        question: digest_of_names(answer) if question[0] == "folder" else answer
        for question, answer in grounds.asked.items()
    }
    is_read = bool(raw) and not result.file.is_link
    known = digest(raw) if is_read else b""
    return Analysed(result[1:], before, known, grounds.since, grounds.until, asked)
