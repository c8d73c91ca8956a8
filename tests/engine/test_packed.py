"""Results of large sites: packed they are what they were, and so are the findings of a run."""

from pathlib import Path
from random import Random

import pytest

from cms.engine import packed, validate
from cms.engine.clock import Moment
from cms.engine.packed import PackedResults
from cms.engine.page import PageResult
from tests.engine.cache.test_equality import EXAMPLES, NOW
from tests.files import content_file


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of a few results, of which hardly any is kept as it is."""
    monkeypatch.setattr(packed, "_CHUNK", 4)
    monkeypatch.setattr(packed, "_UNPACKED", 2)


def result(number: int) -> PageResult:
    file = content_file(f"content/{number}.md")
    return PageResult(file, [], None if number % 3 else {"title": str(number)})


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 8, 30])
def test_results_are_what_they_were(size: int) -> None:
    results = [result(number) for number in range(size)]
    kept = PackedResults([each.file for each in results], iter(results))
    assert list(kept) == results
    assert kept[1:-1] == results[1:-1]
    order = Random(size).sample(range(size), size)
    assert [kept[place] for place in order] == [results[place] for place in order]
    assert dict(kept.data) == {each.file.path: each.data for each in results}
    assert "content/30.md" not in kept.data
    assert kept.data.get("content/30.md") is None


@pytest.mark.parametrize("name", ["news-zh", "news-zh-broken"])
def test_findings_are_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = validate.validate([EXAMPLES / name], {}, {}, Moment(NOW))
    monkeypatch.setattr(validate, "WORTHWHILE", 1)
    assert validate.validate([Path(EXAMPLES / name)], {}, {}, Moment(NOW)) == judged
