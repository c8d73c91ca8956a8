"""Calls of shortcodes with full-width signs, written in ASCII."""

from __future__ import annotations

import re

from cms.markdown.shortcodes import refused_call
from cms.model import Edit, Span

_QUOTES = "“”„‘’「」『』＂＇"
_SIGNS = str.maketrans("＝／＜＞％｛｝\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}", "=/<>%{}  ")
_CALL = re.compile(
    "(?P<opening>[{｛]{2}[<%＜％])(?P<inner>[^{}｛｝]*?)(?P<closing>[>%＞％][}｝]{2})"
)
_VALUE = rf"\"[^\"]*\"|`[^`]*`|[{_QUOTES}][^{_QUOTES}\"`]*[{_QUOTES}]"
_MIXED_VALUE = rf"[{_QUOTES}\"][^{_QUOTES}\"`]*[{_QUOTES}\"]"
_READABLE = re.compile(
    r"[ \t\r\n]*[\w/-]+(?:[ \t\r\n]+(?:[\w.-]+[ \t\r\n]*=[ \t\r\n]*)?"
    r"(?:\"[^\"\n]*\"|`[^`]*`|[\w.-]+))*[ \t\r\n]*/?[ \t\r\n]*"
)
_LONGEST = 2000


def in_ascii(raw: bytes, body: Span, start: int) -> Edit | None:
    """What writes the call that starts here in ASCII, as far as its values let it.

    None where signs stand outside of quotes that may belong to a value, and for closing tags.
    """
    text = raw[start : min(start + _LONGEST, body.end)].decode("utf-8", "ignore")
    call = _CALL.match(text)
    if call is None or "\\" in call[0]:
        return None
    for value in (_VALUE, _MIXED_VALUE):
        written = _written(call, value)
        if written is not None and written != call[0]:
            new = raw[:start] + written.encode()
            if refused_call(new, Span(start, len(new))) is None:
                return Edit(Span(start, start + len(call[0].encode())), written.encode())
    return None


def _written(call: re.Match[str], value: str) -> str | None:
    parts = re.split(f"({value})", call["inner"])
    parts[::2] = [part.translate(_SIGNS) for part in parts[::2]]
    parts[1::2] = [_quoted(part) for part in parts[1::2]]
    inner = "".join(parts)
    opening, closing = call["opening"].translate(_SIGNS), call["closing"].translate(_SIGNS)
    if opening[2:] + closing[:1] not in ("<>", "%%") or not _READABLE.fullmatch(inner):
        return None
    return opening + inner + closing


def _quoted(value: str) -> str:
    return value if value[0] == value[-1] and value[0] in '"`' else f'"{value[1:-1]}"'
