"""What authors write where a language tag belongs, and what they mean."""

import pytest

from cms.languages import canonical, nearest
from cms.languages.mistakes import _MEANT


@pytest.mark.parametrize(
    ("texts", "tag"),
    [
        # Tags, however they are written.
        ("zh_cn; zh-cn; zh CN; zh--CN; zh.CN; zh/cn; zh—CN; ｚｈ－ＣＮ; zhcn", "zh-CN"),
        ("zh_CN.UTF-8; zh_CN.utf8; zh-CN.GB18030; zh_CN@pinyin; zh-CN", "zh-CN"),
        ("de_DE@euro; de_DE.ISO8859-1@euro", "de-DE"),
        ("zh-CN-Hans; cn-hans-zh", "zh-Hans-CN"),
        ("us-en; US_EN; en.us", "en-US"),
        ("zh-Hant-HK", "zh-Hant-HK"),
        ("en_UK; en-gb; gb", "en-GB"),
        # Countries.
        ("cn; CN; cn-CN; cn-zh; zh-ch", "zh-CN"),
        ("tw; tw-TW; cn-TW", "zh-TW"),
        ("hk; zhhk", "zh-HK"),
        ("jp", "ja"),
        ("jp-JP; ja_JP.eucJP", "ja-JP"),
        ("kr", "ko"),
        ("kr-KR", "ko-KR"),
        ("vn", "vi"),
        ("ua", "uk"),
        # Names, of languages and of scripts.
        ("chinese; Chinese; zho; chi; 中文", "zh"),
        ("Simplified Chinese; Chinese (Simplified); zh-chs; 简体中文; 中文（简体）", "zh-Hans"),
        ("Traditional Chinese; zh_cht; 繁體中文; 正體; 中文（繁體）", "zh-Hant"),
        ("japanese; 日本語; jpn", "ja"),
        ("English; eng; 英文", "en"),
        ("Tiếng Việt", "vi"),
        # Languages that share their code with a country.
        ("uk", "uk"),
        ("se; SE", "se"),
        ("br", "br"),
        # Anybody's guess.
        ("-; xx; foo; C; POSIX; C.UTF-8; default; x-default; zh-XX; zh-CN-TW; 火星文; 123", None),
    ],
)
def test_nearest(texts: str, tag: str | None) -> None:
    written = texts.split("; ")
    assert {text: nearest(text) for text in written} == dict.fromkeys(written, tag)


def test_what_is_meant_are_tags_in_their_spelling() -> None:
    assert [tag for tag in _MEANT if canonical(tag) != tag] == []


def test_no_text_means_two_languages() -> None:
    texts = " ".join(_MEANT.values()).split()
    assert len(texts) == len(set(texts))
