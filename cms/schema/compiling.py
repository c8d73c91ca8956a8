"""Schemas as validators of the library, which is imported here."""

from __future__ import annotations

from typing import Any

import jsonschema_rs

from cms.errors import ConfigError
from cms.model.message import msg
from cms.schema.source import Source


def compiled(schema: Any, source: Source) -> jsonschema_rs.Validator:
    """A validator; raises ``ConfigError`` for a schema that cannot be used.

    Formats such as ``date`` are judged where users ask for them, as editors do. Nothing is
    fetched, neither files nor from the network.
    """
    try:
        return jsonschema_rs.Draft202012Validator(
            schema, validate_formats=not source.is_preset, offline=True
        )
    except jsonschema_rs.ValidationError as error:
        place = ".".join(map(str, error.instance_path))
        where = f" at {place}" if place else ""
        raise ConfigError(
            msg(
                "{origin} is no JSON Schema{where}: {message}",
                origin=source.origin,
                where=where,
                message=error.message,
            )
        ) from None
