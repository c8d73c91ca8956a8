"""The plan of a move: what is renamed, and what is edited in which file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from cms.engine.move.aliases import Aliases
from cms.engine.move.checks import check_names, check_pages
from cms.engine.move.edits import Editor, FileEdit
from cms.engine.move.renames import Rename, moved, renames
from cms.engine.move.rewriting import Rewriter
from cms.engine.move.view import Reading, Text, View, read_texts, reading
from cms.engine.move.wish import FolderWish, PageWish, Wish, read_wish
from cms.engine.workspace import Target, find_targets, notices_of
from cms.errors import UsageError
from cms.hugo.config.discovery import find_site
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.files import walk
from cms.hugo.content.paths import normalise
from cms.model import Message, msg


class Plan(NamedTuple):
    """What a move does, in this order: the edits, then the renames.

    ``asked`` are the locations of what is to move and where to, as the user named them. ``left``
    says what is not as it should be afterwards and has to be seen to by hand; ``notices`` say what
    could not be known.
    """

    root: Path
    asked: tuple[str, str]
    renames: tuple[Rename, ...]
    edits: tuple[FileEdit, ...]
    left: tuple[Message, ...]
    notices: tuple[Message, ...]


def plan_move(
    src: Path,
    dst: Path,
    environ: Mapping[str, str],
    now: int,
    *,
    into: bool = False,
    aliases: bool = True,
    overrides: Mapping[str, object] = {},
    pending: Mapping[str, bytes] = {},
) -> Plan:
    """Plans a move; nothing is written.

    ``into`` tells that ``dst`` was written as a folder. ``pending`` is what files, by location, are
    to hold before they move. Raises ``UsageError`` for a move that cannot be done, ``InputError``
    for files that cannot be read.
    """
    if not os.path.lexists(src):
        raise UsageError(msg("there is no file or folder {src}", src=src))
    site_of(src)
    targets = find_targets([src], overrides, environ)
    plan = _Planner(targets[0], now, pending).plan(src, dst, into, aliases)
    return plan._replace(notices=tuple(notices_of(targets)))


def plan_renames(
    names: Sequence[Rename],
    environ: Mapping[str, str],
    now: int,
    *,
    overrides: Mapping[str, object] = {},
    pending: Mapping[str, bytes] = {},
) -> Plan:
    """Plans new names for files of one site, which may put them into other languages.

    For the rest see ``plan_move``.
    """
    targets = find_targets([Path(names[0].old)], overrides, environ)
    return _Planner(targets[0], now, pending).rename(names)


def site_of(path: Path) -> Path:
    """The root of the site that a file or folder is in, or was in; raises ``UsageError``."""
    root = find_site(path)
    if root is None:
        raise UsageError(
            msg("{path} is not in a Hugo site", path=path), msg("run it inside the site's folder")
        )
    return root


class _Planner:
    def __init__(self, target: Target, now: int, pending: Mapping[str, bytes]) -> None:
        self.target = target
        self.config = target.config
        self.now = now
        self.pending = pending
        self.here = str(Path.cwd())

    def plan(self, src: Path, dst: Path, into: bool, adds: bool) -> Plan:
        wish = read_wish(src, dst, into, self.config, self.target.tree)
        texts, how = self._read()
        before = self._before(texts)
        names = renames(wish, self.config, self.target.tree, before.files, _linked(before, wish))
        if not names:
            raise UsageError(msg("{src} is there already", src=src))
        plan = self._planned(before, texts, how, names, logical=_logical(wish), adds=adds)
        return plan._replace(asked=(os.path.abspath(src), os.path.abspath(dst)))

    def rename(self, names: Sequence[Rename]) -> Plan:
        texts, how = self._read()
        return self._planned(self._before(texts), texts, how, names, stays=False)

    def _planned(
        self,
        before: View,
        texts: Mapping[str, Text],
        how: Reading,
        names: Sequence[Rename],
        *,
        logical: Callable[[str], str] = str,
        adds: bool = True,
        stays: bool = True,
    ) -> Plan:
        """The plan for new names; ``stays`` tells that pages have to stay in their languages."""
        check_names(names, self.config, self.here)
        paths = _new_paths(before, names)
        middle = before.after(names)
        languages = {} if stays else _languages(middle, paths)
        check_pages(before, middle, paths, languages)
        work = Aliases(before, middle, paths, languages, adds=adds)
        wanted = {path: new for path in texts if (new := work.of_file(path)) is not None}
        after = middle.with_data(
            {
                paths.get(path, path): {**(before.data[path] or {}), "aliases": new}
                for path, new in wanted.items()
            }
        )
        rewriter = Rewriter(before, after, paths, languages, logical)
        editor = Editor(before, rewriter, how)
        edits = [
            found
            for path, text in texts.items()
            if (found := editor.edit(path, text, wanted.get(path))) is not None
        ]
        left = (*editor.left, *_lost_lists(before, after, rewriter))
        return Plan(self.config.root, names[0], tuple(names), tuple(edits), left, ())

    def _before(self, texts: Mapping[str, Text]) -> View:
        data = {path: text.data for path, text in texts.items()}
        return View(self.config, list(walk(self.config)), data, self.now, self.target.tree)

    def _read(self) -> tuple[dict[str, Text], Reading]:
        files = self.target.content
        how = reading(self.config, self.target.settings, files, self.pending)
        return read_texts(files, how, self.target.settings.jobs), how


def _linked(before: View, wish: Wish) -> list[ContentFile]:
    """The pages with the same ``translationKey``."""
    if not isinstance(wish, PageWish):
        return []
    pages = before.site.by_path.get(wish.source.path, ())
    keys = {page.fields.translation_key for page in pages if page.fields.translation_key}
    return [
        before.sources[page.path, page.language]
        for page in before.site.pages
        if page.fields.translation_key in keys
    ]


def _new_paths(before: View, names: Sequence[Rename]) -> dict[str, str]:
    """The new path of each file that moves, by its old one."""
    start = str(before.config.root) + os.sep
    found = {}
    for file in before.files:
        location = moved(file.location, names)
        if location != file.location:
            found[file.path] = location.removeprefix(start).replace(os.sep, "/")
    return found


def _languages(after: View, paths: Mapping[str, str]) -> dict[str, str]:
    """The language that each file that moves has then, by its old path."""
    found = {page.path: page.language for page in after.tree.pages}
    return {path: found[new] for path, new in paths.items() if new in found}


class _Logical:
    """The new path of pages without files: of sections, where these move."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new

    def __call__(self, path: str) -> str:
        if path == self.old or path.startswith(f"{self.old}/"):
            return self.new + path[len(self.old) :]
        return path


def _logical(wish: Wish) -> _Logical:
    if isinstance(wish, FolderWish):
        return _Logical(normalise(wish.place.shown), normalise(wish.shown))
    return _Logical("/", "/")


def _lost_lists(before: View, after: View, rewriter: Rewriter) -> Iterator[Message]:
    """Lists that Hugo made for a folder and makes no longer, as nothing is in it."""
    there = {(page.logical, page.language) for page in after.site.generated}
    there |= {(page.logical, page.language) for page in after.site.pages}
    for page in before.site.generated:
        new = rewriter.logical(page.logical)
        if page.kind == "section" and ((new, page.language) not in there or new != page.logical):
            yield msg(
                "the list of pages at {url} is gone, and no file can redirect from there",
                url=unquote(page.url),
            )
