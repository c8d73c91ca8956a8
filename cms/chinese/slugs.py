"""Names for files and addresses, made from titles.

The readings of Chinese characters are those of pypinyin, which knows phrases: 银行 is yin-hang and
行动 is xing-dong. What it gets wrong, a site's own words put right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import Enum
from hashlib import blake2b


class SlugStyle(str, Enum):
    """What a slug is made of."""

    PINYIN = "pinyin"  # syllables: qing-yu-lun-du
    PINYIN_JOINED = "pinyin-joined"  # as long as nothing else comes between: qingyulundu
    HAN = "han"  # the characters themselves
    DATE = "date"
    HASH = "hash"


LONGEST = 60
"""Characters of a slug at most; in Han characters that makes 180 bytes of a file name's 255."""

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = re.compile("[\u3041-\u30ff]")
_PARTS = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_APOSTROPHES = re.compile(r"(?<=\w)['’](?=\w)")
# Names that Hugo takes for another thing than an article, or Windows for a device.
_TAKEN = {"index", "con", "prn", "aux", "nul"}


def slug(
    title: str,
    style: SlugStyle = SlugStyle.PINYIN,
    *,
    words: Mapping[str, str] | None = None,
    day: date | None = None,
    longest: int = LONGEST,
) -> str:
    """The slug of a title, the same whenever it is asked for; never empty.

    ``words`` are readings of the site's own. ``day`` is what the style ``date`` writes.
    """
    if style is SlugStyle.DATE and day is not None:
        return day.isoformat()
    if style is SlugStyle.HASH:
        return _hash(title)
    found = _shortened("-".join(_spelled(title, style, words or {})), longest)
    if not found:
        return _hash(title)
    return f"{found}-{_hash(title)}" if found in _TAKEN else found


def unique(name: str, taken: Collection[str]) -> str:
    """The name, or the first of ``name-2`` ... that is free; ``taken`` is in lower case."""
    number, free = 1, name
    while free.lower() in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _spelled(title: str, style: SlugStyle, words: Mapping[str, str]) -> Iterator[str]:
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", title))
    as_written = style is SlugStyle.HAN or _KANA.search(text) is not None  # Japanese is no Chinese
    for part, reading in _split_at_words(text, words):
        if reading is not None or as_written:
            yield from _latin(reading or part)
            continue
        for match in _PARTS.finditer(part):
            if re.match(f"[{_HAN}]", match[0]):
                yield from _read(match[0], joined=style is SlugStyle.PINYIN_JOINED)
            else:
                yield from _latin(match[0])


def _split_at_words(text: str, words: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Pieces of a text; those that are one of ``words`` with its reading, the longest first."""
    keys = sorted(filter(None, words), key=len, reverse=True)
    if not keys:
        yield text, None
        return
    end = 0
    for match in re.finditer("|".join(map(re.escape, keys)), text):
        yield text[end : match.start()], None
        yield match[0], words[match[0]]
        end = match.end()
    yield text[end:], None


def _read(han: str, *, joined: bool) -> Iterator[str]:
    """Pinyin without tones; ü as v, as it is typed. Characters without a reading stay."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(han)
    yield from ["".join(syllables)] if joined else syllables


def _latin(text: str) -> Iterator[str]:
    """Words in lower case; accents go, letters of other scripts stay."""
    for word in re.findall(r"[^\W_]+", text):
        plain = unicodedata.normalize("NFKD", word)
        letters = "".join(char for char in plain if not unicodedata.combining(char))
        yield (letters if letters.isascii() else unicodedata.normalize("NFC", word)).lower()


def _shortened(text: str, longest: int) -> str:
    """As many whole words as fit; of one that is longer than all, its beginning."""
    if len(text) <= longest:
        return text
    whole = text[: longest + 1].rpartition("-")[0]
    return whole or text[:longest]


def _hash(title: str) -> str:
    return blake2b(title.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
