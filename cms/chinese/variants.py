"""Words that are one in Simplified and in Traditional Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from cms.chinese.script import Script, exclusive


def mixes_scripts(texts: Sequence[str]) -> bool:
    """Whether some text has a character that only Simplified writes, and some the other's."""
    characters = frozenset("".join(texts))
    return not any(exclusive(script).isdisjoint(characters) for script in Script)


def simplified(texts: Sequence[str]) -> list[str]:
    """Texts of one line each in Simplified Chinese, with the mainland's words: 軟體 is 软件."""
    from opencc import OpenCC

    converted: str = OpenCC("tw2sp").convert("\n".join(texts))
    return converted.split("\n")
