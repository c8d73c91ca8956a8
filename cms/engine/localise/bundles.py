"""Articles that show images of other hosts made bundles, so that the images can lie beside them."""

from __future__ import annotations

import os
from pathlib import Path

from cms.engine.localise.articles import Article, read_articles, together
from cms.engine.localise.plan import Request
from cms.engine.move.carry_out import alone, carry_out, finish
from cms.engine.move.plan import plan_move
from cms.engine.run import map_chunks
from cms.engine.validate import plan_of
from cms.engine.workspace import Target, find_targets


def make_bundles(request: Request) -> Request:
    """Moves articles into folders of their own; the request with the paths as they are then."""
    moved: dict[str, Path] = {}
    for target in find_targets(request.paths, request.overrides, request.environ):
        root = target.config.root
        with alone(root):
            finish(root)
            for article in _single(target, request):
                if article.file.location not in moved and Path(article.file.location).exists():
                    moved |= _moved(article, request)
    return request._replace(
        paths=[moved.get(os.path.abspath(each), each) for each in request.paths]
    )


def _single(target: Target, request: Request) -> list[Article]:
    """The articles that are files of their own."""
    site = plan_of(target, request.moment, str(Path.cwd())).site
    files = [each for each in target.files if each.kind and not (each.is_link or each.bundle)]
    return together(map_chunks(read_articles, files, site, target.settings.jobs))


def _moved(article: Article, request: Request) -> dict[str, Path]:
    """Moves an article with its translations; the new places by old ones."""
    file = article.file
    old = Path(file.location)
    new = old.parent / file.base_filename / f"index.{file.extension}"
    plan = plan_move(old, new, request.environ, request.moment.unix, overrides=request.overrides)
    carry_out(plan)
    return {each.old: Path(each.new) for each in plan.renames}
