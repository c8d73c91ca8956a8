"""Fixes of front matter that Hugo cannot read; the rows are in ``fix_cases``."""

from pathlib import Path

import pytest

from cms.engine.fix import fix_bytes
from cms.frontmatter.document import parse
from tests.conftest import RunHugo
from tests.rules.cases import case
from tests.rules.fixing import SAFE, UNSAFE, fixed
from tests.rules.frontmatter.findings import RULES
from tests.rules.frontmatter.fix_cases import (
    LEFT,
    READABLE,
    READABLE_LEFT,
    SAFE_FIXES,
    UNSAFE_FIXES,
    WHOLE_FILES,
    WITHDRAWING,
)
from tests.stub_site import hugo_list

FENCES = {"yaml": "---\n", "toml": "+++\n", "json": ""}


def page(name: str, head: str) -> str:
    fence = FENCES[name]
    return f"{fence}{head}\n{fence}正文\n"


def mended(text: str, level: object) -> str:
    """The page with its fixes, and the same of one with CRLF and a byte order mark."""
    after = fixed(text, *RULES, level=level)
    other = fixed("\ufeff" + text.replace("\n", "\r\n"), *RULES, level=level)
    assert other == "\ufeff" + after.replace("\n", "\r\n")
    return after


@pytest.mark.parametrize(("name", "before", "after"), SAFE_FIXES + READABLE)
def test_what_is_meant_for_certain_is_written(name: str, before: str, after: str) -> None:
    assert mended(page(name, before), SAFE) == page(name, after)


@pytest.mark.parametrize(("name", "before", "after"), UNSAFE_FIXES)
def test_what_is_likely_is_written_where_the_user_agrees(
    name: str, before: str, after: str
) -> None:
    assert parse(page(name, before).encode()).problem is not None
    assert mended(page(name, before), UNSAFE) == page(name, after)
    assert mended(page(name, before), SAFE) == page(name, before)


@pytest.mark.parametrize(("name", "before", "after"), WITHDRAWING)
def test_no_page_is_withdrawn_unasked(name: str, before: str, after: str) -> None:
    assert mended(page(name, before), SAFE) == page(name, before)
    assert mended(page(name, before), UNSAFE) == page(name, after)


@pytest.mark.parametrize(("before", "after"), WHOLE_FILES)
def test_delimiters_are_written(before: str, after: str) -> None:
    assert mended(before, SAFE) == after


@pytest.mark.parametrize(("name", "text"), LEFT + READABLE_LEFT)
def test_what_may_mean_several_things_is_left(name: str, text: str) -> None:
    assert fixed(page(name, text), *RULES, level=UNSAFE) == page(name, text)


RECODED = [
    ("---\ntitle: 我的标题\n---\n正文的\r\n", "gbk", UNSAFE),
    ("---\ntitle: 我的標題\n---\n正文的\n", "big5", UNSAFE),
    ("+++\ntitle = '我的'\n+++\n正文\n", "gbk", UNSAFE),
    ('{"的": "我的"}\n正文\n', "gbk", UNSAFE),
    ("---\ntitle: 标题\n---\n正文\n", "utf-16", SAFE),
    ("---\ntitle: 标题\ndraft: true\n---\n正文\n", "utf-16", UNSAFE),
    ("正文\n", "utf-16", SAFE),
]


@pytest.mark.parametrize(("text", "encoding", "level"), RECODED)
def test_files_are_saved_as_utf_8(text: str, encoding: str, level: object) -> None:
    raw = text.encode(encoding)
    assert fixed(raw, *RULES, level=level) == text
    if level is UNSAFE:
        file, _, plan = case(raw, *RULES)
        assert fix_bytes(file, raw, plan, SAFE).raw == raw


def test_bytes_that_are_damaged_are_left() -> None:
    raw = "---\ntitle: 我的标题\n---\n".encode()[:-5] + b"\xff\n---\n"
    file, _, plan = case(raw, *RULES)
    assert fix_bytes(file, raw, plan, UNSAFE).raw == raw


@pytest.mark.hugo
def test_hugo_builds_what_was_mended(tmp_path: Path, hugo: RunHugo) -> None:
    (tmp_path / "content").mkdir()
    texts = [page(name, after) for name, _, after in SAFE_FIXES + UNSAFE_FIXES]
    for number, text in enumerate(texts + [after for _, after in WHOLE_FILES]):
        (tmp_path / "content" / f"{number}.md").write_bytes(text.encode())
    run = hugo(tmp_path, "--renderToMemory", "--buildDrafts", "--buildFuture")
    assert run.returncode == 0, run.stderr


@pytest.mark.hugo
def test_hugo_has_the_title_only_without_the_full_width_colon(
    tmp_path: Path, hugo: RunHugo
) -> None:
    wrong = {"a": "title：恒指: 站上", "b": "title：: 恒指", "c": 'title： "恒指: 站上"'}
    pages = {name: page("yaml", head) for name, head in wrong.items()}
    mended_pages = {f"{name}2": mended(text, SAFE) for name, text in pages.items()}
    (tmp_path / "content").mkdir()
    for name, text in {**pages, **mended_pages}.items():
        (tmp_path / f"content/{name}.md").write_bytes(text.encode())
    titles = {row["path"]: row["title"] for row in hugo_list(hugo, tmp_path)}
    assert {name: titles[f"content/{name}.md"] for name in pages} == dict.fromkeys(pages, "")
    meant = {"a2": "恒指: 站上", "b2": "恒指", "c2": "恒指: 站上"}
    assert {name: titles[f"content/{name}.md"] for name in meant} == meant
