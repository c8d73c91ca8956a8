"""The edits that a move makes in files, each file proven by reading it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cms.engine.move.aliases import alias_patch
from cms.engine.move.rewriting import Anew, Rewriter
from cms.engine.move.spelling import edit
from cms.engine.move.view import Reading, Text, View
from cms.errors import InputError
from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import replace_text
from cms.frontmatter.promise import promised, same, splice
from cms.model import Change, Edit, Message, msg


class FileEdit(NamedTuple):
    """Edits of a file, where it is before the move; ``after`` is what comes of them."""

    location: str
    before: bytes
    after: bytes
    edits: tuple[Edit, ...]


class Editor:
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
                msg("{path} cannot be edited for sure, so nothing is moved", path=path),
                msg("see to what it refers to by hand first"),
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
