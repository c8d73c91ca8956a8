"""A page whose text is not in the script of its language.

`zh-cn` and `zh-hans` stand for Simplified Chinese, `zh-tw`, `zh-hk` and `zh-hant` for Traditional
Chinese. A page in the other script is in the wrong list, and browsers show it in the wrong font
and read it with the wrong voice. Mostly the file was copied and not converted yet, or its name
lacks the language.

Convert the text, or give the file the name of the language that it is in. Nothing is said of a
language that leaves the script open (`zh`) unless `lang` names it, of texts with few characters,
and of quotations, names or terms in the other script.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-tw"
    -- content/a.md --
    青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh"
    -- content/a.md --
    ---
    lang: zh-CN
    ---
    青嶼渡輪公司今天宣布，本週五起加開夜班船，從東碼頭開往燈塔島，單程三十分鐘，票價不變。

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    -- content/a.md --
    ---
    lang: zh-CN
    ---
    青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。

    > 青嶼渡輪公司今天宣布，本週五起加開夜班船，從東碼頭開往燈塔島，單程三十分鐘，票價不變。

Source: OpenCC's dictionaries, by which characters belong to one script alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.chinese.script import Script, Writing, exclusive, script_of_language, written_otherwise
from cms.model import Finding, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.language import script_of, stated

_NAMES = {Script.SIMPLIFIED: msg("Simplified"), Script.TRADITIONAL: msg("Traditional")}
_HAN = re.compile("[\u3400-\u9fff]+")


@rule("LG005", Severity.WARNING, kinds=("non-ascii",))
def check(page: Page) -> Iterator[Finding]:
    name, script = expected_script(page)
    if script is None:
        return
    start, end = page.document.body
    body = page.document.raw[start:end]
    writing = written_otherwise(body, script)
    if writing is not None:
        first, last = _first_words(script.other, body)
        yield Finding(Span(start + first, start + last), _message(name, script, writing))


def expected_script(page: Page) -> tuple[str, Script | None]:
    """The language by which the text should be in a script; none where nothing tells, or two do."""
    language = page.language.code
    script = script_of(page.language)
    if not page.file.kind or "sites" in page.data:  # which may publish it elsewhere
        return language, None
    if "lang" not in page.data:
        return language, script
    said = {script_of_language(text): text for _, text in stated(page.data)}
    said.pop(None, None)
    if len(said) == 1 and script is None:
        script, language = next(iter(said.items()))
    if said and script not in said:
        return language, None
    return language, script


def _first_words(script: Script, body: bytes) -> tuple[int, int]:
    """The bytes from the first character of a script to the last of the Han ones behind it."""
    text = body.decode("utf-8", "surrogateescape")
    chars = exclusive(script)
    first = next(index for index, char in enumerate(text) if char in chars)
    words = _HAN.match(text, first)
    last = words.end() if words else first + 1
    return _size(text[:first]), _size(text[:last])


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


def _message(language: str, expected: Script, writing: Writing) -> Message:
    found, others = sorted((writing.simplified, writing.traditional), reverse=True)
    return msg(
        "the page is in {language}, which stands for {expected} Chinese, but the text is "
        "{written}: {found} characters that only {written} Chinese writes against {others}; "
        "convert it, or publish it in the language that it is written in",
        language=language,
        expected=_NAMES[expected],
        written=_NAMES[expected.other],
        found=found,
        others=others,
    )
