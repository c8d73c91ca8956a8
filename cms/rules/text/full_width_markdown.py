"""Markdown written with full-width signs.

`＊＊`, `［］（）` and `＃` mean nothing to Markdown. Readers see the signs, and the text is not
bold, no link, no heading.

Write the signs of ASCII. Code is left alone, and so are brackets in front of anything but an
address. The fix writes the signs where reading the text again proves that they mean something. It
is unsafe, for readers see something else then.

Flagged::

    ---
    title: 夜班船
    ---
    时刻表见[公司网站]（https://ferry.example.org/）。

Fixed (unsafe)::

    ---
    title: 夜班船
    ---
    时刻表见[公司网站](https://ferry.example.org/)。

Flagged::

    ---
    title: 夜班船
    ---
    ＃＃ 时刻表

Flagged::

    ---
    title: 夜班船
    ---
    ＊＊票价不变＊＊，单程三十分钟。

Clean::

    ---
    title: 夜班船
    ---
    时刻表见[公司网站](https://ferry.example.org/)（二十二点开出），［注］（票价不变）。

Source: CommonMark 0.31, in which all signs that mean something are of ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.model import Applicability, Edit, Finding, Fix, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.text import is_markdown, outside_code, span_in

# As it starts with a literal, this search takes a few microseconds.
_SIGNS = re.compile(
    rb"\xef(?=\xbc(?:\x8a\xef\xbc\x8a|[\xbd\x83]|\x88(?<=\]\xef\xbc\x88)"
    rb" ?(?:[/.#]|https?:|mailto:|[\w./-]+\.(?:md|htm|pdf))))"
)
_WRITTEN = re.compile(
    r"""
    ＊＊ (?P<bold> (?=\S) [^＊\n]+ (?<=\S) ) ＊＊
    | (?<![!！]) (?: \[ (?P<text> [^\[\]［］\n]+ ) \]（ | ［ (?P<wide> [^\[\]［］\n]+ ) ］[(（] )
      [ ]? (?P<address>
        (?: https?:// | mailto: | / | \.{1,2}/ | \# ) [^\s()（）]*
        | [\w./-]+ \.(?: md | html? | pdf )
      ) [ ]? [)）]
    | (?: (?<=\n) | \A ) (?: (?P<signs> ＃{2,6} ) [ \u3000]* | (?P<sign> ＃ ) [ \u3000]+ )
      (?P<title> [^\s＃] [^\n]* )
    """,
    re.VERBOSE,
)
_SHOWN = 20


@rule("CT008", Severity.WARNING, kinds=("cjk",), signs=("＊＊", "［", "＃", "]（"))
def check(page: Page) -> Iterator[Finding]:
    raw, body = page.document.raw, page.document.body
    if not _SIGNS.search(raw, *body):
        return
    text = raw[slice(*body)].decode("utf-8", "surrogateescape")
    found = [each for each in _WRITTEN.finditer(text) if not _is_defined(each, text)]
    if not found or not is_markdown(page):
        return
    spans = [span_in(text, body, *each.span()) for each in found]
    outside = outside_code(raw, body, spans)
    for each, span in zip(found, spans, strict=True):
        if span in outside:
            yield Finding(span, _message(each), _in_ascii(page, each, span))


def _in_ascii(page: Page, written: re.Match[str], span: Span) -> Fix | None:
    from cms.rules.text._read_again import means_something

    meant = _meant(written)
    if not means_something(page, span, meant):
        return None
    edit = Edit(span, meant.encode("utf-8", "surrogateescape"))
    title = msg("write {meant}", meant=_shown(meant))
    return Fix(title, (edit,), Applicability.UNSAFE, body=True)


def _meant(written: re.Match[str]) -> str:
    """The same in ASCII."""
    if written["bold"]:
        return f"**{written['bold']}**"
    if written["title"]:
        return f"{'#' * len(written['signs'] or '#')} {written['title']}"
    return f"[{written['text'] or written['wide']}]({written['address']})"


def _is_defined(written: re.Match[str], text: str) -> bool:
    """Whether what looks like a link is a number, or a link that is defined elsewhere."""
    label = written["text"]
    return label is not None and (label.isdigit() or label[0] == "^" or f"[{label}]:" in text)


def _message(written: re.Match[str]) -> Message:
    if written["bold"]:
        kind = msg("is not bold")
    elif written["title"]:
        kind = msg("is no heading")
    else:
        kind = msg("is no link")
    return msg(
        "{written} {kind}, for Markdown knows no full-width signs, and readers see them; "
        "write {meant}",
        written=_shown(written[0]),
        kind=kind,
        meant=_shown(_meant(written).rstrip()),
    )


def _shown(text: str) -> str:
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]}…{text[-_SHOWN:]}"
