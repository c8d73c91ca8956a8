"""A translation whose `url` leads out of its language's folder.

Pages in a language that is not the site's first are in a folder of the language: `/zh-tw/about/`.
Hugo puts the folder before a `url` that begins without a slash only. With `url: /about/` the
translation is at `/about/`, outside the folder: beside the pages of the other language, or in the
very place of the page that it translates.

Write the address without the slash in front, or with the language's folder.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/about.zh-tw.md --
    ---
    url: /about/
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/about.md --
    ---
    url: /about/
    ---
    -- content/about.zh-tw.md --
    ---
    url: about
    ---
    -- content/boats.zh-tw.md --
    ---
    url: /zh-tw/ferries/
    ---

Source: Hugo ``resources/page/page_paths.go``; the files that Hugo 0.168 writes.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.edition import language_folder
from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("UR014", Severity.WARNING, keys=("url",))
def check(page: Page) -> Iterator[Finding]:
    url, folder = page.fields.url, language_folder(page.site.config, page.file.language)
    if not folder or not url.startswith("/") or page.file.kind == "home":
        return
    if not f"{url}/".startswith(f"/{folder}/"):
        message = msg(
            "a url with a slash in front is not put below /{folder}/, so this page is among those "
            "of other languages at {url}; write {better}",
            folder=folder,
            url=url,
            better=url.lstrip("/"),
        )
        yield Finding(("url",), message)
