"""``cms schema``: what editors are given."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from cms.schema import presets
from tests.cli.runner import run
from tests.rules.cases import lay_out

SITE = """\
-- hugo.toml --
theme = "mainroad"
-- cms.toml --
required = ["title"]
[[overrides]]
sections = ["market"]
required = ["summary"]
defaults = { toc = true }
-- themes/mainroad/theme.toml --
-- content/a.md --
-- content/market/b.md --
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay_out(tmp_path, SITE)
    return tmp_path


def schema(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str) -> dict:
    return json.loads(run(monkeypatch, site, "schema", *args).stdout)


@pytest.mark.parametrize(
    ("args", "required", "toc"),
    [
        ((), ["title"], None),
        (("content/a.md",), ["title"], None),
        (("content/market/b.md",), ["title", "summary"], True),
    ],
)
def test_the_schema_is_that_of_the_page(
    monkeypatch: pytest.MonkeyPatch,
    site: Path,
    args: tuple[str, ...],
    required: list[str],
    toc: bool | None,
) -> None:
    document = schema(monkeypatch, site, *args)
    assert document["required"] == required
    assert {"date", "thumbnail", "widgets"} <= set(document["properties"])
    assert document["properties"]["toc"].get("default") == (
        True if args[-1:] == ("content/market/b.md",) else None
    )


@pytest.mark.parametrize("name", ["hugo", *presets.names()])
def test_every_preset_is_a_schema(monkeypatch: pytest.MonkeyPatch, site: Path, name: str) -> None:
    document = schema(monkeypatch, site, "--preset", name)
    jsonschema_rs.meta.validate(document)
    assert jsonschema_rs.is_valid(document, {"title": "港股", "draft": False})
    assert not jsonschema_rs.is_valid(document, {"draft": "yes"})


def test_presets_are_listed_and_an_unknown_one_is_a_hint(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    listed = run(monkeypatch, site, "schema", "--list").stdout.splitlines()
    assert [line.partition("\t")[0] for line in listed] == list(presets.names())
    outcome = run(monkeypatch, site, "schema", "--preset", "mainrode")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "did you mean mainroad?" in outcome.stderr
