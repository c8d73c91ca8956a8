"""``cms config`` and ``cms rule``: what they show."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.runner import run

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("")
    (tmp_path / "cms.toml").write_text('author-time-zone = "Asia/Shanghai"\n')
    return tmp_path


def test_settings_are_shown_with_their_origin(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    shown = json.loads(run(monkeypatch, site, "config", "content", "--format", "json").stdout)
    assert shown["site"] == site.as_posix()
    assert shown["settings"]["author-time-zone"] == {
        "value": "Asia/Shanghai",
        "origin": (site / "cms.toml").as_posix(),
    }
    assert shown["settings"]["jobs"] == {"value": 0, "origin": "default"}


def test_the_text_is_a_settings_file(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    text = run(monkeypatch, site, "config").stdout
    settings = tomllib.loads(text)
    assert settings["author-time-zone"] == "Asia/Shanghai"
    (site / "cms.toml").write_text(text)
    assert run(monkeypatch, site, "validate").exit_code == 0


def test_a_rule_is_explained(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    text = run(monkeypatch, site, "rule", "date-without-offset").stdout
    assert text.startswith("DT003 date-without-offset (warning, fix: unsafe)\n\n")
    record = json.loads(run(monkeypatch, site, "rule", "DT003", "--format", "json").stdout)
    assert list(record) == ["code", "name", "topic", "severity", "fix", "title", "explanation"]
    every = json.loads(run(monkeypatch, site, "rule", "--all", "--format", "json").stdout)
    assert record in every


def test_the_version_is_printed(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    assert run(monkeypatch, site, "--version").stdout.startswith("cms 0.")
