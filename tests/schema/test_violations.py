"""What breaks a schema, where, and what is wanted instead."""

import math
import pickle
import subprocess
import sys
from datetime import date, datetime, time, timezone
from typing import Any

import jsonschema
import pytest

from cms.errors import ConfigError
from cms.frontmatter.document import parse
from cms.hugo.time.gotime import GoTime
from cms.schema import presets
from cms.schema.violations import Checker, Source, Violation

TEXT = {"type": "string"}
MAP = {"type": "object", "properties": {"Src": TEXT, "Show": {"type": "boolean"}}}
MENU = {"enum": ["main", "side", "footer"]}
LINK = {**MAP, "required": ["Src"], "additionalProperties": False}
STRICT = {"properties": {"toc": TEXT}, "additionalProperties": False}
DEFS = {"menu": MENU, "tree": {"properties": {"Kids": {"items": {"$ref": "#/$defs/tree"}}}}}


def judge(schema: dict[str, Any], data: dict[str, Any], is_preset: bool = True) -> list[Violation]:
    return Checker([Source(schema, "Mainroad", is_preset)]).check(data)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (TEXT, "a"),
        (TEXT, ""),
        (TEXT, None),
        (TEXT, GoTime(0)),
        (TEXT, date(2025, 2, 7)),
        (TEXT, time(21, 31)),
        (TEXT, datetime(2025, 2, 7, 21, 31)),
        ({"const": "2025-02-07T21:31:00Z"}, datetime(2025, 2, 7, 21, 31, tzinfo=timezone.utc)),
        ({"const": "1970-01-01T00:00:00.5Z"}, GoTime(0, 500_000_000)),
        (TEXT, b"\xff"),
        ({"type": "integer"}, 2**64 - 1),
        ({"type": "integer"}, 3.0),
        ({"type": "number"}, math.inf),
        ({"type": "number"}, -math.inf),
        ({"type": "number"}, math.nan),
        (MAP, {"src": None, "other": 5}),
        (MAP, {1: 2}),
        ({"items": MAP}, [{"SRC": "a"}, {"show": True}]),
        ({"items": LINK}, [{"Src": "a", "show": None}]),
        ({"type": "array", "items": TEXT}, ["a"]),
    ],
)
def test_fitting_values_are_silent(rule: dict[str, Any], value: object) -> None:
    assert judge({"properties": {"key": rule}}, {"key": value}) == []


@pytest.mark.parametrize(
    ("rule", "value", "route", "keyword", "expected"),
    [
        (TEXT, 5, (), "type", "a text"),
        (TEXT, ["a"], (), "type", "a text"),
        ({"type": "boolean"}, "true", (), "type", "true or false"),
        ({"type": ["string", "boolean"]}, 5, (), "type", "a text, true or false"),
        ({"type": ["boolean", "object"]}, 5, (), "type", "a map, true or false"),
        ({"type": "integer"}, 1.5, (), "type", "a whole number"),
        ({"type": "number"}, "1", (), "type", "a number"),
        ({"type": "array"}, "a", (), "type", "a list"),
        ({"type": "array", "items": TEXT}, "a", (), "type", "a list of texts"),
        ({"type": "array", "items": TEXT}, ["a", 1], (1,), "type", "a text"),
        ({"type": "array", "items": TEXT}, ["a", None], (1,), "type", "a text"),
        ({"type": "array", "items": {"type": ["string", "object"]}}, 1, (), "type",
         "a list of texts or maps"),
        ({"type": "array", "items": {"enum": ["list", "post"]}}, 1, (), "type",
         "a list of list or post"),
        (MAP, "a", (), "type", "a map"),
        (MAP, {"src": 1}, ("src",), "type", "a text"),
        ({"items": MAP}, [{}, {"SRC": 1}], (1, "SRC"), "type", "a text"),
        ({"items": MAP}, [{"sRC": "a", "Src": 1}], (0, "Src"), "type", "a text"),
        (MENU, "top", (), "enum", "one of main, side, footer"),
        ({"enum": ["main", ""]}, "top", (), "enum", "main"),
        ({"enum": ["left", False]}, "top", (), "enum", "left or false"),
        ({"type": "string", "enum": ["a", "b"]}, 5, (), "enum", "a or b"),
        ({"enum": [f"v{n}" for n in range(20)]}, "w", (), "enum",
         "one of v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11 and 8 more"),
        ({"const": 1.5}, 1, (), "const", "1.5"),
        ({"const": ""}, 1, (), "const", '""'),
        ({"anyOf": [TEXT, MAP]}, 5, (), "type", "a text or a map"),
        ({"oneOf": [TEXT, MAP]}, 5, (), "type", "a text or a map"),
        ({"anyOf": [TEXT, MAP]}, {"src": 5}, ("src",), "type", "a text"),
        ({"anyOf": [TEXT, LINK]}, {}, (), "required", "the key Src"),
        ({"anyOf": [TEXT, {"type": "array", "items": TEXT}]}, ["a", 1], (1,), "type", "a text"),
        ({"anyOf": [{"items": TEXT}, {"items": MAP}]}, ["a", {}], (), "type",
         "a list of texts or a list of maps"),
        ({"anyOf": [{"items": TEXT}, {"items": MAP}]}, ["a", "b", {}], (2,), "type",
         "a text"),
        ({"anyOf": [{"enum": ["a"]}, {"const": False}]}, "b", (), "enum", "a or false"),
        ({"anyOf": [MENU, {"items": MENU, "type": "array"}, MAP]}, "top", (), "anyOf",
         "one of main, side, footer, a map or a list of them"),
        ({"anyOf": [{"anyOf": [TEXT, MAP]}, {"type": "boolean"}]}, 5, (), "anyOf",
         "a text, a map, true or false"),
        ({"anyOf": [{"anyOf": [TEXT, MAP]}, {"type": "boolean"}]}, {"src": 1}, ("src",), "type",
         "a text"),
        ({"oneOf": [TEXT, {"minLength": 1}]}, "a", (), "oneOf", "only one of these: a text"),
        ({"allOf": [TEXT]}, 5, (), "type", "a text"),
        ({"allOf": [TEXT, {"minLength": 2}]}, "a", (), "minLength",
         "a text of at least 2 characters"),
        ({"$ref": "#/$defs/menu"}, "top", (), "enum", "one of main, side, footer"),
        ({"$ref": "#/$defs/tree"}, {"kids": [{"kids": ["a", {"kids": 5}]}]}, None, None, None),
        ({"pattern": "^/"}, "a", (), "pattern", "a text that matches ^/"),
        ({"minLength": 1}, "", (), "minLength", "a text that is not empty"),
        ({"maxLength": 1}, "中文", (), "maxLength", "a text of at most 1 characters"),
        ({"minimum": 1}, 0, (), "minimum", "at least 1"),
        ({"exclusiveMaximum": 1}, 1, (), "exclusiveMaximum", "less than 1"),
        ({"multipleOf": 2}, 1, (), "multipleOf", "a multiple of 2"),
        ({"minItems": 2}, [1], (), "minItems", "a list of at least 2 items"),
        ({"minProperties": 1}, {}, (), "minProperties", "a map that is not empty"),
        ({"uniqueItems": True}, [1, 1], (), "uniqueItems", "a list without repeated items"),
        ({"contains": TEXT}, [1], (), "contains", "a list with a text in it"),
        ({"not": {"enum": ["a", "b"]}}, "a", (), "not", "anything but a or b"),
        ({"not": {"pattern": "^h"}}, "h", (), "not", "anything but a text that matches ^h"),
        ({"not": {}}, 1, (), "not", "no value"),
        ({"anyOf": [{"items": {"enum": ["a", "b"]}, "type": "array"}, {"const": False}]}, 1, (),
         "anyOf", "false or a list of a or b"),
        (False, "a", (), "falseSchema", "no value"),
        (LINK, {"src": "", "shwo": 1}, ("shwo",), "additionalProperties", "the key Src or Show"),
        ({"additionalProperties": False}, {"a": 1}, ("a",), "additionalProperties",
         "a map without keys"),
        ({"unevaluatedProperties": TEXT}, {"a": 1}, ("a",), "unevaluatedProperties", "a text"),
        ({"allOf": [MAP], "unevaluatedProperties": False}, {"srv": 1}, ("srv",),
         "unevaluatedProperties", "the key Src or Show"),
        ({"propertyNames": {"pattern": "^X"}}, {"a": 1, "x": 1}, ("a",), "propertyNames",
         "a key that is a text that matches ^X"),
        ({"propertyNames": {"enum": ["Left"]}}, {"left": 1, "top": 1}, ("top",), "propertyNames",
         "a key that is Left"),
        ({"patternProperties": {"^Show": {"type": "boolean"}}}, {"showall": 1}, ("showall",),
         "type", "true or false"),
        ({"dependentRequired": {"Src": ["Alt"]}}, {"src": 1}, (), "required", "the key Alt"),
        ({"if": {"required": ["Src"]}, "then": {"required": ["Alt"]}}, {"src": 1}, (), "required",
         "the key Alt"),
        ({"prefixItems": [TEXT]}, [1], (0,), "type", "a text"),
        (LINK, {"src": None}, (), "required", "the key Src"),
    ],
)  # fmt: skip
def test_a_value_is_blamed_once_and_told_what_is_wanted(
    rule: Any, value: object, route: tuple[Any, ...] | None, keyword: str, expected: str
) -> None:
    found = judge({"properties": {"Key": rule}, "$defs": DEFS}, {"key": value})
    shown = [(each.route, each.keyword, str(each.expected)) for each in found]
    assert shown == ([] if route is None else [(("key", *route), keyword, expected)])


@pytest.mark.parametrize(
    ("rule", "value", "suggestion"),
    [
        (MENU, "Main", "main"),
        (MENU, " side ", "side"),
        (MENU, "foter", "footer"),
        (MENU, "zzz", ""),
        (MENU, 5, ""),
        ({"const": "Left"}, "left", "Left"),
        ({"anyOf": [{"$ref": "#/$defs/menu"}, {"type": "boolean"}]}, "Footer", "footer"),
        (LINK, {"Src": "a", "shwo": 1}, "Show"),
        ({"propertyNames": MENU}, {"mian": {}}, "main"),
        (TEXT, 5, ""),
    ],
)
def test_the_nearest_allowed_text_is_suggested(
    rule: dict[str, Any], value: object, suggestion: str
) -> None:
    [found] = judge({"properties": {"key": rule}, "$defs": DEFS}, {"key": value})
    assert found.suggestion == suggestion


@pytest.mark.parametrize(
    ("data", "routes"),
    [
        ({"params": {"toc": "x"}}, [("params", "toc")]),
        ({"params": {"toc": True}, "toc": "x"}, []),
        ({"params": {"toc": "x"}, "toc": True}, [("params", "toc")]),
        ({"params": {"toc": None}, "toc": "x"}, []),
        ({"params": {"cover": [{"SRC": 1}]}}, [("params", "cover", 0, "SRC")]),
        ({"params": {"other": 1}, "toc": "x"}, [("toc",)]),
        ({"params": "text", "toc": "x"}, [("toc",)]),
    ],
)
def test_params_count_as_in_templates(data: dict[str, Any], routes: list[Any]) -> None:
    schema = {"properties": {"toc": {"type": "boolean"}, "cover": {"items": MAP}}}
    assert [each.route for each in judge(schema, data)] == routes


@pytest.mark.parametrize(
    ("schema", "data", "routes"),
    [
        ({"properties": {"params": MAP, "toc": TEXT}}, {"params": {"toc": 1, "src": 1}},
         [("params", "src")]),
        (STRICT, {"params": {"toc": "a"}}, []),
        (STRICT, {"params": {"tac": "a"}},
         [("params", "tac")]),
        ({"required": ["Toc"]}, {"params": {"toc": "a"}}, []),
        ({"required": ["Toc"]}, {"title": "a"}, [()]),
        ({"properties": {"toc": TEXT}}, {"toc": None}, [("toc",)]),
        ({"properties": {"day": {"format": "date"}}}, {"day": "7.2.2025"}, [("day",)]),
        ({"properties": {"day": {"format": "date"}}}, {"day": date(2025, 2, 7)}, []),
    ],
)  # fmt: skip
def test_schemas_of_users_are_taken_at_their_word(
    schema: dict[str, Any], data: dict[str, Any], routes: list[Any]
) -> None:
    assert [each.route for each in judge(schema, data, is_preset=False)] == routes


def test_the_nearest_property_tells_the_effect() -> None:
    inner = {**TEXT, "x-effect": "the picture is broken"}
    outer = {"properties": {"src": inner, "alt": TEXT}, "x-effect": "the build stops"}
    schema = {"properties": {"cover": {**outer, "x-fails": True}, "toc": {"type": "boolean"}}}
    found = judge(schema, {"cover": {"src": 1, "alt": 1}, "toc": 1})
    assert {each.route[-1]: (each.effect, each.fails) for each in found} == {
        "src": ("the picture is broken", False),
        "alt": ("the build stops", True),
        "toc": ("", False),
    }


def test_each_schema_judges_by_itself_and_is_named() -> None:
    strict = Source({"properties": {"Toc": {"const": True}}, "x-recommended": ["Toc"]}, "a", False)
    checker = Checker([Source({"properties": {"toc": TEXT, "lead": TEXT}}, "Even", True), strict])
    assert (checker.keys, checker.recommended) == ({"toc", "lead"}, ("toc",))
    found = [(each.origin, each.is_preset, each.keyword) for each in checker.check({"toc": 5})]
    assert found == [("Even", True, "type"), ("a", False, "const")]


def test_routes_lead_to_the_places_of_a_document() -> None:
    document = parse("---\nLinks:\n- HREF: 5\n  地址: x\n---\n".encode())
    rule = {"properties": {"Href": TEXT}, "additionalProperties": False}
    found = judge({"properties": {"Links": {"items": rule}}}, dict(document.data))
    spans = [document.value_span(each.route) for each in found]
    assert [document.raw[slice(*span)].decode() for span in spans if span] == ["5", "x"]


def test_a_checker_can_be_sent_to_another_process() -> None:
    checker = Checker([Source({"properties": {"toc": TEXT}}, "Even", True)])
    found = checker.check({"toc": 5})
    copy = pickle.loads(pickle.dumps(checker))
    assert copy.check({"toc": 5}) == found != []


def test_hostile_values_are_judged_in_reasonable_time() -> None:
    schema = {"properties": {"tags": {"items": TEXT}, "toc": TEXT}}
    repeated = ["a"] * 100_000
    assert judge(schema, {"tags": [repeated] * 10_000}) == []
    assert len(judge(schema, {"tags": [5] * 5_000, "toc": 5})) == 100


def test_pages_without_a_key_of_a_schema_do_not_import_the_library() -> None:
    script = """
import sys
from cms.schema.violations import Checker, Source
checker = Checker([Source({"properties": {"toc": {"type": "boolean"}}}, "Even", True)])
assert checker.check({"title": "a", "params": {"lead": 1}}) == []
assert not any("jsonschema" in name for name in sys.modules)
assert len(checker.check({"toc": 1})) == 1
assert "jsonschema_rs" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"toc": {"type": "text"}}},
        {"properties": {"toc": {"pattern": "("}}},
        {"properties": {"toc": {"$ref": "https://example.org/toc.json"}}},
        {"properties": {"toc": {"$ref": "toc.json"}}},
    ],
)
def test_an_unusable_schema_is_an_error_of_configuration(schema: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="Mainroad is no JSON Schema"):
        judge(schema, {"toc": 1})


VALUES = [
    "", "a", "left", "true", 0, 1, -3, 2.5, True, False, [], ["a"], [1], ["a", {}], {}, {"a": 1},
    {"enable": "true"}, {"enable": True, "src": 5}, [{"name": 5}], [[["a"]]],
]  # fmt: skip


@pytest.mark.parametrize("name", presets.names())
def test_verdicts_on_presets_are_those_of_another_library(name: str) -> None:
    schema = presets.load(name)
    checker = Checker([Source(schema, name, True)])
    other = jsonschema.Draft202012Validator(schema)
    for key in schema["properties"]:
        for value in VALUES:
            fits = other.is_valid({key: value})
            assert (checker.check({key.lower(): value}) == []) == fits, (key, value)
