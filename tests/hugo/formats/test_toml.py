"""TOML as go-toml 2.4.3 reads it; the tables were checked with Hugo 0.168."""

import random
import sys
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.hugo.formats.syntax import lower_keys
from cms.hugo.formats.toml import decode_toml
from cms.model import Route
from tests.conftest import RunHugo
from tests.hugo.formats.decoding import key_and_value, problem_and_text
from tests.hugo.unmarshal import differences

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def data(text: str) -> Any:
    decoded = decode_toml(text)
    assert decoded.problem is None
    return decoded.data


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("-0", 0),
        ("+1_000", 1000),
        ("0xFF", 255),
        ("0o17", 15),
        ("0b1_0", 2),
        ("9223372036854775807", 2**63 - 1),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("1_0.5e-1", 1.05),
        ("-inf", float("-inf")),
        ("1e-400", 0.0),
        ('"标题"', "标题"),
        (r'"\u00e9\U0001F600\x41\e\t\"\\"', 'é😀A\x1b\t"\\'),
        ("'C:\\new'", "C:\\new"),
        ('""', ""),
        ('"""\na\n b"""', "a\n b"),
        ('"""a\r\nb"""', "a\r\nb"),
        ('"""a \\  \n\n   b"""', "a b"),
        ('""""a"" b"""""', '"a"" b""'),
        ("'''\r\na'b''c'''''", "a'b''c''"),
        ("2025-02-07", date(2025, 2, 7)),
        ("21:31", time(21, 31)),
        ("21:31:14.5", time(21, 31, 14, 500_000)),
        ("2025-02-07 21:31", datetime(2025, 2, 7, 21, 31)),
        ("2025-02-07t21:31:14.1234567", "2025-02-07T21:31:14.1234567"),
        ("2025-02-07T21:31z", datetime(2025, 2, 7, 21, 31, tzinfo=timezone.utc)),
        (
            "2025-02-07T21:31:14-03:30",
            datetime(2025, 2, 7, 21, 31, 14, tzinfo=timezone(timedelta(hours=-3.5))),
        ),
        ("0000-02-29", "0000-02-29"),
        ("[]", []),
        ("[1, # c\n 'a',\n]", [1, "a"]),
        ("[[1], [{b = [2]}]]", [[1], [{"b": [2]}]]),
        ("{}", {}),
        ("{b = 1, c.d = 2,}", {"b": 1, "c": {"d": 2}}),
        ("{ # c\n b = 1\n}", {"b": 1}),
    ],
)
def test_values(written: str, value: object) -> None:
    found = data(f"a = {written}")["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", {}),
        ("# only a comment", {}),
        ("a.b.c = 1\na.d = 2", {"a": {"b": {"c": 1}, "d": 2}}),
        ("'' = 1\n\"a b\" = 2\n1.2 = 3", {"": 1, "a b": 2, "1": {"2": 3}}),
        ("[a.b]\nx = 1\n[a]\ny = 2", {"a": {"b": {"x": 1}, "y": 2}}),
        ("[a]\nb.c = 1\n[a.b.d]\ne = 2", {"a": {"b": {"c": 1, "d": {"e": 2}}}}),
        ("[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2", {"a": [{"b": 1}, {"c": {"d": 2}}]}),
        ("[[a.b]]\n[a]\nc = 1", {"a": {"b": [{}], "c": 1}}),
        ("Title = 'T'\ntitle = 't'", {"title": "T"}),
        (
            "[Params]\nFoo.Bar = 1\nL = [{Baz = 1}]",
            {"params": {"foo": {"bar": 1}, "l": [{"Baz": 1}]}},
        ),
        ("a = 1\r\nb = 2\r\n", {"a": 1, "b": 2}),
    ],
)
def test_tables(text: str, value: object) -> None:
    assert data(text) == value


@pytest.mark.parametrize(
    ("text", "kind", "covered"),
    [
        ("title = T", "unquoted-string", "T"),
        ("title = Hello, World! # c", "unquoted-string", "Hello, World!"),
        ("tags = [a, 'b']", "unquoted-string", "a"),
        ("title = “标题”", "smart-quotes", "“标题”"),
        ("title: T", "yaml-in-toml", "title"),
        ("tags = ['a']\n- b", "yaml-in-toml", "-"),
        ("draft = True", "unknown-keyword", "True"),
        ("draft = yes", "unknown-keyword", "yes"),
        ("a = null", "unknown-keyword", "null"),
        ("a = 012", "bad-number", "012"),
        ("a = 1_", "bad-number", "1_"),
        ("a = .5", "bad-number", ".5"),
        ("a = 0xg", "bad-number", "0xg"),
        ("a = 1.2.3", "unquoted-string", "1.2.3"),
        ("a = 9223372036854775808", "number-out-of-range", "9223372036854775808"),
        (f"a = {'1' * 5000}", "number-out-of-range", "1" * 5000),
        ("a = 1e400", "number-out-of-range", "1e400"),
        ("date = 2025-02-30", "bad-date", "2025-02-30"),
        ("date = 2025-2-7", "bad-date", "2025-2-7"),
        ("date = 2025/02/07", "bad-date", "2025/02/07"),
        ("date = 2025年2月7日", "bad-date", "2025年2月7日"),
        ("date = 2025-02-07 9:31", "bad-date", "2025-02-07 9:31"),
        ("date = 2025-02-07T21:31:14+0800", "bad-date", "2025-02-07T21:31:14+0800"),
        ("date = 2025-02-07T21:31:14+24:00", "bad-date", "2025-02-07T21:31:14+24:00"),
        ("a = 24:00:00", "bad-date", "24:00:00"),
        ("标签 = 'x'", "non-ascii-bare-key", "标签"),
        ("tag标签 = 'x'", "non-ascii-bare-key", "tag标签"),
        ("[参数]", "non-ascii-bare-key", "参数"),
        ("title ＝ 'x'", "full-width-punctuation", "＝"),
        ("tags = ['a'，'b']", "full-width-punctuation", "，"),
        ("\u3000title = 'x'", "ideographic-space-indentation", "\u3000"),
        ("a = 1\na = 2", "duplicate-key", "a"),
        ("[a]\n[a]", "duplicate-key", "a"),
        ("[a.b.c]\n[a]\nb.d = 1", "duplicate-key", "b.d"),
        ("a = {}\n[a.b]", "duplicate-key", "a.b"),
        ("a = []\n[[a]]", "duplicate-key", "a"),
        ("[[a]]\n[a]", "duplicate-key", "a"),
        ("a = {b = {}, b.c = 1}", "duplicate-key", "b.c"),
        ('a = "C:\\Users"', "bad-escape", "\\U"),
        (r'a = "\ud83d\ude00"', "bad-escape", r"\ud83d"),
        ('a = "b\nc = 1', "unclosed-quote", '"b'),
        ("a = '''b\nc", "unclosed-quote", "'''b"),
        ("a = 'it's'", "text-after-quote", "s'"),
        ('a = "b\x01"', "control-character", "\x01"),
        ("a = 1\rb = 2", "control-character", "\r"),
        ("# \x7f", "control-character", "\x7f"),
        ("a = '\udcb1\udcea'", "invalid-utf8", "\udcb1\udcea"),
        ("a = ", "missing-value", ""),
        ("title 'T'", "missing-equals", "title"),
        ("a = [1 2]", "missing-comma", "2"),
        ("a = [1,,2]", "missing-comma", ","),
        ("a = [1,\nb = 2", "unquoted-string", "b = 2"),
        ("a = [1\nb = 2", "unclosed-flow", "["),
        ("a = {b = 1", "unclosed-flow", "{"),
        ("[a", "unclosed-flow", "[a"),
        ("a = 1,", "trailing-comma", ","),
        ("a = 1 // c", "comment", "// c"),
        ("}", "unopened-flow", "}"),
        ("<<<<<<< HEAD\na = 1", "conflict-markers", "<<<<<<< HEAD"),
        ("a = 1 b = 2", "toml-syntax", "b"),
        ("= 1", "toml-syntax", "="),
    ],
)
def test_problems(text: str, kind: str, covered: str) -> None:
    assert problem_and_text(decode_toml(text), text) == (kind, covered)


def test_deep_nesting_is_a_problem() -> None:
    for text in (f"a = {'[' * 9000}", f"a = {'[' * 9000}{']' * 9000}", f"{'a.' * 9000}a = 1"):
        problem = decode_toml(text).problem
        assert problem
        assert problem.kind == "too-deep"


PLACES = """\
Title = "标题" # comment
tags = ["a", [ 'b' ], {C = 1}]
a."b.c" = 1
a.d = 2
[params] # comment
x = 1

[[list]]
Name = 'n'
[list.sub]
y = 2
[[list]]
"""


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        (("title",), "Title", '"标题"'),
        (("tags",), "tags", """["a", [ 'b' ], {C = 1}]"""),
        (("tags", 1, 0), "'b'", "'b'"),
        (("tags", 2, "C"), "C", "1"),
        (("a",), "a", '"b.c" = 1\na.d = 2'),
        (("a", "b.c"), '"b.c"', "1"),
        (("a", "d"), "d", "2"),
        (("params",), "params", "[params] # comment\nx = 1"),
        (("params", "x"), "x", "1"),
        (("list",), "list", PLACES[PLACES.index("[[list]]") :].rstrip()),
        (("list", 0), PLACES[PLACES.index("[[list]]") : PLACES.rindex("\n[[")], None),
        (("list", 0, "Name"), "Name", "'n'"),
        (("list", 0, "sub", "y"), "y", "2"),
        (("list", 1), "[[list]]", "[[list]]"),
    ],
)
def test_places(route: Route, key: str, value: str | None) -> None:
    both = key, key if value is None else value
    assert key_and_value(decode_toml(PLACES), PLACES, route) == both


@pytest.mark.parametrize(
    "route", [("x",), ("title", "x"), ("title", 0), ("tags", 3), ("tags", "a")]
)
def test_no_place_where_nothing_is(route: Route) -> None:
    marks = decode_toml(PLACES).marks
    assert marks
    assert marks.value(route) is None
    assert marks.key(route) is None
    assert marks.entries(route) == []


def test_entries_keep_case_twins() -> None:
    marks = decode_toml("title = 1\nTitle = 2\nl = [{Title = 3}]").marks
    assert marks
    assert [(entry.key, entry.name) for entry in marks.entries()] == [
        ("title", "title"),
        ("title", "Title"),
        ("l", "l"),
    ]
    assert marks.value(("title",)) == (18, 19)
    assert [entry.key for entry in marks.entries(("l", 0))] == ["Title"]


# Against other readers


def random_toml(seed: random.Random) -> str:
    """Text that is TOML about every other time."""

    def key() -> str:
        parts = seed.choices(["a", "b", "c", '"d e"', "''", "1", "é"], [9, 9, 4, 1, 1, 1, 0.3])
        return parts[0] if seed.random() < 0.7 else f"{parts[0]}{seed.choice(['.', ' . '])}{key()}"

    def number() -> str:
        return "".join(
            seed.choices("0123456789_.eE+-xob", [3] * 10 + [1] * 9, k=seed.randint(1, 5))
        )

    def moment() -> str:
        year, month, day = seed.choice([0, 1, 1970, 2024]), seed.randint(0, 13), seed.randint(0, 31)
        second = seed.choice(["", ":05", ":60", ":05.25"])
        clock = f"{seed.randint(0, 24):02}:{seed.randint(0, 60):02}{second}"
        zone = seed.choice(["", "Z", "z", "+08:00", "-23:59", "+24:00", "+08"])
        whole = f"{year:04}-{month:02}-{day:02}"
        return seed.choice([whole, clock, whole + seed.choice("T t") + clock + zone])

    def quoted() -> str:
        quote = seed.choice(['"', "'", '"""', "'''"])
        pieces = [
            "a",
            "标",
            " ",
            "\\n",
            "\\e",
            "\\x41",
            "\\u12",
            "\\ud800",
            "\\",
            '"',
            "'",
            "\n",
            "\r\n",
        ]
        return (
            quote
            + "".join(seed.choices(pieces, [9, 5, 5] + [1] * 10, k=seed.randint(0, 4)))
            + quote
        )

    def blank() -> str:
        return seed.choice(["", "", " ", "\t", "\n", " # c\n", "\r\n"])

    def value(depth: int = 0) -> str:
        kind = seed.random()
        if kind < 0.55 or depth > 2:
            words = seed.choice(["true", "inf", "-nan", "True", "null", "“a”", ""])
            return seed.choice([quoted(), number(), moment(), words, "1", "'a'"])
        comma, count = seed.choice(["", ","]), seed.randint(0, 3)
        if kind < 0.8:
            items = [blank() + value(depth + 1) + blank() for _ in range(count)]
            return f"[{','.join(items)}{comma}{blank()}]"
        pairs = [f"{blank()}{key()} = {value(depth + 1)}{blank()}" for _ in range(count)]
        return f"{{{','.join(pairs)}{comma}{blank()}}}"

    def line() -> str:
        kind = seed.random()
        if kind < 0.6:
            return (
                f"{key()} = {value() if seed.random() < 0.5 else 1}{seed.choice(['', ' # c', ','])}"
            )
        return f"[{key()}]" if kind < 0.8 else f"[[{key()}]]"

    return seed.choice(["\n", "\r\n"]).join(line() for _ in range(seed.randint(1, 5)))


@pytest.mark.hugo
def test_hugo_reads_the_same(hugo: RunHugo, tmp_path: Path) -> None:
    seed = random.Random(2025)
    texts = [random_toml(seed) for _ in range(3000)]
    assert differences(hugo, tmp_path, "toml", texts, decode_toml) == []


@given(st.integers(0, 10**9))
def test_the_standard_library_reads_the_same_where_both_read(number: int) -> None:
    # The standard library turns CRLF into LF in strings; go-toml does not.
    text = random_toml(random.Random(number)).replace("\r\n", "\n")
    try:
        theirs = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    ours = decode_toml(text).data
    assert ours is None or repr(ours) == repr(lower_keys(theirs))


@given(st.text("a标=.,[]{}\"'\\#\n\r\t 1-:T_+e\udc80\0"))
def test_any_text_has_an_answer(text: str) -> None:
    decoded = decode_toml(text)
    assert (decoded.data is None) == bool(decoded.problem) == (decoded.marks is None)
    if decoded.problem:
        assert 0 <= decoded.problem.start <= decoded.problem.end <= len(text)


def routes(value: Any, route: Route = ()) -> Any:
    yield route, value
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from routes(inner, (*route, step))


@given(st.integers(0, 10**9))
def test_what_a_place_covers_has_the_value(number: int) -> None:
    text = random_toml(random.Random(number))
    decoded = decode_toml(text)
    if decoded.marks is None:
        return
    for route, value in routes(decoded.data):
        span = decoded.marks.value(route)
        assert span
        written = text[slice(*span)]
        if not isinstance(value, dict | list):
            again = data(f"a = {written}")["a"]
            assert again == value or again != again
