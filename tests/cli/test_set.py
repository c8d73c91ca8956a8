"""``cms set`` and ``cms unset``: values land in each file's own format and style."""

import subprocess
import sys
from pathlib import Path

import pytest

from cms.writing import replace_file
from tests.cli.runner import Outcome, run
from tests.rules.cases import lay_out

SITE = """\
-- hugo.toml --
-- cms.toml --
ignore = ["SC", "TX", "DT", "TH"]
key-order = ["title", "description", "tags", "weight"]
"""

YAML = """\
---
title: "甲" # eins
# about tags
tags: [A股, "港股"]
params:
    author: Li
draft: true
---
正文
"""

TOML = """\
+++
title = '甲'
date = 2025-02-07T21:31:14+08:00
tags = ["A股"] # two
[params]
author = "Li"
[[resources]]
src = "a.png"
title = "A"
+++
正文
"""

JSON = """\
{
  "title": "甲",
  "tags": ["A股", "港股"],
  "params": {"author": "Li"}
}
正文
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay_out(tmp_path, SITE)
    return tmp_path


def edited(
    monkeypatch: pytest.MonkeyPatch, site: Path, before: str, command: str, *args: str
) -> tuple[Outcome, str]:
    """A command on one file, and the file afterwards."""
    path = site / "content/a.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(before.encode())
    outcome = run(monkeypatch, site, command, *args, "content/a.md")
    return outcome, path.read_bytes().decode()


SETTING = {
    # Style of the author
    "text in its quotes": (YAML, ["title=乙"], '"甲"', '"乙"'),
    "text with signs": (YAML, ["title=a: b # c"], '"甲"', '"a: b # c"'),
    "boolean": (YAML, ["draft=false"], "draft: true", "draft: false"),
    "quoted is a text": (YAML, ['draft="false"'], "draft: true", 'draft: "false"'),
    "nothing is the empty text": (YAML, ["title="], '"甲"', '""'),
    "key in another case": (YAML, ["Title=乙"], '"甲"', '"乙"'),
    "nested": (YAML, ["params.author=Wang"], "Li", "Wang"),
    "item of a list": (YAML, ["tags[1]=B股"], '"港股"', '"B股"'),
    "list": (YAML, ["tags=[A股, B]"], '[A股, "港股"]', '[A股, "B"]'),
    "single quotes": (TOML, ["title=乙"], "'甲'", "'乙'"),
    "moment": (
        TOML,
        ["date=2025-03-01T08:00:00+08:00"],
        "2025-02-07T21:31:14",
        "2025-03-01T08:00:00",
    ),
    "inside a list": (TOML, ["resources[0].title=B"], 'title = "A"', 'title = "B"'),
    "nested in JSON": (JSON, ["params.author=Wang"], "Li", "Wang"),
    # Items
    "append": (YAML, ["tags+=新股"], '"港股"]', '"港股", "新股"]'),
    "append what is there": (YAML, ["tags+=A股"], "", ""),
    "append several": (JSON, ["tags+=[港股, 新股]"], '"港股"]', '"港股", "新股"]'),
    "append in TOML": (TOML, ["tags+=新股"], '["A股"]', '["A股", "新股"]'),
    "append to a text": ("---\ntags: a\n---\n", ["tags+=b"], "tags: a", "tags: [a, b]"),
    "take out": (YAML, ["tags-=港股"], ', "港股"', ""),
    "take out what is not there": (YAML, ["tags-=B股"], "", ""),
    "take out the last": (TOML, ["tags-=A股"], '"A股"', ""),
    # New entries, by the order of keys
    "new": (YAML, ["weight=3"], '"港股"]\n', '"港股"]\nweight: 3\n'),
    "new in TOML": (TOML, ["weight=3"], "# two\n", "# two\nweight = 3\n"),
    "new in JSON": (JSON, ["weight=3"], '"港股"],\n', '"港股"],\n  "weight": 3,\n'),
    "new list": (JSON, ["series+=S"], '"Li"}\n', '"Li"},\n  "series": ["S"]\n'),
    "new below": (YAML, ["params.Role=editor"], "author: Li\n", "author: Li\n    Role: editor\n"),
    "new moment": (TOML, ["lastmod=2025-03-01"], "# two\n", "# two\nlastmod = 2025-03-01\n"),
    "new map": (YAML, ["cover.image=a.png"], "true\n---", "true\ncover:\n  image: a.png\n---"),
    "key with a dot": (JSON, ['params."a.b"=1'], '"Li"}', '"Li", "a.b": 1}'),
    "front matter": ("正文\n", ["title=乙"], "正文", "---\ntitle: 乙\n---\n正文"),
    # Several
    "several": (YAML, ["title=乙", "draft=false"], '"甲" # eins', '"乙" # eins'),
    "line ends": (YAML.replace("\n", "\r\n"), ["weight=3"], '股"]\r\n', '股"]\r\nweight: 3\r\n'),
}


@pytest.mark.parametrize("case", SETTING)
def test_values_are_set(monkeypatch: pytest.MonkeyPatch, site: Path, case: str) -> None:
    before, args, old, new = SETTING[case]
    expected = before.replace(old, new, 1) if old else before
    if "draft=false" in args:
        expected = expected.replace("draft: true", "draft: false")
    outcome, after = edited(monkeypatch, site, before, "set", *args)
    assert after == expected, outcome
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("Changed nothing" if expected == before else "Changed 1 file")


UNSETTING = {
    "entry with its comment": (YAML, "title", 'title: "甲" # eins\n', ""),
    "nested": (TOML, "params.author", '[params]\nauthor = "Li"\n', "[params]\n"),
    "in JSON": (JSON, "tags", '  "tags": ["A股", "港股"],\n', ""),
    "item": (YAML, "tags[0]", "A股, ", ""),
    "another case": (YAML, "DRAFT", "draft: true\n", ""),
    "absent": (JSON, "weight", "", ""),
    "absent below": (JSON, "params.x.y", "", ""),
}


@pytest.mark.parametrize("case", UNSETTING)
def test_entries_are_removed(monkeypatch: pytest.MonkeyPatch, site: Path, case: str) -> None:
    before, key, old, new = UNSETTING[case]
    outcome, after = edited(monkeypatch, site, before, "unset", key)
    assert after == (before.replace(old, new, 1) if old else before), outcome
    assert outcome.exit_code == 0


def test_several_keys_are_removed_at_once(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    _, after = edited(monkeypatch, site, JSON, "unset", "title,params")
    assert after == '{\n  "tags": ["A股", "港股"]\n}\n正文\n'


REFUSED = {
    "unreadable": ("---\ntitle: a: b\n---\n", "weight=3", 2, "Hugo cannot read its front matter"),
    "no such item": (YAML, "tags[5]=x", 4, "tags has 2 items, and none at that place"),
    "no such list": (YAML, "x.y[0]=x", 1, "x.y[0] cannot be put there"),
    "no map": (YAML, "title.x=1", 2, "title has a value and no keys below it"),
    "null in TOML": (TOML, "weight=null", 1, "TOML has no null"),
    "alias": ("---\na: &x {b: 1}\nc: *x\n---\n", "c.b=2", 3, "c"),
    "org": ("#+title: A\nText\n", "title=B", 1, "written in Org"),
    "text for Hugo": ("\u3000---\ntitle: A\n---\n", "title=B", 1, "takes its front"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_proven_is_left_and_said(
    monkeypatch: pytest.MonkeyPatch, site: Path, case: str
) -> None:
    before, assignment, line, reason = REFUSED[case]
    outcome, after = edited(monkeypatch, site, before, "set", assignment)
    assert after == before
    assert outcome.exit_code == 1
    assert outcome.stderr.startswith(f"cms: content/a.md:{line}: left as it is: "), outcome.stderr
    assert reason in outcome.stderr


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("content/old.md", "the setting exclude leaves it out"),
        ("README.md", "Hugo reads no front matter there; cms why tells more"),
    ],
)
def test_what_is_named_and_not_meant_is_said(
    monkeypatch: pytest.MonkeyPatch, site: Path, path: str, reason: str
) -> None:
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_bytes(YAML.encode())
    settings = site / "cms.toml"
    settings.write_text(f'{settings.read_text()}exclude = ["old.md"]\nforce-exclude = true\n')
    outcome = run(monkeypatch, site, "set", "draft=false", path)
    assert (site / path).read_bytes() == YAML.encode()
    assert f"{path}:1: left as it is: {reason}" in outcome.stderr


def test_others_are_edited_all_the_same(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, f"-- content/b.md --\n{TOML}-- content/c.md --\n{JSON}")
    outcome, _ = edited(monkeypatch, site, "---\na: b: c\n---\n", "set", "weight=1", "content")
    assert outcome.exit_code == 1
    assert outcome.stdout == "Changed 2 files.\n"
    assert "weight = 1\n" in (site / "content/b.md").read_text("utf-8")


def test_a_file_is_changed_as_a_whole_or_not(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    outcome, after = edited(monkeypatch, site, YAML, "set", "title=乙", "tags[5]=x")
    assert outcome.exit_code == 1
    assert after == YAML


WRONG = {
    "nothing to set": ["set", "content/a.md", "title=x"],
    "no paths": ["set", "title=x"],
    "no key": ["set", "tags[x]=1", "content"],
    "no YAML": ["set", "title=[Draft] x", "content"],
    "another number": ["set", "version=1.10", "content"],
    "no such file": ["set", "title=x", "content/none.md"],
    "no page": ["set", "title=x", "hugo.toml", "--lang", "en"],
    "no key to remove": ["unset", "a..b", "content"],
    "nothing of this language": ["set", "title=x", "content", "--lang", "fr"],
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_usage_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, site: Path, case: str
) -> None:
    lay_out(site, f"-- content/a.md --\n{YAML}")
    outcome = run(monkeypatch, site, *WRONG[case])
    assert outcome.exit_code == (1 if case == "no page" else 2), outcome
    assert (site / "content/a.md").read_text("utf-8") == YAML


def test_a_path_may_hold_an_equals_sign(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, f"-- content/a=b.md --\n{YAML}")
    folder = site / "content"
    for args in (["./a=b.md"], ["--", "a=b.md"]):
        outcome = run(monkeypatch, folder, "set", "--diff", "weight=3", *args)
        assert outcome.exit_code == 0, outcome
        assert "+weight: 3\n" in outcome.stdout


def test_only_pages_that_are_meant_are_edited(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    config = "defaultContentLanguage = 'en'\n[languages.en]\n[languages.fr]\n"
    pages = ("content/post/a.md", "content/post/a.fr.md", "content/b/index.md", "content/b/c.md")
    lay_out(site, f"-- hugo.toml --\n{config}")
    lay_out(site, "".join(f"-- {page} --\n---\ntitle: A\n---\n" for page in pages))

    def set_weight(*args: str) -> set[str]:
        outcome = run(monkeypatch, site, "set", "--diff", "weight=3", *args)
        lines = outcome.stdout.splitlines()
        return {line[6:] for line in lines if line.startswith("+++ ")}

    assert set_weight("content") == set(pages[:3])  # and no resource of a bundle
    assert set_weight("content/b/c.md") == {pages[3]}  # unless it is named
    assert set_weight("content", "--lang", "fr") == {pages[1]}
    assert set_weight("content", "--section", "post") == set(pages[:2])


def test_a_diff_changes_nothing_and_can_be_applied(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    outcome, after = edited(monkeypatch, site, YAML, "set", "title=乙", "--diff")
    assert after == YAML
    assert outcome.exit_code == 0
    assert outcome.stderr == "Would change 1 file.\n"
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=site, input=outcome.stdout.encode(), check=False
    )
    assert applied.returncode == 0
    assert (site / "content/a.md").read_text("utf-8") == YAML.replace('"甲"', '"乙"')


def test_new_findings_are_said(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    before = "---\ntitle: A\ndraft: yes\n---\n"
    outcome, _ = edited(monkeypatch, site, before, "set", "url=https://example.org/a", "weight=x")
    assert outcome.exit_code == 0
    first, *found = outcome.stderr.splitlines()
    assert first == "cms: this brings 2 new findings:"
    assert sorted(line.partition("[")[2][:5] for line in found) == ["FD008", "FD014"]


def test_a_file_changed_meanwhile_is_edited_anew(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    path = site / "content/a.md"
    changes = iter([YAML.replace("正文", "新正文")])

    def replace(target: Path, content: bytes, expected: bytes | None = None) -> None:
        for text in changes:
            path.write_bytes(text.encode())
            break
        replace_file(target, content, expected)

    monkeypatch.setattr("cms.engine.store.replace_file", replace)
    outcome, after = edited(monkeypatch, site, YAML, "set", "title=乙")
    assert outcome.exit_code == 0
    assert after == YAML.replace('"甲"', '"乙"').replace("正文", "新正文")


def test_processes_at_once_lose_nothing(site: Path) -> None:
    names = [f"content/p{number}.md" for number in range(60)]
    lay_out(site, "".join(f"-- {name} --\n---\ntitle: A\n---\n" for name in names))
    commands = [[sys.executable, "-m", "cms", "set", f"{key}=1", "content"] for key in "abc"]
    running = [subprocess.Popen(each, cwd=site, stdout=subprocess.DEVNULL) for each in commands]
    assert [each.wait() for each in running] == [0, 0, 0]
    for name in names:
        lines = (site / name).read_text("utf-8").splitlines()
        assert sorted(lines[2:-1]) == ["a: 1", "b: 1", "c: 1"]
    assert not list(site.glob("content/.*"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs the bits of POSIX")
def test_a_file_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, f"-- content/b.md --\n{YAML}")
    (site / "content/b.md").chmod(0o444)
    outcome, after = edited(monkeypatch, site, YAML, "set", "draft=false", "content/b.md")
    assert outcome.exit_code == 2
    assert "content/b.md cannot be written: it is read-only" in outcome.stderr
    assert "draft: false" in after
    assert (site / "content/b.md").read_text("utf-8") == YAML
