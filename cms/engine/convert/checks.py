"""Texts that no direction is meant for: of another script, of both, in another language."""

from __future__ import annotations

import re

from cms.chinese.script import (
    FEWEST,
    Script,
    Writing,
    count_han,
    has_any,
    prose,
    read_writing,
)
from cms.model import Message, msg

NAMES = {Script.SIMPLIFIED: msg("Simplified"), Script.TRADITIONAL: msg("Traditional")}

NO_CHINESE = msg("there is no Chinese in it, so there is nothing to convert")

# First bytes of characters in UTF-8: see ``count_han``.
_HAN = re.compile(rb"[\xe4-\xe9]")
_KANA = re.compile(rb"\xe3[\x81-\x83]")


def script_read(direction: str) -> Script | None:
    """The script that a direction converts; None for Japanese."""
    source = direction.partition("2")[0]
    if source == "jp":
        return None
    return Script.SIMPLIFIED if source == "s" else Script.TRADITIONAL


def written_script(raw: bytes) -> Script | None:
    """The script of a file's prose, where that is clear."""
    return read_writing(prose(raw.decode("utf-8", "ignore"))).script


def objection(raw: bytes, script: Script | None, language: str) -> Message | None:
    """Why a file in UTF-8 is not to be converted from ``script``; ``language`` is what it is said
    to be in.
    """
    if _HAN.search(raw) is None:
        return NO_CHINESE
    if script is None:
        return None
    kana = len(_KANA.findall(raw))
    if not has_any(raw, script.other) and (not kana or kana * 2 <= count_han(raw)):
        return None
    return _of_writing(read_writing(prose(raw.decode("utf-8", "ignore"))), script, language)


def _of_writing(writing: Writing, script: Script, language: str) -> Message | None:
    if writing.foreign * 2 > writing.han:
        return msg(
            "it is in Japanese or Korean, and converting it would change characters that are "
            "right; leave it out"
        )
    if writing.script is script.other:
        return msg(
            "it is said to be in {language}, but it is written in {other} Chinese; move it to a "
            "language of that script, or say so with --from",
            language=language or NAMES[script],
            other=NAMES[script.other],
        )
    if writing.script is None and max(writing.simplified, writing.traditional) >= FEWEST:
        return msg(
            "it is written in both scripts, with {simplified} characters of Simplified and "
            "{traditional} of Traditional Chinese; write it in one of them first",
            simplified=writing.simplified,
            traditional=writing.traditional,
        )
    return None
