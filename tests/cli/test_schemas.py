"""JSON output fits the schemas that are shipped for it."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.runner import run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("schema", "site", "args"),
    [
        ("diagnostics", "news-zh-broken", ["validate", "--output-format", "json"]),
        ("diagnostics", "news-zh", ["validate", "--output-format", "json"]),
        ("pages", "news-zh", ["list", "--format", "json"]),
        ("pages", "news-zh-broken", ["list", "--format", "json", "--params"]),
        ("why", "news-zh", ["why", "--format", "json"]),
        ("why", "news-zh-broken", ["why", "--format", "json", "content/post", "hugo.toml"]),
        ("translations", "news-zh", ["translations", "--format", "json"]),
        ("translations", "news-zh-broken", ["translations", "--format", "json", "--missing"]),
    ],
)
def test_output_fits_its_schema(
    monkeypatch: pytest.MonkeyPatch, schema: str, site: str, args: list[str]
) -> None:
    document = json.loads(run(monkeypatch, ROOT / "examples" / site, *args).stdout)
    rules = json.loads((ROOT / "schemas" / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(rules).validate(document)
