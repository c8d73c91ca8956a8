"""``cms fix`` gives files the names that their authors meant, and what leads to them follows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.runner import Outcome, run
from tests.engine.move.moving import contents, make, page

ZH = {
    "defaultContentLanguage": "zh-cn",
    "languages": {"zh-cn": {"weight": 1}, "zh-tw": {"weight": 2}},
}
TITLE = "title: 甲\ndate: 2025-01-01T00:00:00Z"
PADDED = f"{TITLE}\ntags: [' 乙 ']"
TRIMMED = f"{TITLE}\ntags: ['乙']"
FILES = {
    "a.md": page("", TITLE),
    "a.zh_TW.md": page("正文", PADDED),
    "b.md": page("[甲](/a.zh_tw/)", TITLE),
}
ALIAS = "\naliases: [../a.zh_tw/]"
DIFF = """\
diff --git a/content/a.zh_TW.md b/content/a.zh-tw.md
rename from content/a.zh_TW.md
rename to content/a.zh-tw.md
--- a/content/a.zh_TW.md
+++ b/content/a.zh-tw.md
@@ -1,6 +1,7 @@
 ---
 title: 甲
 date: 2025-01-01T00:00:00Z
-tags: [' 乙 ']
+tags: ['乙']
+aliases: [../a.zh_tw/]
 ---
 正文
diff --git a/content/b.md b/content/b.md
--- a/content/b.md
+++ b/content/b.md
@@ -2,4 +2,4 @@
 title: 甲
 date: 2025-01-01T00:00:00Z
 ---
-[甲](/a.zh_tw/)
+[甲](/zh-tw/a/)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make(tmp_path, FILES, ZH)
    return tmp_path


def fix(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str) -> Outcome:
    return run(monkeypatch, site, "fix", "--select", "LG006,TR009,TX", *args)


def test_names_are_mended_after_all_else(monkeypatch, site):
    outcome = fix(monkeypatch, site, "--unsafe")
    assert outcome.exit_code == 0
    assert contents(site) == {
        "a.md": FILES["a.md"],
        "a.zh-tw.md": page("正文", TRIMMED + ALIAS),
        "b.md": page("[甲](/zh-tw/a/)", TITLE),
    }
    assert "LG006  unknown-language-suffix" in outcome.stdout
    assert fix(monkeypatch, site, "--unsafe").stdout.startswith("Fixed nothing.")


def test_who_does_not_ask_for_it_keeps_his_names(monkeypatch, site):
    outcome = fix(monkeypatch, site)
    assert list(contents(site)) == list(FILES)
    assert "rename it to a.zh-tw.md" in outcome.stdout


def test_a_diff_shows_new_names_and_changes_nothing(monkeypatch, site):
    outcome = fix(monkeypatch, site, "--unsafe", "--diff")
    assert (outcome.exit_code, outcome.stdout) == (1, DIFF)
    assert contents(site) == FILES
    subprocess.run(["git", "apply", "-"], cwd=site, input=DIFF.encode(), check=True)
    applied = contents(site)
    make(site / "other", FILES, ZH)
    fix(monkeypatch, site / "other", "--unsafe")
    assert contents(site / "other") == applied


def test_one_file_alone(monkeypatch, site):
    outcome = fix(monkeypatch, site, "--unsafe", "content/a.zh_TW.md")
    assert outcome.exit_code == 0
    assert list(contents(site)) == ["a.md", "a.zh-tw.md", "b.md"]


def test_git_is_told(monkeypatch, site):
    for args in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *args], cwd=site, check=True)
    fix(monkeypatch, site, "--unsafe")
    listed = subprocess.run(
        ["git", "ls-files", "content"], cwd=site, capture_output=True, encoding="utf-8", check=True
    )
    assert listed.stdout.split() == ["content/a.md", "content/a.zh-tw.md", "content/b.md"]


def test_what_cannot_be_renamed_is_told_and_the_rest_is(monkeypatch, tmp_path):
    files = ("a.md", "a.zh_TW.md", "c/index.md", "c/index.zh_TW.md")
    make(tmp_path, {**dict.fromkeys(files, page("", TITLE)), "static/zh-tw/a/index.html": "x"}, ZH)
    outcome = fix(monkeypatch, tmp_path, "--unsafe")
    assert list(contents(tmp_path)) == ["a.md", "a.zh_TW.md", "c/index.md", "c/index.zh-tw.md"]
    assert outcome.stderr == (
        "cms: content/a.zh_TW.md:1:1: the fix of LG006 is left out: content/a.zh-tw.md would be "
        "published as zh-tw/a/index.html, where a static file is\n"
    )
