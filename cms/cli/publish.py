"""``cms publish``: articles that readers are to see."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cms.cli import options
from cms.model.answer import Effect

if TYPE_CHECKING:
    from cms.engine.editing.files import Edits, Request
    from cms.model.answer import Answer

_HARMLESS = (Effect.LIMITS, Effect.NOTE)


def command(
    paths: Annotated[list[Path], typer.Argument(help="Articles, or folders.", metavar="PATH")],
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            help="When to publish, such as 2025-02-07T22:00:00+08:00, or '2025-02-07 22:00' by "
            "the site's clock; now by default.",
            metavar="TIME",
        ),
    ] = None,
    translations: options.Translations = False,
    diff: options.Diff = False,
    clock: options.Clock = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Publish articles: no drafts any more, and dated; then say what cms why says.

    What readers see already stays as it is, unless --at gives it another date.

    Exit code 1 when readers will not see an article at that time.
    """
    from cms.cli import edit
    from cms.engine.editing.moments import read_when
    from cms.engine.editing.publication import publish_files

    request = edit.request_of(paths, clock, environment=environment, jobs=jobs)
    when = read_when(at, request.moment, "--at")
    done = partial(publish_files, when=when, translations=translations)
    found = edit.carry_out(request, done, diff=diff)
    edit.tell_changed(found, diff=diff)
    code = edit.exit_code(found)
    if not diff:
        code = max(code, _tell_why(found, request, is_scheduled=at is not None))
    raise typer.Exit(code)


def _tell_why(found: Edits, request: Request, *, is_scheduled: bool) -> int:
    """Says what becomes of the articles; 1 where readers miss one for more than its date."""
    from cms.engine.why import explain
    from cms.report.text import harmless

    paths = dict.fromkeys([*request.paths, *(Path(each.file.location) for each in found.edited)])
    answers = explain(list(paths), *request[1:4]).answers
    answers = tuple(
        {(each.path, each.page and each.page.language): each for each in answers}.values()
    )
    for answer in answers:
        sys.stdout.write(f"{harmless(answer.path)}: {harmless(str(answer.summary))}\n")
    return int(not all(_is_as_asked(answer, is_scheduled) for answer in answers))


def _is_as_asked(answer: Answer, is_scheduled: bool) -> bool:
    if answer.is_visible:
        return True
    kinds = {each.kind for each in answer.reasons if each.effect not in _HARMLESS}
    return is_scheduled and kinds == {"future"}
