"""A term renamed on all pages of a site, with the term's own page."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from cms.engine.editing.files import Edits, Left, Request, edit_pages
from cms.engine.editing.terms import RenameTerm, read_rename
from cms.engine.listing import read_files
from cms.engine.move.plan import Plan, plan_move
from cms.engine.run import map_chunks
from cms.engine.workspace import Target, find_targets, notices_of, shown_path
from cms.errors import InputError, UsageError
from cms.frontmatter.document import parse
from cms.hugo.content.content_file import ContentFile
from cms.hugo.site.assembly import Site, build_site
from cms.hugo.site.inheritance import Inheritance
from cms.hugo.site.page import Page
from cms.hugo.site.terms import read_terms, term_key
from cms.model import Message, msg
from cms.model.revision import Revision

FrontMatter = Mapping[str, Mapping[str, Any] | None]
"""Decoded front matter by the path of the file."""


class Renaming(NamedTuple):
    """A renamed term: the edits, and what is to be moved then, if the term has a page.

    ``both`` are the paths of files that had the new term already. ``left`` is to be seen to by
    hand.
    """

    operation: RenameTerm
    edits: Edits
    both: frozenset[str]
    move: Plan | None
    left: tuple[Message, ...]
    notices: tuple[Message, ...]


def rename_term(request: Request, taxonomy: str, old: str, new: str) -> Renaming:
    """Plans it for the site around the paths of the request; nothing is written.

    Raises ``UsageError`` for a taxonomy or a term that the site does not have.
    """
    targets = find_targets(request.paths, request.overrides, request.environ)
    if len(targets) > 1:
        raise UsageError(msg("there are several sites here"), msg("name one of them"))
    operation = read_rename(targets[0].config, taxonomy, old, new, request.lang)
    return _Renamer(targets[0], request, operation).renaming()


class _Renamer:
    def __init__(self, target: Target, request: Request, operation: RenameTerm) -> None:
        self.target = target
        self.request = request
        self.operation = operation
        self.here = str(Path.cwd())
        self.files = [file for file in target.content if file.kind]
        read = map_chunks(read_files, self.files, None, target.settings.jobs)
        self.data: FrontMatter = {each.path: each.data for each in read}
        self.before = self._site(self.data)

    def renaming(self) -> Renaming:
        files = [file for file in self.files if file.language in self.operation.plurals]
        found = edit_pages(self.target, files, self.operation, self.request.moment)
        left = tuple(each for each in found.left if self._may_have_it(each))
        found = found._replace(left=left, notices=tuple(notices_of([self.target])))
        if not found.edited and not found.left and not self._term_pages():
            self._refuse_unknown()
        after = {each.file.path: parse(each.revision.after).data for each in found.edited}
        data = {**self.data, **after}
        site = self._site(data)
        move, unmoved = self._move(found)
        remaining = [*unmoved, *self._handed_down(site, data)]
        notices = [*self._vocabulary()]
        if not self.operation.is_respelling:
            gone = self._gone(site)
            notices += self._no_redirect(gone)
            remaining += self._links(gone) if move is None else ()
        both = frozenset(each.file.path for each in found.edited if self._had_both(each.file))
        return Renaming(self.operation, found, both, move, tuple(remaining), tuple(notices))

    def _site(self, data: FrontMatter) -> Site:
        now = self.request.moment.unix
        return build_site(self.target.config, self.target.tree, data, now=now)

    def _may_have_it(self, left: Left) -> bool:
        """Whether a file that is not edited may have the term."""
        try:
            raw = Path(left.path).read_bytes()
        except OSError:
            return True
        return self.operation.old.lower() in raw.decode("utf-8", "replace").lower()

    def _had_both(self, file: ContentFile) -> bool:
        data = self.data[file.path] or {}
        operation, language = self.operation, file.language
        has_old = bool(operation.found_in(data, language))
        return has_old and not operation.is_respelling and operation.is_on(data, language)

    def _refuse_unknown(self) -> None:
        from difflib import get_close_matches

        plurals = self.operation.plurals
        known = {
            term.text: None
            for page in self.before.pages
            if page.language in plurals
            for term in read_terms(page.data, (plurals[page.language],))
        }
        if any(term_key(each) == term_key(self.operation.old) for each in known):
            return  # only handed down, or written so already
        near = get_close_matches(self.operation.old, known, n=1)
        hint = (
            msg("did you mean {near}?", near=near[0])
            if near
            else msg("cms list --params shows what pages have")
        )
        raise UsageError(msg("no page has the term {old}", old=self.operation.old), hint)

    # What is left

    def _handed_down(self, site: Site, data: FrontMatter) -> Iterator[Message]:
        """The old term where a page still has it: from the configuration, or from other pages."""
        if self.operation.is_respelling:
            return
        given = Inheritance(self.target.config, self.target.tree.pages, data)
        counts: dict[str, int] = {}
        for page in site.pages:
            terms = self.operation.found_in(page.data, page.language)
            entry = given.giver(page, str(terms[0].route[0])) if terms else None
            if entry is not None:
                counts[entry.origin] = counts.get(entry.origin, 0) + 1
        for origin, count in counts.items():
            yield msg(
                "{giver} hands {term} down to pages ({count}); change it there",
                giver=self._shown(origin) if origin else msg("the site's configuration"),
                term=self.operation.old,
                count=count,
            )

    def _vocabulary(self) -> Iterator[Message]:
        for plural in dict.fromkeys(self.operation.plurals.values()):
            vocabulary = self.target.settings.taxonomies.get(plural)
            if vocabulary and self.operation.old in (*vocabulary.terms, *vocabulary.aliases):
                yield msg(
                    "the settings name {term} in taxonomies.{taxonomy}; change it there too",
                    term=self.operation.old,
                    taxonomy=plural,
                )

    def _gone(self, site: Site) -> list[Page]:
        """The lists of the old term that readers can open before, and not afterwards."""
        everything = (*site.pages, *site.generated)
        there = {file for page in everything for file in (*page.targets, *page.alias_files)}
        return [
            page
            for page in self.before.generated
            if page.url
            and not there.intersection(page.targets[:1])
            and page.language in self.operation.plurals
            and self.operation.is_term_page(page.logical, self.operation.plurals[page.language])
        ]

    def _no_redirect(self, gone: Sequence[Page]) -> Iterator[Message]:
        if gone:
            plural = self.operation.plurals[gone[0].language]
            yield msg(
                "nothing redirects from {urls} to the new term; aliases: [{alias}] in {path} and "
                "its translations would",
                urls=", ".join(page.url for page in gone),
                alias=f"/{plural}/{term_key(self.operation.old)}/",
                path=f"{plural}/{term_key(self.operation.new)}/_index.md",
            )

    def _links(self, gone: Sequence[Page]) -> Iterator[Message]:
        """Where texts still name an address that is gone."""
        texts = {each for page in gone for each in (page.permalink, page.url, page.logical)}
        forms = {form(text.rstrip("/")) for text in texts for form in (quote, unquote, str)}
        if not forms:
            return
        pattern = re.compile(
            b"(?<![\\w-])(?:%b)(?![\\w%%\x80-\xff-])"
            % b"|".join(re.escape(f.encode()) for f in forms)
        )
        for file in self.files:
            raw = Path(file.location).read_bytes()
            for match in pattern.finditer(raw):
                yield msg(
                    "{path}:{line}: {text} leads nowhere any more",
                    path=self._shown(file.path),
                    line=raw.count(b"\n", 0, match.start()) + 1,
                    text=match[0].decode(),
                )

    # The page of the term

    def _term_pages(self) -> list[ContentFile]:
        plurals = self.operation.plurals
        return [
            file
            for file in self.files
            if file.kind == "term"
            and any(self.operation.is_term_page(file.logical, each) for each in plurals.values())
        ]

    def _move(self, found: Edits) -> tuple[Plan | None, list[Message]]:
        """How the term's folder goes to its new place, or why it does not."""
        pages = self._term_pages()
        folders = {Path(file.location).parent: file.logical for file in pages}
        if not folders or self.operation.is_respelling:
            return None, []
        reason: object
        if any(file.language not in self.operation.plurals for file in pages):
            reason = msg("it is in other languages too")
        elif len(folders) > 1:
            reason = msg("the term has pages in several folders")
        else:
            ((folder, logical),) = folders.items()
            try:
                return self._moved(folder, logical, found), []
            except (UsageError, InputError) as error:
                reason = error.message
        paths = [shown_path(file.location, self.here) for file in pages]
        return None, [
            msg("{path} stays where it is: {reason}; move it by hand", path=path, reason=reason)
            for path in paths
        ]

    def _moved(self, folder: Path, logical: str, found: Edits) -> Plan:
        above = folder
        for _ in logical.removeprefix("/").split("/")[1:]:
            above = above.parent
        target = above / term_key(self.operation.new)
        if os.path.lexists(target):
            raise UsageError(msg("the new term has a page already"))
        return plan_move(
            folder,
            target,
            self.request.environ,
            self.request.moment.unix,
            overrides=self.request.overrides,
            pending={each.file.location: each.revision.after for each in found.edited},
        )

    def _shown(self, path: str) -> str:
        return shown_path(str(self.target.config.root / path), self.here)


def revisions(renaming: Renaming) -> list[Revision]:
    """What changes in all, file by file."""
    from cms.engine.move.revisions import revisions as moved

    edits = {each.revision.old: each.revision for each in renaming.edits.edited}
    found = []
    for revision in moved(renaming.move) if renaming.move else ():
        edit = edits.pop(revision.old, None)
        if edit is not None:
            is_edited_again = revision.before != revision.after
            after = revision.after if is_edited_again else edit.after
            revision = revision._replace(before=edit.before, after=after)
        found.append(revision)
    return sorted([*found, *edits.values()])
