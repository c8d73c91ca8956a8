"""Files beside a page that are published nowhere, since they belong to another language.

A file whose name states no language belongs to the site's default language. Hugo lends it to the
translations of a page, but only if the page exists in the default language too. A bundle whose
only page is `index.zh-tw.md` gets none of the plain files beside it, and Hugo does not publish
them: pictures are missing, downloads lead nowhere, without a word.

Put the language into the names of the files (`pier.zh-tw.svg`), or add the page in the default
language.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/ferry/index.zh-tw.md --
    ---
    title: 夜班渡輪
    ---
    -- content/post/ferry/pier.svg --
    <svg/>

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/ferry/index.md --
    ---
    title: 夜班轮渡
    ---
    -- content/post/ferry/index.zh-tw.md --
    ---
    title: 夜班渡輪
    ---
    -- content/post/ferry/pier.svg --
    <svg/>
    -- content/post/bus/index.zh-tw.md --
    ---
    title: 公車
    ---
    -- content/post/bus/stop.zh-tw.svg --
    <svg/>

Source: Hugo ``hugolib/content_map_page_assembler.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.stray_resources import Stray
from cms.model import Message, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.translations._strays import named, stray_findings


@site_rule("TR008", Severity.ERROR, multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return stray_findings(pages, _message, stops_build=False)


def _message(stray: Stray, language: str) -> Message:
    files, example = named(stray, language)
    return msg(
        "the files beside this page are of the language {code}, in which the page does not exist, "
        "so Hugo publishes none of them: {files}; name them like {example}, or add the page in "
        "{code}",
        files=files,
        code=stray.files[0].language,
        example=example,
    )
