"""YAML as goccy/go-yaml 1.19 reads it inside Hugo; the tables were checked with Hugo 0.168."""

import re
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.hugo.formats.syntax import Entry, lower_keys
from cms.hugo.formats.yaml import decode_yaml
from cms.hugo.formats.yaml.ordinary import read_ordinary
from cms.hugo.formats.yaml.parser import parse
from cms.hugo.formats.yaml.tokens import MAX_DEPTH, RefusalError
from cms.hugo.formats.yaml.values import evaluate
from cms.hugo.time.gotime import ZERO_TIME, GoTime
from tests.hugo.yaml_texts import texts
from tests.tables import rows


def data(text: str) -> Any:
    decoded = decode_yaml(text)
    assert decoded.problem is None
    return decoded.data


def careful(text: str) -> Any:
    """What the parser reads without the fast reader in front of it."""
    try:
        return lower_keys(evaluate(parse(text)))
    except RefusalError:
        return None


# values


@pytest.mark.parametrize(
    "text", ["", "\n", "# comment\n", "{}\n", "\n  \n# c\n\n", "\t\n", "...\n", "---\n"]
)
def test_front_matter_may_be_empty(text: str) -> None:
    assert data(text) == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # quotes
        ('"a\\tb\\/\\u4e2d\\U0001F600\\x41"', "a\tb/中😀A"),
        ('"\\ud83d\\ude00"', "😀"),
        ('"\\udc00"', "\ufffd"),
        ('"\\xzz"', "\u04ea"),
        ('"a\n\n  b \\\n  c"', "a\nb c"),
        ('"a\nb"', "a b"),
        ('"a\r\nb"', "a\nb"),
        ('"a\tb" ', "a\tb"),
        ("'it''s'", "it's"),
        ("'a  \n\n\n  b'", "a\n\nb"),
        ("'\n  ''\n:'", " '\n:"),
        ("'\n  ''  b'", " 'b"),
        # plain scalars
        ("a\tb", "ab"),
        ("a \t b", "a  b"),
        ("a#b #c", "a#b"),
        ("a\n  b\n\n  c", "a b\nc"),
        ("a\n \n  \n  b", "a\nb"),
        ("a\n  - b: c # d\n  e", "a - b: c # d e"),
        (",x", ",x"),
        (":x", ":x"),
        ("a\x00\x1b\u0085\u2028\ufeffb", "a\x00\x1b\u0085\u2028\ufeffb"),
        ("\n", None),
        ("\nbelow", "below"),
        ("# c\n  below", "below"),
        # block scalars
        ("|\n  a\n   b\n\n  c\n\n", "a\n b\n\nc\n"),
        (">\n  a\n  b\n\n  c\n   d\n  e\n", "a b\nc\n d\ne\n"),
        ("|-\n  a\n\n", "a"),
        ("|+\n  a\n\n", "a\n\n\n"),
        ("|2 # c\n    a", "  a\n"),
        ("|\n\n  a\tb  \n", "\na\tb  \n"),
        ("|\r\n  a\r\n  b\r\n", "a\nb\n"),
        ("|-+\n  a\n", "a"),
        (">2-\n   a", " a"),
        (">\n  a\n    \n  b\n", "a\n  \nb\n"),
        ("|\n  a\n  \tb\n", "a\n\tb\n"),
        ("|\n   \tb\n", "\tb\n"),
        ("|\n  a\n...", "a\n"),
        ("|", ""),
        # flow collections
        ("[a, 'b', \"c\", 1, ]", ["a", "b", "c", 1]),
        ("[a，b]", ["a，b"]),
        ("[a: 1, b:c]", [{"a": 1}, "b:c"]),
        ("[\n\ta,\nb\n]", ["a", "b"]),
        ("{a:1, b: http://c, d}", {"a": 1, "b": "http://c", "d": None}),
        ("{,}", {}),
        ("[\na: b\n]", [{"a": "b"}]),
        ("{\na: b\n}", {"a": "b"}),
        ("{a b\n  c: d, ? e : f}", {"a b c": "d", "e": "f"}),
        ("[a\t,\tb]", ["a", "b"]),
        ("}", "}"),
        # block collections
        ("\n- a\n- b", ["a", "b"]),
        ("\n  - a\n  -\n  - b: 1\n    C: 2", ["a", None, {"b": 1, "C": 2}]),
        ("\n- - a\n  - b", [["a", "b"]]),
        ("\n  a: 1\n  b:\n    c: 2", {"a": 1, "b": {"c": 2}}),
        ("\n  ? a\n  : b", {"a": "b"}),
        # tags
        ("!!str 012", "10"),
        ("!!str", ""),
        ("!!int a", 0),
        ("!!int 99999999999999999999", 2**63 - 1),
        ("!!int '-99999999999999999999999'", -(2**63)),
        ("!!float 3", 3.0),
        ("!!float x", 0.0),
        ("!!bool Yes", True),
        ("!!null x", None),
        ("!!binary aGk=", b"hi"),
        ("!!binary aGkaGk", b"hi\x1a"),
        ("!!timestamp 2025-2-7", GoTime.from_civil(2025, 2, 7)),
        ("!!timestamp 2025-02-07t1:2:3.5+08:00", GoTime(1738861323, 500_000_000, 28800)),
        ("!!timestamp hello", ZERO_TIME),
        ("!!timestamp 2025-02-30", ZERO_TIME),
        ("!!timestamp 2025-02-07 25:00:00", ZERO_TIME),
        ("!!set {x, y}", {"x": None, "y": None}),
        ("!t 012", "012"),
        ("![x](y)", None),
        ("!t !u", None),
        ("!t {a: 1}", {"a": 1}),
        ("&x !t\n  a: 1", {"a": 1}),
        ("!!map\n  a: 1", {"a": 1}),
        ("!!map {a: 1}", {"a": 1}),
        ("!!seq [a]", ["a"]),
        ("!!omap\n  - a: 1", [{"a": 1}]),
        ("!!str &x\n  a", "a"),
        ("!!float", 0),
        ("[!!int , !!str , !!bool , a]", [0, "", False, "a"]),
    ],
)
def test_reads_values_as_hugo_does(text: str, value: Any) -> None:
    assert data(f"k: {text}\n") == {"k": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # keys become text, and lower case outside of lists
        ("1: a\n2.50: b\ntrue: c\n~: d\n", {"1": "a", "2.5": "b", "true": "c", "": "d"}),
        ("p:\n  ~: d\n", {"p": {"null": "d"}}),
        ("FooBar:\n  BazQux: 1\n", {"foobar": {"bazqux": 1}}),
        ("a:\n- Foo: {Bar: 1}\nB: [{C: 1}]\n", {"a": [{"Foo": {"Bar": 1}}], "b": [{"C": 1}]}),
        ("İΣ: 1\n", {"iσ": 1}),
        ("Title: a\ntitle: b\n", {"title": "a"}),
        ("title: b\nTitle: a\n", {"title": "a"}),
        ("key : v\n\"a b\": 1\n'c': 2\n", {"key": "v", "a b": 1, "c": 2}),
        ("a:b: 1\nhttp://x: 2\n", {"a:b": 1, "http://x": 2}),
        # structure
        (" title: T\n weight: 1\n", {"title": "T", "weight": 1}),
        ("a:\nfoo\nb: 1\n", {"a": "foo", "b": 1}),
        ("a:\n-\nb: 1\n", {"a": [{"b": 1}]}),
        ("a:\nb:\n", {"a": None, "b": None}),
        ("a: ![x](y)\nb: 1\n", {"a": {"b": 1}}),
        ("a: !!seq\nb: 1\n", {"a": [], "b": 1}),
        ("a: !t", {"a": None}),
        ("? a\n? b\nc: 1\n", {"a": None, "b": None, "c": 1}),
        ("1\n: a\n", {"1": "a"}),
        ("!!str : a\n", {"": "a"}),
        ("-: b\n....: c\n", {"-": "b", "....": "c"}),
        # anchors
        ("a: &x b\nc: *x\n*x : d\n", {"a": "b", "c": "b", "b": "d"}),
        ("a: &x\nb: *x\n", {"a": None, "b": None}),
        ("a: & x\nb: 1\n", {"a": None, "b": 1}),
        ("a:\n- &x\n- *x\n", {"a": [None, None]}),
        ("a:\n  b: &x\nc: 1\n", {"a": {"b": None}, "c": 1}),
        ("a: &x\n  - b\nc: *x\n", {"a": ["b"], "c": ["b"]}),
        ("a: &x !t 1\nb: !!str &y 2\nc: [*x, *y]\n", {"a": "1", "b": "2", "c": ["1", 2]}),
        ("a: {b: &x c, d: *x}\n", {"a": {"b": "c", "d": "c"}}),
        ("a: &x\n  b: *x\n", {"a": {"b": None}}),
        ("&root\na: 1\n", {"a": 1}),
        # merges: the later one wins
        ("x: &a {k: 1, l: 1}\n<<: *a\nl: 3\n", {"x": {"k": 1, "l": 1}, "k": 1, "l": 3}),
        ("x: &a {k: 1}\nk: 2\n<<: *a\n", {"x": {"k": 1}, "k": 1}),
        ("<< : {a: 1}\n", {"a": 1}),
        ("x: &a {k: 1}\ny: {<<: *a}\nz: {<<: *a}\n", {k: {"k": 1} for k in "xyz"}),
        ("!!merge <<: {a: 1}\n", {"a": 1}),
        ("<<: &x {a: 1}\nb: *x\n", {"a": 1, "b": {"a": 1}}),
        ("x: &a {k: 1}\n<<: *a\n", {"x": {"k": 1}, "k": 1}),
        ("x: &a {k: 1}\ny: {<<: [*a, {k: 2}]}\n", {"x": {"k": 1}, "y": {"k": 2}}),
        # documents
        ("a: 1\n...\nb: 2\n", {"a": 1}),
        ("---\na: 1\n---\nb: 2\n", {"a": 1}),
    ],
)
def test_reads_structure_as_hugo_does(text: str, value: Any) -> None:
    assert data(text) == value


# problems


@pytest.mark.parametrize(
    ("kind", "marked", "detail"),
    [
        ("not-a-mapping", "«a»\n", "text"),
        ("not-a-mapping", "«- a»\n- b\n", "list"),
        ("not-a-mapping", "«12»\n", "number"),
        ("not-a-mapping", "«true»\n", "boolean"),
        ("not-a-mapping", "«~»\n", "null"),
        ("not-a-mapping", "«!!map»\na: 1\n", "tag"),
        ("toml-in-yaml", "«title» = '标题：副标题'\ndraft = true\n", "title"),
        ("toml-in-yaml", "a: b\n«title» = '标题'\n", "title"),
        ("not-a-mapping", "«a»\n---\nb\n", "text"),
        ("duplicate-key", "a: 1\n«a»: 2\n", "a"),
        ("duplicate-key", "a: {b: 1, «'b'»: 2}\n", "b"),
        ("duplicate-key", "- a: 1\n  «a»: 2\n", "a"),
        ("duplicate-key", "~: 1\n«null»: 2\n", ""),
        ("duplicate-key", "x: &a {k: 1}\n<<: [*a, «{k: 2}»]\n", "k"),
        ("unclosed-quote", "a: «'it» # c\n", "'"),
        ("unclosed-quote", 'a: «"T»\nb: "c"\n', '"'),
        ("unclosed-quote", 'a: «"T»\nb: ""\n', '"'),
        ("unclosed-quote", 'a: «"b\\»', '"'),
        ("unclosed-flow", "a: «[»b, c\nd: e\n", "["),
        ("unclosed-flow", "a: «{»b: c\n", "{"),
        ("unclosed-flow", "a: «[»b #, c]\n", "["),
        ("unclosed-flow", "a: {b: «[»c}\n", "["),
        ("unclosed-flow", "a: «{»b:\n", "{"),
        ("unclosed-flow", "a: «{»b: c,\n", "{"),
        ("missing-comma", "a: {b: c\n  «d: e»}\n", ""),
        ("unopened-flow", "a: «]»\n", "]"),
        ("bad-escape", 'a: "b«\\q»"\n', "\\q"),
        ("bad-escape", 'a: "«\\ud83d»"\n', "\\ud83d"),
        ("bad-escape", 'a: "«\\u12»', "\\u12"),
        ("text-after-quote", 'a: «"b" c» # d\n', ""),
        ("text-after-quote", "a: «'it's'»\n", ""),
        ("text-after-quote", "a:\n- «'b' c»\n", ""),
        ("text-after-flow", "a: «[推荐] 文章»\n", ""),
        ("text-after-flow", "a:\n  - «{b: [c]} d»\n", ""),
        ("control-character", 'a: "b«\t»c"\nd: 1\n', "tab"),
        ("too-deep", "a: " + "[" * (MAX_DEPTH - 1) + "«[»\n", ""),
        ("conflict-markers", "a: 1\n«<<<<<<< HEAD»\nb: 1\n=======\nb: 2\n>>>>>>> x\n", ""),
        ("conflict-markers", "a: 1\n«=======»\nb: 2\n", ""),
        ("toml-in-yaml", "«title» = 'T'\ndraft = true\n", "title"),
        ("unquoted-colon", "a: «b: c» # d\n", ""),
        ("unquoted-colon", "标题: «一: 二»\nb: 1\n", ""),
        ("unquoted-colon", "a: «b\n  c d: e»\n", ""),
        ("full-width-colon", "title«：» T\n", "title"),
        ("full-width-colon", "title«：»T\ndraft: true\n", "title"),
        ("full-width-colon", "a: 1\ntitle«：»T\nb: 2\n", "title"),
        ("missing-space-after-colon", "title«:»T\n", "title"),
        ("missing-space-after-colon", "a: 1\ntitle«:»T\nb: 2\n", "title"),
        ("missing-colon", "a: 1\n«b c» # d\ne: 2\n", ""),
        ("missing-colon", "a: 1\n«https://x.y»\n", ""),
        ("unclosed-quote", '«"a»\nb": 1\n', '"'),
        ("bad-key", "«?» \n", ""),
        ("bad-key", "? [a]\n«:» b\n", ""),
        ("bad-key", "a: {[b]«:» c}\n", ""),
        ("bad-key", "a: {b\n  «:» c}\n", ""),
        ("bad-key", "«:» b\n", ""),
        ("bad-key", "a: «1\n:» b\n", ""),
        ("bad-key", "[a]«:» b\n", ""),
        ("list-item-after-key", "a: «-» b\n", ""),
        ("list-item-after-key", "a: b\n«-» c\n", ""),
        ("missing-comma", "a: ['b' «\"c\"»]\n", ""),
        ("missing-comma", "a: [b,«,» c]\n", ","),
        ("full-width-punctuation", 'a: ["b"«，»"c"]\n', ""),
        ("tab-indentation", "a:\n«\t»b: 1\n", ""),
        ("tab-indentation", "«\t»a: 1\n", ""),
        ("tab-indentation", "a: |\n  b\n«\t»c\n", ""),
        ("tab-indentation", "a:«\t»- b\n", ""),
        ("tab-indentation", "a:\n  -«\t»b: 1\n", ""),
        ("tab-indentation", "a: 'b\n«\t»c'\n", ""),
        ("ideographic-space-indentation", "a:\n\u3000- b\n«\u3000»- c\n", ""),
        ("bad-indentation", "a: 1\n  «b»: 2\n", ""),
        ("bad-indentation", "a:\n    b: 1\n  «c»: 2\n", ""),
        ("bad-indentation", "a: b # c\n  «d»\n", ""),
        ("bad-indentation", "a: |\n     \n«  »b\n", ""),
        ("bad-indentation", "  a: 1\n«b»: 2\n", ""),
        ("bad-indentation", "a: |2\n« »b\n", ""),
        ("reserved-character", "a: «@b c» # d\n", "@"),
        ("reserved-character", "a: «`b`»\n", "`"),
        ("reserved-character", "a: «%b»\n", "%"),
        ("reserved-character", "a: «? b»\n", "?"),
        ("template-syntax", 'a: «{{ "b" | c }}»\n', ""),
        ("template-syntax", "a:\n- «{% b %}»\n", ""),
        ("bad-block-header", "a: «>b c»\n", "b c"),
        ("bad-block-header", "a: «|10»\n  b\n", "10"),
        ("bad-block-header", "a: «|+»\nb: 1\n", "|+"),
        ("unknown-alias", "a: «*b»\n", "b"),
        ("unknown-alias", "<<: «*b»\n", "b"),
        ("bad-anchor", "a: «*重要* 通知»\n", "*"),
        ("bad-anchor", "a: «&b»\n", "&"),
        ("bad-anchor", "«&x : a»\n", "&"),
        ("bad-anchor", "«&x»\n...\n", "&"),
        ("bad-anchor", "a: «*»\n", "*"),
        ("bad-anchor", "a: «&b - c»\n", "&"),
        ("bad-anchor", "a: «&b &c d»\n", "&"),
        ("bad-anchor", "a: «&b\n  »&c d\n", "&"),
        ("bad-anchor", "a:\n«&c»\nd: e\n", "&"),
        ("bad-tag", "a: «!!bool b»\n", "!!bool"),
        ("bad-tag", "a: «!!str»\nb: 1\n", "!!str"),
        ("bad-tag", "a: «!{»b}\n", "!"),
        ("bad-tag", "a: «!!map» b\n", "!!map"),
        ("bad-tag", "a: «!!str» !t\n  b: 1\n", "!!str"),
        ("bad-tag", "a: «!!binary 1»\n", "!!binary"),
        ("bad-tag", "a: «!!binary» [b]\n", "!!binary"),
        ("bad-tag", "«!!merge» a: 1\n", "!!merge"),
        ("bad-tag", "«!t» : a\n", "!t"),
        ("bad-tag", "a:\n«!t b»\n", "!t"),
        ("bad-tag", "a: «&x»\n!t b\n", "&"),
        ("bad-merge", "<<: [«1»]\n", ""),
        ("bad-merge", "«<<:»\n", ""),
        ("directive", "«%YAML 1.2»\na: 1\n", ""),
        ("directive", "«%TAG ! x»\na: 1\n", ""),
        ("document-marker", "a: 'b\n«...»\nc'\n", ""),
        ("document-marker", "a: 1\n«...\nb»\n", ""),
        ("document-marker", "«--- a: 1»\n", ""),
    ],
)
def test_says_what_an_author_must_change(kind: str, marked: str, detail: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    problem = decode_yaml(marked.replace("«", "").replace("»", "")).problem
    assert problem == (kind, start, end, detail)


def test_an_empty_block_scalar_swallows_what_follows_a_blank_line() -> None:
    assert data("a: |\n\nb: 1\n") == {"a": "", "b": 1}
    assert decode_yaml("a: |\n\n# c\nb: 1\n").problem
    assert decode_yaml("a:\n- |-\n\n- c\n").problem


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("too-many-collections", "a: 1\nb:\n" + "- {}\n" * 101),
        ("too-many-collections", "b:\n" + "- [{}, {}]\n" * 51),
        ("too-many-collections", "b:\n" + "- [1]\n" * 101),
        ("alias-bomb", "a: &a {x: 1}\nb: [" + "*a, " * 101 + "]\n"),
    ],
)
def test_hugo_allows_a_hundred_collections_of_one_depth(kind: str, text: str) -> None:
    problem = decode_yaml(text).problem
    assert problem is not None
    assert (problem.kind, text[problem.start : problem.end], problem.detail) == (kind, "b", "100")
    fewer = (
        text.replace("- {}\n", "", 1)
        .replace("*a, ", "", 1)
        .replace("- [{}, {}]\n", "- 1\n", 1)
        .replace("- [1]\n", "", 1)
    )
    longer = text + "#" * 2048 + "\n"
    assert decode_yaml(fewer).problem is decode_yaml(longer).problem is None


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 10_000,
        "a: " + "[" * 10_000 + "]" * 10_000,
        "a: " + "{b: " * 10_000,
        "a:\n" + "- " * 10_000 + "b",
        "a: " + "!!str &x " * 10_000 + "b",
        "a: &a [x, x, x]\n"
        + "".join(
            f"{b}: &{b} [{f'*{a}, ' * 9}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
        ),
        "a: " + "'" * 99_999,
        "a: " + '"\\"' * 20_000,
        "a: " + "{{" * 10_000,
        "a: " + "<<" * 30_000 + "\nb",
        "a: b: " + " " * 1_000_000 + "c",
        "a: '" + "\n" + "-" * 300_000,
    ],
    ids=lambda text: text[:12],
)
def test_refuses_hostile_texts_at_once(text: str) -> None:
    start = process_time()
    assert decode_yaml(text).problem
    assert process_time() - start < 1


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("x", 5_000_000),
        ('"x"', 5_000_000),
        ("x\ty", 300_000),
        ("x\n  y", 300_000),
        ("|\n  x\n", 300_000),
        ("<x", 300_000),
    ],
)
def test_reads_long_scalars_in_time(text: str, size: int) -> None:
    long = text.replace("x", "x" * size) if size > 300_000 else text * (size // 6)
    start = process_time()
    decode_yaml(f"a: {long}\n")
    assert process_time() - start < 3


def test_reads_as_deep_as_it_promises() -> None:
    depth = MAX_DEPTH - 2
    assert data(f"a: {'[' * depth}{']' * depth}\n")
    assert data("".join(f"{' ' * level}a:\n" for level in range(depth)))


@given(st.text(alphabet="ab: -?#[]{},&*!|>'\"%@`\\\n\t\r.<~1\0\u3000：\ufeff", max_size=60))
def test_answers_whatever_the_text(text: str) -> None:
    decoded = decode_yaml(text)
    assert (decoded.data is None) != (decoded.problem is None)
    if decoded.problem:
        assert 0 <= decoded.problem.start < decoded.problem.end <= len(text)
    if decoded.marks:
        for entry in decoded.marks.entries():
            assert 0 <= entry.key_span[0] <= entry.key_span[1] <= entry.value_span[1] <= len(text)


# marks


@pytest.mark.parametrize(
    ("text", "route", "key", "value"),
    [
        ("Title: T # c\n", ("title",), "Title", "T"),
        ("'a b': \"c\" # d\n", ("a b",), "'a b'", '"c"'),
        ("a:  \t b\n  c  \nd: 1\n", ("a",), "a", "b\n  c"),
        ("a: |-  # c\n  b\n\n  d\n\ne: 1\n", ("a",), "a", "|-  # c\n  b\n\n  d"),
        ("a: [b, 'c']\n", ("a",), "a", "[b, 'c']"),
        ("a: [b, 'c']\n", ("a", 1), "'c'", "'c'"),
        ("a:\n- b: 1\n  Cd: 2 # e\nf: 3\n", ("a", 0, "Cd"), "Cd", "2"),
        ("a:\n- b\n- c: 1\n  d: 2\n", ("a",), "a", "- b\n- c: 1\n  d: 2"),
        ("a: {b: {c: d}}\n", ("a", "b", "c"), "c", "d"),
        ("a: &x !!str b\n", ("a",), "a", "&x !!str b"),
        ("a: &x {b: 1}\n", ("a", "b"), "b", "1"),
        ("1.50: a\n", ("1.5",), "1.50", "a"),
        ("&x a: b\n", ("a",), "&x a", "b"),
        ("a: 1\nA: 2\nb: 3\n", ("a",), "A", "2"),
        ("? a\n: b\n", ("a",), "a", "b"),
        ("a: x\ty\n", ("a",), "a", "x\ty"),
        ("a: 1\r\nb: 标题\r\n", ("b",), "b", "标题"),
        ("b: &x [1]\na: *x\n", ("a",), "a", "*x"),
    ],
)
def test_finds_keys_and_values(text: str, route: Any, key: str, value: str) -> None:
    marks = decode_yaml(text).marks
    assert marks is not None
    spans = marks.key(route), marks.value(route)
    assert [text[slice(*span)] for span in spans if span] == [key, value]


def test_a_missing_value_is_an_empty_span_behind_its_colon_or_dash() -> None:
    marks = decode_yaml("a: # c\nb:\n-\n").marks
    assert marks is not None
    assert marks.value(("a",)) == (2, 2)
    assert marks.value(("b", 0)) == (11, 11)


def test_entries_are_in_source_order_with_case_twins() -> None:
    marks = decode_yaml("Title: a\ntags: [x]\ntitle: b\n").marks
    assert marks is not None
    assert marks.entries() == [
        Entry("title", "Title", (0, 5), (7, 8)),
        Entry("tags", "tags", (9, 13), (15, 18)),
        Entry("title", "title", (19, 24), (26, 27)),
    ]
    assert marks.entries(("tags",)) == [Entry(0, "", (16, 17), (16, 17))]


def test_what_an_alias_or_a_merge_brings_in_has_no_place() -> None:
    marks = decode_yaml("a: &x {b: [1]}\nc: *x\nd: {<<: *x, e: 1}\n!!str *x : 1\n").marks
    assert marks is not None
    assert marks.value(("c", "b")) is marks.value(("d", "b")) is None
    assert [entry.name for entry in marks.entries(("d",))] == ["e"]
    assert marks.entries(("c",)) == marks.entries(("a", "b", 0)) == marks.entries(("x",)) == []
    assert marks.value(()) is marks.key(("a", "b", 1)) is None


# the fast reader


@pytest.mark.parametrize(
    "text",
    [
        "\ntitle: \"标题: 一\"\ndate: 2025-02-07T21:31:14+08:00\ntags: [a, 'b, c']\ndraft: false\n",
        "a:\n- b\n- c # d\n\n# e\nf:\n  g: 1\n  h:\n    - i: 1\n      j: |\n        k\n  l: 2\n",
        "a: >-\n  b\n  c\nd:\n  e\n  f\ng: h\n",
        "a: b\r\nc:\r\n  - 'd''e'\r\n",
        'cSpell:ignore: a b\nk : "c\\\\\\n"\n',
    ],
)
def test_the_fast_reader_takes_ordinary_front_matter(text: str) -> None:
    fast = read_ordinary(text)
    assert fast is not None
    assert fast == careful(text)


def test_the_fast_reader_never_differs_from_the_parser() -> None:
    wrong = [text for text in texts(seed=7, count=3000) if differs(text)]
    assert wrong == []


def test_the_fast_reader_reads_the_corpora(shared: Path) -> None:
    heads = list(front_matters(shared / "corpora"))
    taken = [head for head in heads if read_ordinary(head) is not None]
    assert [head for head in taken if differs(head)] == []
    assert len(taken) > 0.9 * len(heads)


def differs(text: str) -> bool:
    fast = read_ordinary(text)
    return fast is not None and repr(fast) != repr(careful(text))


def front_matters(folder: Path) -> Any:
    for path in sorted(folder.rglob("*.md")):
        head = re.match(r"---(\n.*?\n)---", path.read_text("utf-8"), re.DOTALL)
        if head is not None:
            yield head[1]


# tables


def test_agrees_with_the_table_of_front_matter(shared: Path) -> None:
    wrong = []
    for row in rows("frontmatter"):
        head = re.match(
            r"---(?:\r\n|[\r\n])?(.*?)^---", row["text"] or "", re.DOTALL | re.MULTILINE
        )
        if head is not None and not agrees(head[1], row):
            wrong.append(row["name"])
    assert wrong == []


def agrees(text: str, row: dict[str, Any]) -> bool:
    """Whether we refuse what Hugo's YAML parser refuses, and else read the page's parameters."""
    error = row["error"] or ""
    decoded = decode_yaml(text)
    refused = re.search(r": \[\d+:\d+\] |used where mapping|too many YAML", error) is not None
    if refused or decoded.data is None:
        return refused and decoded.problem is not None
    params = row["params"] or {}
    own = decoded.data.keys() & params.keys() - CAST_KEYS
    return (
        error != ""
        or "params" in decoded.data
        or all(params[key] == decoded.data[key] for key in own if is_text(decoded.data[key]))
    )


CAST_KEYS = {"aliases", "draft", "headless", "iscjklanguage", "keywords", "weight"}
"""Keys whose values Hugo turns into another type than text."""


def is_text(value: Any) -> bool:
    """Whether Hugo keeps a value as it is, and does not take it for a date or a path."""
    return isinstance(value, str) and not re.match(r"[\d/]|\s|.*\s$", value)
