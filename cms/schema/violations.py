"""Front matter judged by schemas: what breaks them, where, and what they want instead."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from cms.hugo.formats.syntax import lower_key
from cms.model import Message, Route
from cms.schema.source import Source

if TYPE_CHECKING:
    from jsonschema_rs import Validator

__all__ = ["Checker", "Source", "Violation"]

MOST_ERRORS = 100
"""What one schema says of one page; a list of thousands may be wrong in each item."""


class Violation(NamedTuple):
    """A value that breaks a schema.

    The route leads to the value as written, in author's case within lists, or to the map that
    lacks a key; ``missing`` is that key as the schema spells it. ``keyword`` is the one of JSON
    Schema that is broken. ``effect`` says what the theme does with such a value, and ``fails``
    that the build breaks over it. ``suggestion`` is the allowed text, or key, that is nearest.
    """

    route: Route
    keyword: str
    expected: Message
    effect: str
    fails: bool
    origin: str
    is_preset: bool
    suggestion: str = ""
    missing: str = ""


class Checker:
    """Judges front matter by several schemas, each by itself.

    ``names`` are those of the properties of them all, as they spell them, by ``keys``, which are
    in lower case, as are those that they recommend. It can be sent to another process; validators
    are made when first needed, in each process anew. Raises ``ConfigError`` for a schema that
    cannot be used.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._judges = [_Judge(source) for source in sources]
        self.names = {key: name for judge in self._judges for key, name in judge.names.items()}
        self.keys = frozenset(self.names)
        self.recommended = tuple(
            dict.fromkeys(
                lower_key(key)
                for source in sources
                for key in source.schema.get("x-recommended", ())
            )
        )
        self._judges_all = any(judge.judges_all for judge in self._judges)

    def check(self, data: Mapping[str, Any]) -> list[Violation]:
        """What is wrong with front matter whose keys are in Hugo's lower case.

        As for ``.Params`` in templates, entries of ``params`` count as if they stood beside it.
        """
        params = data.get("params")
        if not isinstance(params, Mapping):
            params = {}
        # Most pages have no such key, and must not wait for the library to be imported.
        if not self._judges_all and self.keys.isdisjoint(data) and self.keys.isdisjoint(params):
            return []
        return [found for judge in self._judges for found in judge.check(data, params)]


class _Judge:
    """One schema; ``judges_all`` is whether it may say something of pages without its keys."""

    def __init__(self, source: Source) -> None:
        from cms.schema.keywords import constraints, property_names

        self.source = source
        self.names = {lower_key(name): name for name in property_names(source.schema)}
        self.keys = frozenset(self.names)
        # A schema that describes params itself is taken at its word.
        self.merges_params = "params" not in self.keys
        demands = {keyword for keyword, value in constraints(source.schema).items() if value != []}
        self.judges_all = not demands <= {"properties", "type"}
        self._validator: Validator | None = None
        self._schema: Any = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_validator": None, "_schema": None}

    def check(self, data: Mapping[str, Any], params: Mapping[str, Any]) -> Iterator[Violation]:
        from cms.schema.instance import TooManyValuesError, instance, merged

        merges = self.merges_params and "params" in data
        values = merged(data, params) if merges else data
        if not self.judges_all and self.keys.isdisjoint(values):
            return
        keys = None if self.judges_all else self.keys
        try:
            judged = instance(values, keys, keep_nulls=not self.source.is_preset)
        except TooManyValuesError:
            return
        validator = self._validator or self._compile()
        if not validator.is_valid(judged):
            yield from self._violations(validator, judged, data, params if merges else {})

    def _compile(self) -> "Validator":
        from cms.schema.compiling import compiled
        from cms.schema.keywords import lowered

        self._schema = lowered(self.source.schema)
        self._validator = compiled(self._schema, self.source)
        return self._validator

    def _violations(
        self,
        validator: "Validator",
        judged: dict[str, Any],
        data: Mapping[str, Any],
        params: Mapping[str, Any],
    ) -> Iterator[Violation]:
        from cms.schema.blame import faults
        from cms.schema.instance import route_as_written

        inner = {lower_key(str(key)) for key in params}
        errors = islice(validator.iter_errors(judged), MOST_ERRORS)
        for path, keyword, expected, effect, fails, suggestion, missing in faults(
            errors, self._schema
        ):
            route = route_as_written(path, data, bool(path) and path[0] in inner)
            yield Violation(
                route,
                keyword,
                expected,
                effect,
                fails,
                self.source.origin,
                self.source.is_preset,
                suggestion,
                missing,
            )
