"""``cms localise``: images of other hosts brought into the site."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cms.cli import options
from cms.model.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from cms.engine.localise.plan import Request
    from cms.engine.localise.run import Localised


def command(
    paths: options.Paths = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be downloaded, and ask nobody.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Download, show what would change, and write nothing.")
    ] = False,
    bundle: Annotated[
        bool,
        typer.Option(
            "--bundle", help="Make bundles of articles first, which then have the images."
        ),
    ] = False,
    timeout: options.Timeout = None,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Download the images of other hosts, and let articles show the copies.

    The copies of a bundle lie in it, those of other articles below static/images, and those that a
    key of the theme names where the theme looks for them. image-sources.csv says where they come
    from.

    Exit code 1 when an image stays where it is.
    """
    from pathlib import Path

    from cms.cli.progress import shown
    from cms.engine.clock import read_clock
    from cms.engine.localise.plan import Request
    from cms.engine.localise.run import Outside, localise

    request = Request(
        paths or [Path()],
        {"environment": environment, "jobs": jobs},
        os.environ,
        read_clock(None),
        not (diff or dry_run),
        timeout,
    )
    if bundle:
        request = _with_bundles(request)
    if dry_run:
        raise typer.Exit(_tell_plan(request))
    with shown(str(msg("downloading images"))) as progress:
        found = localise(request, Outside(progress))
    raise typer.Exit(_tell(found, diff=diff))


def _with_bundles(request: Request) -> Request:
    from cms.engine.localise.bundles import make_bundles
    from cms.errors import UsageError

    if not request.writes:
        raise UsageError(
            msg("--bundle moves files, which --diff and --dry-run do not"),
            msg("cms move A.md A/index.md --diff shows what it does"),
        )
    return make_bundles(request)


def _tell_plan(request: Request) -> int:
    from cms.cli import edit
    from cms.engine.localise.run import plans

    wanted, left = plans(request)
    edit.tell_left(left)
    _write(
        (f"{each.path}:{each.line}: {each.url} -> {each.folder}/" for each in wanted), sys.stdout
    )
    return edit.exit_code(left)


def _tell(found: Localised, *, diff: bool) -> int:
    from cms.cli import edit
    from cms.report.concise import headline

    edit.tell_left(found.edits)
    out = sys.stderr if diff else sys.stdout
    if diff:
        edit.show_diff(each.revision for each in found.edits.edited)
    _write((f"{each.url} -> {each.path}" for each in found.saved), out)
    out.writelines(f"{headline(each)}\n" for each in found.remaining)
    edit.tell_new(found.edits)
    _tell_number(found, out, diff=diff)
    if found.is_interrupted:
        return 130
    return edit.exit_code(found.edits) or int(found.staying > 0)


def _tell_number(found: Localised, out: TextIO, *, diff: bool) -> None:
    from cms.report.counts import counted

    images = counted(len({each.url for each in found.saved}), "image")
    articles = counted(len(found.edits.edited), "article")
    done = msg("Saved {images} of {articles}.", images=images, articles=articles)
    would = msg("Would save {images} of {articles}.", images=images, articles=articles)
    text = (would if diff else done) if found.saved else msg("Nothing to save.")
    out.write(f"{text}\n")
    if found.staying:
        left = counted(found.staying, "image")
        out.write(f"{msg('Left where they are: {images}.', images=left)}\n")


def _write(lines: Iterable[str], out: TextIO) -> None:
    from cms.report.text import harmless

    out.writelines(f"{harmless(line)}\n" for line in lines)
