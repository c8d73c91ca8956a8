"""Files beside pages that are in a language in which the page is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cms.hugo.site.stray_resources import Stray
from cms.model import Finding, Message, Span, msg
from cms.rules.base import SiteFinding
from cms.rules.site_pages import SitePages

SHOWN = 3
"""Files that a message names."""


def stray_findings(
    pages: SitePages, message: Callable[[Stray, str], Message], *, stops_build: bool
) -> Iterator[SiteFinding]:
    """A finding on the page in its first language; ``message`` is told that language."""
    languages = pages.site.config.languages
    if len(languages) < 2 or not pages.tree.resources:
        return
    order = [language.code for language in languages]
    for stray in pages.stray_resources:
        if stray.stops_build == stops_build:
            first = min(stray.versions, key=lambda version: order.index(version.language))
            finding = Finding(Span(0, 0), message(stray, first.language))
            yield SiteFinding(first.path, finding)


def named(stray: Stray, language: str) -> tuple[Message, str]:
    """The files' names, and what the first would be called in a language."""
    names = [file.path.rpartition("/")[2] for file in stray.files]
    stem, dot, extension = names[0].rpartition(".")
    own = f".{stray.files[0].suffix}"
    if own != "." and stem.lower().endswith(own):
        stem = stem[: -len(own)]
    more = len(names) - SHOWN
    files = msg(
        "{files}{more}",
        files=", ".join(names[:SHOWN]),
        more=msg(" and {count} more", count=more) if more > 0 else "",
    )
    return files, f"{stem}.{language}{dot}{extension}"
