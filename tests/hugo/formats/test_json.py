"""JSON as Go's ``encoding/json`` reads it; the tables were checked with Hugo 0.168."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.hugo.formats.json import decode_json
from cms.model import Route
from tests.conftest import RunHugo
from tests.hugo.formats.decoding import key_and_value, problem_and_text
from tests.hugo.unmarshal import differences


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1.0),
        ("-0", -0.0),
        ("12345678901234567890", 12345678901234567000.0),
        ("1E+2", 100.0),
        ("1e-400", 0.0),
        ("true", True),
        ("null", None),
        ("[]", []),
        ('[1, [{"B": 2}]]', [1.0, [{"B": 2.0}]]),
        ('{"B": {"C": "标"}}', {"b": {"c": "标"}}),
        (r'"\"\\\/\b\f\n\r\t\u00e9"', '"\\/\b\f\n\r\té'),
        (r'"\ud83d\ude00"', "😀"),
        (r'"\ud83d x \ude00"', "\ufffd x \ufffd"),
        (r'"\ud800\ud83d\ude00"', "\ufffd😀"),
        ('"\x7f\u2028"', "\x7f\u2028"),
    ],
)
def test_values(written: str, value: object) -> None:
    decoded = decode_json(f'{{"a": {written}}}')
    assert decoded.data == {"a": value}
    assert type(decoded.data["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        ("null", {}),
        ("\r\n\t {\n}\n", {}),
        ('{"a": 1, "a": 2}', {"a": 2}),
        ('{"title": 1, "Title": 2}', {"title": 2}),
        ('{"Title": 1, "title": 2}', {"title": 1}),
        ('{"": 1, "ΣΣ": 2, "İ": 3}', {"": 1, "σσ": 2, "i": 3}),
    ],
)
def test_objects(text: str, value: object) -> None:
    assert decode_json(text).data == value


@pytest.mark.parametrize(
    ("text", "kind", "covered"),
    [
        ('{"a": 1,}', "trailing-comma", ","),
        ('{"a": [1, ]}', "trailing-comma", ","),
        ('{\n// c\n"a": 1}', "comment", "// c"),
        ('{"a": 1 /* c\n */}', "comment", "/* c\n */"),
        ('{"a": # c\n1}', "comment", "# c"),
        ("{'a': 1}", "single-quotes", "'a'"),
        ("{\"a\": 'b'}", "single-quotes", "'b'"),
        ('{title: "T"}', "unquoted-key", "title"),
        ('{标题: "T"}', "unquoted-key", "标题"),
        ('{"a": T}', "unquoted-string", "T"),
        ('{"date": 2025-02-07}', "unquoted-string", "2025-02-07"),
        ('{"a": True}', "unknown-keyword", "True"),
        ('{"a": NaN}', "unknown-keyword", "NaN"),
        ('{"a": -Infinity}', "unknown-keyword", "-Infinity"),
        ('{"a": “T”}', "smart-quotes", "“T”"),
        ('{“a”: "T"}', "smart-quotes", "“a”"),
        ('{"a"： 1}', "full-width-punctuation", "："),
        ('{"a": 1，"b": 2}', "full-width-punctuation", "，"),
        ('{"a":\u3000"1"}', "full-width-punctuation", "\u3000"),
        ('{"a": 01}', "bad-number", "01"),
        ('{"a": .5}', "bad-number", ".5"),
        ('{"a": +1}', "bad-number", "+1"),
        ('{"a": 0x1F}', "bad-number", "0x1F"),
        ('{"a": 1e400}', "number-out-of-range", "1e400"),
        ('{"a": "b\nc"}', "control-character", "\n"),
        ('{"a": "b\tc"}', "control-character", "\t"),
        (r'{"a": "b\qc"}', "bad-escape", r"\q"),
        (r'{"a": "C:\Users"}', "bad-escape", r"\U"),
        (r'{"a": "\u12g4"}', "bad-escape", r"\u12"),
        ('{"a": "他说"你好"了"}', "text-after-quote", '你好"了"'),
        ('{"a" 1}', "missing-colon", '"a"'),
        ('{"a": }', "missing-value", ""),
        ('{"a": 1 "b": 2}', "missing-comma", '"'),
        ('{"a": 1,, "b": 2}', "missing-comma", ","),
        ('{"a": [1, 2}', "unclosed-flow", "["),
        ('{"a": [1, 2', "unclosed-flow", "["),
        ('{"a": "b', "unclosed-quote", '"b'),
        ('["a"]', "not-a-mapping", '["a"]'),
        ('{"a": {{ .X }}}', "template-syntax", "{{ .X }}"),
        ("{;}", "json-syntax", ";"),
    ],
)
def test_problems(text: str, kind: str, covered: str) -> None:
    assert problem_and_text(decode_json(text), text) == (kind, covered)


def test_deep_nesting_is_a_problem() -> None:
    for text in ('{"a": ' + "[" * 20_000, '{"a":' * 20_000 + "1" + "}" * 20_000):
        problem = decode_json(text).problem
        assert problem
        assert problem.kind == "too-deep"


PLACES = '{"Title": "标题", "t": [1, {"B" : null}], "title": "t", "t": [ "é" , {"B":true} ]}'


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        (("title",), '"Title"', '"标题"'),
        (("t",), '"t"', '[ "é" , {"B":true} ]'),
        (("t", 0), '"é"', '"é"'),
        (("t", 1, "B"), '"B"', "true"),
    ],
)
def test_places(route: Route, key: str, value: str) -> None:
    assert key_and_value(decode_json(PLACES), PLACES, route) == (key, value)


def test_entries_keep_what_is_written_twice() -> None:
    marks = decode_json(PLACES).marks
    assert marks
    assert [entry.name for entry in marks.entries()] == ["Title", "t", "title", "t"]
    assert [entry.key for entry in marks.entries()] == ["title", "t", "title", "t"]
    assert [entry.key for entry in marks.entries(("t",))] == [0, 1]
    assert marks.value(("t", 2)) is None
    assert marks.value(()) == (0, len(PLACES))
    assert marks.key(()) is None


# Against other readers


def random_json(seed: random.Random) -> str:
    """Text that is JSON about every other time."""

    def quoted() -> str:
        escapes = ["\\n", "\\/", "\\u00e9", "\\ud83d", "\\ude00", "\\q", "\t", "“", '\\"', "\x7f"]
        return f'"{"".join(seed.choices(["a", "标", *escapes], [30, 10] + [1] * 10, k=3))}"'

    def number() -> str:
        odd = ["-0", "01", "1.", ".5", "+1", "1E+5", "1e400", "1e-400", "0x1", "NaN", "9" * 30]
        return seed.choice([*odd, str(seed.randint(-99, 99)), repr(seed.uniform(-9, 9))])

    def blank() -> str:
        return seed.choices(["", " ", "\n", "\r", "\u3000", "//"], [20, 5, 5, 1, 0.1, 0.1])[0]

    def value(depth: int) -> str:
        if depth > 2 or seed.random() < 0.6:
            return seed.choice([quoted(), number(), "true", "null", seed.choice(["1", "nul", ""])])
        items = [value(depth + 1) for _ in range(seed.randint(0, 3))]
        return members(depth + 1) if seed.random() < 0.5 else f"[{','.join(items)}]"

    def members(depth: int) -> str:
        pairs = [f"{quoted()}{blank()}:{value(depth)}{blank()}" for _ in range(seed.randint(0, 3))]
        return f"{{{blank()}{','.join(pairs)}{seed.choices(['', ','], [20, 1])[0]}}}"

    return members(0)


@pytest.mark.hugo
def test_hugo_reads_the_same(hugo: RunHugo, tmp_path: Path) -> None:
    seed = random.Random(2025)
    texts = [random_json(seed) for _ in range(3000)]
    assert differences(hugo, tmp_path, "json", texts, decode_json) == []


@given(st.integers(0, 10**9))
def test_the_standard_library_reads_what_we_read(number: int) -> None:
    text = random_json(random.Random(number))
    if decode_json(text).problem is None:
        json.loads(text)


@given(st.text('a标=.,[]{}"\\#\n\r\t 1-:u\0'))
def test_any_text_has_an_answer(text: str) -> None:
    decoded = decode_json(text)
    assert (decoded.data is None) == bool(decoded.problem) == (decoded.marks is None)
    if decoded.problem:
        assert 0 <= decoded.problem.start <= decoded.problem.end <= len(text)


def routes(value: Any, route: Route = ()) -> Any:
    yield route, value
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from routes(inner, (*route, step))


@given(
    st.recursive(
        st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_what_a_place_covers_has_the_value(value: Any) -> None:
    text = json.dumps({"a": value}, ensure_ascii=False, indent=1)
    decoded = decode_json(text)
    assert decoded.marks
    for route, inner in routes(decoded.data):
        span = decoded.marks.value(route)
        assert span
        if not isinstance(inner, dict | list):
            assert json.loads(text[slice(*span)]) == inner
