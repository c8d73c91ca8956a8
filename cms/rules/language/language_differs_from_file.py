"""A `lang` that names another language than the one Hugo publishes the page in.

Hugo takes a page's language from the name of its file (`a.zh-tw.md`), else from the folder that
is the language's `contentDir`, else it is the site's default. `lang` in the front matter changes
nothing. Where it says another language of the site, one of the two is wrong: the page is in the
wrong list and at the wrong address, or a theme tells browsers the wrong language.

Rename the file, or correct `lang`. A list is right when it has the page's language among others.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    ---
    lang: [zh-TW]
    ---

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    ---
    lang: [zh-Hans, zh-TW]
    ---
    -- content/a.zh-tw.md --
    ---
    lang: zh-TW
    ---

Source: Hugo ``hugolib/page__meta.go``, ``common/paths/pathparser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.model import Finding, Route, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.language import Said, fits, meant_by, published_languages
from cms.rules.language._file_names import file_name
from cms.rules.site_pages import SitePages


@site_rule("LG004", Severity.WARNING, keys=("lang",), multilingual=True)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    config = pages.site.config
    suspects = [
        (file, stated.said)
        for stated, files in pages.by_lang.items()
        if stated.has_sites or not _says(stated.said, [stated.language], config)
        for file in files
    ]
    published = published_languages(pages) if suspects else {}
    for file, said in suspects:
        codes = published[file.path]
        if _says(said, codes, config):
            continue
        for route, text in said:
            meant = meant_by(text, config)
            if meant:
                yield SiteFinding(file.path, _finding(route, text, file, codes, meant[0]))


def _says(said: Said, codes: list[str], config: SiteConfig) -> bool:
    """Whether one of these languages is among what ``lang`` says, or it says nothing."""
    own = [config.language(code) for code in codes]
    return not said or any(fits(text, language) for _, text in said for language in own)


def _finding(route: Route, text: str, file: ContentFile, codes: list[str], meant: str) -> Finding:
    message = msg(
        'lang says "{text}", but Hugo publishes the page in {codes}: it goes by the name and the '
        "folder of the file, and lang changes nothing; rename the file to {name}, or correct lang",
        text=text,
        codes=", ".join(codes),
        name=file_name(file).translated(meant),
    )
    return Finding(route, message)
