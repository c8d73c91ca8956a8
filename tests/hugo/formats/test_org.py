"""Org settings; the tables were checked with Hugo 0.168."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.hugo.formats.org import decode_org
from cms.model import Route
from tests.conftest import RunHugo
from tests.hugo.formats.decoding import key_and_value
from tests.hugo.unmarshal import differences

CASES = [
    ("#+title: T\n#+DATE: 2025-02-07\n", {"title": "T", "date": "2025-02-07"}),
    ("#+title:\tT\t U \r\n#+b:\r\n#+c:  ", {"title": "T\t U", "b": "", "c": ""}),
    ("#+title:T\n#+a b: c\n#+ x: y\n#+f:g: h\n", {"a b": "c", " x": "y"}),
    ("#+not a setting\n#+title: T", {"title": "T"}),
    ("  #+title: T\n", {"title": "T"}),
    ("#+tags: a b\n#+Categories[]: c  d\n", {"tags": "a b", "categories": ["c", "d"]}),
    ("#+tags[]: a b\n#+TAGS[]: c\n#+x[]:\n", {"tags": ["a", "b", "c"], "x": []}),
    ("#+tags: a\n#+Tags: b c\n", {"tags": ["a", "b c"]}),
    ("#+filetags: :a:b:\n", {"filetags": ["a", "b"]}),
    ("#+filetags: a\n", {"filetags": ["a"]}),
    ("#+filetags: ::a\n", {"filetags": ["", "a"]}),
    ("#+filetags: :a:\n#+filetags: :b:\n", {"filetags": [":a:", ":b:"]}),
    ("#+date: <2025-02-07 Fri 21:31>\n", {"date": "2025-02-07"}),
    ("#+lastmod: on [2025-02-07 Fri]\n", {"lastmod": "2025-02-07"}),
    ("#+date: <2025-02-07>\n", {"date": "<2025-02-07>"}),
    ("#+other: <2025-02-07 Fri>\n", {"other": "<2025-02-07 Fri>"}),
    ("#+标题: 一\u3000二\u3000\n", {"标题": "一\u3000二"}),
    ("#+NAME: x\n#+link: a b\n#+macro: a b\n#+options: toc:nil\n", {"options": "toc:nil"}),
    ("#+begin_src go\n#+a: 1\n#+END_SRC\n#+b: 2\n", {"b": "2"}),
    ("#+begin_src go\n#+a: 1\n#+end_quote\n#+b: 2\n", {"a": "1", "b": "2"}),
    ("#+begin_quote\n#+a: 1\n#+end_quote\n#+b: 2\n", {"a": "1", "b": "2"}),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_values(text: str, value: object) -> None:
    decoded = decode_org(text)
    assert decoded.problem is None
    assert decoded.data == value


@pytest.mark.hugo
def test_hugo_reads_the_same(hugo: RunHugo, tmp_path: Path) -> None:
    texts = [text for text, _ in CASES]
    assert differences(hugo, tmp_path, "org", texts, decode_org) == []


def test_a_line_may_be_too_long() -> None:
    assert decode_org(f"#+a: {'标' * 21000}\n#+b: 1\n").problem is None
    problem = decode_org(f"#+b: 1\n#+a: {'标' * 22000}\n").problem
    assert problem
    assert problem.kind == "line-too-long"
    assert problem.start == 7


PLACES = "#+Title: 标题 \n#+tags[]: a b\n#+TAGS[]: c\n#+x: 1\n#+x: 2\n#+filetags: :d:e:\n"


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        (("title",), "Title", "标题"),
        (("tags",), "tags[]", "a b\n#+TAGS[]: c"),
        (("tags", 1), "b", "b"),
        (("tags", 2), "c", "c"),
        (("x", 1), "2", "2"),
        (("filetags",), "filetags", ":d:e:"),
        (("filetags", 1), "e", "e"),
    ],
)
def test_places(route: Route, key: str, value: str) -> None:
    assert key_and_value(decode_org(PLACES), PLACES, route) == (key, value)


def test_entries() -> None:
    marks = decode_org(PLACES).marks
    assert marks
    assert [entry.key for entry in marks.entries()] == ["title", "tags", "x", "filetags"]
    assert [entry.key for entry in marks.entries(("x",))] == [0, 1]


@given(st.text("#+a:[]<> \t\r\n标") | st.text())
def test_any_text_has_an_answer(text: str) -> None:
    decoded = decode_org(text)
    assert decoded.data is not None
    assert decoded.marks
    for entry in decoded.marks.entries():
        assert 0 <= entry.key_span[0] <= entry.key_span[1] <= len(text)
        assert 0 <= entry.value_span[0] <= entry.value_span[1] <= len(text)
