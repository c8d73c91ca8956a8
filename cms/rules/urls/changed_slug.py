"""A `slug` that is not in the address as it is written.

Hugo writes a slug in lower case, makes hyphens of spaces, and drops punctuation, symbols and
pictures: `Q&A!` becomes `qa`. A slash makes folders, so that the page is not where its section is,
and an ending such as `.html` makes a folder of that name.

Write the slug as it is to be in the address.

Flagged: ``slug: Q&A!``
Flagged: ``slug: My Post``
Flagged: ``slug: 青屿，夜航``
Flagged: ``slug: news/ferry``
Flagged: ``slug: ferry.html``
Clean: ``slug: my-post``
Clean: ``slug: 青屿夜航``
Clean: ``slug: v1.2``
Source: Hugo ``common/paths/path.go`` (Sanitize), ``resources/page/page_paths.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.site.urls import UrlStyle, sanitise
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.urls._addresses import uses_slug

_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|md|markdown)$")


@rule("UR012", Severity.WARNING, keys=("slug",))
def check(page: Page) -> Iterator[Finding]:
    written = page.data["slug"]
    if not isinstance(written, str) or not written or not uses_slug(page):
        return
    config = page.site.config
    style = UrlStyle(config.disable_path_to_lower, config.remove_path_accents)
    made = sanitise(written.strip("-"), style)
    if message := _message(written, made):
        yield Finding(("slug",), message)


def _message(written: str, made: str) -> Message | None:
    if not made:
        return msg(
            "nothing of the slug {slug} is left in the address, so the page is at that of its "
            "section; use letters or digits",
            slug=written,
        )
    if not {".", ".."}.isdisjoint(made.split("/")):
        return msg(
            "{slug} names a folder and no page, so the page is outside the folder of its section; "
            "write a word",
            slug=written,
        )
    if "/" in made.strip("/"):
        return msg(
            "a slash in slug makes folders: the page is at {made}/ below its section; write one "
            "word, or the whole address in url",
            made=made,
        )
    if made != written:
        return msg(
            "the address has {made} in place of the slug {slug}; write it that way",
            made=made,
            slug=written,
        )
    if _ENDING.search(made):
        return msg(
            "a slug makes a folder, so the address ends in {slug}/; remove the ending, or write "
            "the whole address in url",
            slug=written,
        )
    return None
