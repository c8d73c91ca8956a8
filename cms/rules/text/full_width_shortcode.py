"""A shortcode with full-width signs or typographic quotes.

Input methods and word processors turn `"` into `“`, `=` into `＝` and a blank into an ideographic
space. Hugo knows only the ASCII ones. Over most of the others it stops and builds nothing; a value
behind `=` keeps its typographic quotes, so that the image or the page is not found; and a call
whose braces are full-width is no call: readers see it as text.

Write the ASCII signs. Within straight quotes any sign may stand.

The fix writes the whole call in ASCII, if that leaves no doubt about its values. It is safe where
Hugo stops now, and unsafe where readers see something else than before: where the quotes are a part
of the value, and where Hugo's own shortcodes become calls.

Flagged::

    ---
    title: 夜班船
    ---
    时刻表见{{< ref “timetable.md” >}}。

Fixed::

    ---
    title: 夜班船
    ---
    时刻表见{{< ref "timetable.md" >}}。

Flagged::

    ---
    title: 夜班船
    ---
    {{< figure src=“route.png” >}}

Fixed (unsafe)::

    ---
    title: 夜班船
    ---
    {{< figure src="route.png" >}}

Flagged::

    ---
    title: 夜班船
    ---
    {{＜ figure src="route.png" ＞}}

Clean::

    ---
    title: 夜班船
    ---
    {{< figure src="route.png" alt="“夜航”号的航线" >}}

Source: Hugo ``parser/pageparser/pagelexer_shortcode.go``, and runs of Hugo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cms.markdown.shortcodes import Item, Shortcode, find_shortcodes, refused_call
from cms.model import Applicability, Finding, Fix, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.text import outside_code

_QUOTES = "“”„‘’「」『』＂＇"
_AROUND = msg("straight quotes around the value")
_MEANT = {
    **dict.fromkeys(_QUOTES, msg("straight quotes")),
    **dict.fromkeys("、。；：！？（）《》【】—…·～", _AROUND),
    "，": msg("a blank between values, or {quotes}", quotes=_AROUND),
    **dict.fromkeys("\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}", msg("a blank")),
    **dict(zip("＝／＜＞％｛｝", "=/<>%{}", strict=True)),
}


def _pattern(template: str) -> re.Pattern[bytes]:
    return re.compile(template.replace("SIGN", "|".join(_MEANT)).encode())


# In most calls all is ASCII, which this search, as it starts with a literal, tells at once.
_SUSPECT = re.compile(rb"\{\{(?:[<%][^{}\x80-\xff]*[\x80-\xff]|\xef\xbc)")
_CALL_WITH_SIGN = _pattern(r"\{\{[<%][^{}]*?(?:SIGN)")
_SIGN = _pattern(r"(?:[\">%][^{}]*?)?(SIGN)")
_SIGN_IN_QUOTES = _pattern(r'[^"{}]*"[^"{}]*?(SIGN)')
_NO_CALL = _pattern(
    r"(?:\{\{(?:＜|％)|(?:｛｛|｛\{|\{｛)(?:<|%|＜|％))[ \t]*/?[ \t]*[A-Za-z][^{}\n]*?"
    r"(?:>|%|＞|％)(?:\}\}|｝｝|｝\}|\}｝)"
)
_NAME = re.compile(rb"/?[A-Za-z][\w-]*")
_OWN = frozenset([b"figure", b"gist", b"param", b"qr", b"ref", b"relref", b"vimeo", b"youtube"])
"""Shortcodes that every site has, and that enclose nothing."""
_WIDE_BRACE = re.compile(rb"\xef(?=\xbd\x9b)")


@rule("CT007", Severity.ERROR, kinds=("cjk",), signs=("{{", "｛"))
def check(page: Page) -> Iterator[Finding]:
    raw, body = page.document.raw, page.document.body
    if not (_SUSPECT.search(raw, *body) or _WIDE_BRACE.search(raw, *body)):
        return
    if _CALL_WITH_SIGN.search(raw, *body):
        yield from _refused(raw, body)
        for shortcode in _all(find_shortcodes(raw, body)):
            yield from _values_in_quotes(raw, body, shortcode)
    if _NO_CALL.search(raw, *body):
        yield from _no_calls(raw, body)


def _refused(raw: bytes, body: Span) -> Iterator[Finding]:
    """The sign in each call over which Hugo stops, though Hugo itself tells only the first."""
    at = body.start
    while refused := refused_call(raw, Span(at, body.end)):
        start, stop = refused
        at = start + 3
        found = _SIGN.match(raw, stop, body.end)
        if found is None and raw[stop : stop + 1] == b'"':
            found = _SIGN_IN_QUOTES.match(raw, at, stop)
        if found:
            fix = _in_ascii(raw, body, start, Applicability.SAFE)
            yield Finding(Span(*found.span(1)), _stops(found[1].decode()), fix)


def _values_in_quotes(raw: bytes, body: Span, shortcode: Shortcode) -> Iterator[Finding]:
    """The values that begin with typographic quotes, which Hugo takes for a part of them."""
    for parameter in shortcode.parameters:
        start, end = parameter.span
        value = parameter.value
        if value and value[0] in _QUOTES and raw[start - 1 : start] not in (b'"', b"`"):
            message = msg(
                "Hugo knows straight quotes only, so {name} is {value} with its quotes; "
                'write {name}="{meant}"',
                name=parameter.name,
                value=value,
                meant=value.strip(_QUOTES),
            )
            fix = _in_ascii(raw, body, shortcode.start, Applicability.UNSAFE)
            yield Finding(Span(start, end), message, fix)


def _stops(sign: str) -> Message:
    written = sign if sign.strip() else f"U+{ord(sign):04X}"
    return msg(
        "{sign} means nothing in a shortcode: Hugo stops and builds nothing; write {meant}",
        sign=written,
        meant=_MEANT[sign],
    )


def _no_calls(raw: bytes, body: Span) -> Iterator[Finding]:
    found = (Span(*found.span()) for found in _NO_CALL.finditer(raw, *body))
    for span in outside_code(raw, body, found):
        message = msg(
            "Hugo knows no full-width braces and signs, so readers see {call} as text; "
            "write them in ASCII",
            call=raw[slice(*span)].decode("utf-8", "replace"),
        )
        name = _NAME.search(raw, span.start, span.end)
        is_known = name is not None and name[0] in _OWN
        fix = _in_ascii(raw, body, span.start, Applicability.UNSAFE) if is_known else None
        yield Finding(span, message, fix)


def _in_ascii(raw: bytes, body: Span, start: int, level: Applicability) -> Fix | None:
    from cms.rules.text._ascii_calls import in_ascii

    edit = in_ascii(raw, body, start)
    if edit is None:
        return None
    call = " ".join(edit.text.decode().split())
    return Fix(msg("write {call}", call=call), (edit,), level, body=True)


def _all(items: Iterable[Item]) -> Iterator[Shortcode]:
    """The shortcodes, and those inside them."""
    for item in items:
        if isinstance(item, Shortcode):
            yield item
            yield from _all(item.items)
