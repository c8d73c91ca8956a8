"""What every schema in ``schemas/`` for front matter owes its readers.

``<name>.md`` beside this file is an article with every key that the schema describes, each with a
value as the theme's documentation shows it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frontmatter
import jsonschema_rs
import pytest

from cms.hugo.fields.reserved import RESERVED
from tests.conftest import RunHugo

HERE = Path(__file__).parent
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
    for path in sorted((HERE.parents[1] / "schemas").glob("*.schema.json"))
}
PRESETS = [name for name, schema in SCHEMAS.items() if "x-theme" in schema]
FRONT_MATTERS = ["hugo", *PRESETS]

ONE_OF_EACH = [True, False, "text", 7, 2.5, [], ["x"], [7], {"a": 1}, [[1]]]
"""A value of every type; whatever a key wants, most of these are something else."""

PICTURE_PLACES = {"page", "page-glob", "assets", "assets-glob", "static", "relative", "remote"}
EFFECT = re.compile("[a-z].*[^.]")


def properties(schema: dict[str, Any], where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """All properties at any depth, those of items and alternatives included."""
    for keyword, value in schema.items():
        if keyword in ("properties", "patternProperties"):
            for name, each in value.items():
                yield f"{where}{name}", each
                yield from properties(each, f"{where}{name}.")
        elif keyword == "$defs":
            for each in value.values():
                yield from properties(each, where)
        else:
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict) and not keyword.startswith("x-"):
                    yield from properties(each, where)


def example(name: str) -> dict[str, Any]:
    """The front matter of the article; times as the texts that Hugo reads."""
    post = frontmatter.loads((HERE / f"{name}.md").read_text("utf-8"))
    read: dict[str, Any] = json.loads(json.dumps(post.metadata, default=str))
    return read


def usable(schema: dict[str, Any]) -> set[str]:
    """The keys that may be there at all."""
    return {key for key, each in schema["properties"].items() if each.get("not") != {}}


def used(values: dict[str, Any]) -> set[str]:
    """The keys that are there, and those whose other name is, which Hugo would not heed as well."""
    return {*values, *(RESERVED[key].alias_of for key in values.keys() & RESERVED.keys())}


@pytest.mark.parametrize("name", FRONT_MATTERS)
def test_is_a_schema(name: str) -> None:
    jsonschema_rs.meta.validate(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"title", "description", "properties"} <= SCHEMAS[name].keys()
    assert SCHEMAS[name]["type"] == "object"
    assert "additionalProperties" not in SCHEMAS[name]


@pytest.mark.parametrize("name", FRONT_MATTERS)
def test_every_property_is_described(name: str) -> None:
    for where, each in properties(SCHEMAS[name]):
        assert each["description"].endswith("."), where
        assert each["description"][:1].isupper(), where


@pytest.mark.parametrize("name", FRONT_MATTERS)
def test_annotations_are_those_that_rules_read(name: str) -> None:
    for where, each in properties(SCHEMAS[name]):
        if name != "hugo":
            assert EFFECT.fullmatch(each["x-effect"]), where
        assert set(each.get("x-image", ())) <= PICTURE_PLACES, where
        assert isinstance(each.get("x-fails", True), bool), where
        assert each.get("x-text", True) is True, where


@pytest.mark.parametrize("name", PRESETS)
def test_theme_is_found_by_names_in_lower_case(name: str) -> None:
    theme = SCHEMAS[name]["x-theme"]
    assert theme.keys() == {"name", "folders", "modules", "i18n"}
    assert theme["folders"]
    for each in (*theme["folders"], *theme["modules"]):
        assert each == each.lower()


@pytest.mark.parametrize("name", PRESETS)
def test_documented_keys_are_keys_of_the_theme_or_of_hugo(name: str) -> None:
    known = {key.lower() for key in SCHEMAS[name]["properties"]} | RESERVED.keys()
    known |= {"categories", "tags"}
    for annotation in ("x-order", "x-recommended"):
        listed = [key.lower() for key in SCHEMAS[name].get(annotation, ())]
        assert set(listed) <= known
        assert len(set(listed)) == len(listed)


@pytest.mark.parametrize("name", PRESETS)
def test_defaults_fit(name: str) -> None:
    for where, each in properties(SCHEMAS[name]):
        if "default" in each:
            assert jsonschema_rs.is_valid(each, each["default"]), where


@pytest.mark.parametrize("name", FRONT_MATTERS)
def test_example_has_every_key_and_fits(name: str) -> None:
    values = example(name)
    assert usable(SCHEMAS[name]) <= used(values)
    errors = jsonschema_rs.Draft202012Validator(SCHEMAS[name]).iter_errors(values)
    assert [str(error) for error in errors] == []


@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for name in FRONT_MATTERS for key in SCHEMAS[name]["properties"]]
)
def test_some_type_is_wrong_for_every_key(name: str, key: str) -> None:
    judge = jsonschema_rs.Draft202012Validator(SCHEMAS[name])
    assert not all(judge.is_valid({key: value}) for value in ONE_OF_EACH)


def test_hugo_has_all_reserved_keys_as_documented() -> None:
    assert set(SCHEMAS["hugo"]["properties"]) == {key.name for key in RESERVED.values()}


@pytest.mark.hugo
def test_real_hugo_builds_the_example_of_its_keys(hugo: RunHugo, tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text('disableKinds = ["404"]\n', "utf-8")
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/all.html").write_text("{{ .Title }}{{ site.Menus }}", "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_bytes((HERE / "hugo.md").read_bytes())
    run = hugo(tmp_path, "build", "--panicOnWarning")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "public/ferries/night/index.html").is_file()
