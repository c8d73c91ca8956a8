"""Delimiters, checked against what Hugo 0.168 does with such files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.frontmatter.split import Split, split

BOM = b"\xef\xbb\xbf"


def parts(raw: bytes) -> tuple[str, bytes, bytes]:
    found = split(raw)
    assert found.problem is None
    return found.format, raw[slice(*found.head)], raw[slice(*found.body)]


@pytest.mark.parametrize(
    ("raw", "format_name", "head", "body"),
    [
        (b"---\na: 1\n---\nBody\n", "yaml", b"a: 1\n", b"Body\n"),
        (b"+++\na = 1\n+++\nBody\n", "toml", b"a = 1\n", b"Body\n"),
        (b'{"a": 1}\nBody\n', "json", b'{"a": 1}', b"Body\n"),
        (b"#+a: 1\n#+b: 2\nBody\n", "org", b"#+a: 1\n#+b: 2\n", b"Body\n"),
        (b"Body\n", "", b"", b"Body\n"),
        (b"", "", b"", b""),
        # in front of the opening
        (BOM + b"---\na: 1\n---\nBody", "yaml", b"a: 1\n", b"Body"),
        (BOM + b"Body", "", b"", b"Body"),
        (BOM + b"\n---\na: 1\n---\n", "yaml", b"a: 1\n", b""),
        (b" \t\v\f\r\n---\na: 1\n---\n", "yaml", b"a: 1\n", b""),
        (b"\n  #+a: 1\nBody", "org", b"#+a: 1\n", b"Body"),
        (b"\n {}Body", "json", b"{}", b"Body"),
        (BOM + BOM + b"---\n---\n", "", b"", BOM + b"---\n---\n"),
        (b"\n" + BOM + b"---\n---\n", "", b"", b"\n" + BOM + b"---\n---\n"),
        ("\u3000---\n---\n".encode(), "", b"", "\u3000---\n---\n".encode()),
        (b"<!-- c -->\n---\n---\n", "", b"", b"<!-- c -->\n---\n---\n"),
        (b"# Heading\n", "", b"", b"# Heading\n"),
        (b"***\n\n* a\n", "", b"", b"***\n\n* a\n"),
        # on the line of the opening
        (b"--- a: 1\n---\n", "yaml", b" a: 1\n", b""),
        (b"----\na\n---\n", "yaml", b"-\na\n", b""),
        (b"+++  \n+++\n", "toml", b"  \n", b""),
        # the closing
        (b"---\na: 1\n---", "yaml", b"a: 1\n", b""),
        (b"---\na: 1\n---foo\n", "yaml", b"a: 1\n", b"foo\n"),
        (b"---\na: 1\n----\n", "yaml", b"a: 1\n", b"-\n"),
        (b"---\na: 1\n---  \nBody", "yaml", b"a: 1\n", b"  \nBody"),
        (b"---\na: 1\n ---\n---\nBody", "yaml", b"a: 1\n ---\n", b"Body"),
        (b"---\na: |\n---\nb\n---\n", "yaml", b"a: |\n", b"b\n---\n"),
        (b"---\na: 1\n---\n\n---\nb: 2\n---\n", "yaml", b"a: 1\n", b"\n---\nb: 2\n---\n"),
        (b"---\n---", "yaml", b"", b""),
        (b"---\n\n---\nBody", "yaml", b"\n", b"Body"),
        # line ends
        (b"---\r\na: 1\r\n---\r\nBody\r\n", "yaml", b"a: 1\r\n", b"Body\r\n"),
        (b"---\ra: 1\r---\rBody\r", "yaml", b"a: 1\r", b"Body\r"),
        (b"---\r\r---\n\nBody", "yaml", b"\r", b"\nBody"),
        (b"#+a: 1\rBody\nBody", "org", b"#+a: 1\rBody\n", b"Body"),
        # JSON
        (b'{"a": "} { \\" }"}Body', "json", b'{"a": "} { \\" }"}', b"Body"),
        (b'{"a": {"b": {}}}}\r\n\nBody', "json", b'{"a": {"b": {}}}', b"}\r\n\nBody"),
        (b"{}\rBody", "json", b"{}", b"Body"),
    ],
)
def test_parts(raw: bytes, format_name: str, head: bytes, body: bytes) -> None:
    assert parts(raw) == (format_name, head, body)


@pytest.mark.parametrize(
    ("raw", "kind", "covered", "body"),
    [
        (b"---\na: 1\nBody\n", "unclosed-front-matter", b"---", b""),
        (b"---", "unclosed-front-matter", b"---", b""),
        (b"------\nBody", "unclosed-front-matter", b"---", b""),
        (b"+++\na = 1\n", "unclosed-front-matter", b"+++", b""),
        (b'{"a": "}', "unclosed-front-matter", b"{", b""),
        (b"{", "unclosed-front-matter", b"{", b""),
        (b"--\na: 1\n--\n", "invalid-delimiter", b"--", b""),
        (b"++", "invalid-delimiter", b"++", b""),
        (b"- a\n- b\n", "leading-sign", b"-", b"- a\n- b\n"),
        (b"\n + a\n", "leading-sign", b"+", b"\n + a\n"),
        (b"-1 is a number", "leading-sign", b"-", b"-1 is a number"),
        (b"{{< x >}}\nBody", "leading-shortcode", b"{{<", b"{{< x >}}\nBody"),
        (BOM + b"{{% x %}}", "leading-shortcode", b"{{%", b"{{% x %}}"),
        (b"{{ .X }}", "leading-brace", b"{", b"{{ .X }}"),
        (b"{.lead}\nBody", "leading-brace", b"{", b"{.lead}\nBody"),
        (b"{#id .lead}\nBody", "leading-brace", b"{", b"{#id .lead}\nBody"),
        (b"{ never closed\n", "leading-brace", b"{", b"{ never closed\n"),
    ],
)
def test_what_fails_the_build(raw: bytes, kind: str, covered: bytes, body: bytes) -> None:
    found = split(raw)
    assert found.problem
    assert found.problem.kind == kind
    assert raw[found.problem.start : found.problem.end] == covered
    assert raw[slice(*found.body)] == body


@pytest.mark.parametrize(
    "almost",
    ["  ---", "\t---", "\u3000---", "...", "+++", "--", "——", "－－－"],
)
def test_an_almost_closing_line_is_shown(almost: str) -> None:
    raw = f"---\ntitle: 标题\n{almost}  \r\nBody\n".encode()
    problem = split(raw).problem
    assert problem
    assert problem.detail == almost.strip()
    assert raw[problem.start : problem.end].decode() == almost.strip()


def test_mistaken_json_is_still_json() -> None:
    for raw in (
        b"{'a': 1}",
        b"{a: 1}",
        b"{// c\n}",
        "{“a”: 1}".encode(),
        "{标题: 1}".encode(),
        b"{\n\n}",
    ):
        assert split(raw).format == "json"


PIECES = [
    b"---",
    b"+++",
    b"{",
    b"}",
    b'"',
    b"\\",
    b"#+",
    b"\n",
    b"\r",
    BOM,
    b" ",
    b"a",
    b"\xe4",
    b"-",
]


@given(st.lists(st.sampled_from(PIECES)).map(b"".join) | st.binary())
def test_the_parts_are_disjoint_and_lie_inside(raw: bytes) -> None:
    found: Split = split(raw)
    assert 0 <= found.head.start <= found.head.end <= found.body.start <= found.body.end
    assert found.body.end == len(raw)
    if found.problem:
        assert 0 <= found.problem.start < found.problem.end <= len(raw)
