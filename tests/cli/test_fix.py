"""``cms fix``: files are repaired, shown as they would be, or left alone."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cms.writing import replace_file
from tests.cli.runner import Outcome, run
from tests.rules.cases import lay_out

SITE = """\
-- hugo.toml --
-- content/a.md --
---
title: 甲
tags: [港股, A股, 港股] # 三
draft: yes
---
正文
-- content/b.md --
---
title: 乙
date: 2025/02/07
weight: heavy
---
-- content/c.md --
---
title: 丙
---
"""

FIXED_A = """\
---
title: 甲
tags: [港股, A股] # 三
draft: yes
---
正文
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay_out(tmp_path, SITE)
    return tmp_path


def text(site: Path, name: str) -> str:
    return (site / "content" / name).read_bytes().decode()


def fix(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str, stdin: bytes = b"") -> Outcome:
    return run(monkeypatch, site, "fix", *args, stdin=stdin)


def test_a_run_ends_with_what_was_fixed_and_what_remains(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    outcome = fix(monkeypatch, site, "--output-format", "concise")
    found, _, summary = outcome.stdout.partition("Fixed ")
    assert [line.partition(" ")[0] for line in found.splitlines()] == [
        "content/a.md:4:8:",
        "content/b.md:4:9:",
    ]
    assert summary == (
        "2 findings in 2 files:\n"
        "     1  DT001  unparsable-date\n"
        "     1  TX003  repeated-term\n"
        "1 error and 1 warning remain in 2 of 3 files.\n"
        "1 can be fixed with cms fix --unsafe.\n"
    )
    assert outcome.exit_code == 1
    assert text(site, "a.md") == FIXED_A
    assert fix(monkeypatch, site).stdout.splitlines()[-3] == "Fixed nothing."


def test_unsafe_fixes_are_asked_for(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    outcome = fix(monkeypatch, site, "--unsafe", "--show-fixes")
    assert outcome.exit_code == 0
    assert "content/a.md:4:8: FD012 write true (draft-not-boolean)\n" in outcome.stdout
    assert text(site, "a.md") == FIXED_A.replace("yes", "true")


@pytest.mark.parametrize("args", [["--select", "TX003"], ["--ignore", "DT001"], ["content/a.md"]])
def test_only_what_is_chosen_is_fixed(
    monkeypatch: pytest.MonkeyPatch, site: Path, args: list[str]
) -> None:
    before = text(site, "b.md")
    fix(monkeypatch, site, *args)
    assert text(site, "a.md") == FIXED_A
    assert text(site, "b.md") == before


def test_a_diff_changes_nothing_and_can_be_applied(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    (site / "content/a.md").write_bytes(text(site, "a.md").replace("\n", "\r\n").encode() + b"end")
    before = text(site, "a.md")
    outcome = fix(monkeypatch, site, "--diff")
    assert outcome.exit_code == 1
    assert text(site, "a.md") == before
    assert outcome.stdout.startswith(
        "diff --git a/content/a.md b/content/a.md\n"
        "--- a/content/a.md\n"
        "+++ b/content/a.md\n"
        "@@ -1,6 +1,6 @@\n"
        " ---\r\n"
        " title: 甲\r\n"
        "-tags: [港股, A股, 港股] # 三\r\n"
        "+tags: [港股, A股] # 三\r\n"
    )
    assert outcome.stderr.startswith("Would fix 2 findings in 2 files:\n")
    assert outcome.stderr.endswith("\n1 can be fixed with cms fix --unsafe.\n")
    if shutil.which("git") is None:
        return
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=site, input=outcome.stdout.encode(), capture_output=True
    )
    assert applied.returncode == 0, applied.stderr
    by_patch = {name: text(site, name) for name in ("a.md", "b.md")}
    (site / "content/a.md").write_bytes(before.encode())
    fix(monkeypatch, site)
    assert by_patch == {name: text(site, name) for name in ("a.md", "b.md")}


@pytest.mark.parametrize("option", ["--diff", "--check"])
def test_nothing_to_change_is_no_difference(
    monkeypatch: pytest.MonkeyPatch, site: Path, option: str
) -> None:
    assert fix(monkeypatch, site, option, "content/a.md").exit_code == 1
    assert fix(monkeypatch, site, option, "content/c.md").exit_code == 0
    # An error that cannot be fixed is none of its business.
    assert fix(monkeypatch, site, option, "--select", "FD012,FD014").exit_code == 0


def test_bytes_that_are_no_text_are_shown_in_a_diff(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    raw = b"---\ntags: [a, a] # \x1b[31m\n---\n\tx" + b"\xff"
    (site / "content/d.md").write_bytes(raw)
    outcome = fix(monkeypatch, site, "--diff", "content/d.md")
    assert outcome.stdout == (
        "diff --git a/content/d.md b/content/d.md\n"
        "--- a/content/d.md\n"
        "+++ b/content/d.md\n"
        "@@ -1,4 +1,4 @@\n"
        " ---\n"
        "-tags: [a, a] # ␛[31m\n"
        "+tags: [a] # ␛[31m\n"
        " ---\n"
        " \tx\\xff\n"
        "\\ No newline at end of file\n"
    )


def test_standard_input_comes_back_fixed(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    raw = FIXED_A.replace("A股]", "A股, 港股]").encode()
    outcome = fix(monkeypatch, site, "--stdin-filename", "content/new.md", stdin=raw)
    assert outcome.stdout == FIXED_A
    assert "Fixed 1 finding in 1 file:" in outcome.stderr
    assert outcome.exit_code == 1  # the draft
    assert not (site / "content/new.md").exists()
    again = fix(monkeypatch, site, "--stdin-filename", "content/new.md", stdin=FIXED_A.encode())
    assert again.stdout == FIXED_A
    diff = fix(monkeypatch, site, "--diff", "--stdin-filename", "content/new.md", stdin=raw)
    assert diff.stdout.startswith("diff --git a/content/new.md")
    assert diff.exit_code == 1


def test_validate_fixes_too(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    outcome = run(monkeypatch, site, "validate", "--fix", "--output-format", "json")
    report = json.loads(outcome.stdout)
    assert [each["code"] for each in report["fixed"]] == ["TX003", "DT001"]
    assert [each["code"] for each in report["diagnostics"]] == ["FD012", "FD014"]
    assert text(site, "a.md") == FIXED_A


@pytest.mark.parametrize(
    "args", [["--fix", "--add-ignore"], ["--fix", "--statistics"], ["--unsafe"], ["--show-fixes"]]
)
def test_what_cannot_go_together_is_refused(
    monkeypatch: pytest.MonkeyPatch, site: Path, args: list[str]
) -> None:
    assert run(monkeypatch, site, "validate", *args).exit_code == 2
    assert text(site, "a.md") == SITE.split("content/a.md --\n")[1].partition("-- content/b")[0]


# What is not to be fixed


def test_what_is_ignored_stays(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    path = site / "content/a.md"
    path.write_text(text(site, "a.md").replace("# 三", "# cms: ignore TX003"), "utf-8")
    (site / "cms.toml").write_text('[per-file-ignores]\n"content/b.md" = ["DT001"]\n')
    before = {name: text(site, name) for name in ("a.md", "b.md")}
    assert "Fixed nothing." in fix(monkeypatch, site).stdout
    assert before == {name: text(site, name) for name in ("a.md", "b.md")}


def test_what_is_known_stays(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    path = site / "content/b.md"
    one_line = "---\n{title: 乙, date: 2025/02/07, tags: [a, a]}\n---\n"
    path.write_text(one_line, "utf-8")
    known = ("--baseline", "known.json")
    run(monkeypatch, site, "validate", "--write-baseline", *known, "--select", "TX003")
    # The known finding's line changes by the fix of another one.
    outcome = fix(monkeypatch, site, *known, "--output-format", "json")
    assert [each["code"] for each in json.loads(outcome.stdout)["fixed"]] == ["DT001"]
    assert "date: 2025-02-07, tags: [a, a]" in text(site, "b.md")
    assert "repeated-term" not in outcome.stdout


def test_what_the_branch_did_not_touch_stays(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    def git(*args: str) -> None:
        own = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "core.autocrlf=false"]
        subprocess.run(["git", *own, *args], cwd=site, check=True, capture_output=True)

    if shutil.which("git") is None:
        pytest.skip("needs git")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    path = site / "content/b.md"
    path.write_text(
        text(site, "b.md").replace("---\ntitle", "---\ncategories: [a, a]\ntitle"), "utf-8"
    )
    before = text(site, "a.md")
    fix(monkeypatch, site, "--diff-base", "HEAD")
    assert text(site, "a.md") == before
    assert "categories: [a]\n" in text(site, "b.md")
    assert "2025/02/07" in text(site, "b.md")


# When a file cannot be written, or is not what it was


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_fixed(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    (site / "content/a.md").chmod(0o444)
    outcome = fix(monkeypatch, site, "--output-format", "concise")
    (site / "content/a.md").chmod(0o644)
    assert outcome.exit_code == 2
    assert "cms: content/a.md cannot be written: it is read-only\n" in outcome.stderr
    assert "Fixed 1 finding in 1 file:\n     1  DT001  unparsable-date\n" in outcome.stdout
    assert "content/a.md:3:16: warning[TX003]" in outcome.stdout
    assert "2025-02-07" in text(site, "b.md")


@pytest.mark.parametrize("edits", [1, 2])
def test_what_an_author_writes_meanwhile_is_kept(
    monkeypatch: pytest.MonkeyPatch, site: Path, edits: int
) -> None:
    left = iter(range(edits))

    def replace(path: Path, content: bytes, expected: bytes) -> None:
        if path.name == "a.md" and (number := next(left, None)) is not None:
            path.write_bytes(path.read_bytes() + f"{number}\n".encode())  # an author saves
        replace_file(path, content, expected)

    monkeypatch.setattr("cms.engine.store.replace_file", replace)
    outcome = fix(monkeypatch, site)
    assert "Fixed 2 findings in 2 files:" in outcome.stdout
    assert text(site, "a.md") == FIXED_A + "0\n1\n"[: 2 * edits]


def test_a_file_that_changes_all_the_time_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    def replace(path: Path, content: bytes, expected: bytes) -> None:
        if path.name == "a.md":
            path.write_bytes(path.read_bytes() + b"more\n")
        replace_file(path, content, expected)

    monkeypatch.setattr("cms.engine.store.replace_file", replace)
    outcome = fix(monkeypatch, site)
    assert outcome.exit_code == 2
    assert "cms: content/a.md changes all the time and is left as it is\n" in outcome.stderr
    assert "[港股, A股, 港股]" in text(site, "a.md")
    assert "Fixed 1 finding in 1 file:" in outcome.stdout


def test_two_processes_at_once_lose_nothing(site: Path) -> None:
    for number in range(40):
        page = f"---\ntags: [a, a]\ndate: 2025/2/7\n---\n{number}\n"
        (site / f"content/{number}.md").write_text(page, "utf-8")
    commands = [
        [sys.executable, "-m", "cms", "fix", "--select", codes, str(site)]
        for codes in ("TX003", "DT001", "TX003,DT001")
    ]
    running = [subprocess.Popen(each, stdout=subprocess.PIPE) for each in commands]
    assert [process.wait() for process in running] == [0, 0, 0]
    for process in running:
        process.stdout.close()
    for number in range(40):
        assert text(site, f"{number}.md") == f"---\ntags: [a]\ndate: 2025-02-07\n---\n{number}\n"
    assert not [path for path in (site / "content").iterdir() if path.name.startswith(".")]
