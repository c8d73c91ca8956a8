"""Strings, numbers, dates and times of TOML."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta, timezone

from cms.hugo.formats.mistakes import ReadingError, string_mistake
from cms.hugo.formats.syntax import Problem, ProblemKind
from cms.hugo.time.gotime import GoTime

# Characters that TOML takes nowhere but at the end of a line.
NO_TEXT = r"\x00-\x08\x0a-\x1f\x7f"

_CHARS = rf'[^"\\{NO_TEXT}]*'
_ESCAPE = r'\\(?:["\\befnrt]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})'
_FOLD = r"\\[\t ]*\r?\n(?:[\t\n ]|\r\n)*"
# The last group is the closing quote, empty where the string cannot be read on.
BASIC = re.compile(rf'"({_CHARS}(?:{_ESCAPE}{_CHARS})*)("?)')
LITERAL = re.compile(rf"'([^'{NO_TEXT}]*)('?)")
_BASIC_LINES = re.compile(
    rf'"""(?:\r?\n)?({_CHARS}(?:(?:{_ESCAPE}|{_FOLD}|"{{1,2}}(?!")|\r?\n){_CHARS})*)("{{3,5}}|)'
)
_LITERAL_LINES = re.compile(
    rf"'''(?:\r?\n)?([^'{NO_TEXT}]*(?:(?:'{{1,2}}(?!')|\r?\n)[^'{NO_TEXT}]*)*)('{{3,5}}|)"
)
_ESCAPED = re.compile(
    rf'\\(?:x([0-9A-Fa-f]{{2}})|u([0-9A-Fa-f]{{4}})|U([0-9A-Fa-f]{{8}})|(["\\befnrt]))|{_FOLD}'
)
_SHORT_ESCAPES = dict(zip('"\\befnrt', '"\\\b\x1b\f\n\r\t', strict=True))

_VALUE_END = r"(?=[\s,\]}#]|\Z)"
_DIGITS = "[0-9](?:_?[0-9])*"
_DECIMAL = "[+-]?(?:0|[1-9](?:_?[0-9])*)"
_BOOL_OR_NUMBER = re.compile(
    rf"(?:(?P<bool>true|false)|(?P<decimal>{_DECIMAL})"
    rf"|(?P<float>{_DECIMAL}(?:\.{_DIGITS})?(?:[eE][+-]?{_DIGITS})?|[+-]?(?:inf|nan))"
    r"|0x(?P<hex>[0-9A-Fa-f](?:_?[0-9A-Fa-f])*)|0o(?P<octal>[0-7](?:_?[0-7])*)"
    rf"|0b(?P<binary>[01](?:_?[01])*)){_VALUE_END}"
)
_BASES = {"decimal": 10, "hex": 16, "octal": 8, "binary": 2}
_TIME = r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?"
_MOMENT = re.compile(
    rf"(?:([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})(?:[Tt ]{_TIME}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?)?"
    rf"|{_TIME}){_VALUE_END}(?! [0-9])"
)


def read_string(text: str, start: int) -> tuple[str, int]:
    """The value that a quote at ``start`` begins, and its end; raises ``ReadingError``."""
    many = text.startswith(('"""', "'''"), start)
    if text[start] == '"':
        return read_quoted(text, start, _BASIC_LINES if many else BASIC)
    return read_quoted(text, start, _LITERAL_LINES if many else LITERAL)


def read_quoted(text: str, start: int, pattern: re.Pattern[str]) -> tuple[str, int]:
    match = pattern.match(text, start)
    if match is None or not match[2]:
        raise ReadingError(string_mistake(text, start, match.end() if match else start))
    # Of four or five closing quotes one or two belong to the value.
    value = match[1] + match[2][3:]
    if "\\" in value and text[start] == '"':
        first = match.start(1)
        value = _ESCAPED.sub(lambda escape: _unescaped(escape, first), value)
    return value, match.end()


def _unescaped(escape: re.Match[str], first: int) -> str:
    if short := escape[4]:
        return _SHORT_ESCAPES[short]
    digits = escape[1] or escape[2] or escape[3]
    if not digits:
        return ""
    code = int(digits, 16)
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        start, end = escape.span()
        raise ReadingError(Problem("bad-escape", first + start, first + end, escape[0]))
    return chr(code)


def read_atom(text: str, start: int) -> tuple[object, int] | None:
    """The value without quotes or brackets at ``start``, and its end; raises ``ReadingError``."""
    if match := _BOOL_OR_NUMBER.match(text, start):
        return _bool_or_number(match), match.end()
    if match := _MOMENT.match(text, start):
        return _moment(match), match.end()
    return None


def _bool_or_number(match: re.Match[str]) -> bool | int | float:
    kind = match.lastgroup or ""
    text = match[kind].replace("_", "")
    if kind == "bool":
        return text == "true"
    if kind == "float":
        value = float(text)
        if math.isinf(value) and "inf" not in text:
            raise _unreadable("number-out-of-range", match)
        return value
    # Python refuses to read thousands of digits.
    number = int(text, _BASES[kind]) if len(text.lstrip("+-0")) <= 64 else 1 << 64
    if not -(1 << 63) <= number < 1 << 63:
        raise _unreadable("number-out-of-range", match)
    return number


def _moment(match: re.Match[str]) -> date | datetime | time | GoTime | str:
    year, month, day, hour, minute, second, fraction, zone = match.groups()[:8]
    try:
        if year is None:
            return _clock(*match.groups()[8:])
        # The year 0000 is a leap year, as 2000 is.
        whole = date(int(year) or 2000, int(month), int(day))
        if hour is None:
            return whole if int(year) else match[0]
        moment = datetime.combine(whole, _clock(hour, minute, second, fraction), _zone(zone))
        if fraction and len(fraction) > 6:
            return _exact(match[0], moment, fraction)
        return moment if int(year) else match[0]
    except ValueError:
        raise _unreadable("bad-date", match) from None


def _exact(text: str, moment: datetime, fraction: str) -> GoTime | str:
    """A time with nanoseconds, which ``datetime`` cannot hold; Hugo reads a local one from text."""
    if moment.tzinfo is None:
        return text.upper()
    return GoTime.from_datetime(moment)._replace(nanos=int(f"{fraction:0<9}"[:9]))


def _clock(hour: str, minute: str, second: str | None, fraction: str | None) -> time:
    microsecond = int(f"{fraction or 0:0<6}"[:6])
    return time(int(hour), int(minute), int(second or 0), microsecond)


def _zone(text: str | None) -> timezone | None:
    """Raises ``ValueError`` for hours or minutes that no clock shows."""
    if text is None:
        return None
    if text in "Zz":
        return timezone.utc
    offset = time(int(text[1:3]), int(text[4:6]))
    delta = timedelta(hours=offset.hour, minutes=offset.minute)
    return timezone(-delta if text[0] == "-" else delta)


def _unreadable(kind: ProblemKind, match: re.Match[str]) -> ReadingError:
    return ReadingError(Problem(kind, *match.span(), match[0]))
