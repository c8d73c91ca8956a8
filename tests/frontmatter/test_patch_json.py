"""JSON front matter before and after each kind of patch."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from cms.frontmatter.patch import (
    append_item,
    insert,
    remove,
    rename_key,
    reorder,
    replace_text,
    replace_value,
)
from tests.frontmatter.patching import check_patch

LINES = '{\n  "a": "x",\n  "k": 1\n}'

VALUES = [
    ('{"k": "a"}', "b", '{"k": "b"}'),
    ('{"k":"2025-02-07"}', "2025-02-07 08:00:00+08:00", '{"k":"2025-02-07 08:00:00+08:00"}'),
    (r'{"k": "\u4e2d\ud83d\ude00\/ a"}', '中😀/ "b"', r'{"k": "\u4e2d\ud83d\ude00\/ \"b\""}'),
    ('{"k": "true"}', True, '{"k": true}'),
    ('{"k": "12" }', 12, '{"k": 12 }'),
    ('{"k": 1}', None, '{"k": null}'),
    ('{"k": 1}', date(2025, 2, 7), '{"k": "2025-02-07"}'),
    ('{"k": 1}', {"A": [1, "标"]}, '{"k": {"A": [1, "标"]}}'),
    ('{"k":1}', {"A": [1, 2]}, '{"k":{"A":[1,2]}}'),
    ('{"k": ["a", "b"]}', ["b", "c", 1], '{"k": ["b", "c", 1]}'),
    ('{"k": [\n  "a",\n  "b"\n]}', ["a"], '{"k": [\n  "a"\n]}'),
    ('{"k": ["a"]}', [], '{"k": []}'),
    ('{"k": 1}', float("nan"), None),
    ('{"k": 1}', object(), None),
]

REMOVED = [
    (LINES, ("k",), '{\n  "a": "x"\n}'),
    (LINES, ("a",), '{\n  "k": 1\n}'),
    ('{"a": 1, "k": 2}', ("k",), '{"a": 1}'),
    ('{"k": 2, "a": 1}', ("k",), '{"a": 1}'),
    ('{ "k": 2 }', ("k",), "{}"),
    ('{"a": {"k": [1, 2]}}', ("a", "k", 0), '{"a": {"k": [2]}}'),
    ('{"k": 1, "k": 2}', ("k",), None),
]

APPENDED = [
    ('{"k": ["a"]}', "b", '{"k": ["a", "b"]}'),
    ('{"k":["a"]}', "b", '{"k":["a","b"]}'),
    ('{"k": [\n    "a"\n  ]\n}', "b", '{"k": [\n    "a",\n    "b"\n  ]\n}'),
    ('{"k": []}', {"x": 1}, '{"k": [{"x": 1}]}'),
    ('{"k": null}', "b", '{"k": ["b"]}'),
    ('{"k": 1}', "b", None),
]

INSERTED = [
    (LINES, (), '{\n  "a": "x",\n  "k": 1,\n  "标签": "v"\n}'),
    (LINES, ("标签", "k"), '{\n  "a": "x",\n  "标签": "v",\n  "k": 1\n}'),
    ('{"a":1}', (), '{"a":1,"标签":"v"}'),
    ("{}", (), '{"标签": "v"}'),
    ('{"a" : 1}', ("标签", "a"), '{"标签" : "v", "a" : 1}'),
    ('{"标签": 1}', (), None),
]

REORDERED = [
    ('{"b": 1, "x": 0, "a": [2]}', '{"a": [2], "x": 0, "b": 1}'),
    ('{\n  "b": 1,\n  "a": 2\n}', '{\n  "a": 2,\n  "b": 1\n}'),
    ("{}", "{}"),
]


check = partial(check_patch, "json")


@pytest.mark.parametrize(("before", "value", "after"), VALUES)
def test_values(before: str, value: Any, after: str | None) -> None:
    check(before, lambda document: replace_value(document, ("k",), value), after)
    if isinstance(value, str):
        check(before, lambda document: replace_text(document, ("k",), value), after)


@pytest.mark.parametrize(("before", "route", "after"), REMOVED)
def test_removal(before: str, route: Any, after: str | None) -> None:
    check(before, lambda document: remove(document, route), after)


@pytest.mark.parametrize(("before", "item", "after"), APPENDED)
def test_one_more_item(before: str, item: Any, after: str | None) -> None:
    check(before, lambda document: append_item(document, ("k",), item), after)


@pytest.mark.parametrize(("before", "order", "after"), INSERTED)
def test_new_entries(before: str, order: Any, after: str | None) -> None:
    check(before, lambda document: insert(document, "标签", "v", order), after)


@pytest.mark.parametrize(("before", "after"), REORDERED)
def test_order(before: str, after: str) -> None:
    check(before, lambda document: reorder(document, ["a", "b"]), after)


def test_names() -> None:
    check(
        LINES, lambda document: rename_key(document, ("a",), 'B"'), LINES.replace('"a"', '"B\\""')
    )
    check(LINES, lambda document: rename_key(document, ("a",), "K"), None)
