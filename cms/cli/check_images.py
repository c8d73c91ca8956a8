"""``cms check-images``: ask other hosts for the images of pages, and look at those of the site."""

from __future__ import annotations

from typing import Annotated

import typer

from cms.cli import options
from cms.model.message import msg


def command(
    paths: options.Paths = None,
    output_format: options.OutputFormat = None,
    output_file: options.OutputFile = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody; earlier verdicts count, however old.")
    ] = False,
    referer_check: Annotated[
        bool,
        typer.Option(
            "--referer-check", help="Ask for every image as readers of the site and as others."
        ),
    ] = False,
    cache_ttl: Annotated[
        str | None,
        typer.Option(help="How long verdicts hold: 30m, 12h, 7d, or 0 for not.", metavar="TIME"),
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option(help="Most requests at once.", min=1, metavar="N")
    ] = None,
    timeout: options.Timeout = None,
    select: options.Select = None,
    extend_select: options.ExtendSelect = None,
    ignore: options.Ignore = None,
    force_exclude: options.ForceExclude = False,
    environment: options.Environment = None,
    jobs: options.Jobs = None,
    statistics: options.Statistics = False,
    exit_zero: options.ExitZero = False,
    diff_base: options.DiffBase = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
) -> None:
    """Check images, on other hosts too; exits 1 when one is broken."""
    import os

    from cms.cli.judge import Wishes, conclude
    from cms.cli.progress import shown
    from cms.engine.check_images import Request, check_images
    from cms.engine.clock import read_clock
    from cms.engine.enquiry import Manner, Outside
    from cms.engine.results import Means
    from cms.engine.validate import Limits
    from cms.folders import cache_folder
    from cms.remote.cache import Cache

    overrides = options.overrides(
        select,
        extend_select,
        ignore,
        environment,
        jobs,
        output_format,
        output_file,
        baseline,
        force_exclude,
    )
    folder = cache_folder(os.environ)
    request = Request(
        paths or [],
        overrides,
        os.environ,
        read_clock(None),
        Limits(diff_base, write_baseline),
        Manner(offline, referer_check, cache_ttl),
        concurrency,
        timeout,
        Means(folder),
    )
    cache = Cache(folder)
    try:
        with shown(str(msg("asking for images"))) as progress:
            checked = check_images(request, Outside(cache, progress))
        cache.prune()
    finally:
        cache.close()
    wishes = Wishes(diff_base=diff_base, statistics=statistics, write_baseline=write_baseline)
    exit_code = conclude(checked.run, wishes)
    if checked.is_interrupted:
        raise typer.Exit(130)
    raise typer.Exit(0 if exit_zero else exit_code)
