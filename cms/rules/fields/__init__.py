"""Rules about Hugo's own fields and the values it makes of them."""

from __future__ import annotations

_WORDS = {
    **dict.fromkeys(("true", "t", "yes", "y", "on", "1", "是", "真", "对", "對"), True),
    **dict.fromkeys(("false", "f", "no", "n", "off", "0", "", "否", "假"), False),
}


def meant_as_bool(value: object) -> bool | None:
    """The boolean that people mean by a value, None where nobody can tell."""
    if isinstance(value, (int, float)):
        return bool(value)
    return _WORDS.get(value.strip().lower()) if isinstance(value, str) else None
