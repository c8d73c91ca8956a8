"""Slugs: readable, stable, never empty, and names that Hugo takes as they are."""

import itertools
from datetime import date

import pytest

from cms.chinese.slugs import LONGEST, SlugStyle, slug, unique


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青屿轮渡", "qing-yu-lun-du"),
        ("青嶼輪渡", "qing-yu-lun-du"),
        ("重庆银行长沙行动", "chong-qing-yin-hang-chang-sha-xing-dong"),
        ("DeepSeek概念股涨1.22%", "deepseek-gai-nian-gu-zhang-1-22"),
        ("ＡＩ　与　５Ｇ", "ai-yu-5g"),
        ("Don't Panic", "dont-panic"),
        ("Índice de Über-Größe", "indice-de-uber-gr\u00f6\u00dfe"),
        ("日本語のタイトル", "日本語のタイトル"),
        ("한국어 제목", "한국어-제목"),
        ("../../etc/passwd", "etc-passwd"),
        ("a.zh-tw", "a-zh-tw"),
        ("index", "index-"),
        ("CON", "con-"),
        ("！！！", ""),
        ("😀", ""),
    ],
)
def test_a_slug_reads_like_its_title(title: str, expected: str) -> None:
    found = slug(title)
    if expected.endswith("-") or not expected:  # what is no name gets eight digits
        assert found.startswith(expected)
        assert len(found) == len(expected) + 8
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (SlugStyle.PINYIN, "qing-yu-lun-du-jia-ban-3-tian"),
        (SlugStyle.PINYIN_JOINED, "qingyulundujiaban-3-tian"),
        (SlugStyle.HAN, "青屿轮渡加班3天"),
        (SlugStyle.DATE, "2025-02-07"),
        (SlugStyle.HASH, slug("青屿轮渡加班3天", SlugStyle.HASH)),
    ],
)
def test_styles(style: SlugStyle, expected: str) -> None:
    assert slug("青屿轮渡加班3天", style, day=date(2025, 2, 7)) == expected


def test_words_of_the_site_come_first() -> None:
    words = {"恒生": "Hang Seng", "恒生指数": "HSI"}
    assert slug("恒生指数与恒生银行", words=words) == "hsi-yu-hang-seng-yin-hang"


def test_a_long_title_is_cut_between_words() -> None:
    found = slug("恒指放量突破21000点关口 机构关注年报业绩及2月经济数据")
    assert len(found) <= LONGEST
    assert not found.endswith("-")
    assert slug("字" * 300, SlugStyle.HAN) == "字" * LONGEST


def test_ten_thousand_titles_have_ten_thousand_lasting_names() -> None:
    parts = ("青屿", "恒指", "轮渡", "暴雨", "港股", "茶市", "夜校", "灯塔", "海鲜", "地铁")
    verbs = ("上涨", "开班", "延误", "重启", "收官", "提速", "封航", "扩建", "创新高", "回落")
    titles = ["".join(each) for each in itertools.product(parts, verbs, parts, verbs)]
    for style in (SlugStyle.PINYIN, SlugStyle.PINYIN_JOINED, SlugStyle.HAN, SlugStyle.HASH):
        names = list(_named(titles, style))
        assert len(set(names)) == len(titles) == 10_000
        assert all(names)
        assert names == list(_named(titles, style))


def _named(titles: list[str], style: SlugStyle) -> list[str]:
    taken: set[str] = set()
    names = []
    for title in titles:
        names.append(unique(slug(title, style), taken))
        taken.add(names[-1])
    return names


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert unique("a", set()) == "a"
    assert unique("A", {"a", "a-2"}) == "A-3"
