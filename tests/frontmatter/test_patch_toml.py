"""TOML front matter before and after each kind of patch."""

from datetime import date, datetime, time, timedelta, timezone
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

MOMENT = datetime(2025, 2, 7, 21, 31, 14, tzinfo=timezone(timedelta(hours=8)))
P = "a = 1\n\n# about p\n[p]\nb = 1\n"
LINES = 'k = """\none\ntwo\\\n  three"""'

TEXTS = [
    ('k = "2025-02-07 21:31:14"', "2025-02-07 21:31:14+08:00", 'k = "2025-02-07 21:31:14+08:00"'),
    ("k = 'a' # c", "b", "k = 'b' # c"),
    ("k = 'a'", "it's", 'k = "it\'s"'),
    (r'k="a\u4e2d\t"', "b中\t\x00", r'k="b\u4e2d\t\u0000"'),
    ('k = "a"', 'x "y" \\', r'k = "x \"y\" \\"'),
    (LINES, "one\n2three\n", 'k = """\none\n2\\\n  three\n"""'),
    ("k = '''\none\ntwo'''", "one\n2\n", 'k = "one\\n2\\n"'),
    ("k = '''\none two'''", "one 2", "k = '''\none 2'''"),
    ("k = true", "yes", 'k = "yes"'),
    ("z = 'x'\nk = 1", "a", "z = 'x'\nk = 'a'"),
    ('k = ["a"]', "a", 'k = "a"'),
]

MOMENTS = [
    ("k = 2025-02-07 21:31:14", "2025-02-07 21:31:14+08:00", "k = 2025-02-07 21:31:14+08:00"),
    ("k = 2025-02-07 # c", "2025-02-08T00:00:00Z", "k = 2025-02-08T00:00:00Z # c"),
    ("k = 21:31:14", "2025-02-07", "k = 2025-02-07"),
    ("k = 2025-02-07", "soon", 'k = "soon"'),
    ("k = 2025-02-07", "12", 'k = "12"'),
    ('k = "2025-02-07"', "2025-02-08", 'k = "2025-02-08"'),
]

VALUES = [
    ('k = "true"', True, "k = true"),
    ("k = 1", 2.5, "k = 2.5"),
    ("k = 1", float("nan"), "k = nan"),
    ("k = 2025-02-07 21:31:14", MOMENT, "k = 2025-02-07 21:31:14+08:00"),
    ("k = 2025-02-07", MOMENT, "k = 2025-02-07T21:31:14+08:00"),
    ("k = 2025-02-07T00:00:00Z", MOMENT.astimezone(timezone.utc), "k = 2025-02-07T13:31:14Z"),
    ('k = "2025-02-07"', date(2025, 2, 7), "k = 2025-02-07"),
    ("k = 1", time(12, 30), "k = 12:30:00"),
    ("k = 1", None, None),
    ("k = 1", ["a", None], None),
    ("k = 1", 1 << 63, None),
    ("k = 1", {"a": 1, "B c": ["x"]}, 'k = { a = 1, "B c" = ["x"] }'),
    ("k = 1", {}, "k = {}"),
    ("k = ['a', 'b']", ["b", "c", "d"], "k = ['b', 'c', 'd']"),
    ('k = [\n  "a", # A\n  "b", # B\n]', ["b"], 'k = [\n  "b", # B\n]'),
    ('k = ["a"]', [], "k = []"),
    ("[[k]]\na = 1\n", [{"a": 2}], None),
]

REMOVED = [
    ("a = 1\nk = 2 # c\nz = 3", ("k",), "a = 1\nz = 3"),
    ('k = """\na\n"""\nz = 3', ("k",), "z = 3"),
    ("k = [\n  1,\n] # c\nz = 3", ("k",), "z = 3"),
    ("# cms: ignore X\nk = 2\nz = 3", ("k",), "z = 3"),
    ("k.a = 1\nk.b = 2\nz = 3", ("k", "a"), "k.b = 2\nz = 3"),
    ("k.a = 1\nz = 3", ("k", "a"), "z = 3"),
    ("k.a = 1\nk.b = 2\nz = 3", ("k",), "z = 3"),
    ("z = 1\n[k]\na = 1\nb = 2\n", ("k", "a"), "z = 1\n[k]\nb = 2\n"),
    ("z = 1\n[k]\na = 1\n", ("k", "a"), "z = 1\n[k]\n"),
    ("z = 1\n\n[k]\na = 1\n[k.b]\nc = 1\n\n[y]\n", ("k",), "z = 1\n\n[y]\n"),
    ("[k]\na = 1\n\n[k.b]\nc = 1\n", ("k", "b"), "[k]\na = 1\n\n"),
    ("k = { a = 1, b = 2 }", ("k", "a"), "k = { b = 2 }"),
    ("k = { a = 1 }", ("k", "a"), "k = {}"),
    ("k = ['a', 'b' ]", ("k", 1), "k = ['a' ]"),
    ("k = ['a',]", ("k", 0), "k = []"),
    ("[[k]]\na = 1\n\n[[k]]\na = 2\n", ("k", 0), "[[k]]\na = 2\n"),
    ("[[k]]\na = 1\n\n[[k]]\na = 2\n", ("k", 1), "[[k]]\na = 1\n\n"),
    ("z = 1\n[[k]]\na = 1\n", ("k", 0), "z = 1\n"),
    ("[[k]]\na = 1\nb = 2\n", ("k", 0, "a"), "[[k]]\nb = 2\n"),
    ("k.a = 1\nz = 3\nk.b = 2", ("k",), None),
]

APPENDED = [
    ("k = ['a']", "b", "k = ['a', 'b']"),
    ('k = [\n  "a" # A\n]', "b", 'k = [\n  "a", # A\n  "b"\n]'),
    ("k = []", MOMENT, "k = [2025-02-07T21:31:14+08:00]"),
    ("[[k]]\na = 1\n", {"a": "x"}, '[[k]]\na = 1\n[[k]]\na = "x"\n'),
    ("\n[[k]]\na = 1\n\n[z]\n", {"a": [1]}, "\n[[k]]\na = 1\n\n[[k]]\na = [1]\n\n[z]\n"),
    ("[[k]]\na = 1\n", "x", None),
    ("[[k]]\na = 1\n", {"a": None}, None),
    ("k = 1", "b", None),
]

INSERTED = [
    ('a = "x"', "v", (), 'a = "x"\nk = "v"'),
    ("a='x'", "v", (), "a='x'\nk='v'"),
    ("title  = 'x'\nb      = 1", "v", (), "title  = 'x'\nb      = 1\nk = 'v'"),
    ("", ["v", 1], (), 'k = ["v", 1]\n'),
    (P, MOMENT, (), P.replace("1\n\n", "1\nk = 2025-02-07T21:31:14+08:00\n\n")),
    ("# about p\n[p]\nb = 1\n", "v", (), 'k = "v"\n# about p\n[p]\nb = 1\n'),
    ("a = 1\n[p]\n", "v", ("p", "k"), 'a = 1\nk = "v"\n[p]\n'),
    ("a = 1\nb = 2\n[p]\n", "v", ("k", "b"), 'a = 1\nk = "v"\nb = 2\n[p]\n'),
    ("a = 1", {"B": {"c": [True]}}, (), "a = 1\nk = { B = { c = [true] } }"),
    ("p.a = 1\np.b = 2\n[q]\n", "v", (), 'p.a = 1\np.b = 2\nk = "v"\n[q]\n'),
    ("a = 1", None, (), None),
    ("K = 1", 1, (), None),
]
INSERTED_INSIDE = [
    ("[p]\na = 1\n\n[p.q]\nb = 2\n", ("p", "k"), "[p]\na = 1\nk = true\n\n[p.q]\nb = 2\n"),
    ("[p]\n[z]\n", ("p", "k"), "[p]\nk = true\n[z]\n"),
    ("p = { a = 1 }", ("p", "k"), "p = { a = 1, k = true }"),
    ("[[r]]\na = 1\n\n[[r]]\n", ("r", 0, "k"), "[[r]]\na = 1\nk = true\n\n[[r]]\n"),
    ("a = 1\n[z]\n", ("p", "k"), "a = 1\np = { k = true }\n[z]\n"),
    ("[p.q]\nb = 2\n", ("p", "k"), None),
]

RENAMED = [
    ("k = 1 # c", ("k",), "n", "n = 1 # c"),
    ('"k" = 1', ("k",), "n", '"n" = 1'),
    ("'k' = 1", ("k",), "n m", "'n m' = 1"),
    ("k = 1", ("k",), "标签", '"标签" = 1'),
    ("[k]\na = 1\n", ("k",), "n", "[n]\na = 1\n"),
    ("[p]\nk.a = 1\n", ("p", "k"), "n", "[p]\nn.a = 1\n"),
    ("[k]\n[k.a]\n", ("k",), "n", None),
]

REORDERED = [
    ("b = 1 # B\n# about a\na = 2\n\n[p]\n", ("a", "b"), "# about a\na = 2\nb = 1 # B\n\n[p]\n"),
    ("p.x = 1\np.y = 2\na = 1", ("a", "p"), "a = 1\np.x = 1\np.y = 2"),
    ("b = 1\n[p]\n[a]\n", ("a", "b"), "b = 1\n[p]\n[a]\n"),
]


check = partial(check_patch, "toml")


@pytest.mark.parametrize(("before", "text", "after"), TEXTS)
def test_texts(before: str, text: str, after: str) -> None:
    check(before, lambda document: replace_text(document, ("k",), text), after)
    check(before, lambda document: replace_value(document, ("k",), text), after)


@pytest.mark.parametrize(("before", "text", "after"), MOMENTS)
def test_texts_that_are_moments_without_quotes(before: str, text: str, after: str) -> None:
    check(before, lambda document: replace_text(document, ("k",), text), after)


@pytest.mark.parametrize(("before", "value", "after"), VALUES)
def test_values(before: str, value: Any, after: str | None) -> None:
    check(before, lambda document: replace_value(document, ("k",), value), after)


@pytest.mark.parametrize(("before", "route", "after"), REMOVED)
def test_removal(before: str, route: Any, after: str | None) -> None:
    check(before, lambda document: remove(document, route), after)


@pytest.mark.parametrize(("before", "item", "after"), APPENDED)
def test_one_more_item(before: str, item: Any, after: str | None) -> None:
    check(before, lambda document: append_item(document, ("k",), item), after)


@pytest.mark.parametrize(("before", "value", "order", "after"), INSERTED)
def test_new_entries(before: str, value: Any, order: Any, after: str | None) -> None:
    check(before, lambda document: insert(document, "k", value, order), after)


@pytest.mark.parametrize(("before", "route", "after"), INSERTED_INSIDE)
def test_new_entries_inside(before: str, route: Any, after: str | None) -> None:
    check(before, lambda document: insert(document, route, True), after)


@pytest.mark.parametrize(("before", "route", "name", "after"), RENAMED)
def test_names(before: str, route: Any, name: str, after: str | None) -> None:
    check(before, lambda document: rename_key(document, route, name), after)


@pytest.mark.parametrize(("before", "order", "after"), REORDERED)
def test_order(before: str, order: Any, after: str | None) -> None:
    check(before, lambda document: reorder(document, order), after)
