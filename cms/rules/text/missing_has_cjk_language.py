"""A site in Chinese or Japanese that does not set `hasCJKLanguage`.

Without it Hugo counts what stands between two blanks as a word. An article of 1700 Chinese
characters has ten words then and takes one minute to read, and its automatic summary, which is to
end after 70 words, is the whole article: in lists, in feeds, and without a link to read on.

Set `hasCJKLanguage = true` for the site. It changes nothing for pages in other languages, for Hugo
looks for Chinese, Japanese or Korean characters in each. `isCJKLanguage: true` in the front matter
does the same for one page; a site that uses it is left alone. So are sites in Korean, whose words
have blanks between them.

The finding stands at the first page in such a language.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    -- content/post/a.md --
    青屿轮渡公司今天宣布，本周五起加开夜班船。

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    hasCJKLanguage = true
    -- content/post/a.md --
    青屿轮渡公司今天宣布，本周五起加开夜班船。

Source: Hugo ``hugolib/page__content.go``, ``resources/page/page_markup.go``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cms.hugo.config import LanguageConfig
from cms.hugo.fields.values import to_bool
from cms.model import Finding, Message, Severity, Span, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.first_page import first_page
from cms.rules.language import is_in_chinese, is_in_japanese
from cms.rules.site_pages import SitePages

_SETTING, _KEY = "hascjklanguage", "iscjklanguage"
_SETTINGS = {"toml": "hasCJKLanguage = true", "json": '"hasCJKLanguage": true'}


@site_rule("CT004", Severity.WARNING)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    lacking = [language for language in pages.site.config.languages if _lacks(language)]
    firsts = [first_page(pages, language.code) for language in lacking]
    path = next((path for path in firsts if path in pages.judged), None)
    if path is not None and not _is_set_by_pages(pages):
        yield SiteFinding(path, Finding(Span(0, 0), _message(pages, lacking)))


def _lacks(language: LanguageConfig) -> bool:
    """Whether Hugo counts words in a language that writes none apart."""
    if not is_in_chinese(language) and not is_in_japanese(language):
        return False
    return not to_bool(language.settings.get(_SETTING)) and not _hands_down(language.cascade)


def _is_set_by_pages(pages: SitePages) -> bool:
    """Whether some page tells Hugo itself, or the pages below it."""
    own = (pages.front_matter(file)[_KEY] for file in pages.having(_KEY))
    cascades = (pages.front_matter(file)["cascade"] for file in pages.having("cascade"))
    return any(map(to_bool, own)) or any(map(_hands_down, cascades))


def _hands_down(cascade: object) -> bool:
    entries = cascade if isinstance(cascade, (list, tuple)) else [cascade]
    keys = (key for entry in entries if isinstance(entry, Mapping) for key in entry)
    return any(key.lower() == _KEY for key in keys)  # in lists keys keep their case


def _message(pages: SitePages, languages: Sequence[LanguageConfig]) -> Message:
    files = pages.site.config.files
    file = files[0] if files else "hugo.toml"
    return msg(
        "the site does not set hasCJKLanguage, so Hugo takes the text between two blanks for one "
        "word: pages in {languages} seem to be read in a minute, and without a summary lists and "
        "feeds get the whole text; write {setting} in {file}",
        languages=", ".join(language.code for language in languages),
        setting=_SETTINGS.get(file.rpartition(".")[2], "hasCJKLanguage: true"),
        file=file,
    )
