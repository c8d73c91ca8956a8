"""``cms convert``: Chinese in another script, or as another region writes it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cms.cli import options
from cms.cli.convert_text import convert_text
from cms.model.message import msg


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Articles or folders to translate.", metavar="PATHS"),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            help="Convert this text and print it; - converts standard input.", metavar="STRING"
        ),
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to", help="Language to convert to: zh-TW.", metavar="TAG")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", help="Language of the text, if not the other script.", metavar="TAG"
        ),
    ] = None,
    idioms: Annotated[
        bool,
        typer.Option("--idioms/--no-idioms", help="Replace words that the regions say otherwise."),
    ] = False,
    config: Annotated[
        str | None,
        typer.Option(help="OpenCC's name of the direction, such as s2twp.", metavar="NAME"),
    ] = None,
    in_place: Annotated[
        bool,
        typer.Option("--in-place", help="Convert files themselves, not into a translation."),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(help="Write the one converted file there; - prints it.", metavar="FILE"),
    ] = None,
    diff: options.Diff = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Only exit 1 if a translation is missing or older than its original."
        ),
    ] = False,
    review: Annotated[
        bool,
        typer.Option("--review", help="List the choices made among several words; write nothing."),
    ] = False,
    accept: Annotated[
        bool,
        typer.Option("--accept", help="With --review: record that these choices are right."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace translations that somebody else wrote.")
    ] = False,
    taxonomies: Annotated[
        bool, typer.Option("--taxonomies", help="Convert tags, categories and the like too.")
    ] = False,
    pin_ids: Annotated[
        bool,
        typer.Option(
            "--pin-ids", help="Write the ids of headings out, for links from elsewhere to hold."
        ),
    ] = False,
    force_exclude: options.ForceExclude = False,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
) -> None:
    """Convert between Simplified and Traditional Chinese, with the site's own terms.

    Of an article only what readers read changes. Its translation stands where the site's
    languages want it. Exit code 1 where something is not converted, with --check where something
    would change.
    """
    from cms.errors import UsageError

    if paths:
        from cms.cli.convert_files import Ways, convert_files
        from cms.engine.convert.wish import Wish

        if text is not None:
            raise UsageError(
                msg("there are both files and a text to convert"), msg("leave one out")
            )
        wish = Wish(
            target,
            source,
            idioms,
            config,
            in_place=in_place,
            force=force,
            taxonomies=taxonomies,
            pin_ids=pin_ids,
        )
        overrides = {
            "environment": environment,
            "jobs": jobs,
            "force_exclude": force_exclude or None,
        }
        if accept and not review:
            raise UsageError(
                msg("--accept needs --review"), msg("add it, and look at the choices first")
            )
        if review:
            from cms.cli.convert_review import review_files

            raise typer.Exit(review_files(paths, wish, overrides, is_accepted=accept))
        raise typer.Exit(convert_files(paths, wish, Ways(diff, check, output), overrides))
    if text is None:
        raise UsageError(
            msg("there is nothing to convert"), msg("name files, or a text with --text")
        )
    convert_text(text, config, source, target, idioms=idioms)
