"""What edits make of a file, and changes of data."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from cms.frontmatter.promise import promised, same, splice
from cms.model import REMOVED, Change, Edit, Span

DATA = {"title": "a", "tags": ["x", "y", "z"], "params": {"toc": True}, "r": [{"S": 1}]}


def test_edits_in_any_order() -> None:
    edits = [Edit(Span(4, 4), b"+"), Edit(Span(0, 2), b""), Edit(Span(3, 4), b"D")]
    assert splice(b"abcdef", edits) == b"cD+ef"
    assert splice(b"abc", []) == b"abc"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([(("title",), "b")], {**DATA, "title": "b"}),
        ([(("title",), REMOVED), (("name",), "a")], None),
        ([(("tags", 0), REMOVED), (("tags", 2), REMOVED)], {**DATA, "tags": ["y"]}),
        ([(("tags", 0), REMOVED), (("tags", 2), "Z")], {**DATA, "tags": ["y", "Z"]}),
        ([(("tags", 3), "n"), (("tags", 1), REMOVED)], {**DATA, "tags": ["x", "z", "n"]}),
        ([(("params", "toc"), REMOVED)], {**DATA, "params": {}}),
        ([(("params", "new"), None)], {**DATA, "params": {"toc": True, "new": None}}),
        ([(("r", 0, "S"), 2)], {**DATA, "r": [{"S": 2}]}),
    ],
)
def test_data_after_changes(changes: list[tuple[Any, Any]], expected: dict[str, Any]) -> None:
    if expected is None:
        expected = {key: value for key, value in DATA.items() if key != "title"} | {"name": "a"}
    before = repr(DATA)
    assert promised(DATA, [Change(*each) for each in changes]) == expected
    assert repr(DATA) == before


@pytest.mark.parametrize(
    "change",
    [
        (("none",), REMOVED),
        (("tags", 4), "n"),
        (("tags", "x"), "n"),
        (("title", "x"), "n"),
        (("params", 0), "n"),
        (("none", "x"), "n"),
    ],
)
def test_routes_that_lead_nowhere(change: tuple[Any, Any]) -> None:
    assert promised(DATA, [Change(*change)]) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True),
        ({"a": 1}, {"a": True}, False),
        ({"a": 1}, {"a": 1.0}, False),
        ({"a": 1}, {"a": 1, "b": None}, False),
        ([1, 2], [2, 1], False),
        ([1], [1, 1], False),
        ([float("nan")], [float("inf") - float("inf")], True),
        ("a", "á", False),
        (datetime(2025, 2, 7), datetime(2025, 2, 7), True),
        (datetime(2025, 2, 7), datetime(2025, 2, 7, tzinfo=timezone.utc), False),
        (
            datetime(2025, 2, 7, 0, tzinfo=timezone.utc),
            datetime(2025, 2, 7, 8, tzinfo=timezone(timedelta(hours=8))),
            False,
        ),
    ],
)
def test_equality(one: Any, other: Any, expected: bool) -> None:
    assert same(one, other) is expected
    assert same(other, one) is expected
