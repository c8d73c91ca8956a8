"""``why``: where, when and in which language Hugo publishes articles, and why readers miss one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cms.engine.clock import Moment
from cms.engine.why.absences import absence_reason, hidden_reason
from cms.engine.why.articles import articles
from cms.engine.why.case import Case
from cms.engine.why.nearest import existing
from cms.engine.why.pages import file_reasons, page_facts, page_reasons
from cms.engine.why.site_view import SiteView
from cms.engine.why.verdicts import judge
from cms.engine.workspace import Target, find_targets, notices_of, shown_path
from cms.model.answer import Answer, Answers

__all__ = ["explain"]


def explain(
    paths: Sequence[Path],
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    moment: Moment,
) -> Answers:
    """Answers for files, and for the articles in folders; see ``find_targets`` for the parameters.

    Raises ``InputError`` for a path that does not exist, with the nearest one that does.
    """
    paths = [existing(path) for path in paths] or [Path()]
    targets = find_targets(paths, overrides, environ)
    asked = [Path(os.path.abspath(path)) for path in paths]
    folders = [path for path in asked if path.is_dir()]
    named: dict[int, list[Path]] = {}
    for path in asked:
        if path not in folders:
            named.setdefault(_holder(path, targets), []).append(path)
    found: list[Answer] = []
    for number, target in enumerate(targets):
        view = SiteView(target, moment, str(Path.cwd()))
        found += _answers(view, named.get(number, []), folders)
    return Answers(tuple(found), tuple(notices_of(targets)))


def _holder(path: Path, targets: Sequence[Target]) -> int:
    """The number of the target that a file belongs to: the one that sees it, or is around it."""
    around = [
        (_sees(target, str(path)), len(target.config.root.parts), -number)
        for number, target in enumerate(targets)
        if path.is_relative_to(target.config.root)
    ]
    return -max(around)[2]


def _sees(target: Target, location: str) -> bool:
    tree = target.tree
    seen = {page.location for page in tree.pages}
    seen.update(resource.location for resource in tree.resources)
    return location in seen or any(link.location == location for link in tree.links)


def _answers(view: SiteView, named: Sequence[Path], folders: Sequence[Path]) -> Iterator[Answer]:
    for path in dict.fromkeys(named):
        yield from _of_file(view, path, is_named=True)
    found = [path for folder in folders for path in articles(view, folder)]
    for path in dict.fromkeys(found):
        if path not in named:
            yield from _of_file(view, path, is_named=False)


def _of_file(view: SiteView, location: Path, *, is_named: bool) -> Iterator[Answer]:
    path = _path_in_site(view, location)
    shown = shown_path(str(location), view.here)
    pages = view.site.by_path.get(path, ())
    for page in pages:
        case = Case(view, page)
        facts = page_facts(case) if view.data[path] is not None else None
        yield judge(shown, facts, page_reasons(case), is_named=is_named)
    absences = [hidden_reason(view, each) for each in view.site.hidden if each.path == path]
    if not pages and not absences:
        absences = [absence_reason(view, location)]
    for absence in absences:
        further = file_reasons(view, view.files[path]) if path in view.files and not pages else ()
        yield judge(shown, None, [absence, *further], is_named=is_named)


def _path_in_site(view: SiteView, location: Path) -> str:
    """A file's path as the site's files have it: from its root, or absolute where it is outside."""
    root = view.config.root
    path = location.relative_to(root) if location.is_relative_to(root) else location
    return path.as_posix()
