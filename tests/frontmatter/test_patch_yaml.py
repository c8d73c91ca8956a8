"""YAML front matter before and after each kind of patch."""

from datetime import date, datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest

from cms.frontmatter.document import parse
from cms.frontmatter.patch import (
    append_item,
    insert,
    remove,
    rename_key,
    reorder,
    replace_text,
    replace_value,
)
from tests.frontmatter.patching import applied, check_patch, page

MOMENT = datetime(2025, 2, 7, 21, 31, 14, tzinfo=timezone(timedelta(hours=8)))

SAME_QUOTES = [
    # in the author's quotes
    ('k: "2025-02-07 21:31:14"', "2025-02-07 21:31:14+08:00", 'k: "2025-02-07 21:31:14+08:00"'),
    ("k: '2025-02-07 21:31:14' # c", "2025-02-08", "k: '2025-02-08' # c"),
    ("k: 2025-02-07 21:31:14", "2025-02-07 21:31:14+08:00", "k: 2025-02-07 21:31:14+08:00"),
    ("k: 20250207", "2025-02-07", "k: 2025-02-07"),
    ('k:   "a"   # c', "b", 'k:   "b"   # c'),
    ('k: "“标题”"', "标题", 'k: "标题"'),
    ('"k": "a"', "true", '"k": "true"'),
    ("k: 'it''s'", "it's 'x'", "k: 'it''s ''x'''"),
    ('k: "a"', 'say "x"\\', 'k: "say \\"x\\"\\\\"'),
    ("k: 'a'", "two\nlines", 'k: "two\\nlines"'),
    ('k: "a"', "two\n\tlines\x85", 'k: "two\\n\\tlines\\x85"'),
    # escapes stay as they are
    (r'k: "\u4e2d文\t\/ a"', "中文\t/ b", r'k: "\u4e2d文\t\/ b"'),
    (r'k: "\x41\U0001F600b"', "A😀c", r'k: "\x41\U0001F600c"'),
    # without quotes where Hugo reads the same text
    ("k: a", "b c", "k: b c"),
    ("k: a", "b: c", 'k: "b: c"'),
    ("k: a", "b #c", 'k: "b #c"'),
    ("k: a", "true", 'k: "true"'),
    ("k: a", "012", 'k: "012"'),
    ("k: a", "", 'k: ""'),
    ("k: a", " b ", 'k: " b "'),
    ("k: a", "- b", 'k: "- b"'),
    ("k: a", "@b", 'k: "@b"'),
    ("k: a", "yes", "k: yes"),
    ("k: a", "【x】：y", "k: 【x】：y"),
    ("k: a\nx: 'y'", "b: c", "k: 'b: c'\nx: 'y'"),
    # what was no text
    ("k: true", "x", "k: x"),
    ("k: true", "false", 'k: "false"'),
    ("k:", "x", "k: x"),
    ("k: # c", "x", "k: x # c"),
    ("k: null", "x", "k: x"),
    ("k:\nz: 1", "x", "k: x\nz: 1"),
    ("k: [a]", "x", "k: x"),
    ("k: # c\n  # d\n  - a # e\n  - b # f\nz: 1", "x", "k: x # c\n  # d\nz: 1"),
    ("k:\n  x: 1\nz: 1", "x", "k: x\nz: 1"),
    # over several lines
    ("k: one\n  two # c\nz: 1", "one TWO", "k: one\n  TWO # c\nz: 1"),
    ("k: one\n  two\n\n  three", "one 2\nthree", "k: one\n  2\n\n  three"),
    ("k:\n  one\nz: 1", "two", "k:\n  two\nz: 1"),
    ('k: "one\n  two\n\n  three"', "ONE two\nthree!", 'k: "ONE\n  two\n\n  three!"'),
    ('k: "one\\\n  two"', "onetwo!", 'k: "one\\\n  two!"'),
    ("k: 'one\n  two'", "one 2", "k: 'one\n  2'"),
    ("k: |\n  one\n  two\nz: 1", "one\n2\n", "k: |\n  one\n  2\nz: 1"),
    ("k: |  # c\n    one\n\n    two\n", "one\n\n2\n3\n", "k: |  # c\n    one\n\n    2\n    3\n"),
    ("k: |-\n  one", "two\nthree", "k: |-\n  two\n  three"),
    ("k: |\n  one", "two", "k: |-\n  two"),
    ("k: |-\n  one", "two\n", "k: |\n  two"),
    ("k: |\n  one", "", 'k: ""'),
    ("k: |\n  one", "a\tb", 'k: "a\\tb"'),
    ("k: >-\n  一二\n  三四\n\n  五", "壹二 三肆\n五", "k: >-\n  壹二\n  三肆\n\n  五"),
    ("k: >-\n  one", "two\nthree", "k: >-\n  two\n\n  three"),
    ("k: >\n  one two\n  three\nz: 1", "other\n", "k: >\n  other\nz: 1"),
    # anchors and tags
    ("k: &x a", "b", "k: &x b"),
    ("k: &x a\nz: *x", "b", None),
    ("z: &x a\nk: *x", "b", "z: &x a\nk: b"),
    ("k: !!str 5", "6", "k: !!str 6"),
    ("k: !!int 5", "x", "k: x"),
]

OTHER_VALUES = [
    ('k: "true"', True, "k: true"),
    ("k: 'false' # c", False, "k: false # c"),
    ('k: "12"', 12, "k: 12"),
    ("k: true", None, "k: null"),
    ("k: 1", 1.5, "k: 1.5"),
    ("k: 1", 1e16, "k: 1.0e+16"),
    ("k: 1", float("inf"), "k: .inf"),
    ("k: 1", MOMENT, "k: 2025-02-07T21:31:14+08:00"),
    ("k: a", date(2025, 2, 7), "k: 2025-02-07"),
    ("k:", [], "k: []"),
    ("k:", ["a", "b"], "k: [a, b]"),
    ("k: news # c", ["news"], "k: [news] # c"),
    ("k: news # c\nz:\n- a", ["news"], "k: # c\n- news\nz:\n- a"),
    ("k:\nz:\n  - a", ["x: y", "b"], 'k:\n  - "x: y"\n  - b\nz:\n  - a'),
    ("k: x\nz: [1]", {"a": 1, "B": [1]}, "k:\n  a: 1\n  B:\n    - 1\nz: [1]"),
    ("k: [{a: 1}]", [{"a": 1}, {"A": "x, y"}], 'k: [{a: 1}, {A: "x, y"}]'),
    ("k: 1", object(), None),
]

LISTS = [
    ("k: [a, b, c]", ["a", "c"], "k: [a, c]"),
    ("k: [a, b, c]", ["c", "b", "a"], "k: [c, b, a]"),
    ("k: [a, 'b', \"c\" ] # n", ["x", "y", "z"], "k: [x, 'y', \"z\" ] # n"),
    ("k: [a,b]", ["a", "b", "c", "d"], "k: [a,b,c,d]"),
    ("k: [a, b]", [], "k: []"),
    ("k: [a]", ["x, y"], 'k: ["x, y"]'),
    ("k: [a]", [True, 1, None, "true"], 'k: [true, 1, null, "true"]'),
    ("k: [\n  a, # A\n  b, # B\n  c # C\n]", ["a", "c"], "k: [\n  a, # A\n  c # C\n]"),
    ("k: [\n  a, # A\n  b # B\n]", ["a"], "k: [\n  a # A\n]"),
    ("k: [\n  a,\n  b,\n]", ["a"], "k: [\n  a,\n]"),
    ("k: [\n  a,\n  b,\n]", ["a", "b", "c"], "k: [\n  a,\n  b,\n  c,\n]"),
    ("k: [\n  a,\n  b # B\n]", ["a", "b", "c"], "k: [\n  a,\n  b, # B\n  c\n]"),
    ("k: [ a\n  , b\n  , c ]", ["a", "c"], "k: [ a\n  , c ]"),
    ("k:\n- a # A\n- b # B\n- c", ["c", "b"], "k:\n- c\n- b # B"),
    ("k:\n- a # A\n- b # B", ["b", "a"], "k:\n- b # B\n- a # A"),
    ("k:\n  - a # A\n  -   b\nz: 1", ["a", "x", "c"], "k:\n  - a # A\n  -   x\n  -   c\nz: 1"),
    ("k:\n  - 'a'\n  - |\n    b\n", ["a", "c\n"], "k:\n  - 'a'\n  - |\n    c\n"),
    ("k:\n- a\n- b: 1\n  c: 2 # n\n", [{"b": 1, "c": 2}, "a"], "k:\n- b: 1\n  c: 2 # n\n- a\n"),
    ("k: # c\n  - a\n# d\nz: 1", [], "k: [] # c\n# d\nz: 1"),
    ("k: &x\n  - a\nz: *x", ["b"], None),
]

REMOVED = [
    # entries
    ("a: 1\nk: 2 # c\nz: 3", ("k",), "a: 1\nz: 3"),
    ("k: 1", ("k",), ""),
    ("# c\nk: 1\n# d\n", ("k",), "# c\n# d\n"),
    ("a: 1\n# cms: ignore DT001 -- why\nk: 2\nz: 3", ("k",), "a: 1\nz: 3"),
    ("# cms: ignore-file DT001\nk: 2\nz: 3", ("k",), "# cms: ignore-file DT001\nz: 3"),
    ("a: 1\nk: one\n  two\n\n  three\nz: 3", ("k",), "a: 1\nz: 3"),
    ("k:\n- a\n- b # c\nz: 3", ("k",), "z: 3"),
    ("k:\n  x: 1\n  # y: 2\n\n  # w: 2\n\n# about z\nz: 3", ("k",), "\n# about z\nz: 3"),
    ("k: |\n  # text\n  more\nz: 3", ("k",), "z: 3"),
    ("a: |+\n  x\n\nk: 1\nz: 3", ("k",), "a: |+\n  x\n\nz: 3"),
    ("{a: 1, k: 2, z: 3}", ("k",), "{a: 1, z: 3}"),
    ("{k: 2}", ("k",), "{}"),
    ("  a: 1\n  k: 2", ("k",), "  a: 1"),
    # entries inside
    ("p:\n  k: 1\n  z: 2", ("p", "k"), "p:\n  z: 2"),
    ("p: # c\n  k: 1 # d\nz: 1", ("p", "k"), "p: {} # c\nz: 1"),
    ("p: {k: 1, z: 2 }", ("p", "k"), "p: {z: 2 }"),
    ("p: {a: 1, k: }", ("p", "k"), "p: {a: 1 }"),
    ("r:\n- k: a\n  z: b\n- z: c", ("r", 0, "k"), "r:\n- z: b\n- z: c"),
    ("r:\n- k: a # A\n  z: b", ("r", 0, "k"), "r:\n-\n  z: b"),
    ("r:\n- z: a\n  k: b # B", ("r", 0, "k"), "r:\n- z: a"),
    ("r:\n- k: a # c\n- z: b", ("r", 0, "k"), "r:\n- {} # c\n- z: b"),
    ("r: [{k: 1}]", ("r", 0, "k"), "r: [{}]"),
    # items
    ("k: [a, b ]  # note", ("k", 1), "k: [a ]  # note"),
    ("k: [a, b ]  # note", ("k", 0), "k: [b ]  # note"),
    ("k: [ a ]  # note", ("k", 0), "k: []  # note"),
    ("k: [a, 'b', c]", ("k", 1), "k: [a, c]"),
    ("k: ['[a, b]', c]", ("k", 0), "k: [c]"),
    ("k:\n- a # A\n# about b\n- b # B\n- c", ("k", 1), "k:\n- a # A\n# about b\n- c"),
    ("k:\n  - a\n\n  - b\nz: 1", ("k", 0), "k:\n\n  - b\nz: 1"),
    ("k:\n  - a # A\nz: 1", ("k", 0), "k: []\nz: 1"),
    ("k:\n- - a\n  - b\n- c", ("k", 0, 0), "k:\n- - b\n- c"),
    ("k:\n-\n- a", ("k", 0), "k:\n- a"),
    ("k:\n- # c\n  a\n- b", ("k", 0), "k:\n- b"),
    ("- a: 1"[2:] + "\nr:\n- b: 1\n  c: 2\n- d: 3", ("r", 0), "a: 1\nr:\n- d: 3"),
    # not for sure
    ("k: &x 1\nz: *x", ("k",), None),
    ("p: &x {k: 1}\nz: *x", ("p", "k"), None),
    ("z: &x {k: 1}\np:\n  <<: *x", ("p", "k"), None),
    ("k: 1", ("z",), None),
    ("k: [a]", ("k", 1), None),
    ("K: 1\nk: 2", ("k",), None),
    ("k: 1", (), None),
]

APPENDED = [
    ("k: [a]", "b", "k: [a, b]"),
    ("k: [a,b ] # c", "c", "k: [a,b,c ] # c"),
    ("k: [a, 'b']", "c", "k: [a, 'b', 'c']"),
    ("k: [a, ]", "b", "k: [a, b, ]"),
    ("k: []", "b", "k: [b]"),
    ("k: [ ]", "b, c", 'k: [ "b, c" ]'),
    ("k:", "b", "k: [b]"),
    ("k:\nz:\n- a", "b", "k:\n- b\nz:\n- a"),
    ("k:\n- a # A\nz: 1", "b", "k:\n- a # A\n- b\nz: 1"),
    ('k:\n    -   "a"\n', "b", 'k:\n    -   "a"\n    -   "b"\n'),
    ("k:\n- a\n  # - b\n\nz: 1", "c", "k:\n- a\n  # - b\n- c\n\nz: 1"),
    ("k:\n  - a", {"src": "b", "x": ["c"]}, "k:\n  - a\n  - src: b\n    x:\n      - c"),
    ("k:\n- src: a", {"src": "2"}, 'k:\n- src: a\n- src: "2"'),
    ("k: [a, {b: c}]", {"d": "e"}, "k: [a, {b: c}, {d: e}]"),
    ("k:\n- |+\n  a\n\nz: 1", "b", None),
    ("k: a", "b", None),
    ("z: 1", "b", None),
]

INSERTED = [
    ("a: 1", "2", (), 'a: 1\nk: "2"'),
    ("a: x\n\n# more\n", "v", (), "a: x\nk: v\n\n# more\n"),
    ("", "v", (), "k: v\n"),
    ("# c\n", "v", (), "# c\nk: v\n"),
    ('a: "x"\nb: "z"\nc: z', "v", (), 'a: "x"\nb: "z"\nc: z\nk: "v"'),
    ("a: 'x'", "y: z", (), "a: 'x'\nk: 'y: z'"),
    ("a: x", "yes", (), 'a: x\nk: "yes"'),
    ("a: x", "12:30", (), 'a: x\nk: "12:30"'),
    ("a: x", "2025-02-07T21:31:14+08:00", (), "a: x\nk: 2025-02-07T21:31:14+08:00"),
    ("a: x", MOMENT, (), "a: x\nk: 2025-02-07T21:31:14+08:00"),
    ("a: x", False, (), "a: x\nk: false"),
    ("a: x", ["b", "c: d"], (), 'a: x\nk: [b, "c: d"]'),
    ("a:\n- x", ["b", "c: d"], (), 'a:\n- x\nk:\n- b\n- "c: d"'),
    ("a:\n    - x", [], (), "a:\n    - x\nk: []"),
    ("a: x", {"b": {"C": [1, "2"]}}, (), 'a: x\nk:\n  b:\n    C:\n      - 1\n      - "2"'),
    ("a:\n- x", [{"b": 1, "c": "d"}], (), "a:\n- x\nk:\n- b: 1\n  c: d"),
    ("a: x", {}, (), "a: x\nk: {}"),
    ("{a: x}", "v", (), "{a: x, k: v}"),
    ("  a: x", "v", (), "  a: x\n  k: v"),
    ("a:\n  b: x\n  # c\nz:", "v", (), "a:\n  b: x\n  # c\nz:\nk: v"),
    # placed
    ("a: x\nb: y", "z", ("a", "k"), "a: x\nk: z\nb: y"),
    ("a: x\nb: y", "z", ("a", "o", "k", "b"), "a: x\nk: z\nb: y"),
    ("a: x\n# about b\nb: y", "z", ("k", "b"), "a: x\nk: z\n# about b\nb: y"),
    ("# about a\na: x", "z", ("k", "a"), "k: z\n# about a\na: x"),
    ("a: x\nb: y", "z", ("o", "k"), "a: x\nb: y\nk: z"),
    ("a: x\nb: y", "z", ("b", "a"), "a: x\nb: y\nk: z"),
    ("{a: x, b: y}", "z", ("k", "b"), "{a: x, k: z, b: y}"),
    # behind a block scalar that takes blank lines for its own
    ("a: |+\n  x\n\n", "v", (), "a: |+\n  x\n\nk: v\n"),
    ("K: 1", "v", (), None),
    ("a: x", object(), (), None),
]

INSERTED_INSIDE = [
    ("p:\n  a: x # A\n  # more\nz: 1", ("p", "K"), "p:\n  a: x # A\n  K: v\n  # more\nz: 1"),
    ("p: {a: x }", ("p", "k"), "p: {a: x, k: v }"),
    ("p: {}", ("p", "k"), "p: {k: v}"),
    ("p: # c\nz: a", ("p", "k"), "p: # c\n  k: v\nz: a"),
    ("z: a", ("p", "q", "k"), "z: a\np:\n  q:\n    k: v"),
    ("p:\n  a: x", ("p", "q", "k"), "p:\n  a: x\n  q:\n    k: v"),
    ("r:\n- a: x\n- b: y", ("r", 0, "K"), "r:\n- a: x\n  K: v\n- b: y"),
    ("p: a", ("p", "k"), None),
    ("p: [a]", ("p", 1), None),
    ("p: {K: x}", ("p", "k"), None),
    ("p: &x {a: 1}\nz: *x", ("p", "k"), None),
]

RENAMED = [
    ("k: v # c", ("k",), "Name", "Name: v # c"),
    ('"k" : v', ("k",), "n", '"n" : v'),
    ("'k': v", ("k",), "n", "'n': v"),
    ("k: v", ("k",), "标签", "标签: v"),
    ("k: v", ("k",), "a: b", '"a: b": v'),
    ("k: v", ("k",), "null", '"null": v'),
    ("k: v", ("k",), "K", "K: v"),
    ("K: v", ("k",), "k", "k: v"),
    ("p:\n  k:\n  - 1", ("p", "k"), "n", "p:\n  n:\n  - 1"),
    ("r: [{K: 1}]", ("r", 0, "K"), "k", "r: [{k: 1}]"),
    ("{k: 1}", ("k",), "n", "{n: 1}"),
    ("k: 1\nn: 2", ("k",), "N", None),
    ("k: [a]", ("k", 0), "n", None),
    ("z: 1", ("k",), "n", None),
]

REORDERED = [
    ("b: 1 # B\na: 2", ("a", "b"), "a: 2\nb: 1 # B"),
    ("b: 1\n# about a\n# more\na: 2", ("a", "b"), "# about a\n# more\na: 2\nb: 1"),
    ("b:\n- 1\n- 2\n\na: |\n  x\n", ("a", "b"), "a: |\n  x\n\nb:\n- 1\n- 2\n"),
    ("x: 0\nb: 1\ny: 0\na: 2\nz: 0", ("a", "b"), "x: 0\na: 2\ny: 0\nb: 1\nz: 0"),
    ("b:\n  c: 1\n  # d: 2\na: 2", ("a", "b"), "a: 2\nb:\n  c: 1\n  # d: 2"),
    ("# the file\n\nb: 1\na: 2", ("a", "b"), "# the file\n\na: 2\nb: 1"),
    ("# cms: ignore-file X\nb: 1\na: 2", ("a", "b"), "# cms: ignore-file X\na: 2\nb: 1"),
    ("# about b\nb: 1\na: 2", ("a", "b"), "a: 2\n# about b\nb: 1"),
    ("c: 1\nA: 2\nb: 3 # end", ("a", "b", "c"), "A: 2\nb: 3 # end\nc: 1"),
    ("{b: 1, a: [2], c: 3}", ("a", "b"), "{a: [2], b: 1, c: 3}"),
    ("a: 1\nb: 2", ("a", "b"), "a: 1\nb: 2"),
    ("b: &x 1\na: *x", ("a", "b"), None),
]


check = partial(check_patch, "yaml")


@pytest.mark.parametrize(("before", "text", "after"), SAME_QUOTES)
def test_texts(before: str, text: str, after: str | None) -> None:
    check(before, lambda document: replace_text(document, ("k",), text), after)
    check(before, lambda document: replace_value(document, ("k",), text), after)


@pytest.mark.parametrize(("before", "value", "after"), OTHER_VALUES)
def test_other_values(before: str, value: Any, after: str | None) -> None:
    check(before, lambda document: replace_value(document, ("k",), value), after)


@pytest.mark.parametrize(("before", "items", "after"), LISTS)
def test_lists(before: str, items: list[Any], after: str | None) -> None:
    check(before, lambda document: replace_value(document, ("k",), items), after)


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
    check(before, lambda document: insert(document, route, "v", ("zz", "k")), after)


@pytest.mark.parametrize(("before", "route", "name", "after"), RENAMED)
def test_names(before: str, route: Any, name: str, after: str | None) -> None:
    check(before, lambda document: rename_key(document, route, name), after)


@pytest.mark.parametrize(("before", "order", "after"), REORDERED)
def test_order(before: str, order: Any, after: str | None) -> None:
    check(before, lambda document: reorder(document, order), after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("body", "---\nk: v\n---\nbody"),
        ("", "---\nk: v\n---\n"),
        ("\ufeffbody\r\n", "\ufeff---\r\nk: v\r\n---\r\nbody\r\n"),
        ("\n# heading\n", "---\nk: v\n---\n\n# heading\n"),
    ],
)
def test_a_file_without_front_matter_gets_one(before: str, after: str) -> None:
    document = parse(before.encode())
    found = insert(document, "k", "v")
    assert found is not None
    assert applied(document, found) == after.encode()


@pytest.mark.parametrize("raw", ["---\na: [\n---\n", "--- x", " <!-- -->\n---\na: 1\n---\n"])
def test_what_hugo_cannot_read(raw: str) -> None:
    document = parse(raw.encode())
    assert document.problem or document.unseen
    assert insert(document, "k", "v") is None
    assert replace_value(document, ("a",), "v") is None
    assert append_item(document, ("a",), "v") is None
    assert rename_key(document, ("a",), "v") is None
    assert remove(document, ("a",)) is None
    assert document.problem is None or reorder(document, ["b", "a"]) is None


def test_org_settings() -> None:
    document = parse(b"#+title: x\n#+tags[]: a b\nbody")
    for refused in (insert(document, "k", "v"), remove(document, ("title",))):
        assert refused is None
    for found, after in [
        (replace_value(document, ("title",), "y"), b"#+title: y\n#+tags[]: a b\nbody"),
        (replace_value(document, ("tags", 1), "c"), b"#+title: x\n#+tags[]: a c\nbody"),
    ]:
        assert found is not None
        assert applied(document, found) == after


def test_bytes_that_are_no_utf8_stay() -> None:
    raw = b"---\na: \xff x\nk: v\n---\n\xfe"
    document = parse(raw)
    found = replace_text(document, ("k",), "w")
    assert found is not None
    assert applied(document, found) == raw.replace(b"v", b"w")


def test_nothing_to_change() -> None:
    document = page("k: 0x10\nl: [a]\n")
    for route, value in [(("k",), 16), (("l",), ["a"]), (("l", 0), "a")]:
        found = replace_value(document, route, value)
        assert found is not None
        assert found.edits == found.changes == ()
