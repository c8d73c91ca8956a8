"""A summary that breaks off in the middle of a sentence.

`summary`, `description` and `lead` are printed as they are: in lists, in feeds, by search engines
and where a link is shared. One that a program cut after so many characters ends inside a number, a
quotation or a sentence: `国指分别上涨1.16%及1...`.

Write a whole sentence. Without a `summary` Hugo takes whole paragraphs from the beginning of the
text. An ellipsis that an author means is left alone: a summary counts as cut if it ends inside a
number or a bracket, at a comma, where the same words go on in the text, or after a round number of
characters. Only texts in Chinese and Japanese are looked at.

Flagged::

    ---
    summary: 今日港股三大指数冲高后回落，恒指、国指分别上涨1.16%及1...
    ---

Flagged::

    ---
    description: 青屿轮渡公司今天宣布，本周五起加开…
    ---
    青屿轮渡公司今天宣布，本周五起加开夜班船，票价不变。

Clean::

    ---
    summary: 那年夏天的渡船，后来再也没有开过……
    ---
    青屿轮渡公司今天宣布，本周五起加开夜班船，票价不变。

Clean: ``description: 青屿轮渡的时刻表与票价``
Source: Hugo ``resources/page/page_markup.go``, for what stands in for a missing summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule

_KEYS = ("summary", "description", "lead")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_ELLIPSIS = re.compile(r"\s*[\[【（(]?(?:\.{2,}|。{2,}|…+|⋯+)[\]】）)]?$")
_IN_NUMBER = re.compile(r"(?<![\d.])(?P<before>\d+\s*[、,，;；]\s*)?\d[\d.,]*$")
_SENTENCE_END = "。！？!?；;"
_PAIRS = {
    "（": "）",
    "(": ")",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "“": "”",
}
_ENOUGH = 8
"""Characters that tell a place in the text."""
_LONG = 50
"""Characters from which on a round number of them is that of a program that cut the text."""
_WITHOUT_MARKS = str.maketrans("", "", "*_~`")
_SHOWN = 8


@rule("CT002", Severity.WARNING, keys=_KEYS)
def check(page: Page) -> Iterator[Finding]:
    for key in _KEYS:
        value = page.data.get(key)
        if isinstance(value, str) and not value.isascii() and _CJK.search(value):
            cut = _cut(value.strip(), page)
            if cut is not None:
                yield Finding((key,), _message(page.label((key,)), cut))


def _cut(text: str, page: Page) -> Message | None:
    """Where a text breaks off; None for one that is whole, or may well be."""
    ellipsis = _ELLIPSIS.search(text)
    said = text[: ellipsis.start()] if ellipsis else text
    if not said or said[-1] in _SENTENCE_END:
        return None
    bracket = _unclosed(said)
    if bracket:
        return msg("before {bracket} is closed", bracket=bracket)
    return _behind_ellipsis(said, page) if ellipsis else _without_ellipsis(said, page)


def _behind_ellipsis(said: str, page: Page) -> Message | None:
    rest = _rest(said[-12:], page) if len(said) >= _ENOUGH else ""
    if rest:
        return msg('where the text goes on: "{rest}"', rest=rest)
    number = _IN_NUMBER.search(said)
    if number and not number["before"]:
        return msg("behind the number {number}", number=number[0])
    if len(said) >= _LONG and len(said) % 10 == 0:
        return msg("after exactly {count} characters", count=len(said))
    return None


def _without_ellipsis(said: str, page: Page) -> Message | None:
    if said[-1] in "，、":
        return msg("at {sign}", sign=said[-1])
    # The first clause of a sentence may well stand for itself: look at words only.
    rest = _rest(said[-30:], page) if len(said) >= 30 else ""
    return msg('where the text goes on: "{rest}"', rest=rest) if rest[:1].isalnum() else None


def _unclosed(text: str) -> str:
    """The last bracket or quotation mark that is still open; none where they do not match."""
    opened: list[str] = []
    for char in text:
        if char in _PAIRS:
            opened.append(char)
        elif char in _PAIRS.values() and (not opened or _PAIRS[opened.pop()] != char):
            return ""
    return opened[-1] if opened else ""


def _rest(tail: str, page: Page) -> str:
    """How the sentence goes on in the body, wherever its last words stand there."""
    start, end = page.document.body
    raw, words = page.document.raw, tail.encode("utf-8", "surrogatepass")
    rests: list[str] = []
    while (at := raw.find(words, start, end)) >= 0:
        start = at + len(words)
        behind = raw[start : min(start + 4 * _SHOWN, end)].decode("utf-8", "ignore")
        rests.append(_goes_on(behind.translate(_WITHOUT_MARKS)))
    return rests[0] if all(rests) and rests else ""


def _goes_on(behind: str) -> str:
    """The beginning of what stands behind a place, if the sentence goes on there."""
    line = behind.partition("\n")[0].strip()
    is_number = line[:1] == "." and line[1:2].isdigit()
    if not line or (line[0] in "….⋯」』”）)》】|#" + _SENTENCE_END and not is_number):
        return ""
    return line[:_SHOWN]


def _message(key: str, cut: Message) -> Message:
    cure = (
        msg("write a whole sentence, or leave it out: Hugo then takes whole paragraphs of the text")
        if key.lower() == "summary"
        else msg("write a whole sentence")
    )
    return msg(
        "{key} breaks off {cut}, and readers of lists and search results see it so; {cure}",
        key=key,
        cut=cut,
        cure=cure,
    )
