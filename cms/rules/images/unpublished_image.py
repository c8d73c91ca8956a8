"""An image that is on disk and that Hugo does not publish for the page.

Hugo publishes what lies below `assets` only where a template asks for it, as its own one for
images does on sites that name their languages. A file beside a page goes with the page's language:
a translation alone does not get the files of the original's language, and `build` with
`publishResources: false` keeps them back.

Move the image to `static`, or beside the page, or name it by the page's language:
`pier.zh-tw.png`.

Flagged::

    -- hugo.toml --
    -- assets/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/pier.png)

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/ferry/pier.png --
    -- content/post/ferry/index.zh-tw.md --
    ---
    title: 渡輪
    ---
    ![燈塔島碼頭](pier.png)

Clean::

    -- hugo.toml --
    [languages.zh-cn]
    -- assets/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/pier.png)

Source: Hugo ``tpl/tplimpl/embedded/templates/_markup/render-image.html``,
``hugolib/content_map_page_assembler.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM007", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "not-published")


def _message(missing: MissingImage) -> Message:
    use, reason = missing.use, missing.reason
    if reason.file.startswith("assets/"):
        return msg(
            "Hugo publishes {file} only where a template asks for it, and none does for this "
            "image: {seen}; move the file to static or beside the page",
            file=reason.file,
            seen=seen(use),
        )
    if reason.language:
        return msg(
            "{file} is of the language {language}, in which this page does not exist, so Hugo does "
            "not publish it: {seen}; name it by the page's language, or move it to static",
            language=reason.language,
            file=reason.file,
            seen=seen(use),
        )
    return msg(
        "build keeps {file} from being published: {seen}; remove publishResources: false, or move "
        "the file to static",
        file=reason.file,
        seen=seen(use),
    )
