"""What an unquoted YAML scalar means to Hugo.

Follows goccy/go-yaml 1.19 (``token/token.go``), which Hugo uses since 0.152. It is neither YAML 1.1
nor YAML 1.2: ``yes`` and every date are text, ``012`` is octal but ``08`` is text, ``1e3`` is text
because it has no dot, and a number too large for 64 bits is text.
"""

from __future__ import annotations

import re
from typing import Any

Scalar = str | bool | int | float | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("null", "Null", "NULL", "~"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_FIRST = frozenset("0123456789+-.~nNtTfF")
"""What every number and special word starts with; all other text is decided by one look."""

_NUMBER = re.compile(
    r"""
    (?:\+?(?P<minus>-)?|\+)
    (?: 0x(?P<hexadecimal>[0-9A-Fa-f]+)
      | 0o(?P<octal>[0-7]+)
      | 0b(?P<binary>[01]+)
      | 0(?P<old_octal>[0-7]+)
      | (?P<decimal>0|[1-9][0-9]*)
      | (?P<fraction>(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    )
    """,
    re.VERBOSE,
)
_BASES = {"hexadecimal": 16, "octal": 8, "binary": 2, "old_octal": 8, "decimal": 10}


def read_plain(text: str) -> Scalar:
    """The value of an unquoted scalar; empty text is null."""
    if not text:
        return None
    if text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    number = _read_number(text)
    return text if number is None else number


def _read_number(text: str) -> int | float | None:
    # Underscores count nowhere, but a number must not start with one.
    match = _NUMBER.fullmatch(text.replace("_", ""))
    if match is None:
        return None
    # Only a sign in front makes a number negative: +-1 is 1.
    negative = text[0] == "-"
    form = match.lastgroup
    assert form is not None
    digits = match[form]
    if form == "fraction":
        number = float(digits)
        if number == float("inf"):
            return None
        return -number if negative else number
    digits = digits.lstrip("0") or "0"
    magnitude = int(digits, _BASES[form]) if len(digits) <= 64 else 1 << 64
    if magnitude > (1 << 63 if negative else (1 << 64) - 1):
        return None
    return -magnitude if negative else magnitude


def go_text(value: Any) -> str:
    """A value as Go's ``fmt.Sprint`` writes it, which is what becomes of keys and of ``!!str``.

    Only an alias can bring a list or mapping here. They yield no text: it could be endless.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return "<nil>"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, bytes):
        return f"[{' '.join(map(str, value))}]"
    return "" if isinstance(value, (list, dict)) else str(value)


def _float_text(value: float) -> str:
    """As many digits as needed, with an exponent below 1e-4 and from 1e6 on."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "+Inf" if value > 0 else "-Inf"
    from decimal import Decimal

    sign, numerals, exponent = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(exponent, int)
    power = len(numerals) + exponent - 1
    if value == 0 or -4 <= power < 6:
        return repr(value).removesuffix(".0")
    digits = "".join(map(str, numerals))
    point = "." if len(digits) > 1 else ""
    return f"{'-' * sign}{digits[0]}{point}{digits[1:]}e{power:+03d}"
