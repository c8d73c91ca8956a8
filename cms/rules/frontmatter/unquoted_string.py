"""A text without quotes in TOML or JSON.

Only YAML takes text without quotes. In TOML and JSON Hugo stops at it and builds nothing, also at
`yes`, `True` and `None`; JSON knows `null`, TOML has nothing of the kind.

Put the text into quotes; write `true` or `false` for a boolean.

Flagged::

    +++
    title = 标题
    +++

Clean::

    +++
    title = "标题"
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written

_BOOLEANS = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}
_NOTHING = ("null", "nil", "none", "undefined")


@rule("FM029", Severity.ERROR, kinds=("unquoted-string", "unknown-keyword"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    yield Finding(span, _message(written(page), page.document.format))


def _message(text: str, language: str) -> Message:
    word = text.lower()
    if word in _NOTHING and language == "toml":
        return msg(
            "TOML has no word for nothing such as {text}: Hugo stops and builds nothing; "
            "delete the line",
            text=text,
        )
    meant = "null" if word in _NOTHING else _BOOLEANS.get(word, f'"{text}"')
    return msg(
        "{text} is no value in {language}: Hugo stops and builds nothing; write {meant}",
        text=text,
        language=language.upper(),
        meant=meant,
    )
