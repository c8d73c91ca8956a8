"""A folder named like a language that is not the language's content folder.

Files below `content/zh-tw/` are in `zh-tw` only if the configuration says so: with
`contentDir = "content/zh-tw"` for that language, or with a mount. Otherwise the folder is an
ordinary section: its pages are in the default language, are translations of nothing, and have
addresses below `/zh-tw/`, where readers expect the other language.

Set `contentDir` for the language, or name the files `a.zh-tw.md`. A folder is taken for a
language when its name is the key of one, or a tag with a script or region that means the same.
The finding is at the folder's `_index.md`, or else at its first page. Where a module is not on
disk nothing is said: then the configuration at hand is not the one that the site is built with.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/post/a.md --
    -- content/zh-tw/post/a.md --

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    contentDir = "content/zh-cn"
    [languages.zh-tw]
    contentDir = "content/zh-tw"
    -- content/zh-cn/post/a.md --
    -- content/zh-tw/post/a.md --

Source: Hugo ``hugofs/component_fs.go``, ``modules/collect.go`` (contentDir).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import normalise
from cms.languages import equal, read_tag
from cms.model import Finding, Message, Severity, Span, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.language import published_languages
from cms.rules.site_pages import SitePages


@site_rule("LG007", Severity.WARNING, multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    config = pages.site.config
    if config.missing_modules:
        return
    # To tell a section takes four times as long as to tell a name that may be one.
    if not any(_meant(name, config) for name in {_first(file) for file in pages.pages}):
        return
    named = {section: _meant(section, config) for section in {file.section for file in pages.pages}}
    published = published_languages(pages)
    strays: dict[str, list[ContentFile]] = {}
    for file in pages.pages:
        if named[file.section] and named[file.section] not in published[file.path]:
            strays.setdefault(file.section, []).append(file)
    for section, files in strays.items():
        first = min(files, key=lambda file: (file.logical != f"/{section}", file.path))
        finding = Finding(Span(0, 0), _message(first, len(files), named[section] or section))
        yield SiteFinding(first.path, finding)


def _first(file: ContentFile) -> str:
    """The first name in a page's path: its section, but for pages beside the home page."""
    return file.logical.split("/", 2)[1]


def _meant(section: str, config: SiteConfig) -> str | None:
    """The language that a section is named after."""
    tag = read_tag(section)
    is_distinct = tag is not None and bool(tag.script or tag.region)
    for language in config.languages:
        if section == language.code or (is_distinct and equal(section, language.code)):
            return language.code
    return None


def _message(file: ContentFile, number: int, code: str) -> Message:
    parts = file.path.split("/")
    names = [normalise(part) for part in parts]
    folder = "/".join(parts[: names.index(file.section) + 1])
    return msg(
        "{folder} is no content folder of {code}, so its pages ({number}) are in {language}, below "
        '/{section}/, and translate nothing; set contentDir = "{folder}" for {code}',
        folder=folder,
        code=code,
        number=number,
        language=file.language,
        section=file.section,
    )
