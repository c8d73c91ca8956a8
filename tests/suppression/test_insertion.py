"""Comments put into files: where they go, and that nothing else changes."""

import pytest

from cms.frontmatter.document import parse
from cms.model import Span
from cms.suppression.insertion import Refusal, add_ignores

FILE = "the file"

# Name of the case: front matter; what findings of the codes A, B, ... stand at; what it becomes.
IN_YAML = {
    "plain text": ("date: 2025\nz: 1", ["date"], "date: 2025 # cms: ignore A\nz: 1"),
    "a value": ("date: 2025\nz: 1", ["2025"], "date: 2025 # cms: ignore A\nz: 1"),
    "double quotes": ('标题: "字 # 字"', ['"字'], '标题: "字 # 字" # cms: ignore A'),
    "single quotes": ("t: 'it''s'", ["t"], "t: 'it''s' # cms: ignore A"),
    "no value": ("t:\nz: 1", ["t"], "t: # cms: ignore A\nz: 1"),
    "brackets in a line": ("t: [a, '']", ["''"], "t: [a, ''] # cms: ignore A"),
    "braces in a line": ("t: {a: 1}", ["a"], "t: {a: 1} # cms: ignore A"),
    "blanks behind": ("t: a  \nz: 1", ["t"], "t: a  # cms: ignore A\nz: 1"),
    "a comment behind": ("t: a # note\nz: 1", ["t"], "t: a # note # cms: ignore A\nz: 1"),
    "two findings of a line": ("t: a", ["a", "t"], "t: a # cms: ignore A, B"),
    "one finding twice": ("t: a", ["a", "a"], "t: a # cms: ignore A, B"),
    "two lines": ("t: a\nz: b", ["b", "a"], "t: a # cms: ignore B\nz: b # cms: ignore A"),
    "an item": ("t:\n  - a\n  - ''", ["''"], "t:\n  - a\n  - '' # cms: ignore A"),
    "a nested key": ("a:\n  b:\n    c: 1", ["c"], "a:\n  b:\n    c: 1 # cms: ignore A"),
    "a key with a list": ("t:\n  - a\n  - b", ["t"], "# cms: ignore A\nt:\n  - a\n  - b"),
    "a nested list": ("a:\n  t:\n  - a\n", ["t"], "a:\n  # cms: ignore A\n  t:\n  - a\n"),
    "an item of two lines": (
        "t:\n  - a: 1\n    b: 2",
        ["a: 1\n    b"],
        "t:\n  - a: 1 # cms: ignore A\n    b: 2",
    ),
    "an item with text of two lines": (
        "t:\n  - x\n    y\n  - z",
        ["x"],
        "t:\n  # cms: ignore A\n  - x\n    y\n  - z",
    ),
    "text of two lines": ("z: 1\nt: a\n  b", ["a"], "z: 1\n# cms: ignore A\nt: a\n  b"),
    "text below its key": ("t:\n  a", ["a"], "# cms: ignore A\nt:\n  a"),
    "quotes of two lines": ('t: "a\n  b"', ["t"], '# cms: ignore A\nt: "a\n  b"'),
    "a block": ("t: |\n  # a\n  b\nz: 1", ["# a"], "# cms: ignore A\nt: |\n  # a\n  b\nz: 1"),
    "brackets of two lines": (
        "t: [a,\n  b]",
        ["a", "b"],
        "t: [a, # cms: ignore A\n  b] # cms: ignore B",
    ),
    "a key with brackets of two lines": ("t: [\n  a]", ["t"], "# cms: ignore A\nt: [\n  a]"),
    "a list's items, one below the other, in text": (
        "t:\n  - |\n    a\n    b\n",
        ["a", "b"],
        "t:\n  # cms: ignore A, B\n  - |\n    a\n    b\n",
    ),
    "an existing comment beside": (
        "t: a # cms: ignore X -- why\nz: 1",
        ["t"],
        "t: a # cms: ignore X, A -- why\nz: 1",
    ),
    "an existing comment above": (
        "# cms: ignore X (why)\nt:\n  - a\n",
        ["t"],
        "# cms: ignore X, A (why)\nt:\n  - a\n",
    ),
    "an existing comment of more": (
        "t: # cms: ignore X\n  - a\n  - b",
        ["a"],
        "t: # cms: ignore X\n  - a # cms: ignore A\n  - b",
    ),
    "an existing comment that names nothing": ("t: a # cms: ignore", ["t"], "t: a # cms: ignore A"),
    "what is suppressed": ("t: a # cms: ignore A", ["t"], "t: a # cms: ignore A"),
    "what is suppressed in the file": (
        "# cms: ignore-file A\nt: a",
        ["t"],
        "# cms: ignore-file A\nt: a",
    ),
    "the file": ("t: a", [FILE], "# cms: ignore-file A\nt: a"),
    "the file and a line": ("t: a", ["t", FILE], "# cms: ignore-file B\nt: a # cms: ignore A"),
    "the file and a line below it": (
        "t:\n  - a",
        ["t", FILE],
        "# cms: ignore-file B\n# cms: ignore A\nt:\n  - a",
    ),
    "a file with a comment for it": (
        "t: a # cms: ignore-file X",
        [FILE],
        "t: a # cms: ignore-file X, A",
    ),
    "the body": ("t: a", ["body"], "# cms: ignore-file A\nt: a"),
    "the body twice": ("t: a", ["body", "text"], "# cms: ignore-file A, B\nt: a"),
    "a comment line": ("# é\nt: a", ["é"], "# cms: ignore-file A\n# é\nt: a"),
    "an empty front matter": ("# é", [FILE], "# cms: ignore-file A\n# é"),
}

IN_TOML = {
    "a text": ('t = "a # b"\nz = 1', ["t"], 't = "a # b" # cms: ignore A\nz = 1'),
    "an array in a line": ("t = ['a', '']", ["''"], "t = ['a', ''] # cms: ignore A"),
    "an array of lines": (
        "t = [\n  'a',\n  '',\n]",
        ["''"],
        "t = [\n  'a',\n  '', # cms: ignore A\n]",
    ),
    "a key with an array of lines": ("t = [\n'a',\n]", ["t"], "# cms: ignore A\nt = [\n'a',\n]"),
    "a text of lines": ("t = '''\na\n'''", ["a"], "# cms: ignore A\nt = '''\na\n'''"),
    "a dotted key": ("x.y = 1\nz = 1", ["x"], "x.y = 1 # cms: ignore A\nz = 1"),
    "a table": ("[x]\ny = 1\nz = 1", ["x"], "# cms: ignore A\n[x]\ny = 1\nz = 1"),
    "a table in an array": (
        "[[x]]\ny = 1\n  [[x]]\n  y = 2",
        ["y = 2"],
        "[[x]]\ny = 1\n  [[x]]\n  y = 2 # cms: ignore A",
    ),
    "an empty table": ("[x]\n[z]\ny = 1", ["x"], "[x] # cms: ignore A\n[z]\ny = 1"),
    "the file": ("t = 1", [FILE], "# cms: ignore-file A\nt = 1"),
    "the body": ("t = 1", ["body", "text"], "# cms: ignore-file A, B\nt = 1"),
}

BODY = "\nbody # text\n"


def at(raw: bytes, where: str) -> Span:
    if where == FILE:
        return Span(0, 3)
    start = raw.find(where.encode(), 4)
    assert start > 0
    return Span(start, start + len(where.encode()))


def added(raw: bytes, places: list[str], extension: str = "md") -> bytes:
    codes = "ABCDEF"
    findings = [(code, at(raw, where)) for code, where in zip(codes, places, strict=False)]
    result = add_ignores(parse(raw), findings, extension)
    assert isinstance(result, bytes), result.reason
    assert_proven(raw, result)
    assert add_ignores(parse(result), findings[:0]) == result
    return result


def assert_proven(raw: bytes, result: bytes) -> None:
    """Told from the outside: what was there is still there, and reads the same."""
    old, new = parse(raw), parse(result)
    assert new.problem is None
    assert repr(new.data) == repr(old.data)
    if old.format in ("yaml", "toml"):
        assert new.raw[slice(*new.body)] == old.raw[slice(*old.body)]
    rest = iter(result)
    assert all(byte in rest for byte in raw)
    assert result.count(b"\r") - result.count(b"\r\n") == raw.count(b"\r") - raw.count(b"\r\n") or (
        b"\n" not in raw
    )
    assert result.endswith((b"\n", b"\r")) == raw.endswith((b"\n", b"\r"))
    assert new.bom == old.bom


@pytest.mark.parametrize("head, places, after", IN_YAML.values(), ids=IN_YAML)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_in_yaml(head: str, places: list[str], after: str, newline: str, bom: str) -> None:
    raw, expected = (
        f"{bom}---\n{text}\n---{BODY}".replace("\n", newline).encode() for text in (head, after)
    )
    places = [where.replace("\n", newline) for where in places]
    assert added(raw, places).decode() == expected.decode()


@pytest.mark.parametrize("head, places, after", IN_TOML.values(), ids=IN_TOML)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_in_toml(head: str, places: list[str], after: str, newline: str) -> None:
    raw, expected = (
        f"+++\n{text}\n+++{BODY}".replace("\n", newline).encode() for text in (head, after)
    )
    assert added(raw, places).decode() == expected.decode()


IGNORE = "<!-- cms: ignore-file A -->"

# Name of the case: the file before and after.
IN_BODY = {
    "no front matter": ("# 标题\n\ntext\n", f"# 标题\n\ntext\n{IGNORE}\n"),
    "no line break at the end": ("# a\n\ntext", f"# a\n\ntext\n{IGNORE}"),
    "CRLF": ("# a\r\n\r\ntext\r\n", f"# a\r\n\r\ntext\r\n{IGNORE}\r\n"),
    "CRLF, no line break at the end": ("# a\r\ntext", f"# a\r\ntext\r\n{IGNORE}"),
    "a byte order mark": ("\ufeff# a\n", f"\ufeff# a\n{IGNORE}\n"),
    "blank lines at the end": ("a\n\n\n", f"a\n\n\n{IGNORE}\n"),
    "nothing": ("", IGNORE),
    "JSON": ('{"a": 1}\ntext\n', f'{{"a": 1}}\ntext\n{IGNORE}\n'),
    "JSON and no body": ('{"a": 1}\n', f'{{"a": 1}}\n{IGNORE}\n'),
    "JSON and no line break": ('{"a": 1}', f'{{"a": 1}}\n{IGNORE}'),
    "JSON and a body on its line": ('{"a": 1} text', f'{{"a": 1}} text\n{IGNORE}'),
    "Org settings above Markdown": ("#+title: a\ntext\n", f"#+title: a\ntext\n{IGNORE}\n"),
    "Org settings alone": ("#+title: a", f"#+title: a\n{IGNORE}"),
    "a comment that is there": (
        "a\n<!-- cms: ignore-file X -- why -->\nb\n",
        "a\n<!-- cms: ignore-file X, A -- why -->\nb\n",
    ),
    "closed code at the end": ("```\na\n```\n", f"```\na\n```\n{IGNORE}\n"),
    "indented code at the end": ("a\n\n    b\n", f"a\n\n    b\n{IGNORE}\n"),
}


@pytest.mark.parametrize("before, after", IN_BODY.values(), ids=IN_BODY)
def test_in_a_body(before: str, after: str) -> None:
    assert added(before.encode(), [FILE]).decode() == after


def test_in_org() -> None:
    raw = b"#+title: a\ntext\n"
    assert added(raw, [FILE, "text"], "org") == raw + b"# cms: ignore-file A, B\n"


def test_values_without_a_place() -> None:
    raw = b"---\na: 1\n---\n"
    result = add_ignores(parse(raw), [("A", Span(4, 4)), ("B", Span(0, 0))])
    assert result == b"---\n# cms: ignore-file A, B\na: 1\n---\n"


def test_entries_on_the_line_of_the_fence() -> None:
    raw = b"--- a: 1\n---\n"
    assert added(raw, ["a: 1"]) == b"--- a: 1 # cms: ignore A\n---\n"
    assert added(raw, [FILE]) == b"--- a: 1\n# cms: ignore-file A\n---\n"


REFUSED = {
    "a front matter that cannot be read": ("---\na： 1\n---\n", "md", "mend it first"),
    "an open code block at the end": ("a\n```\nb\n", "md", "ends in a code block"),
    "an open comment at the end": ("a\n\n<!-- b\n\nc\n", "md", "ends in a code block"),
    "AsciiDoc without front matter": ("a\n", "adoc", "every reader"),
    "reStructuredText below JSON": ('{"a": 1}\na\n', "rst", "every reader"),
    "Org below JSON": ('{"a": 1}\na\n', "org", "every reader"),
    "a front matter on one line": ("--- a: 1\r---\n", "md", None),
}


@pytest.mark.parametrize("text, extension, reason", REFUSED.values(), ids=REFUSED)
def test_refusals(text: str, extension: str, reason: str | None) -> None:
    result = add_ignores(parse(text.encode()), [("A", Span(0, 1))], extension)
    if reason is None:
        assert isinstance(result, bytes)
    else:
        assert isinstance(result, Refusal)
        assert reason in str(result.reason)


def test_a_line_that_takes_no_comment() -> None:
    raw = b"---\na: >\n\nt: x\n  y\n---\n"
    result = add_ignores(parse(raw), [("A", at(raw, "t"))])
    assert isinstance(result, Refusal)
    assert str(result.reason) == "a comment near line 4 would change what Hugo reads"


def test_nothing_to_add() -> None:
    for raw in (b"---\na: 1\n---\n", b"", b"text"):
        assert add_ignores(parse(raw), []) == raw
