"""A key that looks like one of Hugo's own, misspelled.

Hugo takes a key that it does not know for a value of your own and says nothing. `pubishDate`
delays no publication, and `tag` puts the page under no tag.

Write the key as Hugo knows it. Where the key is your own, name it in the setting `known-keys`.
Keys that themes use are left alone, and so is a key beside the one it resembles. The fix renames
the key, and is unsafe since nobody but you can know what was meant.

Flagged: ``pubishDate: 2025-02-07``
Fixed (unsafe): ``publishDate: 2025-02-07``
Flagged: ``catagories: [news]``
Flagged: ``tag: [news]``
Clean: ``publishDate: 2025-02-07``
Clean: ``math: true``
Source: Hugo ``hugolib/page__meta.go``: unknown keys go to ``.Params``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cms.hugo.fields.reserved import RESERVED
from cms.model import Applicability, Finding, Fix, KeyAt, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix

_WORDS_OF_THEIR_OWN = frozenset(
    (
        *(
            "category",
            "data",
            "dated",
            "dates",
            "display",
            "height",
            "lines",
            "links",
            "math",
            "names",
        ),
        *("layouts", "parts", "paths", "site", "slide", "slides", "states", "subtitle"),
        *(
            "timeline",
            "titles",
            "translation",
            "translations",
            "types",
            "update",
            "updated",
            "urls",
            "weights",
        ),
    )
)
"""Keys that themes and authors use and that only happen to look like one of Hugo's."""

_PLURALS = {"tag": "tags", "keyword": "keywords", "alias": "aliases"}
"""Singulars; those but ``tag`` are taken for slips only where they hold a list."""
_ALIKE = 0.84


@rule("FD001", Severity.WARNING)
def check(page: Page) -> Iterator[Finding]:
    taxonomies = tuple(page.language.taxonomies.values())
    names = page.schema.checker.names
    for key, value in page.data.items():
        if key in RESERVED or key in names:
            continue
        meant = _meant(key, isinstance(value, list), taxonomies, frozenset(names))
        if meant is None or meant in page.data or _is_own(page, key):
            continue
        name = RESERVED[meant].name if meant in RESERVED else names.get(meant, meant)
        message = msg(
            "{key} means nothing to Hugo, which takes it for a value of your own; "
            "did you mean {meant}?",
            key=page.name(key),
            meant=name,
        )
        yield Finding(KeyAt((key,)), message, _renamed(page, key, name))


def _renamed(page: Page, key: str, name: str) -> Fix | None:
    from cms.frontmatter.patch import rename_key

    patch = rename_key(page.document, (key,), name)
    return fix(msg("rename it to {name}", name=name), patch, Applicability.UNSAFE)


def _is_own(page: Page, key: str) -> bool:
    return key in page.policy.date_keys or key in page.site.settings.known_keys


@lru_cache(maxsize=4096)
def _meant(
    key: str, is_list: bool, taxonomies: tuple[str, ...], of_theme: frozenset[str]
) -> str | None:
    wanted = {*RESERVED, *taxonomies, *of_theme}
    if key in wanted:
        return None
    if key in _PLURALS:
        plural = _PLURALS[key]
        return plural if plural in wanted and (is_list or key == "tag") else None
    if len(key) < 4 or key in _WORDS_OF_THEIR_OWN or not key.isascii():
        return None
    likely = (name for name in wanted if abs(len(name) - len(key)) <= 2 and name[0] == key[0])
    ratio, name = max(((_ratio(key, name), name) for name in likely), default=(0.0, ""))
    return name if ratio >= _ALIKE else None


def _ratio(key: str, name: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, key, name, autojunk=False).ratio()
