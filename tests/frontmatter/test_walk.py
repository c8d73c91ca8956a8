"""Walking over all entries: the same ones as asking for those of each route."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cms.frontmatter.document import Document, parse
from cms.model import Route
from tests.hugo.yaml_texts import texts

TOML = """
title = "标题"
a.b = [{ C = 1, c = 2 }, { d = {} }]
[params]
Author.name = "x"
[[resources]]
src = "a"
[[resources]]
[menu.main]
weight = 1
"""

FILES = [
    f"+++{TOML}+++\n",
    '{"a": {"B": [1, {"c": []}, [2]]}, "a": 1, "标题": "x"}\n',
    "#+title: 标题\n#+tags[]: a b\n",
    "---\n标题: [a, {b: c, d}]\nx:\n  - y: 1\n    Z: {}\n  - - b\nk: >\n  text\n---\nbody",
    "no front matter",
]


def descend(document: Document, route: Route = ()) -> Iterator[tuple[int, Any]]:
    for entry in document.entries(route):
        yield len(route), entry
        yield from descend(document, (*route, entry.key))


@pytest.mark.parametrize("text", FILES)
def test_the_same_entries_as_route_by_route(text: str) -> None:
    document = parse(text.encode())
    assert document.problem is None
    twins = text.startswith("{")  # a route leads to one of two equal keys only
    walked = list(document.walk())
    assert twins or walked == list(descend(document))
    assert [entry for depth, entry in walked if depth == 0] == document.entries()


def test_made_up_texts() -> None:
    compared = 0
    for text in texts(seed=22, count=2000):
        document = parse(f"---\n{text}---\n".encode())
        found = list(descend(document))
        # Of keys that differ in case only a route leads to one; a merge key has none.
        if "<<" not in text and "Title" not in text:
            assert list(document.walk()) == found, text
            compared += bool(found)
    assert compared > 200


def test_corpora(shared: Path) -> None:
    for path in sorted((shared / "corpora").glob("*/content/**/*.md"))[::7]:
        document = parse(path.read_bytes())
        assert list(document.walk()) == list(descend(document)), path


def test_what_is_behind_a_merge_key() -> None:
    document = parse(b"---\na: &x {b: 1}\nc:\n  <<: {d: 2}\n  e: 3\n---\n")
    names = [entry.name for _, entry in document.walk()]
    assert names == ["a", "b", "c", "<<", "d", "e"]
    assert [entry.name for entry in document.entries(("c",))] == ["e"]
