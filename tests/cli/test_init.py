"""``cms init`` writes what it shows, and nothing that exists changes but by a hook."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.cli.runner import Outcome, run

EXAMPLES = Path(__file__).parents[2] / "examples"
HOOK = "cms-validate"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(EXAMPLES / "news-zh", tmp_path / "site"))
    (copy / "cms.toml").unlink()
    (copy / ".git").mkdir()
    return copy


def init(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str) -> Outcome:
    return run(monkeypatch, site, "init", *args)


def test_settings_are_made_of_what_is_there(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    outcome = init(monkeypatch, site, "--yes")
    assert outcome.exit_code == 0, outcome.stderr
    text = (site / "cms.toml").read_text("utf-8")
    assert text in outcome.stdout
    assert '# required-languages = ["zh-cn", "zh-tw"]\n' in text
    assert '# required = ["title", "date", "summary"' in text
    assert "author-time-zone" not in text  # the site has a timeZone
    assert run(monkeypatch, site, "config").exit_code == 0
    uncommented = "\n".join(
        line[2:] if line.startswith("# ") and "=" in line and "`" not in line else line
        for line in text.splitlines()
    )
    (site / "cms.toml").write_text(uncommented.replace("schemas/article.schema.json", "mainroad"))
    assert run(monkeypatch, site, "config").exit_code == 0


def test_the_theme_and_the_clock_are_found_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "hugo.toml").write_text("theme = 'PaperMod'\nlanguageCode = 'zh-TW'\n"
                                        "defaultContentLanguage = 'zh-tw'\n")  # fmt: skip
    text = init(monkeypatch, tmp_path, "--dry-run").stdout
    assert "theme      PaperMod (preset papermod)\n" in text
    assert '# extends = ["papermod"]\n' in text
    assert 'author-time-zone = "Asia/Taipei"\n' in text


def test_a_baseline_holds_what_was_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(EXAMPLES / "news-zh-broken", tmp_path / "site"))
    (broken / "cms.toml").unlink()
    assert init(monkeypatch, broken, "--yes", "--baseline", "known.json").exit_code == 0
    outcome = run(monkeypatch, broken, "validate")
    assert (outcome.exit_code, outcome.stdout[:17]) == (0, "All checks passed")


@pytest.mark.parametrize(
    "before",
    [
        None,
        "",
        "repos:\n- repo: https://x/y\n  rev: v1\n  hooks: [{id: a}]\n",
        "# ours\nci: {}\nrepos:  # all\n\n    # first\n    - repo: https://x/y\n"
        "      hooks: [{id: a}]\n      rev: v1\nfail_fast: true\n",
        "repos:\r\n  - repo: https://x/y\r\n    rev: v1\r\n    hooks: [{id: a}]\r\n",
    ],
)
def test_a_hook_comes_first_and_the_rest_stays(
    monkeypatch: pytest.MonkeyPatch, site: Path, before: str | None
) -> None:
    path = site / ".pre-commit-config.yaml"
    if before is not None:
        path.write_bytes(before.encode())
    assert init(monkeypatch, site, "--yes", "--pre-commit").exit_code == 0
    after = path.read_bytes().decode()
    old = yaml.safe_load(before or "") or {"repos": []}
    new = yaml.safe_load(after)
    assert new["repos"][0]["hooks"][0]["id"] == HOOK
    assert {**new, "repos": new["repos"][1:]} == old
    lines = (before or "").splitlines(keepends=True)
    assert [line for line in after.splitlines(keepends=True) if line in lines] == lines
    assert init(monkeypatch, site, "--yes", "--pre-commit").stderr.count("already") == 1


@pytest.mark.parametrize("before", ["repos: [{repo: x}]\n", "repos: [\n", "- a\n"])
def test_a_file_that_only_its_owner_should_edit_stays(
    monkeypatch: pytest.MonkeyPatch, site: Path, before: str
) -> None:
    (site / ".pre-commit-config.yaml").write_text(before)
    outcome = init(monkeypatch, site, "--yes", "--pre-commit")
    assert outcome.exit_code == 2
    assert (site / ".pre-commit-config.yaml").read_text() == before
    assert not (site / "cms.toml").exists()


@pytest.mark.parametrize(
    ("host", "file"), [("github", ".github/workflows/cms.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_a_job_is_added_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, site: Path, host: str, file: str
) -> None:
    assert init(monkeypatch, site, "--yes", "--ci", host).exit_code == 0
    assert "cms validate" in (site / file).read_text("utf-8")
    (site / file).write_text("mine\n")
    again = init(monkeypatch, site, "--yes", "--ci", host)
    assert "stays as it is" in again.stderr
    assert (site / file).read_text() == "mine\n"


def test_nothing_is_written_unasked(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    before = sorted(site.rglob("*"))
    assert init(monkeypatch, site, "--dry-run", "--pre-commit").exit_code == 0
    outcome = init(monkeypatch, site)
    assert (outcome.exit_code, "nobody can be asked" in outcome.stderr) == (2, True)
    assert sorted(site.rglob("*")) == before


def test_it_needs_a_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    outcome = init(monkeypatch, tmp_path, "--yes")
    assert (outcome.exit_code, "is not in a Hugo site" in outcome.stderr) == (2, True)
