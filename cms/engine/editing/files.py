"""Files found, edited in memory, and written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from cms.engine.clock import Moment
from cms.engine.mend import of_page
from cms.engine.page import analyse
from cms.engine.plan import Plan
from cms.engine.run import map_chunks
from cms.engine.store import ATTEMPTS, restless, store
from cms.engine.validate import plan_of
from cms.engine.workspace import Target, find_targets, notices_of, shown_path
from cms.errors import InputError
from cms.frontmatter.document import Document, parse
from cms.hugo.content.content_file import ContentFile
from cms.model import Diagnostic, Message, Span, msg
from cms.model.repair import Failure
from cms.model.revision import Revision
from cms.rules.base import Page


class Stuck(NamedTuple):
    """Why a page is not edited, and the place that stands against it."""

    reason: Message
    span: Span = Span(0, 0)


class Operation(Protocol):
    """Gives the document of a page as it is to be, or why there is none; can be pickled."""

    def __call__(self, page: Page, /) -> Document | Stuck: ...


class Left(NamedTuple):
    """A file that stays as it is although it should change."""

    path: str
    line: int
    reason: Message


class Edited(NamedTuple):
    """A file before and after, and the findings of page rules that the edit brings."""

    file: ContentFile
    revision: Revision
    brought: tuple[Diagnostic, ...] = ()


class Edits(NamedTuple):
    """What came of files; ``number`` of them were looked at."""

    edited: tuple[Edited, ...]
    left: tuple[Left, ...]
    number: int
    notices: tuple[Message, ...] = ()
    failures: tuple[Failure, ...] = ()

    def plus(self, other: Edits) -> Edits:
        """Both together."""
        return Edits(
            self.edited + other.edited,
            self.left + other.left,
            self.number + other.number,
            self.notices + other.notices,
            self.failures + other.failures,
        )

    def without(self, paths: Collection[str]) -> Edits:
        """The same without the edits of these files."""
        kept = tuple(each for each in self.edited if each.revision.new not in paths)
        return self._replace(edited=kept)


class Request(NamedTuple):
    """The files that are meant: by paths, and by language and section where these are given.

    For the rest see ``validate``.
    """

    paths: Sequence[Path]
    overrides: Mapping[str, object]
    environ: Mapping[str, str]
    moment: Moment
    lang: str | None = None
    section: str | None = None


class Chosen(NamedTuple):
    """The files that are meant, by target, and those that are named and no content."""

    files: tuple[tuple[Target, Sequence[ContentFile]], ...]
    left: tuple[Left, ...]
    notices: tuple[Message, ...]


def choose(request: Request) -> Chosen:
    """Finds files; raises ``InputError`` where no page of a site is meant."""
    targets = find_targets(request.paths, request.overrides, request.environ)
    files = tuple((target, _chosen(request, target)) for target in targets)
    left = tuple(_strays(request, targets))
    if not left and not any(chosen for _, chosen in files):
        raise InputError(msg("no page of a Hugo site is among these paths"))
    return Chosen(files, left, tuple(notices_of(targets)))


def edit_files(request: Request, operation: Operation) -> Edits:
    """What an operation makes of the files that are meant; nothing is written."""
    return edit_chosen(choose(request), lambda _, __: operation, request.moment)


def edit_chosen(
    chosen: Chosen,
    operation_of: Callable[[Target, Sequence[ContentFile]], Operation],
    moment: Moment,
) -> Edits:
    """What is made of files, by an operation for each target."""
    found = Edits((), chosen.left, 0, chosen.notices)
    for target, files in chosen.files:
        if files:
            done = edit_pages(target, files, operation_of(target, files), moment)
            found = found.plus(done)
    return found


def edit_pages(
    target: Target, files: Sequence[ContentFile], operation: Operation, moment: Moment
) -> Edits:
    """What an operation makes of files of a target."""
    plan = plan_of(target, moment, str(Path.cwd()))._replace(site_rules=())
    done = map_chunks(_edit_chunk, files, (plan, operation), target.settings.jobs)
    edited = tuple(each for each in done if isinstance(each, Edited))
    return Edits(edited, tuple(each for each in done if isinstance(each, Left)), len(files))


def write_files(found: Edits, request: Request, edit: Callable[[Request], Edits]) -> Edits:
    """Writes files; those that somebody changes meanwhile are read and edited anew."""
    changed, failures = _store(found.edited)
    for _ in range(ATTEMPTS):
        if not changed:
            break
        again = edit(request._replace(paths=[Path(path) for path in changed]))
        found = found.without(changed)
        found = found._replace(
            edited=(*found.edited, *again.edited), left=(*found.left, *again.left)
        )
        changed, failed = _store(again.edited)
        failures += failed
    failures += map(restless, changed)
    found = found.without([each.path for each in failures])
    return found._replace(failures=tuple(failures))


def _store(edited: Iterable[Edited]) -> tuple[list[str], list[Failure]]:
    return store([each.revision[1:] for each in edited])


# Which files


def _chosen(request: Request, target: Target) -> list[ContentFile]:
    """Pages, and other content that is named itself."""
    named = {os.path.abspath(path) for path in request.paths}
    return [
        file
        for file in target.files
        if (file.kind or file.location in named)
        and not file.is_link
        and request.lang in (None, file.language)
        and request.section in (None, file.section)
    ]


def _strays(request: Request, targets: Sequence[Target]) -> Iterable[Left]:
    """The files that are named and no content."""
    seen = {file.location for target in targets for file in target.files if not file.is_link}
    for path in request.paths:
        location = os.path.abspath(path)
        if location not in seen and not Path(location).is_dir():
            reason = msg("Hugo reads no front matter there; cms why tells more")
            if any(file.location == location for each in targets for file in each.content):
                reason = msg("the setting exclude leaves it out")
            yield Left(shown_path(location, str(Path.cwd())), 1, reason)


# One file


def _edit_chunk(
    files: Sequence[ContentFile], common: tuple[Plan, Operation]
) -> list[Edited | Left | None]:
    return [_edit_file(file, *common) for file in files]


def _edit_file(file: ContentFile, plan: Plan, operation: Operation) -> Edited | Left | None:
    """The file with its edit; None where nothing changes."""
    path = shown_path(file.location, plan.here)
    try:
        raw = Path(file.location).read_bytes()
    except OSError as error:
        return Left(path, 1, msg("it cannot be read: {cause}", cause=error.strerror or error))
    document = parse(raw)
    after = unreadable(document) or operation(Page(plan.site, file, document))
    if isinstance(after, Stuck):
        return Left(path, document.position(after.span.start).line, after.reason)
    if after.raw == raw:
        return None
    revision = Revision(path, path, raw, after.raw)
    return Edited(file, revision, tuple(_brought(file, raw, after.raw, plan)))


def unreadable(document: Document) -> Stuck | None:
    """Why the front matter of a document cannot be edited at all."""
    if document.problem is not None:
        reason = msg("Hugo cannot read its front matter; cms validate tells why")
        return Stuck(reason, document.problem_span or Span(0, 0))
    if document.format == "org":
        return Stuck(msg("its front matter is written in Org, which is not edited"))
    if document.unseen:
        return Stuck(msg("Hugo takes its front matter for text"), document.unseen)
    return None


def _brought(file: ContentFile, before: bytes, after: bytes, plan: Plan) -> Iterable[Diagnostic]:
    """What the rules find after an edit and did not find before it."""
    found = of_page(analyse(file, after, plan), after, plan)
    if not found:
        return
    known = Counter(map(_identity, of_page(analyse(file, before, plan), before, plan)))
    for each in found:
        if known[_identity(each)]:
            known[_identity(each)] -= 1
        else:
            yield each


def _identity(found: Diagnostic) -> tuple[str, str]:
    return found.code, str(found.message)
