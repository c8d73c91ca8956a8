"""What forbids a move: pages that Hugo would lose by it, or publish over each other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cms.engine.move.places import is_shown, own_mounts, place_of
from cms.errors import UsageError
from cms.hugo.content.content_file import ContentFile
from cms.model.message import Message, msg

if TYPE_CHECKING:
    from cms.engine.move.renames import Rename
    from cms.engine.move.view import View
    from cms.hugo.config import SiteConfig
    from cms.hugo.site.page import Page


def check_names(renames: Iterable[Rename], config: SiteConfig, root: str) -> None:
    """Raises ``UsageError`` where a new name is taken, or hides a file from Hugo."""
    mounts = own_mounts(config)
    taken: dict[str, str] = {}
    for old, new in renames:
        if taken.setdefault(new, old) != old:
            raise UsageError(
                msg(
                    "{taken} and {old} would both be called {new}",
                    taken=_shown(taken[new], root),
                    old=_shown(old, root),
                    new=_shown(new, root),
                ),
                msg("rename one of them first"),
            )
        shown = _shown(new, root)
        if new.startswith(old + os.sep):
            raise UsageError(
                msg("{old} cannot go into itself", old=_shown(old, root)),
                msg("name another folder"),
            )
        if os.path.lexists(new) and not _is_same(old, new):
            raise UsageError(
                msg("{shown} exists", shown=shown),
                msg("move or remove it first, or choose another name"),
            )
        place = place_of(new, mounts)
        if place is None or not is_shown(place, config):
            raise UsageError(
                msg("Hugo does not look at {shown}", shown=shown),
                msg(
                    "it passes over names with . or # in front or ~ behind, "
                    "and what ignoreFiles says"
                ),
            )


def check_pages(
    before: View, after: View, paths: Mapping[str, str], languages: Mapping[str, str]
) -> None:
    """Raises ``UsageError`` where a page would be none any more, or another sort of page.

    ``languages`` are the new ones of files that are to change theirs.
    """
    old = {(each.path, each.language): each for each in before.tree.pages}
    new = {(each.path, each.language): each for each in after.tree.pages}
    back = {paths.get(path, path): path for path in before.content}
    for (path, language), source in old.items():
        key = (paths.get(path, path), languages.get(path, language))
        found = new.get(key)
        if found is None or key not in after.sources:
            raise UsageError(*_lost(after, paths.get(path, path), path))
        if found.kind != source.kind:
            raise UsageError(*_changed(source, found))
    for path, _ in new:
        if back.get(path) not in languages and all(
            known not in old for known in ((back.get(path), code) for code in _codes(after))
        ):
            raise UsageError(
                msg("{back} would become a page of its own", back=back.get(path, path)),
                msg("it is part of a page bundle now"),
            )
    _check_addresses(before, after, paths)


def _lost(after: View, path: str, old: str) -> tuple[Message, Message]:
    for hidden in (*after.tree.hidden, *after.site.hidden):
        if hidden.path == path:
            return (
                msg(
                    "{path} would give way to {winner}, which has the same path for Hugo",
                    path=path,
                    winner=hidden.winner,
                ),
                msg("choose another name"),
            )
    if path in after.resources:
        return msg("{path} would be part of a page bundle and no page any more", path=path), msg(
            "move it elsewhere"
        )
    if after.page_at(path, "") is None and path in {each.path for each in after.files}:
        return (
            msg("{path} would not be in the language that {old} is in", path=path, old=old),
            msg("check the languages of its new folder and name"),
        )
    return msg("{path} would be no page any more", path=path), msg("choose another name")


def _changed(old: ContentFile, new: ContentFile) -> tuple[Message, Message]:
    return (
        msg(
            "{path} is a page of kind {kind} and would be one of kind {kind2}",
            path=old.path,
            kind=old.kind,
            kind2=new.kind,
        ),
        msg("choose another place"),
    )


def _codes(view: View) -> Iterable[str]:
    return [language.code for language in view.config.languages]


def _check_addresses(before: View, after: View, paths: Mapping[str, str]) -> None:
    """A page must not be published where another thing is already, unless it was so before."""
    known = _clashes(before)
    for (one, other), file in _clashes(after).items():
        back = {new: old for old, new in paths.items()}
        if (back.get(one, one), back.get(other, other)) not in known:
            raise UsageError(
                msg(
                    "{one} and {other} would both be published as {file}",
                    one=one,
                    other=other,
                    file=file,
                ),
                msg("choose another name, or give one of them another slug or url"),
            )
    moved = set(paths.values())
    for page in after.site.pages:
        if page.path in moved:
            _check_static(after, page)


def _check_static(after: View, page: Page) -> None:
    for file in page.targets:
        if after.leads.images.at(f"/{file}", page.language) == "static":
            raise UsageError(
                msg(
                    "{path} would be published as {file}, where a static file is",
                    path=page.path,
                    file=file,
                ),
                msg("choose another name"),
            )


def _clashes(view: View) -> dict[tuple[str, str], str]:
    """Pairs of files that are published as one."""
    found: dict[tuple[str, str], str] = {}
    first: dict[str, str] = {}
    for page in (*view.site.pages, *view.site.generated):
        name = page.path or page.logical
        for file in page.targets:
            other = first.setdefault(file, name)
            if other != name:
                found[other, name] = file
                found[name, other] = file
    return found


def _shown(location: str, root: str) -> str:
    from cms.engine.workspace import shown_path

    return shown_path(location, root)


def _is_same(old: str, new: str) -> bool:
    try:
        return Path(old).samefile(new)
    except OSError:
        return False
