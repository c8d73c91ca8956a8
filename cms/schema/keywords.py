"""Where in a JSON Schema 2020-12 other schemas stand, and how to walk and change them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cms.hugo.formats.syntax import lower_key

Schema = Any
"""A mapping, or a boolean, which fits everything or nothing."""

Path = tuple[str | int, ...]

BY_NAME = frozenset(("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"))
IN_LISTS = frozenset(("allOf", "anyOf", "oneOf", "prefixItems"))
ALONE = frozenset(
    (
        "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
    )
)  # fmt: skip

_SAME_VALUE = frozenset(("allOf", "anyOf", "dependentSchemas", "else", "if", "oneOf", "then"))
"""Keywords whose schemas judge the same value."""

ANNOTATIONS = frozenset(
    (
        "$anchor", "$comment", "$defs", "$id", "$schema", "$vocabulary", "default", "definitions",
        "deprecated", "description", "examples", "readOnly", "title", "writeOnly",
    )
)  # fmt: skip
"""Keywords that no value breaks."""

SPELLING = "x-spelling"
"""Added when names are lowered: how each is spelled in the schema, by its lower-case form.

In a schema of names it holds that schema as written."""


def constraints(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The keywords that some value can break."""
    return {
        keyword: value
        for keyword, value in schema.items()
        if keyword not in ANNOTATIONS and not keyword.startswith("x-")
    }


def children(schema: Mapping[str, Any]) -> Iterator[tuple[Path, Schema]]:
    """The schemas directly inside a schema, each with the way to it."""
    for keyword, value in schema.items():
        if keyword in BY_NAME and isinstance(value, Mapping):
            yield from (((keyword, name), each) for name, each in value.items())
        elif keyword in IN_LISTS and isinstance(value, list):
            yield from (((keyword, index), each) for index, each in enumerate(value))
        elif keyword in ALONE:
            yield (keyword,), value


def property_names(schema: Schema, root: Schema = None, deepest: int = 8) -> Iterator[str]:
    """The keys that a schema describes, as it spells them, with alternatives and conditions."""
    root = schema if root is None else root
    if not isinstance(schema, Mapping) or not deepest:
        return
    yield from (spelled(schema, name) for name in schema.get("properties", ()))
    if "$ref" in schema:
        yield from property_names(resolve(root, schema["$ref"]), root, deepest - 1)
    for (keyword, *_), child in children(schema):
        if keyword in _SAME_VALUE:
            yield from property_names(child, root, deepest - 1)


def spelled(schema: Mapping[str, Any], name: str) -> str:
    """A name as it is in the schema that ``lowered`` was given."""
    spelling: Mapping[str, str] = schema.get(SPELLING, {})
    return spelling.get(name, name)


def walk(schema: Schema, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """A schema and all schemas inside it that are mappings, each with the way to it."""
    if isinstance(schema, Mapping):
        yield path, schema
        for step, child in children(schema):
            yield from walk(child, path + step)


def rewritten(schema: Schema, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Schema:
    """A copy in which ``change`` has replaced every schema, the innermost first."""
    if not isinstance(schema, Mapping):
        return schema
    copy = dict(schema)
    for keyword, value in schema.items():
        if keyword in BY_NAME and isinstance(value, Mapping):
            copy[keyword] = {name: rewritten(each, change) for name, each in value.items()}
        elif keyword in IN_LISTS and isinstance(value, list):
            copy[keyword] = [rewritten(each, change) for each in value]
        elif keyword in ALONE:
            copy[keyword] = rewritten(value, change)
    return change(copy)


def resolve(root: Schema, reference: str) -> Schema:
    """What a ``$ref`` within ``root`` leads to; True, which says nothing, where to nothing."""
    node = root
    for part in pointer_parts(reference):
        node = step_into(node, part)
    return True if node is None else node


def step_into(node: Any, part: str) -> Any:
    """The entry of a mapping or list that one step of a ``$ref`` names, or None."""
    if isinstance(node, list) and part.isdecimal() and int(part) < len(node):
        return node[int(part)]
    return node.get(part) if isinstance(node, Mapping) else None


def pointer_parts(reference: str) -> list[str]:
    """The steps of a ``$ref`` such as ``#/$defs/a~1b``."""
    from urllib.parse import unquote

    parts = unquote(reference.removeprefix("#")).split("/")[1:]
    return [part.replace("~1", "/").replace("~0", "~") for part in parts]


def pointer(path: Path) -> str:
    """The ``$ref`` that leads to ``path`` from the root."""
    from urllib.parse import quote

    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in path)
    return "#" + "".join("/" + quote(part, safe="$~") for part in parts)


def lowered(schema: Schema) -> Schema:
    """The schema for front matter as Hugo holds it, whose keys are in lower case."""
    return rewritten(schema, _lower_names)


def _lower_names(schema: dict[str, Any]) -> dict[str, Any]:
    spelling: dict[str, str] = {}
    for keyword in ("properties", "dependentSchemas"):
        if keyword in schema:
            schema[keyword] = _lower_keys(schema[keyword], spelling)
    if "dependentRequired" in schema:
        schema["dependentRequired"] = {
            key: _lower_list(names, spelling)
            for key, names in _lower_keys(schema["dependentRequired"], spelling).items()
        }
    for keyword in ("required", "x-recommended", "x-order"):
        if keyword in schema:
            schema[keyword] = _lower_list(schema[keyword], spelling)
    if "patternProperties" in schema:
        schema["patternProperties"] = {
            f"(?i:{pattern})": each for pattern, each in schema["patternProperties"].items()
        }
    if schema.get("additionalProperties") is False:
        schema.setdefault("properties", {})  # or else the library does not tell which keys
    if isinstance(schema.get("propertyNames"), dict):
        schema["propertyNames"] = rewritten(schema["propertyNames"], _lower_name_rule)
    if changed := {key: name for key, name in spelling.items() if key != name}:
        schema[SPELLING] = changed
    return schema


def _lower_keys(by_name: Mapping[str, Any], spelling: dict[str, str]) -> dict[str, Any]:
    spelling.update((lower_key(name), name) for name in by_name)
    return {lower_key(name): value for name, value in by_name.items()}


def _lower_list(names: list[str], spelling: dict[str, str]) -> list[str]:
    for name in names:
        spelling.setdefault(lower_key(name), name)
    return [lower_key(name) for name in names]


def _lower_name_rule(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of names, for names in lower case; the one as written stands within."""
    changed = dict(schema)
    if "pattern" in schema:
        changed["pattern"] = f"(?i:{schema['pattern']})"
    if isinstance(schema.get("const"), str):
        changed["const"] = lower_key(schema["const"])
    if "enum" in schema:
        changed["enum"] = [
            lower_key(each) if isinstance(each, str) else each for each in schema["enum"]
        ]
    return {**changed, SPELLING: schema}
