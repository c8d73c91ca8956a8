"""The schema for editors is valid, and agrees with what is reported."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from cms.frontmatter.document import Document, parse
from cms.schema import presets
from cms.schema.effective import effective
from cms.schema.keywords import lowered
from cms.schema.violations import Checker, Source

EXAMPLES = Path(__file__).parents[1] / "schemas"
HUGO = Source(presets.load("hugo"), "Hugo", True)
USER = Source(
    {
        "properties": {
            "Toc": {"const": True, "description": "Always on."},
            "kicker": {"$ref": "#/$defs/short"},
        },
        "required": ["kicker"],
        "x-recommended": ["Lead"],
        "$defs": {"short": {"type": "string", "maxLength": 8}},
    },
    "article.schema.json",
    False,
)
WRONG = [None, "", "a", 5, 2.5, True, [], ["a", None], [1, {}], {}, {"src": None, "enable": "x"}]


def preset(name: str) -> Source:
    schema = presets.load(name)
    return Source(schema, schema["x-theme"]["name"], True)


def places(validator: jsonschema.Draft202012Validator, data: dict[str, Any]) -> set[Any]:
    """Keys at the top under which something is wrong; None for a key that is missing there."""
    return {next(iter(error.absolute_path), None) for error in validator.iter_errors(data)}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_it_agrees_with_the_checker(path: Path) -> None:
    document = parse(path.read_bytes())
    sources = [USER] if path.stem == "hugo" else [preset(path.stem), USER]
    # Editors see keys as written; here both see them as Hugo does.
    editor = jsonschema.Draft202012Validator(lowered(effective(sources)))
    checker = Checker([HUGO, *sources])
    for data in variants(document):
        found = {(each.route or (None,))[0] for each in checker.check(data)}
        assert places(editor, data) == found, data


def variants(document: Document) -> Iterator[dict[str, Any]]:
    """The front matter with each of its values replaced by others, nested ones too."""
    data = dict(document.data)
    yield data
    for key, value in data.items():
        yield from ({**data, key: other} for other in WRONG)
        if isinstance(value, dict):
            yield from ({**data, key: {**value, each: None}} for each in value)


@pytest.mark.parametrize("name", presets.names())
def test_it_is_a_schema_and_keeps_names_and_words(name: str) -> None:
    source = preset(name)
    document = effective([source], order=["title"], defaults={"TITLE": "x", "own": 1})
    jsonschema_rs.meta.validate(document)
    jsonschema.Draft202012Validator.check_schema(document)
    assert json.dumps(document) == json.dumps(json.loads(json.dumps(document)))
    properties = document["properties"]
    assert [*properties][: len(HUGO.schema["properties"])] == [*HUGO.schema["properties"]]
    for key, rule in source.schema["properties"].items():
        assert properties[key]["description"] == rule["description"]
    assert properties["title"]["default"] == "x"
    assert properties["own"] == {"default": 1}
    assert document["x-order"] == ["title"]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"title": "a", "kicker": "a", "toc": True}, set()),
        ({"title": "a", "kicker": "much too long"}, {"kicker"}),
        ({"title": "a", "kicker": "a", "toc": False}, {"toc"}),
        ({"title": "a", "kicker": "a", "params": {"toc": False, "sidebar": 5}}, {"params"}),
        ({"kicker": "a"}, {None}),
        ({"title": None, "kicker": "a"}, {"title"}),
        ({"title": "a", "kicker": "a", "sidebar": None}, set()),
        ({"title": "a", "kicker": "a", "thumbnail": {"src": "/a.png", "visibility": None}}, set()),
        ({"title": "a", "kicker": "a", "thumbnail": {"src": None}}, {"thumbnail"}),
    ],
)
def test_what_editors_see(data: dict[str, Any], wrong: set[Any]) -> None:
    document = effective([preset("mainroad"), USER], required=["Title"], recommended=["TOC"])
    assert places(jsonschema.Draft202012Validator(document), data) == wrong
    assert document["required"] == ["title", "kicker"]
    assert document["x-recommended"] == ["toc", "lead"]
    assert document["properties"]["toc"]["description"] == "Always on."


def test_a_strict_schema_of_a_user_stays_strict() -> None:
    strict = {"properties": {"title": {}, "toc": {}}, "additionalProperties": False}
    document = effective([preset("mainroad"), Source(strict, "strict.json", False)])
    editor = jsonschema.Draft202012Validator(document)
    data = {"title": "a", "params": {"toc": True}}
    assert editor.is_valid(data)
    assert not editor.is_valid({**data, "sidebar": "left"})


def test_schemas_of_the_same_name_keep_their_definitions_apart() -> None:
    def source(key: str, kind: str) -> Source:
        schema = {"properties": {key: {"$ref": "#/$defs/x"}}, "$defs": {"x": {"type": kind}}}
        return Source(schema, "post.json", False)

    whole = {"properties": {"d": {"type": "null"}, "c": {"$ref": "#/properties/d"}}}
    sources = [source("a", "string"), source("b", "boolean"), Source(whole, "other.json", False)]
    editor = jsonschema.Draft202012Validator(effective(sources))
    assert places(editor, {"a": True, "b": "x", "c": 1}) == {"a", "b", "c"}
    assert places(editor, {"a": "x", "b": True, "c": None}) == set()
