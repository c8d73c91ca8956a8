"""Schemas that users write: three formats, older drafts, references to files beside them."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from cms.errors import ConfigError
from cms.schema.effective import user_source
from cms.schema.violations import Checker

DRAFT_4 = "http://json-schema.org/draft-04/schema#"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Writes files, values as JSON, and names the first."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, "utf-8")
    return folder / next(iter(files))


def wrong(path: Path, data: dict[str, Any]) -> list[Any]:
    return [(each.route, each.keyword) for each in Checker([user_source(path)]).check(data)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"properties": {"Side": {"enum": ["on", "off"]}}}'),
        ("a.json", '\ufeff{"properties": {"Side": {"enum": ["on", "off"]}}}'),
        ("a.yaml", "properties:\n  Side:\n    enum: [on, off]\n"),
        ("a.yml", "properties: {Side: {enum: ['on', 'off']}}\n"),
        ("a.toml", "[properties.Side]\nenum = ['on', 'off']\n"),
    ],
)
def test_three_formats_are_read(tmp_path: Path, name: str, text: str) -> None:
    path = write(tmp_path, {name: text})
    source = user_source(path)
    assert (source.origin, source.is_preset) == (name, False)
    assert source.schema["properties"] == {"Side": {"enum": ["on", "off"]}}
    assert wrong(path, {"side": "of"}) == [(("side",), "enum")]


@pytest.mark.parametrize(
    "files",
    [
        {"a.json": {"properties": {"by": {"$ref": "author.json"}}},
         "author.json": {"type": "string"}},
        {"a.json": {"properties": {"by": {"$ref": "./parts/names.yaml#/$defs/Author"}}},
         "parts/names.yaml": "$defs: {Author: {$ref: 'more/../text.toml'}}",
         "parts/text.toml": "type = 'string'"},
        {"a.json": {"properties": {"by": {"$ref": "names.json#author"}}},
         "names.json": {"$defs": {"x": {"$anchor": "author", "type": "string"}}}},
        {"a.json": {"properties": {"by": {"$ref": "b.json"}}, "$defs": {"t": {"type": "string"}}},
         "b.json": {"allOf": [{"$ref": "a.json#/$defs/t"}]}},
        {"a.json": {"properties": {"by": {"$ref": "作者 a~b.json#/$defs/a~1b"}}},
         "作者 a~b.json": {"$defs": {"a/b": {"type": "string"}}}},
        {"a.json": {"properties": {"by": {"$ref": "%E4%BD%9C%E8%80%85.json"}}},
         "作者.json": {"type": "string"}},
        {"a.json": {"properties": {"by": {"$ref": "x/s.json"}, "no": {"$ref": "y/s.json"}},
                    "$defs": {"s.json": {}}},
         "x/s.json": {"type": "string"}, "y/s.json": {"type": "array"}},
        {"a.json": {"$id": "https://example.org/a.json",
                    "properties": {"by": {"$ref": "https://example.org/a.json#/$defs/t"}},
                    "$defs": {"t": {"type": "string"}}}},
        {"a.json": {"properties": {"by": {"$ref": "author"}},
                    "$defs": {"t": {"$id": "author", "type": "string"}}}},
        {"a.json": {"$schema": DRAFT_7, "properties": {"by": {"$ref": "#/definitions/t"}},
                    "definitions": {"t": {"type": "string"}}}},
    ],
)  # fmt: skip
def test_references_lead_to_files_beside_it(tmp_path: Path, files: dict[str, Any]) -> None:
    path = write(tmp_path, files)
    assert wrong(path, {"by": 5}) == [(("by",), "type")]
    assert wrong(path, {"by": "a"}) == []
    jsonschema_rs.meta.validate(dict(user_source(path).schema))


@pytest.mark.parametrize(
    ("schema", "data", "keyword"),
    [
        ({"items": [{"type": "string"}], "additionalItems": False}, ["a"], ""),
        ({"items": [{"type": "string"}], "additionalItems": False}, [1], "type"),
        ({"items": [{"type": "string"}], "additionalItems": False}, ["a", 1], "falseSchema"),
        ({"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}, {"a": 1, "b": 1}, ""),
        ({"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}, {"a": 1}, "required"),
        ({"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}, {"c": 1}, "required"),
        ({"minimum": 1, "exclusiveMinimum": True}, 1, "exclusiveMinimum"),
        ({"minimum": 1, "exclusiveMinimum": False}, 1, ""),
    ],
)
def test_older_drafts_keep_their_meaning(
    tmp_path: Path, schema: dict[str, Any], data: object, keyword: str
) -> None:
    draft = DRAFT_4 if "minimum" in schema else DRAFT_7
    path = write(tmp_path, {"a.json": {"$schema": draft, "properties": {"key": schema}}})
    jsonschema_rs.meta.validate(dict(user_source(path).schema))
    assert [each for _, each in wrong(path, {"key": data})] == [keyword] * bool(keyword)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.json": '{\n  "type": "object",\n}'}, "a.json:3:1: "),
        ({"a.yaml": "properties:\n  title: 标题: x\n"}, "a.yaml:2:"),
        ({"a.toml": "type = 'object'\nrequired = [a]\n"}, "a.toml:2:13: "),
        ({"a.json": "[]"}, "a.json is no JSON Schema"),
        ({"a.json": "[" * 100_000}, "a.json is nested too deeply"),
        ({"a.json": {"properties": {"toc": {"type": "bool"}}}},
         'a.json is no JSON Schema at properties.toc.type: "bool" is not one of'),
        ({"a.json": {"properties": {"toc": {"pattern": "("}}}},
         'a.json is no JSON Schema at properties.toc.pattern: "(" is not a "regex"'),
        ({"a.json": {"$ref": "https://example.org/b.json"}},
         "a.json refers to https://example.org/b.json, and schemas are read from local files"),
        ({"a.json": {"$ref": "//example.org/b.json"}}, "are read from local files"),
        ({"a.json": {"$ref": "b.json"}}, "a.json refers to b.json, and "),
        ({"a.json": {"$ref": "#/$defs/x"}}, "a.json has nothing at the reference #/$defs/x"),
        ({"a.json": {"$ref": "#x"}}, "a.json has nothing at the reference #x"),
        ({"a.json": {"$ref": "b.json"}, "b.json": {"type": "txt"}}, "b.json is no JSON Schema at"),
        ({"a.json": {"$ref": "b.json"}, "b.json": "{"}, "b.json:1:2: "),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_schema_is_said_with_its_place(
    tmp_path: Path, files: dict[str, Any], message: str
) -> None:
    path = write(tmp_path, files)
    with pytest.raises(ConfigError) as caught:
        user_source(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.json cannot be read"):
        user_source(tmp_path / "none.json")
