"""A translation whose file is not called as the original is.

Hugo links `containers.zh-cn.md` with `containers.md`, and not with `container.md`: the names must
be equal but for the language. Here a page has no original of its name, while beside it there is
one in the site's default language that differs only by hyphens, underscores, dots or a final s,
and that is not translated. Both pages then appear to have no translation.

Rename the file like its original, or give both the same `translationKey`. `cms fix --unsafe`
renames it as `cms move` does: what leads to it follows, and its old address redirects.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "en"
    [languages.en]
    [languages.zh-cn]
    -- content/docs/chaos-engineering.md --
    ---
    title: Chaos Engineering
    ---
    -- content/docs/chaos_engineering.zh-cn.md --
    ---
    title: 混沌工程
    ---

Fixed (unsafe)::

    -- content/docs/chaos-engineering.zh-cn.md --
    ---
    title: 混沌工程
    aliases: [/docs/chaos_engineering/]
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "en"
    [languages.en]
    [languages.zh-cn]
    -- content/docs/chaos-engineering.md --
    ---
    title: Chaos Engineering
    ---
    -- content/docs/chaos-engineering/index.zh-cn.md --
    ---
    title: 混沌工程
    ---

Source: Hugo ``hugolib/page.go`` (AllTranslations), ``common/paths/pathparser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.site.translation_groups import Version
from cms.model import Applicability, Finding, Fix, Message, Related, Severity, Span, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.translations._orphans import misnamed


@site_rule("TR009", Severity.WARNING, multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for version, original in misnamed(pages):
        related = Related(original.path, msg("this seems to be the original"))
        message, fix = _message(version, original), _fix(version, original)
        finding = Finding(Span(0, 0), message, fix, (related,))
        yield SiteFinding(version.path, finding)


def _message(version: Version, original: Version) -> Message:
    return msg(
        "this page has no original in {default}; {original} seems to be it and has no page in "
        "{code}, but Hugo links only files of one name; rename this one to {name}",
        default=original.language,
        original=original.path,
        code=version.language,
        name=original.source.logical.rpartition("/")[2],
    )


def _fix(version: Version, original: Version) -> Fix | None:
    """A new name for a page that is a file of its own; what a folder has in it may be shared."""
    if version.source.bundle:
        return None
    own = version.path.rpartition("/")[2]
    name = original.source.written_name + own[len(version.source.content.name) :]
    return Fix(msg("rename the file to {name}", name=name), (), Applicability.UNSAFE, rename=name)
