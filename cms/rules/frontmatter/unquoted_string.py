"""A text without quotes in TOML or JSON.

Only YAML takes text without quotes. In TOML and JSON Hugo stops at it and builds nothing, also at
`yes`, `True` and `None`; JSON knows `null`, TOML has nothing of the kind.

Put the text into quotes; write `true` or `false` for a boolean. The fix does so, and is unsafe
where a text may be meant: `yes` in a key that is no switch of Hugo's.

Flagged::

    +++
    title = 标题
    +++

Fixed::

    +++
    title = "标题"
    +++

Flagged::

    +++
    answer = Yes
    +++

Fixed (unsafe)::

    +++
    answer = true
    +++

Clean::

    +++
    title = "标题"
    +++

Source: go-toml ``unstable/parser.go``, Go ``encoding/json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.fields.reserved import RESERVED
from cms.model import Applicability, Finding, Fix, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import written
from cms.rules.frontmatter._mending import in_quotes, replaced

_BOOLEANS = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}
_KEY = re.compile(r"""([\w-]+)["']?\s*[=:]\s*\Z""")
_HASH = re.compile(rb"[ \t]*#[^\s#]")
_NOTHING = ("null", "nil", "none", "undefined")


@rule("FM029", Severity.ERROR, kinds=("unquoted-string", "unknown-keyword"))
def check(page: Page) -> Iterator[Finding]:
    span, _ = page.problem
    message = _message(written(page), page.document.format)
    yield Finding(span, message, _mended(page, span))


def _mended(page: Page, span: Span) -> Fix | None:
    raw = page.document.raw
    text = raw[slice(*span)].decode("utf-8", "replace")
    word = text.lower()
    if word in _NOTHING:
        return replaced(page, span, "null") if page.document.format == "json" else None
    if word in _BOOLEANS:
        before = _KEY.search(raw[max(0, span.start - 80) : span.start].decode("utf-8", "replace"))
        known = RESERVED.get(before[1].lower()) if before else None
        is_switch = word in ("true", "false") or (known and known.wanted == "boolean")
        applicability = Applicability.SAFE if is_switch else Applicability.UNSAFE
        return replaced(page, span, _BOOLEANS[word], applicability)
    if _HASH.match(raw, span.end) or any(mark in text for mark in "\"'"):
        return None  # a part of the text, or something else altogether
    return in_quotes(page, span)


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
