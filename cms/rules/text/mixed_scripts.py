"""A character of the other script in a text that is in one script otherwise.

A text in Simplified Chinese with `處` in its middle was typed with another input method, or
converted by a program that did not know the word. Readers stumble over it, and search does not
find it.

Write the character of the text's own script. Only characters among others of the text's script are
looked at: quotations, titles, names that stand by themselves, code, and words in the site's
vocabulary or the page's own terms may be in either script. A page that is in the wrong script
altogether is reported by `written-in-other-script`.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    -- content/a.md --
    青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。船上设有
    乘务员，可为乘客办理退票；已经买了月票的乘客，请在码头的窗口處理换票，节假日这个时间可能会长些。

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    -- content/a.md --
    青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。船上设有
    乘务员，可为乘客办理退票；新船叫做“處女座”，能载三百人，请乘客在码头的窗口换票，节假日时间会长些。

Source: OpenCC's dictionaries, by which characters belong to one script alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.chinese.script import Script, has_any, is_chinese
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.language import is_in_chinese, stated
from cms.rules.language.written_in_other_script import expected_script
from cms.rules.text import span_in

if TYPE_CHECKING:
    from cms.chinese.slips import Slip

_NAMES = {Script.SIMPLIFIED: msg("Simplified"), Script.TRADITIONAL: msg("Traditional")}


@rule("CT005", Severity.WARNING, kinds=("cjk",))
def check(page: Page) -> Iterator[Finding]:
    raw, body = page.document.raw, page.document.body
    if not _declares_chinese(page):
        return
    text = raw[slice(*body)]
    _, expected = expected_script(page)
    if not all(has_any(text, script) for script in ([expected.other] if expected else Script)):
        return
    from cms.chinese.slips import find_slips

    decoded = text.decode("utf-8", "surrogateescape")
    for slip in find_slips(decoded, expected, _known_words(page)):
        first = slip.places[0]
        yield Finding(span_in(decoded, body, first, first + 1), _message(slip))


def _declares_chinese(page: Page) -> bool:
    return is_in_chinese(page.language) or any(is_chinese(text) for _, text in stated(page.data))


def _known_words(page: Page) -> Iterator[str]:
    """The words that may be in either script: what the page and the site call things."""
    for vocabulary in page.site.settings.taxonomies.values():
        yield from vocabulary.terms
    yield from (term.text for term in page.terms)


def _message(slip: Slip) -> Message:
    count = len(slip.places)
    return msg(
        "{char} in {words} is {strange} Chinese, and the text is {own}{times}; {cure}",
        char=slip.char,
        words=slip.words,
        strange=_NAMES[slip.script.other],
        own=_NAMES[slip.script],
        times=msg(" ({count} times on this page)", count=count) if count > 1 else "",
        cure=msg("write {meant}", meant=slip.meant) if slip.meant else msg("convert it"),
    )
