"""Which of its two scripts a Chinese text is written in, judged by OpenCC's dictionaries.

About a third of the characters of any Chinese text belong to one script alone (这 這), and a page
written in one has none or a handful of the other's. Which words a region prefers, and so Hong
Kong or Taiwan, is not judged.
"""

import re
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from cms.languages.tags import SCRIPT_BY_REGION, Tag, read_tag

FEWEST = 12
"""Characters of one script alone that a verdict needs: those of forty characters of prose."""

_MIXED = 30  # One character in so many may be of the other script: a name, a term, a slip.
_SAMPLE, _PIECE = 128, 32

_ASCII = bytes(range(0x80))
_NOT_HAN = bytes(byte for byte in range(0x100) if not 0xE4 <= byte <= 0xE9)
_NOT_HANGUL = bytes(byte for byte in range(0x100) if not 0xEA <= byte <= 0xED)


class Script(Enum):
    """A script of Chinese; the value is its subtag in language tags."""

    SIMPLIFIED = "Hans"
    TRADITIONAL = "Hant"

    @property
    def other(self) -> "Script":
        return Script.TRADITIONAL if self is Script.SIMPLIFIED else Script.SIMPLIFIED


class Writing(NamedTuple):
    """Characters of a text that only Simplified and that only Traditional writes; all Han ones.

    ``foreign`` counts kana and Hangul: a text with many of them is no Chinese.
    """

    simplified: int
    traditional: int
    han: int
    foreign: int

    @property
    def script(self) -> Script | None:
        """The script, or ``None`` where characters are few, scripts mixed or the text foreign."""
        fewer, more = sorted((self.simplified, self.traditional))
        if more < FEWEST or fewer * _MIXED > more or self.foreign * 2 > self.han:
            return None
        return Script.SIMPLIFIED if self.simplified == more else Script.TRADITIONAL


def count_han(raw: bytes) -> int:
    """Han characters of a text in UTF-8, rare ones left out; costs a microsecond a kilobyte."""
    # Their first byte is E4 to E9 (U+4000 to U+9FFF), and no other byte of UTF-8 is.
    return len(raw.translate(None, _NOT_HAN))


def read_writing(text: str) -> Writing:
    """Counts the whole text, quotations and code included: see ``prose``."""
    raw = text.encode("utf-8", "ignore")
    han = count_han(raw)
    if not han:
        return Writing(0, 0, 0, 0)
    chars = _without_ascii(raw)
    simplified, traditional = (len(one_of(script).findall(chars)) for script in Script)
    return Writing(simplified, traditional, han, _count_foreign(raw))


def written_otherwise(body: bytes, expected: Script) -> Writing | None:
    """How the prose of a page in UTF-8 is written, where that is surely not ``expected``.

    Made to be asked about every page: a sample of it usually suffices to say no.
    """
    if body.isascii():
        return None
    if exclusive(expected.other).isdisjoint(_sample(_without_ascii(body))):
        return None
    writing = read_writing(prose(body.decode("utf-8", "ignore")))
    return writing if writing.script is expected.other else None


def has_any(body: bytes, script: Script) -> bool:
    """Whether a text in UTF-8 has a character that only this script writes."""
    return one_of(script).search(_without_ascii(body)) is not None


@cache
def exclusive(script: Script) -> frozenset[str]:
    """The characters that only this script writes."""
    from cms.chinese import exclusive_characters

    return frozenset(getattr(exclusive_characters, script.name))


@cache
def one_of(script: Script) -> re.Pattern[str]:
    """Finds the characters of one script; three times as fast as to look each up, after 3 ms."""
    return re.compile(f"[{''.join(exclusive(script))}]")


def _without_ascii(raw: bytes) -> str:
    return raw.translate(None, _ASCII).decode("utf-8", "ignore")


def _sample(text: str) -> str:
    """A few whole pieces from all over the text: single characters could all be of one word."""
    if len(text) <= _SAMPLE:
        return text
    starts = range(0, len(text), len(text) // (_SAMPLE // _PIECE))
    return "".join([text[start : start + _PIECE] for start in starts])


def _count_foreign(raw: bytes) -> int:
    """Kana, which are U+3040 to U+30FF without the dot of names (・), and Hangul."""
    kana = raw.count(b"\xe3\x81") + raw.count(b"\xe3\x82") + raw.count(b"\xe3\x83")
    return kana - raw.count("・".encode()) + len(raw.translate(None, _NOT_HANGUL))


# Every alternative begins with a character of its own, so that the search skips to it, and what
# is never closed ends where the next one opens or with the text, so that the search stays linear.
_NOT_PROSE = r"""
    \n[ \t>]*(?P<fence> `{3,}(?![^`\n]*`) | ~{3,} ) .*? (?: \n[ \t>]*(?P=fence) | \Z )
    | \n[ ]{0,3}> [^\n]* (?: \n(?![`~\#<\r\n]) [^\n]+ )*
    | `(?<!``)(?P<ticks>`*)(?!`) [^\n]+? (?<!`)`(?P=ticks)(?!`)
    | \{\{ [^{}]* \}\}
    | <!-- .*? (?: --> | \Z )
    | <(?P<raw>pre|code|script|style)\b .*? (?: </(?P=raw)\b[^<>]*>? | \Z )
    | <[a-zA-Z/!] [^<>]* >
    | \]\( [^()\n]* \)
    | https?:// [^\s<>()「」『』“”《》，。；：！？、（）]+
    | 「 [^「」]* 」 | 『 [^『』]* 』 | “ [^“”]* ” | 《 [^《》]* 》
"""


@cache
def _not_prose() -> re.Pattern[str]:
    return re.compile(_NOT_PROSE, re.DOTALL | re.VERBOSE)


def prose(body: str) -> str:
    """What an author wrote in a Markdown body: no code, markup, addresses, quotations or titles.

    An approximation for counting characters, not for showing: indented code stays, a quotation
    mark that is never closed hides nothing.
    """
    return _not_prose().sub(" ", f"\n{body}")


def prose_in_place(body: str) -> str:
    """The same with blanks for what is taken out, so that all else stands where it stood."""
    return _not_prose().sub(lambda found: " " * len(found[0]), f"\n{body}")[1:]


def is_chinese(code: str) -> bool:
    """Whether a language code stands for Chinese or one of its varieties."""
    return _chinese(code) is not None


def script_of_language(code: str) -> Script | None:
    """The script a language code asks for: its script subtag (zh-Hant), or else its region's.

    ``None`` for a code that leaves it open (zh) and for other languages.
    """
    tag = _chinese(code)
    if tag is None:
        return None
    script = tag.script or SCRIPT_BY_REGION.get(tag.region)
    return next((each for each in Script if each.value == script), None)


@lru_cache(maxsize=1024)  # a site has few of them, and each page asks several times
def _chinese(code: str) -> Tag | None:
    from cms.languages.subtags import EXTENDED

    tag = read_tag(code)
    return tag if tag and f" {tag.language} " in f" zh{EXTENDED['zh']}" else None
