"""Builders of edits that change the front matter and leave the author's hand in it.

Each takes a document and a route as in ``Document.data``, and returns what a ``Fix`` is made of:
the edits, and what they change. A patch is proven before it is returned: Hugo reads the file with
the edits, and its front matter differs in the changes and in nothing else. None means that it
cannot be done, or not for sure: there is no such place, Hugo cannot read the front matter, the
format cannot say it (``null`` in TOML), an alias or merge key would carry the change elsewhere.
Where nothing needs to change, the patch is empty.

Values are those of ``Document.data``; a moment of ``datetime`` becomes a text where the format has
none. All that stays is left as written: quotes, escapes, comments, commas, line ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch.proof import Patch

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.model import Route

__all__ = [
    "Patch",
    "append_item",
    "insert",
    "remove",
    "rename_key",
    "reorder",
    "replace_text",
    "replace_value",
]


def replace_value(document: Document, route: Route, value: Any) -> Patch | None:
    """Another value at ``route``.

    A text keeps its quotes, or the lack of them if Hugo reads the same text without. Of a list the
    items that stay keep their spelling and their comments, in brackets as in lines.
    """
    from cms.frontmatter.patch.values import replace_value

    return replace_value(document, route, value)


def replace_text(document: Document, route: Route, text: str) -> Patch | None:
    """Another text between the quotes that are there.

    Without quotes it may mean what it likes to: a moment in TOML stays one.
    """
    from cms.frontmatter.patch.values import replace_text

    return replace_text(document, route, text)


def append_item(document: Document, route: Route, value: Any) -> Patch | None:
    """One more item at the end of a list, written like the last; a null becomes a list."""
    from cms.frontmatter.patch.values import append_item

    return append_item(document, route, value)


def remove(document: Document, route: Route) -> Patch | None:
    """An entry taken out with its lines and the comment behind it, or one item of a list.

    The last one leaves ``{}`` or ``[]``; in TOML a table without a header goes with its last
    entry, an array of tables with its last table.
    """
    from cms.frontmatter.patch.entries import remove

    return remove(document, route)


def insert(
    document: Document, key: str | Route, value: Any, order: Sequence[str] = ()
) -> Patch | None:
    """A new entry in the manner of the others, of the outermost mapping or one below.

    It stands where ``order``, a list of keys in lower case, wants it, else behind all others; in
    TOML that is in front of the tables. The last step of a route is spelled as it is to be
    written; mappings that are missing on the way come with it. A file without front matter gets
    one in YAML.
    """
    from cms.frontmatter.patch.entries import insert

    return insert(document, key, value, order)


def rename_key(document: Document, route: Route, name: str) -> Patch | None:
    """Another name for an entry; None where the name is taken."""
    from cms.frontmatter.patch.entries import rename_key

    return rename_key(document, route, name)


def reorder(document: Document, order: Sequence[str]) -> Patch | None:
    """The entries that ``order`` names, in lower case, put in that order with their comments.

    They share the places that they have; others, blank lines and tables of TOML stay.
    """
    from cms.frontmatter.patch.entries import reorder

    return reorder(document, order)
