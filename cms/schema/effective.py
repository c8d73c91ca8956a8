"""All that is asked of front matter as one schema, for editors that complete and check it.

Keys stand in it as documented. Editors compare them with their case, which Hugo ignores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from cms.hugo.formats.syntax import lower_key
from cms.schema.keywords import Schema, constraints, pointer, pointer_parts, rewritten, walk
from cms.schema.presets import HUGO, load
from cms.schema.source import SCHEMA_2020_12, Source
from cms.schema.user_file import user_source

__all__ = ["effective", "user_source"]

_NULL = {"type": "null"}
_APPLIED = {"$ref", "$dynamicRef", "allOf", "anyOf", "const", "if", "not", "oneOf"}
_OF_KEYS = {"additionalProperties", "patternProperties", "unevaluatedProperties"}


def effective(
    sources: Sequence[Source],
    required: Sequence[str] = (),
    recommended: Sequence[str] = (),
    order: Sequence[str] = (),
    defaults: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Hugo's fields and the schemas of ``sources``, the strongest last, in JSON Schema 2020-12.

    A key that several of them describe must fit them all; what the strongest says of it is kept.
    The keys of themes and users may also stand under ``params``.
    """
    assembly = _Assembly(set(map(lower_key, required)))
    for source in (Source(load(HUGO), "Hugo", is_preset=True), *sources):
        assembly.add(source)
    for key in (*required, *(defaults or {})):
        assembly.properties.setdefault(assembly.spelled(key), [])
    document = assembly.document()
    for key, value in (defaults or {}).items():
        document["properties"][assembly.spelled(key)]["default"] = value
    names = {
        "required": (*required, *assembly.required),
        "x-recommended": (*recommended, *assembly.recommended),
        "x-order": order or assembly.order,
    }
    for keyword, keys in names.items():
        if keys:
            document[keyword] = list(dict.fromkeys(map(assembly.spelled, keys)))
    return document


class _Assembly:
    """Parts of several schemas by what becomes of them; properties by the name first met."""

    def __init__(self, required: set[str]) -> None:
        self.asked = required
        self.origins: list[str] = []
        self.properties: dict[str, list[Schema]] = {}
        self.under_params: dict[str, Schema] = {}
        self.demands: list[dict[str, Any]] = []
        self.definitions: dict[str, Schema] = {}
        self.required: list[str] = []
        self.recommended: list[str] = []
        self.order: Sequence[str] = ()
        self._names: dict[str, str] = {}

    def spelled(self, key: str) -> str:
        """The key as the first schema that has it spells it."""
        return self._names.setdefault(lower_key(key), key)

    def add(self, source: Source) -> None:
        """Takes in a schema; those added later are stronger."""
        schema = _nullable(source.schema, self.asked) if source.is_preset else source.schema
        schema = self._with_definitions(schema, source.origin)
        self.origins.append(source.origin)
        properties = schema.get("properties", {})
        for key, rule in properties.items():
            self.properties.setdefault(self.spelled(key), []).append(rule)
        if "params" not in map(lower_key, properties):
            names = map(self.spelled, properties)
            self.under_params |= {key: {"$ref": pointer(("properties", key))} for key in names}
        self.required += schema.get("required", ())
        self.recommended += schema.get("x-recommended", ())
        self.order = schema.get("x-order", self.order)
        demands = constraints(schema)
        for keyword in ("type", "required", "properties"):
            demands.pop(keyword, None)
        if demands.keys() & _OF_KEYS:
            demands["properties"] = {self.spelled(key): True for key in (*properties, "params")}
        if demands:
            self.demands.append(demands)

    def _with_definitions(self, schema: Mapping[str, Any], origin: str) -> dict[str, Any]:
        """The schema, its references turned to where its definitions stand in the whole."""
        references = [each["$ref"] for _, each in walk(schema) if "$ref" in each]
        if not references:
            return dict(schema)
        name = origin if origin not in self.definitions else f"{origin} {len(self.definitions)}"

        def turn(part: dict[str, Any]) -> dict[str, Any]:
            if "$ref" in part:
                part["$ref"] = pointer(("$defs", name, *pointer_parts(part["$ref"])))
            return part

        turned: dict[str, Any] = rewritten(schema, turn)
        only_definitions = all(each.startswith("#/$defs/") for each in references)
        kept = {"$defs": turned["$defs"]} if only_definitions else turned
        self.definitions[name] = {key: kept[key] for key in kept if key != "$schema"}
        return turned

    def document(self) -> dict[str, Any]:
        """The whole."""
        properties = {key: _combined(rules) for key, rules in self.properties.items()}
        if self.under_params:
            params = properties["params"]
            own = params.get("properties", {})
            properties["params"] = {**params, "properties": {**self.under_params, **own}}
        document: dict[str, Any] = {
            "$schema": SCHEMA_2020_12,
            "title": "Front matter",
            "description": f"What is asked by {', '.join(self.origins)}.",
            "type": "object",
            "properties": properties,
        }
        if self.demands:
            document["allOf"] = self.demands
        if self.definitions:
            document["$defs"] = self.definitions
        return document


def _combined(rules: Iterable[Schema]) -> dict[str, Any]:
    """One property of several: the annotations of the last that has them, all the rules."""
    annotations: dict[str, Any] = {}
    parts: list[dict[str, Any]] = []
    for rule in rules:
        schema = dict(rule) if isinstance(rule, Mapping) else {} if rule else {"not": {}}
        part = constraints(schema)
        annotations |= {key: value for key, value in schema.items() if key not in part}
        if part and part not in parts:
            parts.append(part)
    if len(parts) == 1:
        return annotations | parts[0]
    return annotations | {"allOf": parts} if parts else annotations


def _nullable(schema: Mapping[str, Any], required: set[str]) -> dict[str, Any]:
    """A preset as it is judged, where null counts as an absent value; not so for ``required``."""
    demanded = [key for key in schema.get("properties", ()) if lower_key(key) in required]
    own = schema.get("required", [])
    nullable: dict[str, Any] = rewritten({**schema, "required": [*own, *demanded]}, _allow_absent)
    return {**nullable, "required": own}


def _allow_absent(schema: dict[str, Any]) -> dict[str, Any]:
    beside = [each for each in schema.get("allOf", ()) if isinstance(each, Mapping)]
    demanded = {key for each in (schema, *beside) for key in each.get("required", ())}
    for keyword in ("properties", "patternProperties"):
        if keyword in schema:
            schema[keyword] = {
                key: rule if key in demanded else _or_null(rule)
                for key, rule in schema[keyword].items()
            }
    if isinstance(schema.get("additionalProperties"), dict):
        schema["additionalProperties"] = _or_null(schema["additionalProperties"])
    return schema


def _or_null(rule: Schema) -> Schema:
    if not isinstance(rule, Mapping):
        return rule or _NULL
    part = constraints(rule)
    annotations = {key: value for key, value in rule.items() if key not in part}
    if not part:
        return rule
    if part.keys() == {"anyOf"}:
        return annotations | {"anyOf": [*part["anyOf"], _NULL]}
    if part.keys() & _APPLIED:
        return annotations | {"anyOf": [part, _NULL]}
    for keyword, null, as_list in _NULL_IN:
        if keyword in part:
            part[keyword] = [*as_list(part[keyword]), null]
    return annotations | part


def _list_of_types(types: str | list[str]) -> list[str]:
    return types if isinstance(types, list) else [types]


_NULL_IN: tuple[tuple[str, str | None, Callable[[Any], list[Any]]], ...] = (
    ("type", "null", _list_of_types),
    ("enum", None, list),
)
