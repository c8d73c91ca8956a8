"""The plan of a move: what is renamed, and what is edited in which file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from cms.engine.move.aliases import Aliases, alias_patch
from cms.engine.move.checks import check_names, check_pages
from cms.engine.move.renames import Rename, moved, renames
from cms.engine.move.rewriting import Anew, Rewriter
from cms.engine.move.spelling import edit
from cms.engine.move.view import Reading, Text, View, read_texts, reading
from cms.engine.move.wish import FolderWish, PageWish, Wish, read_wish
from cms.engine.workspace import Target, find_targets, notices_of
from cms.errors import InputError, UsageError
from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import replace_text
from cms.frontmatter.promise import promised, same, splice
from cms.hugo.config.discovery import find_site
from cms.hugo.content.files import walk
from cms.hugo.content.paths import normalise
from cms.hugo.content.tree import PageSource
from cms.model import Change, Edit, Message, msg


class FileEdit(NamedTuple):
    """Edits of a file, where it is before the move; ``after`` is what comes of them."""

    location: str
    before: bytes
    after: bytes
    edits: tuple[Edit, ...]


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
    to hold before they move. Raises ``UsageError`` for a move that
    cannot be done, ``InputError`` for files that cannot be read.
    """
    if not os.path.lexists(src):
        raise UsageError(f"there is no file or folder {src}")
    site_of(src)
    targets = find_targets([src], overrides, environ)
    plan = _Planner(targets[0], now, pending).plan(src, dst, into, aliases)
    return plan._replace(notices=tuple(notices_of(targets)))


def site_of(path: Path) -> Path:
    """The root of the site that a file or folder is in, or was in; raises ``UsageError``."""
    root = find_site(path)
    if root is None:
        raise UsageError(f"{path} is not in a Hugo site", "run it inside the site's folder")
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
        data = {path: text.data for path, text in texts.items()}
        before = View(self.config, walk(self.config), data, self.now, self.target.tree)
        names = renames(wish, self.config, self.target.tree, before.files, _linked(before, wish))
        if not names:
            raise UsageError(f"{src} is there already")
        check_names(names, self.config, self.here)
        paths = _new_paths(before, names)
        middle = before.after(names)
        check_pages(before, middle, paths)
        work = Aliases(before, middle, paths, adds=adds)
        wanted = {path: new for path in texts if (new := work.of_file(path)) is not None}
        after = middle.with_data(
            {
                paths.get(path, path): {**(data[path] or {}), "aliases": new}
                for path, new in wanted.items()
            }
        )
        rewriter = Rewriter(before, after, paths, _logical(wish))
        files = _Files(before, rewriter, how)
        edits = [
            found
            for path, text in texts.items()
            if (found := files.edit(path, text, wanted.get(path))) is not None
        ]
        left = [*files.left, *_lost_lists(before, after, rewriter)]
        asked = (os.path.abspath(src), os.path.abspath(dst))
        return Plan(self.config.root, asked, tuple(names), tuple(edits), tuple(left), ())

    def _read(self) -> tuple[dict[str, Text], Reading]:
        from cms.hugo.content.content_file import content_files

        files = list(content_files(self.target.tree))
        how = reading(self.config, self.target.settings, files, self.pending)
        return read_texts(files, how, self.target.settings.jobs), how


class _Files:
    """Makes the edits of files, and proves them."""

    def __init__(self, before: View, rewriter: Rewriter, how: Reading) -> None:
        self.before = before
        self.rewriter = rewriter
        self.how = how
        self.left: list[Message] = []

    def edit(self, path: str, text: Text, aliases: Sequence[str] | None) -> FileEdit | None:
        """All edits of one file; None where there are none."""
        location = self.before.content[path].location
        documents: list[Document] = []

        def document() -> Document:
            if not documents:
                documents.append(self.how.document(location))
            return documents[0]

        anew = list(self.rewriter.of_body(path, text.addresses, lambda: document().raw))
        images = list(self.rewriter.of_front_matter(path, text.images))
        if not anew and not images and aliases is None:
            return None
        raw = document().raw
        self.left += [_left(path, document(), each) for each in anew if each.text is None]
        anew = [each for each in anew if each.text is not None]
        edits = [edit(raw, each.address, each.path, each.text or "") for each in anew]
        changes: list[Change] = []
        for image in images:
            patch = image.text and replace_text(document(), image.image.route, image.text)
            if not patch:
                self.left.append(_left_image(path, image.image.text))
                continue
            edits += patch.edits
            changes += patch.changes
        if aliases is not None:
            patch = alias_patch(document(), aliases)
            if patch is None:
                self.left.append(_left_aliases(path, aliases))
            else:
                edits += patch.edits
                changes += patch.changes
        if not edits:
            return None
        after = splice(raw, edits)
        self._prove(path, text, document(), after, anew, changes)
        return FileEdit(location, raw, after, tuple(sorted(edits)))

    def _prove(
        self,
        path: str,
        text: Text,
        document: Document,
        after: bytes,
        anew: Iterable[Anew],
        changes: Iterable[Change],
    ) -> None:
        """Raises ``InputError`` where a file would not be as it was planned."""
        new = parse(after)
        wanted = {each.address: each.text for each in anew}
        addresses = [wanted.get(each) or each.text for each in text.addresses]
        found = self.how.addresses(new, self.before.content[path])
        is_proven = (
            new.problem is None
            and same(new.data, promised(document.data, changes))
            and [each.text for each in found] == addresses
        )
        if not is_proven:
            raise InputError(
                f"{path} cannot be edited for sure, so nothing is moved",
                "see to what it refers to by hand first",
            )


def _linked(before: View, wish: Wish) -> list[PageSource]:
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
        location = moved(file.absolute, names)
        if location != file.absolute:
            found[file.path] = location.removeprefix(start).replace(os.sep, "/")
    return found


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


def _left(path: str, document: Document, each: Anew) -> Message:
    line = document.position(each.address.span.start).line
    return msg(
        "{path}:{line}: no address could be found for {text}, which will lead nowhere",
        path=path,
        line=line,
        text=each.address.text,
    )


def _left_image(path: str, text: str) -> Message:
    return msg("{path}: {text} in the front matter will lead nowhere", path=path, text=text)


def _left_aliases(path: str, aliases: Sequence[str]) -> Message:
    return msg(
        "{path}: its front matter cannot be edited for sure; its aliases should be {aliases}",
        path=path,
        aliases=", ".join(aliases),
    )
