"""A schema and where it comes from."""

from collections.abc import Mapping
from typing import Any, NamedTuple

SCHEMA_2020_12 = "https://json-schema.org/draft/2020-12/schema"


class Source(NamedTuple):
    """A self-contained schema in JSON Schema 2020-12, its keys spelled as documented.

    ``origin`` is what people call it: the theme's name, or the user's file. In a preset null fits
    every property, for Hugo's templates take it for an absent value.
    """

    schema: Mapping[str, Any]
    origin: str
    is_preset: bool
