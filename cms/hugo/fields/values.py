"""Go's casts: what Hugo makes of a front matter value where it wants another type.

Follows spf13/cast 1.10, which Hugo uses for single fields, and where noted Hugo's own
``common/hmaps``. Every ``try_`` function returns None where the cast fails; its twin without
the prefix then returns the zero value, as Hugo does when it drops the error.

A value is a str, bool, int, float, None, bytes, list or dict as the decoders of this package
yield them, a ``GoTime`` from YAML, or a ``date``, ``datetime`` or ``time`` from TOML.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from cms.hugo.time.gotime import GoTime

Value = Any

_TRUE = frozenset(("1", "t", "T", "true", "True", "TRUE"))
_FALSE = frozenset(("0", "f", "F", "false", "False", "FALSE"))
_INT64 = range(-(2**63), 2**63)
_OCTAL_SECOND = frozenset("01234567_")


def try_string(value: Value) -> str | None:
    """``cast.ToStringE``: null is empty, lists and maps fail."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return _time_text(value)


def to_string(value: Value) -> str:
    """``cast.ToString``."""
    return value if isinstance(value, str) else try_string(value) or ""


def parse_bool(text: str) -> bool | None:
    """Go's ``strconv.ParseBool``: ``1``, ``t``, ``true`` in three casings, and their opposites."""
    return True if text in _TRUE else False if text in _FALSE else None


def try_bool(value: Value) -> bool | None:
    """``cast.ToBoolE``: null and zero are false, texts go by ``parse_bool``."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return parse_bool(value)
    if value is None or isinstance(value, (int, float)):
        return bool(value)
    return None


def to_bool(value: Value) -> bool:
    """``cast.ToBool``."""
    return try_bool(value) or False


def parse_int(text: str) -> int | None:
    """Go's ``strconv.ParseInt`` with base 0 and 64 bits: ``010`` is 8, ``0x1F`` is 31."""
    if not text.isascii() or text != text.strip():
        return None
    digits = text.lstrip("+-")
    octal = digits[:1] == "0" and digits[1:2] in _OCTAL_SECOND
    try:
        number = int(text, 8 if octal else 0)
    except ValueError:
        return None
    return number if number in _INT64 else None


def try_int(value: Value) -> int | None:
    """``cast.ToIntE``: floats lose their fraction, and so do texts such as ``3.7``."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return _wrap(value)
    if isinstance(value, float):
        return _truncate(value)
    if value is None or value == "":
        return 0
    if isinstance(value, str):
        return parse_int(_without_fraction(value))
    return None


def to_int(value: Value) -> int:
    """``cast.ToInt``."""
    return try_int(value) or 0


def parse_float(text: str) -> float | None:
    """Go's ``strconv.ParseFloat`` with 64 bits; what overflows is refused."""
    if not text.isascii() or text != text.strip():
        return None
    lower = text.lower()
    try:
        if "0x" in lower:
            return float.fromhex(text.replace("_", "")) if "p" in lower else None
        number = float(text)
    except (ValueError, OverflowError):
        return None
    overflown = number in (float("inf"), float("-inf")) and "inf" not in lower
    return None if overflown else number


def try_float(value: Value) -> float | None:
    """``cast.ToFloat64E``: null and an empty text are zero."""
    if isinstance(value, (int, float)):
        return float(value)
    if value is None or value == "":
        return 0.0
    return parse_float(value) if isinstance(value, str) else None


def try_strings(value: Value) -> list[str] | None:
    """``cast.ToStringSliceE``: a text is split at blanks, null and maps fail."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        texts = [text for text in map(try_string, value) if text is not None]
        return texts if len(texts) == len(value) else None
    if isinstance(value, bytes):
        return [str(byte) for byte in value]
    text = None if value is None else try_string(value)
    return None if text is None else [text]


def to_strings(value: Value) -> list[str]:
    """``cast.ToStringSlice``."""
    return try_strings(value) or []


def try_map(value: Value) -> dict[str, Any] | None:
    """``hmaps.ToStringMapE``: a map, or a text that is a JSON object."""
    if isinstance(value, dict):
        return value
    return _json_object(value) if isinstance(value, str) else None


def to_map(value: Value) -> dict[str, Any]:
    """``hmaps.ToStringMap``."""
    return try_map(value) or {}


def try_maps(value: Value) -> list[dict[str, Any]] | None:
    """``hmaps.ToSliceStringMap``: a map alone counts as a list of one, other items vanish."""
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    return None


def _float_text(value: float) -> str:
    """Go's ``FormatFloat(value, 'f', -1, 64)``: as many digits as needed, no exponent."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "+Inf" if value > 0 else "-Inf"
    text = repr(value)
    if "e" in text:
        from decimal import Decimal

        text = f"{Decimal(text):f}"
    return text.removesuffix(".0")


def _time_text(value: Value) -> str | None:
    """``String()`` of Go's ``time.Time`` and of the local times of go-toml."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = GoTime.from_datetime(value)
    if isinstance(value, GoTime):
        return _go_time_text(value)
    if isinstance(value, (date, time)):
        text = value.isoformat()
        return text.rstrip("0") if "." in text else text
    return None


def _go_time_text(value: GoTime) -> str:
    day, clock = value.rfc3339().rstrip("Z").split("T")
    fraction = f".{value.nanos:09d}".rstrip("0").rstrip(".")
    if value.offset == 0:
        return f"{day} {clock}{fraction} +0000 UTC"
    zone = clock[8:].replace(":", "")
    return f"{day} {clock[:8]}{fraction} {zone} {zone}"


def _without_fraction(text: str) -> str:
    """``trimDecimal`` of cast: the digits in front of a decimal point."""
    if "." not in text:
        return text
    number = re.fullmatch(r"([-+]?[0-9]*)\.[0-9]*", text)
    if number is None:
        return text
    whole = number[1]
    return whole + "0" if whole in ("", "+", "-") else whole


def _truncate(value: float) -> int:
    """Go's ``int(value)`` on 64-bit x86, where everything out of range is the lowest integer."""
    if value != value or not -(2.0**63) <= value < 2.0**63:
        return _INT64.start
    return int(value)


def _wrap(value: int) -> int:
    """Go's ``int(value)`` of a ``uint64``."""
    return value if value in _INT64 else value - 2**64


def _json_object(text: str) -> dict[str, Any] | None:
    import json

    try:
        value = json.loads(text, parse_int=float, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    # Go's decoder takes null for an empty map.
    return {} if value is None else value if isinstance(value, dict) else None


def _no_constant(name: str) -> float:
    raise ValueError(name)
