"""Files that no author writes: each is judged without an exception and says where it fails."""

import pytest

from tests.rules.frontmatter.findings import found
from tests.rules.frontmatter.syntax_cases import FLAGGED

DEEP = 10_001
LONG = 200_000

BOMB = "\n".join(
    ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
)

BROKEN = {
    "brackets in YAML": f"---\na: {'[' * DEEP}{']' * DEEP}\n---\n",
    "braces in YAML": f"---\na: {'{a: ' * DEEP}1{'}' * DEEP}\n---\n",
    "brackets in TOML": f"+++\na = {'[' * DEEP}{']' * DEEP}\n+++\n",
    "brackets in JSON": f'{{"a": {"[" * DEEP}{"]" * DEEP}}}\n',
    "open brackets in YAML": f"---\na: {'[' * DEEP}\n---\n",
    "open brackets in TOML": f"+++\na = {'[' * DEEP}\n+++\n",
    "open braces": "{" * DEEP,
    "indented lists": f"---\na:\n{' - ' * DEEP}1\n---\n",
    "alias bomb": f"---\n{BOMB}\n---\n",
    "quotes that never close": f'---\ntitle: "{"标题" * LONG}\n---\n',
    "one long line without a colon": f"---\ntitle: T\n{'标' * LONG}\n---\n",
    "colons": f"---\na{': a' * DEEP}\n---\n",
    "no closing delimiter": "---\n" + "title: 标题\n" * LONG,
    "dashes": "-" * LONG,
    "minus signs": "- \n" * LONG,
    "NUL bytes in TOML": "+++\n" + "\0" * LONG + "\n+++\n",
    "NUL bytes in JSON": '{"a": "' + "\0" * LONG + '"}\n',
    "an escape of half a pair": '---\ntitle: "\\ud800"\n---\n',
    "a key a thousand times": "---\n" + "title: 标题\n" * 1000 + "---\n",
}

FINE = {
    "an alias of itself": "---\na: &a [*a]\n---\n",
    "blank lines": "\n" * LONG,
    "fences in the text": "---\ntitle: 标题\n---\n" + "---\n" * LONG,
    "a very long text": "---\ntitle: 标题\n---\n" + "正文。\n" * LONG,
    "many keys": "---\n" + "".join(f"k{n}: 值\n" for n in range(2000)) + "---\n",
    "a long list": f"---\ntags: [{', '.join(f't{n}' for n in range(5000))}]\n---\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_has_one_finding(text: str) -> None:
    (only,) = found(text.encode())
    assert only.start >= (1, 1)
    assert len(str(only.message)) < 300
    assert len(only.source) <= 160


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_an_odd_file_that_hugo_builds_has_none(text: str) -> None:
    assert found(text.encode()) == []


def test_sixty_broken_files_have_sixty_findings() -> None:
    broken = [case.text.encode() for case in FLAGGED][:60]
    assert [len(found(raw)) for raw in broken] == [1] * 60


def test_every_beginning_of_a_file_is_judged() -> None:
    for case in FLAGGED:
        raw = case.text.encode()
        for length in range(min(len(raw), 300)):
            for each in found(raw[:length]):
                assert each.end >= each.start >= (1, 1)


def test_a_huge_front_matter_is_not_read_at_all() -> None:
    raw = b"---\n" + b"".join(b"key%d: value\n" % number for number in range(60_000)) + b"---\n"
    (each,) = found(raw)
    assert (each.code, *each.start) == ("FM060", 2, 1)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"---\ntitle: a\0b\n---\n", [("FM061", 2, 9)]),
        (b"---\ntitle: T\n---\nx\0\0", [("FM061", 4, 2)]),
        (b"\0" * 100, [("FM061", 1, 1)]),
        ("---\ntitle: T\n---\n".encode("utf-16"), [("FM005", 1, 3)]),
    ],
)
def test_nul_bytes_are_findings(raw: bytes, expected: list[tuple[str, int, int]]) -> None:
    assert [(each.code, *each.start) for each in found(raw)] == expected
