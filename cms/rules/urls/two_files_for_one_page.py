"""Two files for one page in one language.

A page is known by its path without language and extension, and by its language. `a.md` and
`a.en.md` are one page on a site in English, and so are `a.md` and `A.md`, `a.md` and
`a.markdown`, `a.md` and `a/index.md`. Hugo takes one and passes over the other without a word:
the file that names its language before the one that does not, else `.org` before `.md` before
`.markdown`; between `a.md` and the folder `a/`, chance decides.

Delete one of the two, or rename it. Nothing is said of files in different mounts, of which one is
there to stand in for the other: a theme's content, or a language's for another that lacks it.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    -- content/a.zh-cn.md --

Flagged::

    -- hugo.toml --
    -- content/post/a.md --
    -- content/post/a/index.md --

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    -- content/a.zh-tw.md --

Source: Hugo ``hugofs/component_fs.go``; which file Hugo 0.168 takes.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.config import SiteConfig
from cms.hugo.content.tree import HiddenSource
from cms.model import Finding, Message, Related, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.urls._addresses import WHOLE


@site_rule("UR002", Severity.ERROR)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    files = {file.path for file in pages.files}
    for hidden in (*pages.tree.hidden, *pages.meetings.hidden):
        if not _in_one_mount(hidden, pages.site.config):
            continue
        for path, other in ((hidden.path, hidden.winner), (hidden.winner, hidden.path)):
            if path in files:
                related = Related(other, msg("this is the same page"))
                message = _message(path, other, hidden)
                yield SiteFinding(path, Finding(WHOLE, message, related=(related,)))


def _in_one_mount(hidden: HiddenSource, config: SiteConfig) -> bool:
    one, other = config.root / hidden.path, config.root / hidden.winner
    return any(
        mount.target.partition("/")[0] == "content"
        and one.is_relative_to(mount.source)
        and other.is_relative_to(mount.source)
        for mount in config.mounts
    )


def _message(path: str, other: str, hidden: HiddenSource) -> Message:
    if not hidden.certain:
        return msg(
            "this file and {other} are one page in {language}, and chance decides which one Hugo "
            "takes; delete one of them, or rename it",
            other=other,
            language=hidden.language,
        )
    if path == hidden.path:
        return msg(
            "{other} is the same page in {language}, and Hugo takes that and passes over this one "
            "without a word; delete one of them, or rename it",
            other=other,
            language=hidden.language,
        )
    return msg(
        "this file and {other} are one page in {language}, and Hugo takes this one and passes "
        "over the other without a word; delete one of them, or rename it",
        other=other,
        language=hidden.language,
    )
