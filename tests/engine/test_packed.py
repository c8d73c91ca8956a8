"""Results of large sites: packed they are what they were, and so are the findings of a run."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cms.engine import columns, packed, validate
from cms.engine.clock import Moment
from cms.engine.packed import PackedResults
from cms.engine.page import PageResult
from tests.engine.cache.test_equality import EXAMPLES, NOW
from tests.files import content_file


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of a few results, of which hardly any is kept as it is."""
    monkeypatch.setattr(columns, "CHUNK", 4)
    monkeypatch.setattr(packed, "CHUNK", 4)
    monkeypatch.setattr(columns, "_UNPACKED", 2)


FACTS: tuple[Mapping[str, Any] | None, ...] = (
    None,
    {},
    {"title": None},
    {"title": "甲", "tags": ["乙", 1]},
    {"tags": [], "title": "甲"},
)


def result(number: int) -> PageResult:
    file = content_file(f"content/{number}.md")
    return PageResult(file, [], FACTS[number % 7 % len(FACTS)], unused=["a.png"] * (number % 3))


def pack(size: int) -> tuple[list[PageResult], PackedResults]:
    results = [result(number) for number in range(size)]
    return results, PackedResults([each.file for each in results], iter(results))


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 8, 30])
def test_results_are_what_they_were(size: int) -> None:
    results, kept = pack(size)
    assert list(kept) == results
    assert kept[1:-1] == results[1:-1]
    order = Random(size).sample(range(-size, size), 2 * size)
    assert [kept[place] for place in order] == [results[place] for place in order]


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 8, 30])
def test_facts_are_a_mapping_like_any(size: int) -> None:
    results, kept = pack(size)
    facts = {each.file.path: each.data for each in results}
    assert dict(kept.data) == facts
    paths = [*facts, "content/30.md"] * 2
    Random(size).shuffle(paths)
    assert [kept.data.get(path, 0) for path in paths] == [facts.get(path, 0) for path in paths]
    assert [path in kept.data for path in paths] == [path in facts for path in paths]
    with pytest.raises(KeyError):
        kept.data["content/30.md"]


def test_keys_are_known_without_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    _, kept = pack(7)
    monkeypatch.setattr(columns, "_unpack", None)
    assert [facts and list(facts) for facts in kept.data.values()] == [
        facts and list(facts) for facts in (*FACTS, *FACTS[:2])
    ]
    facts = kept.data["content/4.md"]
    assert facts
    assert "title" in facts
    assert "date" not in facts
    assert facts.get("date", 0) == 0
    with pytest.raises(KeyError):  # which other pages of the chunk may have
        kept.data["content/1.md"]["tags"]  # type: ignore[index]


@pytest.mark.parametrize("name", ["news-zh", "news-zh-broken"])
def test_findings_are_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = validate.validate([EXAMPLES / name], {}, {}, Moment(NOW))
    monkeypatch.setattr(validate, "WORTHWHILE", 1)
    assert validate.validate([Path(EXAMPLES / name)], {}, {}, Moment(NOW)) == judged
