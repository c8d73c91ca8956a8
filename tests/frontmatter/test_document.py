"""Documents: places, bytes that are no UTF-8, and Hugo's own answers."""

import base64
import pickle
import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cms.frontmatter.document import Document, parse
from cms.hugo.formats.yaml import decode_yaml
from cms.hugo.time.gotime import GoTime
from cms.model import Route, Span
from tests.tables import rows

BOM = b"\xef\xbb\xbf"


def covered(document: Document, span: Span | None) -> str:
    assert span is not None
    return document.raw[slice(*span)].decode()


# Hugo's answers

SYNTAX_ERROR = re.compile(
    r"unmarshal failed|: \[\d+:\d+\]|invalid (YAML|TOML) delimiter|EOF|too many YAML aliases"
)
# Hugo points at the line after the opening, or after the line break in a string.
OTHER_LINE = {"unclosed-front-matter", "control-character"}
# What Hugo makes of these keys is not what is written.
RESERVED = {
    "aliases", "date", "description", "draft", "expirydate", "headless", "iscjklanguage",
    "keywords", "lastmod", "layout", "linktitle", "params", "published", "publishdate", "slug",
    "summary", "title", "translationkey", "type", "unpublishdate", "url", "weight",
}  # fmt: skip


def row_bytes(row: dict[str, Any]) -> bytes:
    return base64.b64decode(row["text_b64"]) if "text_b64" in row else row["text"].encode()


def body_text(document: Document) -> str:
    text = document.raw[slice(*document.body)].decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]", "\ufffd", text)


def equal(ours: Any, hugos: Any) -> bool:
    if isinstance(ours, dict):
        return ours.keys() == hugos.keys() and all(equal(ours[key], hugos[key]) for key in ours)
    if isinstance(ours, list):
        return len(ours) == len(hugos) and all(map(equal, ours, hugos))
    if isinstance(ours, GoTime):
        return ours.rfc3339() == hugos
    if isinstance(ours, date | time):
        return ours.isoformat() == hugos
    return isinstance(ours, bytes) or ours == (float(hugos) if type(ours) is float else hugos)


def test_the_same_front_matter_is_refused(shared: object) -> None:
    differing = []
    for row in rows("frontmatter"):
        refused = bool(row["error"] and SYNTAX_ERROR.search(row["error"]))
        problem = parse(row_bytes(row)).problem
        if refused != bool(problem):
            differing.append((row["name"], row["error"], problem))
    assert differing == []


def test_problems_lie_on_hugos_line(shared: object) -> None:
    differing = []
    for row in rows("frontmatter"):
        document = parse(row_bytes(row))
        hugos = re.search(r'\.md:(\d+):\d+"', row["error"] or "")
        if document.problem and hugos and document.problem.kind not in OTHER_LINE:
            line = document.position(document.problem.start).line
            if line != int(hugos[1]):
                differing.append((row["name"], line, row["error"]))
    assert differing == []


def test_bodies_begin_where_hugos_do(shared: object) -> None:
    differing = []
    for row in rows("frontmatter"):
        first = row["body_first_chars"]
        if first is not None and not body_text(parse(row_bytes(row))).startswith(first):
            differing.append((row["name"], first))
    assert differing == []


def test_values_are_hugos(shared: object) -> None:
    differing = []
    for row in rows("frontmatter"):
        if not row["page_found"] or row["error"] or not row["params"]:
            continue
        data = parse(row_bytes(row)).data
        for key, value in {**data, **(data.get("params") or {})}.items():
            if key not in RESERVED and not equal(value, row["params"][key]):
                differing.append((row["name"], key, value, row["params"][key]))
    assert differing == []


# Places


def routes(value: Any, route: Route = ()) -> Any:
    yield route, value
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from routes(inner, (*route, step))


def test_what_a_place_covers_has_the_value(shared: Path) -> None:
    pages = sorted((shared / "corpora").rglob("*.md"))
    for path in pages[::10]:
        document = parse(path.read_bytes())
        for route, value in routes(document.data):
            if route and not isinstance(value, dict | list):
                assert document.key_span(route)
                written = covered(document, document.value_span(route))
                if not written.startswith("*"):
                    assert decode_yaml(f"a: {written}").data == {"a": value}, (path, route)


@pytest.mark.parametrize(
    ("raw", "route", "key", "value"),
    [
        ("---\ntitle: 标题\ndate: 2025\n---\n", ("date",), "date", "2025"),
        ("---\ntitle: 标题\ntags: [一, 二]\n---\n", ("tags", 1), "二", "二"),
        ("\ufeff---\r\n标题: é\r\nTitle: T\r\n---\r\n", ("title",), "Title", "T"),
        ("+++\n'标' = '题'\na.B = 1\n+++\n", ("a", "b"), "B", "1"),
        ("+++\n[[r]]\nSrc = 'é'\n+++\n", ("r", 0, "Src"), "Src", "'é'"),
        ('{"标": "题", "t": ["é", "a"]}', ("t", 1), '"a"', '"a"'),
        ("#+title: 标题\n#+tags[]: 一 二\n", ("tags", 1), "二", "二"),
    ],
)
def test_places_count_bytes(raw: str, route: Route, key: str, value: str) -> None:
    document = parse(raw.encode())
    assert covered(document, document.key_span(route)) == key
    assert covered(document, document.value_span(route)) == value


@pytest.mark.parametrize("raw", [b"Body", b"---\na: 1\n---\n", b"---\na: [\n---\n"])
def test_no_place_where_nothing_is(raw: bytes) -> None:
    document = parse(raw)
    assert document.value_span(("b",)) is None
    assert document.key_span(("a", 0)) is None
    assert document.entries(("b",)) == []


def test_places_after_bytes_that_are_no_utf8() -> None:
    raw = "---\ntitle: \xb1\xea\xcc\xe2\nb: 标\n---\n".encode("latin-1", "ignore")
    document = parse(raw)
    assert document.data["title"] == "\ufffd" * 4
    span = document.value_span(("b",))
    assert span is not None
    assert document.invalid_utf8 == (11, 12)
    assert raw[: span.start].endswith(b"\nb:") or raw[: span.start].endswith(b"\nb: ")


def test_toml_refuses_bytes_that_are_no_utf8() -> None:
    document = parse(b"+++\na = '\xe6\xa0\x87'\nb = '\xb1\xea'\n+++\n")
    assert document.problem
    assert document.problem.kind == "invalid-utf8"
    assert document.raw[slice(*document.problem_span or Span(0, 0))] == b"\xb1\xea"


def test_problems_count_bytes_of_the_file() -> None:
    document = parse("\ufeff---\n标题: 一\n标题: 二\n---\nBody".encode())
    assert document.problem
    assert document.problem.kind == "duplicate-key"
    assert covered(document, document.problem_span) == "标题"
    assert document.position(document.problem.start) == (3, 1)
    assert document.data == {}
    assert covered(document, document.body) == "Body"


@pytest.mark.parametrize(
    ("raw", "offset", "position"),
    [
        (b"", 0, (1, 1)),
        (b"ab\ncd", 0, (1, 1)),
        (b"ab\ncd", 2, (1, 3)),
        (b"ab\ncd", 3, (2, 1)),
        (b"ab\ncd", 5, (2, 3)),
        (b"a\r\nb", 1, (1, 2)),
        (b"a\r\nb", 2, (1, 2)),
        (b"a\r\nb", 3, (2, 1)),
        (b"a\rb\r\rc", 5, (4, 1)),
        (b"\n", 1, (2, 1)),
        (BOM + b"ab", 0, (1, 1)),
        (BOM + b"ab", 3, (1, 1)),
        (BOM + b"ab", 4, (1, 2)),
        ("标题\n一二三".encode(), 13, (2, 3)),
        (b"\xb1\xea a", 3, (1, 4)),
    ],
)
def test_positions(raw: bytes, offset: int, position: tuple[int, int]) -> None:
    assert parse(raw).position(offset) == position


@pytest.mark.parametrize(
    ("raw", "span", "lines"),
    [
        (b"ab\ncd\nef", Span(3, 5), "cd"),
        (b"ab\ncd\nef", Span(3, 6), "cd"),
        (b"ab\ncd\nef", Span(4, 7), "cd\nef"),
        (b"ab\r\ncd\r\nef", Span(0, 5), "ab\ncd"),
        (b"ab\r\ncd", Span(2, 4), "ab"),
        (b"ab\rcd", Span(1, 4), "ab\ncd"),
        (b"ab\n", Span(3, 3), ""),
        (b"ab\n\ncd", Span(3, 3), ""),
        (BOM + b"ab\n", Span(0, 4), "ab"),
        (b"\xb1a\nb", Span(1, 2), "\ufffda"),
    ],
)
def test_excerpts(raw: bytes, span: Span, lines: str) -> None:
    assert parse(raw).lines(span) == lines


@pytest.mark.parametrize(
    ("raw", "newline"),
    [(b"", "\n"), (b"a", "\n"), (b"a\r\nb\n", "\r\n"), (b"a\nb\r\n", "\n"), (b"a\rb", "\r")],
)
def test_newline(raw: bytes, newline: str) -> None:
    assert parse(raw).newline == newline


# Properties

SIGNS = list("{}[]\"'\\#:=,|-+ab1T标é \ufeff\0\n\r")
WORDS = ["---", "+++", "#+", "title", "\r\n", "\n---\n", "\n+++\n", ": ", "- ", " = ", "\n\t"]
PIECES = st.sampled_from([*SIGNS, *WORDS]).map(str.encode)
RAW = st.lists(PIECES | st.binary(max_size=3)).map(b"".join) | st.binary()


@given(RAW, st.sampled_from([b"", b"---\n", b"+++\n", b'{"', b"#+", BOM + b"---\n"]))
@example(b'a = "\xff"\n+++\n', b"+++\n")
def test_any_bytes_have_an_answer(raw: bytes, opening: bytes) -> None:
    document = parse(opening + raw)
    size = len(document.raw)
    assert 0 <= document.head.start <= document.head.end <= document.body.start
    assert document.body.start <= document.body.end == size
    if document.problem:
        assert 0 <= document.problem.start <= document.problem.end <= size
        document.position(document.problem.start)
        document.lines(Span(document.problem.start, document.problem.end))
    for entry in document.entries():
        for span in (entry.key_span, entry.value_span):
            assert document.head.start <= span[0] <= span[1] <= document.head.end
    assert document.unseen is None or document.unseen[1] <= size


@given(st.text("a标é\U0001f600\r\n"), st.data())
def test_positions_count_what_splitlines_counts(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    before = re.split("\r\n|\r|\n", text[:index] + "|" * (text[index - 1 : index + 1] != "\r\n"))
    offset = len(text[:index].encode())
    if text[max(index - 1, 0) : index + 1] != "\r\n":
        position = (len(before), len(before[-1]))
        assert parse(text.encode()).position(offset) == position


def test_a_document_survives_a_trip_between_processes() -> None:
    document = parse("---\ntitle: 标题\ntags: [a]\n---\nBody\n".encode())
    again = pickle.loads(pickle.dumps(document))
    assert again.data == document.data
    assert again.value_span(("tags", 0)) == document.value_span(("tags", 0))


# The lines of a key

LINES = (
    "lang:", "lang: zh", "lang: [a, 'b']", "Lang: zh", "lang : zh", "  lang: zh", "- a", "  - a",
    "  - lang: b", "title: |", "title: >-", "title: a", "  b: c", "  more", "more", "'", "title: '",
    "", "# c", "  # c", "...", "? a", "&a", "tags: &a [b]", "other: *a", "<<: *a",
)  # fmt: skip


TOML_LINES = (
    'lang = "zh"', 'lang = ["a", \'b\']', 'Lang = "zh"', ' lang = "zh"', '"lang" = "zh"',
    "lang = [", "lang = {", 'lang.a = "zh"', 'lang = """a', 'title = """', '"""', "title = '''",
    "'''", "title = 1 # '", "other = [", '["b"],', "]", "table = {", "table = { # b", "a = 1,", "}",
    "", "# c", "[other]", "[[table]]", "lang = 1\r",
)  # fmt: skip


def with_lang(raw: bytes, span: Span, written: bytes) -> bytes:
    return b"%b%b%b" % (raw[: span.start], written, raw[span.end :])


@given(st.lists(st.sampled_from(LINES), max_size=7))
@example(["title: |", "  text", "lang: zh", "  - a"])
def test_the_lines_of_a_key_mean_the_same_alone(lines: list[str]) -> None:
    document = parse("\n".join(["---", *lines, "---", ""]).encode())
    span = document.lines_of("lang")
    if span is None:
        return
    alone = parse(b"---\n%b---\n" % document.raw[slice(*span)])
    assert alone.data == {"lang": document.data["lang"]}
    changed = decode_yaml(with_lang(document.raw, span, b"lang:\n- new\n")[4:-4].decode())
    assert changed.data == {**document.data, "lang": ["new"]}


@given(st.lists(st.sampled_from(TOML_LINES), max_size=7))
@example(["table = {", "lang = 1\r", "}", 'lang = "zh"'])
@example(["title = 1 # '", 'lang = "zh"'])
def test_the_line_of_a_key_in_toml_means_the_same_alone(lines: list[str]) -> None:
    document = parse("\n".join(["+++", *lines, "+++", ""]).encode())
    span = document.lines_of("lang")
    alone = parse(b"+++\n%b+++\n" % document.raw[slice(*span)]) if span else None
    if span is None or alone is None or alone.problem:
        return
    assert alone.data == {"lang": document.data["lang"]}
    changed = parse(with_lang(document.raw, span, b'lang = ["new"]\n'))
    assert changed.data == {**document.data, "lang": ["new"]}


def test_lines_of_keys_in_real_pages(shared: Path) -> None:
    pages = sorted((shared / "corpora").rglob("*.md"))
    found = 0
    for path in pages[::10]:
        document = parse(path.read_bytes())
        for key, value in document.data.items():
            span = document.lines_of(key)
            if span is not None:
                found += 1
                assert parse(b"---\n%b---\n" % document.raw[slice(*span)]).data == {key: value}
    assert found > 500


def test_the_place_of_a_key_is_where_all_entries_are(shared: Path) -> None:
    """Keys of ordinary YAML are found by their lines, in a tenth of the time."""
    pages = sorted((shared / "corpora").glob("*/content/**/*.md"))
    for path in pages[::7]:
        unix = path.read_bytes()
        for raw in (unix, unix.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + unix):
            document = parse(raw)
            if document.problem is None and document.data:
                entries = {entry.key: Span(*entry.key_span) for entry in document.entries()}
                places = {key: document.key_span((key,)) for key in entries}
                assert len(entries) < len(document.entries()) or places == entries, path
