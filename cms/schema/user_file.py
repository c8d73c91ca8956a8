"""Schemas that users write, in JSON, YAML or TOML, with the files they refer to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NoReturn

from cms.errors import ConfigError
from cms.model.message import msg
from cms.schema.keywords import Path as SchemaPath
from cms.schema.keywords import Schema, pointer, pointer_parts, rewritten, step_into, walk
from cms.schema.source import SCHEMA_2020_12, Source

HINT = msg("a schema is a map of keywords of JSON Schema, see https://json-schema.org")


def user_source(path: Path) -> Source:
    """The schema in a file, in JSON Schema 2020-12 and with all it refers to taken in.

    References are followed to files beside it, never over the network. Raises ``ConfigError`` for
    what cannot be read, is no schema, or refers to what is not there.
    """
    from cms.schema.compiling import compiled

    try:
        source = Source(_Bundle(path).schema(), path.name, is_preset=False)
    except RecursionError:
        raise ConfigError(msg("{path} is nested too deeply", path=path)) from None
    compiled(source.schema, source)
    return source


def schema_files(path: Path) -> list[str]:
    """The file of a schema and all that it refers to; raises ``ConfigError``."""
    bundle = _Bundle(path)
    bundle.schema()
    return [str(document.path) for document in bundle.documents.values()]


class _Document:
    """A file as read; ``name`` is that of the definition it becomes, empty for the root."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.path = path
        self.name = name
        self.place: SchemaPath = ("$defs", name) if name else ()
        self.schema = read_schema(path)
        self.names: dict[str, SchemaPath] = {}
        for way, schema in walk(self.schema):
            if isinstance(schema.get("$id"), str):
                self.names[schema["$id"].removesuffix("#")] = way
            for keyword in ("$anchor", "$dynamicAnchor"):
                if keyword in schema:
                    self.names["#" + schema[keyword]] = way


class _Bundle:
    """A schema and the files it refers to, which become its definitions."""

    def __init__(self, path: Path) -> None:
        self.root = _Document(path)
        self.documents = {_absolute(path): self.root}

    def schema(self) -> dict[str, Any]:
        """The whole as one schema, whose references all start at its root."""
        whole: dict[str, Any] = self._rewritten(self.root)
        others: dict[str, Schema] = {}
        while len(others) + 1 < len(self.documents):  # each may refer to more
            document = list(self.documents.values())[len(others) + 1]
            others[document.name] = self._rewritten(document)
        if others:
            whole["$defs"] = {**whole.get("$defs", {}), **others}
        return {"$schema": SCHEMA_2020_12, **whole}

    def _rewritten(self, document: _Document) -> Schema:
        def change(schema: dict[str, Any]) -> dict[str, Any]:
            if isinstance(schema.get("$ref"), str):
                schema["$ref"] = self._target(schema["$ref"], document)
            for keyword in ("$id", "$anchor", "$schema"):
                schema.pop(keyword, None)
            return schema

        return rewritten(document.schema, change)

    def _target(self, reference: str, document: _Document) -> str:
        """The same reference as seen from the root of the bundle."""
        base, _, fragment = reference.partition("#")
        start: SchemaPath = ()
        if base in document.names:
            start = document.names[base]
        elif base:
            document = self._document(base, reference, document)
        if fragment and not fragment.startswith("/"):
            if "#" + fragment not in document.names:
                _refuse_reference(reference, document)
            return pointer(document.place + document.names["#" + fragment])
        way = (*start, *pointer_parts("#" + fragment))
        node = document.schema
        for part in way:
            node = step_into(node, str(part))
            if node is None:
                _refuse_reference(reference, document)
        return pointer(document.place + way)

    def _document(self, base: str, reference: str, referring: _Document) -> _Document:
        path = _local_path(base, reference, referring.path)
        known = _absolute(path)
        if known not in self.documents:
            if not path.is_file():
                raise ConfigError(
                    msg(
                        "{path} refers to {reference}, and {path2} is no file",
                        path=referring.path,
                        reference=reference,
                        path2=path,
                    ),
                    msg("references are read from the folder of the file they stand in"),
                )
            self.documents[known] = _Document(path, self._free_name(path))
        return self.documents[known]

    def _free_name(self, path: Path) -> str:
        taken = {document.name for document in self.documents.values()}
        taken.update(self.root.schema.get("$defs", ()))
        names = (f"{path.name}{number or ''}" for number in range(len(taken) + 1))
        return next(name for name in names if name not in taken)


def _refuse_reference(reference: str, document: _Document) -> NoReturn:
    raise ConfigError(
        msg(
            "{path} has nothing at the reference {reference}",
            path=document.path,
            reference=reference,
        )
    )


def _absolute(path: Path) -> str:
    return os.path.normcase(os.path.abspath(path))


def _local_path(base: str, reference: str, referring: Path) -> Path:
    """The file of a reference; raises ``ConfigError`` for one on the network."""
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    parts = urlsplit(base)
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        return Path(url2pathname(parts.path))
    if parts.netloc or len(parts.scheme) > 1:  # one letter is a drive of Windows
        raise ConfigError(
            msg(
                "{referring} refers to {reference}, and schemas are read from local files only",
                referring=referring,
                reference=reference,
            ),
            msg("save that schema beside the file and refer to it by its name"),
        )
    return Path(os.path.normpath(referring.parent / unquote(base)))


def read_schema(path: Path) -> dict[str, Any]:
    """The schema in one file, turned into JSON Schema 2020-12; its references are as written."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(msg("{path} cannot be read: {error}", path=path, error=error)) from None
    read = {".json": _read_json, ".toml": _read_toml}.get(path.suffix.lower(), _read_yaml)
    schema = read(text, path)
    if not isinstance(schema, dict):
        raise ConfigError(msg("{path} is no JSON Schema", path=path), HINT)
    _check(schema, path)
    is_older = "2020-12" not in str(schema.get("$schema", "2020-12"))
    return rewritten(schema, _modern) if is_older else schema


def _read_json(text: str, path: Path) -> Any:
    import json

    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise ConfigError(
            msg("{where}: {msg}", where=where, msg=error.msg), msg("the schema is no JSON")
        ) from None


def _read_yaml(text: str, path: Path) -> Any:
    """As Hugo reads YAML, so that ``off`` among allowed values is the text that pages have."""
    from cms.hugo.formats.yaml.explain import explain
    from cms.hugo.formats.yaml.limits import find_excess
    from cms.hugo.formats.yaml.parser import parse
    from cms.hugo.formats.yaml.tokens import RefusalError
    from cms.hugo.formats.yaml.values import evaluate

    try:
        schema = evaluate(parse(text))
    except RefusalError as refusal:
        problem = explain(text, refusal)
        _refuse(text, path, problem.start, problem.kind, "YAML")
    if excess := find_excess(text, schema):
        raise ConfigError(
            msg("{path} repeats too much by aliases, at {key}", path=path, key=excess.key)
        )
    return _plain(schema)


def _read_toml(text: str, path: Path) -> Any:
    from cms.hugo.formats.mistakes import ReadingError
    from cms.hugo.formats.toml.reader import Reader
    from cms.hugo.formats.written import plain

    try:
        return _plain(plain(Reader(text).read()))
    except ReadingError as error:
        _refuse(text, path, error.problem.start, error.problem.kind, "TOML")


def _refuse(text: str, path: Path, offset: int, kind: str, language: str) -> NoReturn:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    raise ConfigError(
        msg("{path}:{line}:{column}: {kind}", path=path, line=line, column=column, kind=kind),
        msg("the schema is no {language}", language=language),
    )


def _plain(value: Any) -> Any:
    """The value as JSON has it: dates among it become texts."""
    import json

    return json.loads(json.dumps(value, default=str))


def _check(schema: dict[str, Any], path: Path) -> None:
    import jsonschema_rs

    try:
        jsonschema_rs.meta.validate(schema)
    except jsonschema_rs.ValidationError as error:
        place = ".".join(map(str, error.instance_path))
        while context := error.kind.as_dict().get("context"):
            error = context[0][0]
        where = f" at {place}" if place else ""
        raise ConfigError(
            msg(
                "{path} is no JSON Schema{where}: {message}",
                path=path,
                where=where,
                message=error.message,
            ),
            HINT,
        ) from None


def _modern(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of drafts 4 to 2019-09 with the keywords of 2020-12."""
    if "id" in schema:
        schema.setdefault("$id", schema.pop("id"))
    if isinstance(schema.get("items"), list):
        schema["prefixItems"] = [rewritten(each, _modern) for each in schema.pop("items")]
        if "additionalItems" in schema:
            schema["items"] = rewritten(schema.pop("additionalItems"), _modern)
    for name, rule in schema.pop("dependencies", {}).items():
        keyword = "dependentRequired" if isinstance(rule, list) else "dependentSchemas"
        schema.setdefault(keyword, {})[name] = rewritten(rule, _modern)
    for exclusive, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(exclusive) is True:
            schema[exclusive] = schema.pop(limit)
        elif schema.get(exclusive) is False:
            del schema[exclusive]
    return schema
