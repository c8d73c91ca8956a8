"""What front matter says about languages, brought in line with a new translation.

Hugo reads neither ``lang`` nor ``translations``; templates and people do.
"""

from __future__ import annotations

from typing import Any

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import Patch, append_item, replace_value
from cms.frontmatter.promise import splice
from cms.languages import equal
from cms.languages.tags import read_tag


def with_language(document: Document, old: str, new: str) -> Document:
    """The file with ``lang`` naming the language ``new`` where it named ``old``."""
    value = document.data.get("lang")
    if isinstance(value, str) and _names(value, old):
        return _applied(document, replace_value(document, ("lang",), _spelled(new, [value])))
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str) and _names(item, old):
            return _applied(
                document, replace_value(document, ("lang", number), _spelled(new, [item]))
            )
    return document


def with_translation(document: Document, new: str) -> Document:
    """The file with ``new`` among its ``translations``, if it lists languages there."""
    value: Any = document.data.get("translations")
    if not _is_list_of_tags(value) or any(_names(item, new) for item in value):
        return document
    return _applied(document, append_item(document, ("translations",), _spelled(new, value)))


def _is_list_of_tags(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, str) and read_tag(item) is not None for item in value)
    )


def _names(text: str, tag: str) -> bool:
    return text.lower().replace("_", "-") == tag.lower() or equal(text, tag)


def _spelled(tag: str, like: list[str]) -> str:
    """A tag in the letter case of others."""
    text = tag.lower() if all(each == each.lower() for each in like) else tag
    return text.replace("-", "_") if all("_" in each for each in like) else text


def _applied(document: Document, patch: Patch | None) -> Document:
    return parse(splice(document.raw, patch.edits)) if patch else document
