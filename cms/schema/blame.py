"""From the errors of the validating library to the values that are to blame.

The library reports every keyword that a value breaks, and of alternatives only that none fits.
Here each place is blamed once, and of alternatives the one is taken that the author must have
meant: a map where one of them is a map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.model import Message, Route, msg
from cms.schema.keywords import SPELLING, Schema, property_names, resolve, spelled
from cms.schema.words import texts, wanted, wanted_by, wanted_keys

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

_ABOUT_KIND = {"const", "enum", "falseSchema", "type"}
_COMBINED = {"anyOf", "oneOf"}
_UNEXPECTED = {"additionalProperties", "unevaluatedProperties"}
_RANKS = {"const": 0, "enum": 0, "type": 1}


class Fault(NamedTuple):
    """A value that breaks a schema: see the fields of the same name in ``Violation``."""

    path: Route
    keyword: str
    expected: Message
    effect: str
    fails: bool
    suggestion: str = ""
    missing: str = ""


def faults(errors: Iterable[ValidationError], root: Schema) -> list[Fault]:
    """What is to blame, one fault for each place and missing key, in the order of the errors."""
    found: dict[tuple[Route, str], Fault] = {}
    for error in errors:
        for leaf in _leaves(error):
            for fault in _faults(leaf, root):
                place = fault.path, fault.missing
                if place not in found or _rank(fault) < _rank(found[place]):
                    found[place] = fault
    return list(found.values())


def _rank(fault: Fault) -> int:
    """Low for what says most: named values, then types, then the rest."""
    return _RANKS.get(fault.keyword, 2)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    branch = _branch_meant(error) if error.kind.name in _COMBINED else None
    if branch is None:
        yield error
    else:
        for each in branch:
            yield from _leaves(each)


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    context: list[list[ValidationError]] = error.kind.as_dict()["context"]
    return context


def _branch_meant(error: ValidationError) -> list[ValidationError] | None:
    """The errors of the one alternative that is for values of this kind, or None."""
    meant = [each for each in _branches(error) if _is_for_kind(each, error)]
    fewest = min(map(len, meant), default=0)
    nearest = [each for each in meant if len(each) == fewest]
    return nearest[0] if fewest and len(nearest) == 1 else None


def _is_for_kind(branch: list[ValidationError], parent: ValidationError) -> bool:
    here = len(parent.instance_path)
    for error in branch:
        if len(error.instance_path) > here:
            continue
        name = error.kind.name
        if name in _ABOUT_KIND:
            return False
        if name in _COMBINED and not any(_is_for_kind(each, error) for each in _branches(error)):
            return False
    return True


def _faults(error: ValidationError, root: Schema) -> Iterator[Fault]:
    keyword = error.kind.name
    trail = list(_trail(root, error.evaluation_path[:-1]))
    schema = trail[-1]
    path = tuple(error.instance_path)
    why = _effect(trail)
    if keyword == "required":
        missing = spelled(schema, error.kind.value)
        yield Fault(path, keyword, msg("the key {key}", key=missing), *why, missing=missing)
    elif keyword in _UNEXPECTED:
        names = list(dict.fromkeys(property_names(schema, root)))
        rule = schema[keyword]
        expected = wanted(rule, root) if rule is not False else wanted_keys(names)
        for key in error.kind.value:
            yield Fault((*path, key), keyword, expected, *why, _nearest(key, names))
    elif keyword == "propertyNames":
        as_written = schema.get(SPELLING, schema)
        wanted_name = wanted_by(str(error.evaluation_path[-1]), as_written, root)
        expected = msg("a key that is {what}", what=wanted_name)
        name = str(error.kind.value.instance)
        near = _nearest(name, texts(as_written, root))
        yield Fault((*path, name), keyword, expected, *why, near)
    elif keyword == "falseSchema":
        yield Fault(path, keyword, msg("no value"), *why)
    else:
        expected, keyword, allowed = _combined(error, keyword, schema, root)
        near = _nearest(error.instance, allowed) if keyword not in ("type", "not") else ""
        yield Fault(path, keyword, expected, *why, near)


def _combined(
    error: ValidationError, keyword: str, schema: Mapping[str, Any], root: Schema
) -> tuple[Message, str, list[str]]:
    """What is wanted, by which keyword, and the texts among it."""
    if keyword not in _COMBINED:
        return wanted_by(keyword, schema, root), keyword, list(texts(schema, root))
    part = {keyword: schema[keyword]}
    branches = _branches(error)
    if not all(branches):  # several fit, and only one may
        return msg("only one of these: {kinds}", kinds=wanted(part, root)), keyword, []
    broken = {each.kind.name for branch in branches for each in branch}
    if broken == {"type"}:
        keyword = "type"
    elif broken <= {"const", "enum"}:
        keyword = "enum"
    return wanted(part, root), keyword, list(texts(part, root))


def _trail(root: Schema, path: Iterable[str | int]) -> Iterator[Mapping[str, Any]]:
    """The schemas, and the maps of schemas, on the way to a keyword; references are followed."""
    node = root
    yield node
    for part in path:
        node = resolve(root, node["$ref"]) if part == "$ref" else node[part]
        if isinstance(node, Mapping):
            yield node


def _effect(trail: list[Mapping[str, Any]]) -> tuple[str, bool]:
    """What the theme does with a wrong value, as the nearest schema around it tells."""
    for schema in reversed(trail):
        effect, fails = schema.get("x-effect"), schema.get("x-fails")
        if isinstance(effect, str) or isinstance(fails, bool):
            return effect if isinstance(effect, str) else "", fails is True
    return "", False


def _nearest(value: object, names: Iterable[str]) -> str:
    """The name that a text must mean, whatever its case, or nothing."""
    by_lower = {name.lower(): name for name in reversed(list(names))}
    if not isinstance(value, str) or not by_lower:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(value.strip().lower(), by_lower, n=1)
    return by_lower[near[0]] if near else ""
