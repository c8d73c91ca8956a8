"""What the front matter rules find in a file, and where; the rows are in ``syntax_cases``."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import pytest

from cms.hugo.formats.syntax import ProblemKind
from tests.conftest import RunHugo
from tests.rules.frontmatter.findings import RULES, found, found_unread
from tests.rules.frontmatter.syntax_cases import CLEAN, FLAGGED, Case

PROBLEMS = set(get_args(ProblemKind))

STOPPING = [case for case in FLAGGED if PROBLEMS.intersection(RULES[case.code].kinds)]
"""Files with which Hugo builds nothing; with the other flagged ones it builds something else."""


def id_of(case: Case) -> str:
    return f"{case.code}-{case.marked}"


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("case", FLAGGED, ids=id_of)
def test_a_mistake_is_found_once_and_where_it_is(case: Case, bom: str, newline: str) -> None:
    raw = (bom + case.text).replace("\n", newline).encode()
    places = [(each.code, each.start, each.end) for each in found(raw)]
    assert places == [(case.code, case.start, case.end)]


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_nothing_is_found(text: str) -> None:
    assert found(text.encode()) == []


@pytest.mark.parametrize(
    ("raw", "code", "place", "message"),
    [
        ("---\ntitle: 我的标题\n---\n".encode("gbk"), "FM044", (2, 8), "the file is GBK"),
        ("---\ntitle: 我的標題\n---\n".encode("big5"), "FM044", (2, 8), "the file is Big5"),
        ("---\ntitle: T\n---\n我的\n".encode("gbk"), "FM044", (4, 1), "the file is GBK"),
        (b"---\ntitle: caf\xe9\n---\n", "FM044", (2, 11), "these bytes are no UTF-8"),
        ("正文".encode()[:-1], "FM044", (1, 2), "these bytes are no UTF-8"),
        ('{"title": "的"}'.encode("gbk"), "FM044", (1, 12), "the file is GBK"),
        ("+++\ntitle = '我的'\n+++\n".encode("gbk"), "FM027", (2, 10), "the file is GBK"),
        (b"+++\ntitle = 'caf\xe9'\n+++\n", "FM027", (2, 13), "these bytes are no UTF-8"),
        ("---\ntitle: 标题\n---\n".encode("utf-16"), "FM005", (1, 3), "Hugo sees no front matter"),
        ("标题\n".encode("utf-16"), "FM044", (1, 1), "the file is UTF-16"),
    ],
)
def test_bytes_that_are_no_utf8(
    raw: bytes, code: str, place: tuple[int, int], message: str
) -> None:
    (only,) = found(raw)
    assert (only.code, only.start) == (code, place)
    assert str(only.message).startswith(message)


def test_a_file_that_cannot_be_read() -> None:
    (only,) = found_unread(PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    assert only.code == "FM001"
    assert str(only.message).startswith("the file cannot be read (Permission denied)")


def test_every_problem_has_one_rule() -> None:
    kinds = [kind for rule in RULES.values() for kind in rule.kinds if kind in PROBLEMS]
    assert sorted(kinds) == sorted(PROBLEMS)


@pytest.mark.hugo
def test_hugo_stops_at_each_mistake(tmp_path: Path, hugo: RunHugo) -> None:
    def builds(number: int) -> bool:
        content = tmp_path / str(number) / "content"
        content.mkdir(parents=True)
        (content / "p.md").write_bytes(STOPPING[number].text.encode())
        return hugo(content.parent, "--renderToMemory").returncode == 0

    with ThreadPoolExecutor() as pool:
        built = list(pool.map(builds, range(len(STOPPING))))
    assert [case for case, fine in zip(STOPPING, built, strict=True) if fine] == []


@pytest.mark.hugo
def test_hugo_builds_all_others(tmp_path: Path, hugo: RunHugo) -> None:
    others = [case.text for case in FLAGGED if case not in STOPPING]
    (tmp_path / "content").mkdir()
    for number, text in enumerate([*CLEAN.values(), *others]):
        (tmp_path / "content" / f"{number}.md").write_bytes(text.encode())
    run = hugo(tmp_path, "--renderToMemory")
    assert run.returncode == 0, run.stderr
