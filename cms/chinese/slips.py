"""Single characters of the other script in a Chinese text: slips of an input method, or of a
conversion that left a word out.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cms.chinese.script import Script, one_of, prose_in_place, read_writing

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
_MOST = 2
"""Strange characters that a run of Han characters may have; more of them are a quotation."""
_SHOWN = 4
"""Characters around a strange one that show what it stands in."""


class Slip(NamedTuple):
    """A strange character, its places in the text and what it stands in at the first of them.

    ``meant`` is the character of the text's own script, empty where that is not certain.
    """

    char: str
    places: Sequence[int]
    words: str
    meant: str
    script: Script


def find_slips(text: str, expected: Script | None, known: Iterable[str] = ()) -> list[Slip]:
    """The slips in a Markdown text that is in one script otherwise, in ``expected`` if given.

    Words in ``known`` may be in either.
    """
    own = prose_in_place(text)
    script = read_writing(own).script
    if script is None or expected not in (None, script) or not one_of(script.other).search(own):
        return []
    for word in known:
        own = own.replace(word, " " * len(word))
    places: dict[str, list[tuple[int, str]]] = {}
    for run in _HAN.finditer(own):
        for at in _strangers(own, run, script):
            words = own[max(run.start(), at - _SHOWN) : min(run.end(), at + 1 + _SHOWN)]
            places.setdefault(own[at], []).append((at, words))
    return [_slip(char, found, script) for char, found in places.items()]


def _strangers(text: str, run: re.Match[str], script: Script) -> list[int]:
    """Where in a run of Han characters those of the other script stand, if they are slips.

    Among none of its own the run may be a name or a quotation, and beside kana Japanese.
    """
    strange = one_of(script.other)
    places = [each.start() for each in strange.finditer(text, *run.span())]
    if not places or len(places) > min(_MOST, len(one_of(script).findall(run[0]))):
        return []
    if _KANA.search(text[max(0, run.start() - 1) : run.end() + 1]):
        return []
    return places


def _slip(char: str, found: Sequence[tuple[int, str]], script: Script) -> Slip:
    places, words = [at for at, _ in found], found[0][1]
    return Slip(char, places, words, _meant(char, words, script), script)


def _meant(char: str, words: str, script: Script) -> str:
    """What OpenCC makes of the character among these words."""
    from opencc import OpenCC

    converted: str = OpenCC("t2s" if script is Script.SIMPLIFIED else "s2t").convert(words)
    return converted[words.index(char)] if len(converted) == len(words) else ""
