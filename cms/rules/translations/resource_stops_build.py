"""A file in a section that has no page in the file's language, over which Hugo crashes.

A file that is not beside a bundle belongs to the page of its section, in the language that the
file's name or folder states, mostly the site's default one. Where the section has no `_index.md`,
Hugo makes that page itself, in the languages of the pages there. If the file's language is not
among them, Hugo 0.168 stops with `panic: getResourcesForPage` and builds nothing.

Put the language of a page into the file's name, add an `_index` of the section in the language
that the file is in, or move the file into `static` or `assets`.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.en]
    -- content/world/markets.en.md --
    ---
    title: Markets
    ---
    -- content/world/chart.svg --
    <svg/>

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.en]
    -- content/world/markets.en.md --
    ---
    title: Markets
    ---
    -- content/world/chart.en.svg --
    <svg/>

Source: runs of Hugo 0.168; ``getResourcesForPage`` in ``hugolib/content_map_page.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.stray_resources import Stray
from cms.model import Message, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.translations._strays import named, stray_findings


@site_rule("TR010", Severity.ERROR, multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return stray_findings(pages, _message, stops_build=True)


def _message(stray: Stray, language: str) -> Message:
    files, example = named(stray, language)
    return msg(
        "Hugo crashes over files in the section {section}: {files}; they are of the language "
        "{code}, in which the section has no page; name them like {example}, or give the section "
        "an _index in {code}",
        section=stray.versions[0].source.section,
        files=files,
        code=stray.files[0].language,
        example=example,
    )
