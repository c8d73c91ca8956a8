"""Living with findings: baselines, comments that ignore, and what a branch touched."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.rules.cases import lay_out

SITE = """\
-- hugo.toml --
-- content/a.md --
---
title: 甲
draft: yes
---
正文
-- content/b.md --
---
title: 乙
weight: heavy
---
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay_out(tmp_path, SITE)
    return tmp_path


def found(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str) -> list[str]:
    """Names of the rules that found something, with the file and the line."""
    outcome = run(monkeypatch, site, "validate", "--output-format", "json", *args)
    return [
        f"{each['path'].rpartition('/')[2]}:{each['line']} {each['name']}"
        for each in json.loads(outcome.stdout)["diagnostics"]
    ]


def test_a_baseline_knows_findings_by_content(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    known = ("--baseline", "known.json")
    assert len(found(monkeypatch, site)) == 2
    assert run(monkeypatch, site, "validate", "--write-baseline", *known).exit_code == 0
    assert found(monkeypatch, site, *known) == []
    above = "".join(f"key{number}: {number}\n" for number in range(10))
    text = (site / "content/a.md").read_text("utf-8")
    (site / "content/a.md").write_text(text.replace("title", above + "title"), "utf-8")
    assert found(monkeypatch, site, *known) == []
    text = (site / "content/a.md").read_text("utf-8")
    (site / "content/a.md").write_text(text.replace("title: 甲", "title: [甲]"), "utf-8")
    assert found(monkeypatch, site, *known) == ["a.md:12 emptied-field"]


def test_a_baseline_of_the_settings_is_used_and_its_stale_entries_are_told(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    (site / "cms.toml").write_text('baseline = "known.json"\n')
    missing = run(monkeypatch, site, "validate")
    assert missing.exit_code == 2
    assert "known.json" in missing.stderr
    assert run(monkeypatch, site / "content", "validate", "--write-baseline").exit_code == 0
    assert (site / "known.json").is_file()
    (site / "content/b.md").write_text("---\ntitle: 乙\n---\n", "utf-8")
    outcome = run(monkeypatch, site, "validate")
    assert outcome.exit_code == 0
    assert "1 known findings are in known.json" in outcome.stderr
    assert "1 findings of known.json are there no more" in outcome.stderr


def test_added_comments_ignore_what_was_found_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    outcome = run(monkeypatch, site, "validate", "--add-ignore")
    assert outcome.stdout == "Added comments that ignore 2 findings to 2 files.\n"
    assert found(monkeypatch, site) == []
    lines = (site / "content/a.md").read_text("utf-8").splitlines()
    assert lines[2].startswith("draft: yes # cms: ignore ")
    assert lines[:2] + lines[3:] == ["---", "title: 甲", "---", "正文"]


@pytest.mark.parametrize(
    ("comment", "names"),
    [
        ("# cms: ignore draft-not-boolean", []),
        ("# cms: ignore FD", []),
        ("# cms: ignore DT001", ["draft-not-boolean", "unused-ignore"]),
        ("# cms: ignore FD012, DT001", ["unused-ignore"]),
        ("# cms: ignore FD0122", ["draft-not-boolean", "unknown-ignore"]),
    ],
)
def test_comments_that_ignore_nothing_are_found(
    monkeypatch: pytest.MonkeyPatch, site: Path, comment: str, names: list[str]
) -> None:
    (site / "content/b.md").unlink()
    (site / "content/a.md").write_text(f"---\ndraft: yes {comment}\n---\n", "utf-8")
    assert [each.split()[1] for each in found(monkeypatch, site)] == names


def test_rules_that_are_not_in_force_are_no_unused_ignores(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    (site / "content/a.md").write_text("---\ntitle: 甲 # cms: ignore DT001\n---\n", "utf-8")
    assert found(monkeypatch, site, "--select", "IG,FM") == []


def test_settings_ignore_rules_for_some_files(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    (site / "cms.toml").write_text('[per-file-ignores]\n"content/a.*" = ["FD012"]\n')
    assert found(monkeypatch, site) == ["b.md:3 weight-not-integer"]
    (site / "cms.toml").write_text('[per-file-ignores]\n"content/a.*" = ["nonsense"]\n')
    assert run(monkeypatch, site, "validate").exit_code == 2


def git(site: Path, *args: str) -> None:
    """Runs git as an author of its own."""
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", site, *author, *args], check=True, capture_output=True)


def test_only_what_the_branch_touched_is_reported(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    git(site, "init", "--initial-branch", "main")
    git(site, "add", ".")
    git(site, "commit", "--message", "old")
    assert found(monkeypatch, site, "--diff-base", "main") == []
    text = (site / "content/a.md").read_text("utf-8")
    (site / "content/a.md").write_text(text.replace("title: 甲", "title: [甲]"), "utf-8")
    (site / "content/新.md").write_text("---\ndraft: yes\n---\n", "utf-8")
    expected = ["a.md:2 emptied-field", "新.md:2 draft-not-boolean"]
    assert found(monkeypatch, site, "--diff-base", "main") == expected
    assert run(monkeypatch, site, "validate", "--diff-base", "nowhere").exit_code == 2
