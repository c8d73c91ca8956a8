"""What a schema wants, in words: "a list of texts", "one of left, right, false"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cms.model import Message, msg
from cms.schema.keywords import Schema, resolve

Said = Message | str
"""A kind of value, or one value as people write it."""

MOST_VALUES = 12
"""Values that a message lists."""

_DEEPEST = 8
"""References followed: a schema may contain itself."""

_KINDS: Mapping[str, tuple[Message, Message]] = {
    "string": (msg("a text"), msg("texts")),
    "integer": (msg("a whole number"), msg("whole numbers")),
    "number": (msg("a number"), msg("numbers")),
    "array": (msg("a list"), msg("lists")),
    "object": (msg("a map"), msg("maps")),
    "null": (msg("nothing"), msg("nothing")),
}

_LISTS = {"a list of {items}", "a list of {values}"}

_IMPLIED = {
    "properties": "object", "required": "object", "additionalProperties": "object",
    "items": "array", "prefixItems": "array", "minItems": "array", "maxItems": "array",
    "pattern": "string", "format": "string", "minLength": "string", "maxLength": "string",
    "minimum": "number", "maximum": "number", "multipleOf": "number",
}  # fmt: skip
"""What a keyword is about, where a schema names no type."""

_LIMITS: Mapping[str, Message] = {
    "exclusiveMaximum": msg("less than {limit}", limit=""),
    "exclusiveMinimum": msg("more than {limit}", limit=""),
    "maximum": msg("at most {limit}", limit=""),
    "maxItems": msg("a list of at most {limit} items", limit=""),
    "maxLength": msg("a text of at most {limit} characters", limit=""),
    "maxProperties": msg("a map of at most {limit} keys", limit=""),
    "minimum": msg("at least {limit}", limit=""),
    "minItems": msg("a list of at least {limit} items", limit=""),
    "minLength": msg("a text of at least {limit} characters", limit=""),
    "minProperties": msg("a map of at least {limit} keys", limit=""),
    "multipleOf": msg("a multiple of {limit}", limit=""),
    "pattern": msg("a text that matches {limit}", limit=""),
    "uniqueItems": msg("a list without repeated items"),
}
_NOT_EMPTY = {
    "minItems": msg("a list that is not empty"),
    "minLength": msg("a text that is not empty"),
    "minProperties": msg("a map that is not empty"),
}
_FORMATS = {
    "date": msg("a date such as 2025-02-07"),
    "date-time": msg("a time such as 2025-02-07T21:31:14+08:00"),
    "email": msg("an e-mail address"),
    "uri": msg("a URL"),
}


def wanted(schema: Schema, root: Schema) -> Message:
    """What fits a schema; ``root`` is the one its references start from."""
    return _joined(_without_repeats(_alternatives(schema, root)))


def wanted_by(keyword: str, schema: Mapping[str, Any], root: Schema) -> Message:
    """What one keyword of a schema wants."""
    if keyword in _LIMITS or keyword in ("contains", "format", "not"):
        return _limit(keyword, schema[keyword], root)
    return wanted(schema, root)


def wanted_keys(names: list[str]) -> Message:
    """One of the keys that there may be."""
    if not names:
        return msg("a map without keys")
    return msg("the key {names}", names=_either(list(names)))


def texts(schema: Schema, root: Schema, deepest: int = _DEEPEST) -> Iterator[str]:
    """The texts that a schema names as allowed."""
    if not isinstance(schema, Mapping) or not deepest:
        return
    named = [schema["const"]] if "const" in schema else schema.get("enum", ())
    yield from (each for each in named if isinstance(each, str) and each)
    for keyword in ("anyOf", "oneOf", "allOf"):
        for each in schema.get(keyword, ()):
            yield from texts(each, root, deepest - 1)
    if "$ref" in schema:
        yield from texts(resolve(root, schema["$ref"]), root, deepest - 1)


def _alternatives(
    schema: Schema, root: Schema, plural: bool = False, deepest: int = _DEEPEST
) -> list[Said]:
    if not isinstance(schema, Mapping):
        return [msg("no value")] if schema is False else []
    if "const" in schema:
        return [_shown(schema["const"])]
    if "enum" in schema:
        return [_shown(each) for each in schema["enum"]]
    deeper = [each for keyword in ("anyOf", "oneOf") for each in schema.get(keyword, ())]
    if "$ref" in schema:
        deeper.append(resolve(root, schema["$ref"]))
    if not deeper and "type" in schema:
        return _types(schema, root, plural, deepest)
    if deeper and deepest:
        return [said for each in deeper for said in _alternatives(each, root, plural, deepest - 1)]
    for each in schema.get("allOf", ()):
        if deepest and (said := _alternatives(each, root, plural, deepest - 1)):
            return said
    implied = next((_IMPLIED[keyword] for keyword in schema if keyword in _IMPLIED), None)
    if implied:
        return _types({**schema, "type": implied}, root, plural, deepest)
    return [_anything_but(schema["not"], root)] if "not" in schema else []


def _types(schema: Mapping[str, Any], root: Schema, plural: bool, deepest: int) -> list[Said]:
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    said: list[Said] = []
    for name in names:
        if name == "boolean":
            said += ["true", "false"]
        elif name == "array" and not plural:
            said.append(_list_of(schema.get("items"), root, deepest))
        else:
            said.append(_KINDS[name][plural])
    return said


def _list_of(items: Schema, root: Schema, deepest: int) -> Message:
    said = _without_repeats(_alternatives(items, root, plural=True, deepest=deepest - 1))
    if not said or not deepest:
        return _KINDS["array"][0]
    if all(isinstance(each, str) for each in said):
        return _list_of_values(said)
    return msg("a list of {items}", items=_joined(said))


def _list_of_values(values: list[Said]) -> Message:
    return msg("a list of {values}", values=_either(values))


def _joined(said: list[Said]) -> Message:
    """Kinds, values, and last the lists, which may be alternatives in themselves.

    Many values stand together, in front.
    """
    values: list[Said] = [each for each in said if isinstance(each, str)]
    kinds = [each for each in said if isinstance(each, Message)]
    lists: list[Said] = [each for each in kinds if each.template in _LISTS]
    others: list[Said] = [each for each in kinds if each.template not in _LISTS]
    if len(values) <= 2:
        return _either(others + values + lists)
    same = str(_list_of_values(values))
    lists = [msg("a list of them") if str(each) == same else each for each in lists]
    listed = msg("one of {values}", values=_listed(values))
    return _either([listed, *others, *lists])


def _either(said: list[Said]) -> Message:
    if not said:
        return msg("another value")
    if len(said) == 1:
        return said[0] if isinstance(said[0], Message) else msg("{value}", value=said[0])
    first = said[0]
    for each in said[1:-1]:
        first = msg("{first}, {second}", first=first, second=each)
    return msg("{first} or {second}", first=first, second=said[-1])


def _listed(values: list[Said]) -> Said:
    shown = ", ".join(map(str, values[:MOST_VALUES]))
    if len(values) <= MOST_VALUES:
        return shown
    return msg("{values} and {number} more", values=shown, number=len(values) - MOST_VALUES)


def _without_repeats(said: list[Said]) -> list[Said]:
    """Each once; the empty text, which themes take for an absent value, only if it is alone."""
    distinct = list({str(each): each for each in said}.values())
    return [each for each in distinct if each != '""'] or distinct


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value or '""'
    import json

    return json.dumps(value, ensure_ascii=False)


def _anything_but(schema: Schema, root: Schema) -> Message:
    if schema is True or schema == {}:
        return msg("no value")
    limits = [keyword for keyword in schema if keyword in _LIMITS]
    what = wanted_by(limits[0], schema, root) if limits else wanted(schema, root)
    return msg("anything but {what}", what=what)


def _limit(keyword: str, value: Any, root: Schema) -> Message:
    if keyword == "format":
        return _FORMATS.get(value) or msg("a text in the format {format}", format=value)
    if keyword == "not":
        return _anything_but(value, root)
    if keyword == "contains":
        return msg("a list with {what} in it", what=wanted(value, root))
    if value == 1 and keyword in _NOT_EMPTY:
        return _NOT_EMPTY[keyword]
    return _LIMITS[keyword]._replace(args={"limit": value})
