"""What pages asked of the disk besides their own bytes, and whether it answers as it did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from cms.engine.cache.signature import (
    Signature,
    digest_of_file,
    digest_of_folder,
    settled,
)
from cms.errors import CmsError
from cms.hugo.layouts import template_files
from cms.hugo.site.images_at_hand import ImagesAtHand
from cms.rules.base import Site
from cms.rules.grounds import Question

States = dict[str, tuple[Signature | None, bytes]]
"""Files or folders by path: their signatures, and digests of what is in them."""


class Disk:
    """The answers that kept results rest on; a folder is answered by the digest of its names.

    Templates and schemas are looked at before any page is, so that what changes meanwhile is
    found the next time.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._templates: States = {}
        self._schemas: States = {}
        self._folders: dict[str, Signature | None] = {}
        self._answers: dict[Question, Any] = {}

    @property
    def saved(self) -> tuple[Any, ...]:
        """What ``changes`` takes the next time."""
        return self._templates, self._schemas, self._folders, self._answers

    def changes(self, saved: tuple[Any, ...] = ({}, {}, {}, {})) -> set[Question]:
        """The questions that have another answer than they had; the others are taken over."""
        templates, schemas, folders, answers = saved
        with suppress(CmsError):  # a folder that cannot be read
            self._templates = _states(template_files(self._site.config), templates)
        self._schemas = _states(self._schema_files(schemas), schemas)
        self._answers, self._folders = answers, folders
        changed = {question for question in answers if not self._holds(question)}
        if not _same(self._templates, templates):
            changed.add(("templates", ""))
        if not _same(self._schemas, schemas):
            changed.add(("schemas", ""))
        for question in changed:
            answers.pop(question, None)
            folders.pop(question[1], None)
        return changed

    def note(self, asked: Mapping[Question, Any]) -> bool:
        """Takes over answers; false where one of them is not the one that others got."""
        known = self._answers
        return all(
            known.setdefault(question, answer) == answer for question, answer in asked.items()
        )

    def forget_all_but(self, asked: Collection[Question]) -> None:
        """Keeps only the answers to these questions."""
        self._answers = {each: answer for each, answer in self._answers.items() if each in asked}

    def _holds(self, question: Question) -> bool:
        kind, path = question
        if kind == "folder":
            now = settled(path)
            if now is None or now != self._folders.get(path):
                self._folders[path] = now
                return bool(digest_of_folder(path) == self._answers[question])
        elif kind in ("static", "assets"):
            return bool(self._hand.is_there(kind, path) == self._answers[question])
        return True

    @cached_property
    def _hand(self) -> ImagesAtHand:
        return ImagesAtHand(self._site.config)

    def _schema_files(self, known: States) -> Iterator[str]:
        """The files of schemas, with those that they refer to; as known if none of them changed."""
        named = self._site.schemas.files
        if not named or (known and _same(known, _states(known, known))):
            return iter(known if named else ())
        from cms.schema.user_file import schema_files

        try:
            return iter([path for each in named for path in schema_files(Path(each))])
        except CmsError:  # which whoever needs it will say
            return iter(named)


def _states(paths: Iterable[str], known: States) -> States:
    found: States = {}
    for path in paths:
        now = settled(path)
        old = known.get(path)
        is_same = now is not None and old is not None and old[0] == now
        found[path] = (now, old[1] if is_same and old else digest_of_file(path))
    return found


def _same(one: States, other: States) -> bool:
    return {path: state[1] for path, state in one.items()} == {
        path: state[1] for path, state in other.items()
    }
