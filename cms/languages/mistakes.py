"""What authors write where a language tag belongs: names, country codes, locales of systems."""

import re
import unicodedata
from functools import cache
from itertools import permutations

from cms.languages.tags import canonical

# Some of these tags exist (tw is Twi, kr Kanuri, zh-sc the Chinese of the Seychelles), but hardly
# anybody who writes one means it. Where many do (se, sc, br, uk), it stands for itself.
_MEANT = {
    "ar": "arabic العربية",
    "be": "by belarusian",
    "bn": "bengali bangla বাংলা",
    "cs": "cz cze czech čeština",
    "da": "dk danish dansk",
    "de": "ger deu german deutsch 德语 德文",
    "el": "gr greek ελληνικά",
    "en": "eng english en-en en-ww 英语 英語 英文",
    "en-GB": "gb british en-eng en-uk engb",
    "en-US": "us usa american en-usa enus",
    "es": "spa spanish español castellano 西班牙语",
    "fa": "ir persian farsi فارسی",
    "fi": "finnish suomi",
    "fr": "fre fra french français 法语 法文",
    "he": "il hebrew עברית",
    "hi": "hindi हिन्दी",
    "hu": "hungarian magyar",
    "id": "indonesian bahasa",
    "it": "ita italian italiano",
    "ja": "jp jpn japanese ja-ja 日语 日語 日文 日本語",
    "ko": "kr kor korean ko-ko 韩语 韓語 韩文 韓文 한국어",
    "ko-KR": "kr-kr",
    "ms": "malay",
    "nb": "norwegian norsk",
    "nl": "dutch nederlands",
    "pl": "polish polski",
    "pt": "portuguese português",
    "pt-BR": "brazilian pt-brazil ptbr",
    "ro": "romanian română",
    "ru": "rus russian русский 俄语 俄語 俄文",
    "sv": "swedish svenska",
    "th": "thai ไทย",
    "tr": "turkish türkçe",
    "uk": "ua ukrainian українська",
    "ur": "urdu اردو",
    "vi": "vn vie vietnamese tiếng-việt",
    "zh": "chi zho chinese mandarin zh-zh 中文 汉语 漢語",
    "zh-CN": "cn prc zh-ch zh-chn zh-prc zhcn",
    "zh-HK": "hk zhhk",
    "zh-Hans": """
        hans chs zhs simplified simplified-chinese chinese-simplified zh-chs zh-s zh-sc zh-simp
        zh-simplified zhhans 简体 简体中文 中文-简体 简中
    """,
    "zh-Hant": """
        hant cht zht tc traditional traditional-chinese chinese-traditional zh-cht zh-t zh-tc
        zh-trad zh-traditional zhhant 繁体 繁體 正體 繁体中文 繁體中文 正體中文 中文-繁体 中文-繁體
        繁中
    """,
    "zh-TW": "tw tw-tw zh-roc zh-taiwan zh-twn zhtw",
}
_CHARSET_OR_MODIFIER = re.compile(r"(?:\.(?:utf|gbk|gb\d|big5|iso|euc|cp\d|koi)|@).*")


@cache
def _meant() -> dict[str, str]:
    return {text: tag for tag, texts in _MEANT.items() for text in texts.split()}


def nearest(text: str) -> str | None:
    """The tag that somebody who wrote this most likely means; ``None`` when nobody can tell.

    Of a tag that exists it is the canonical spelling, but of a country (``tw``) its language.
    """
    text = _CHARSET_OR_MODIFIER.sub("", unicodedata.normalize("NFKC", text).lower().strip())
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)
    name = "-".join(words)
    if name in _meant():
        return _meant()[name]
    return canonical(name) or _mended(words) or _rearranged(words)


def _mended(words: list[str]) -> str | None:
    """The tag with a language for the country that stands in its place: ``jp-JP``."""
    if len(words) < 2 or words[0] not in _meant():
        return None
    language = _meant()[words[0]].partition("-")[0]
    return canonical("-".join([language, *words[1:]]))


def _rearranged(words: list[str]) -> str | None:
    """The tag that the words make in another order: ``cn-zh``, ``zh-CN-Hans``."""
    orders = permutations(words) if 1 < len(words) < 4 else ()
    return next(filter(None, (canonical("-".join(order)) for order in orders)), None)
