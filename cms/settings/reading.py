"""The values of a file of settings, checked: what is wrong is said with its name and the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cms.errors import ConfigError
from cms.model.message import msg
from cms.settings import SCHEMA_SUFFIXES, Conversion, Override, RemoteImages, Vocabulary


class Reader:
    """Checks the values of one file; ``path`` is named in errors."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.special: dict[str, Callable[[str, Any], object]] = {
            "baseline": self._baseline,
            "extends": self._extends,
            "defaults": self._table,
            "overrides": self._overrides,
            "output_format": self._text_or_texts,
            "per_file_ignores": self._table_of_texts,
            "maximum_lengths": self._table_of_numbers,
            "image_shortcodes": self._table_of_texts,
            "text_shortcodes": self._table_of_texts,
            "taxonomies": self._taxonomies,
            "convert": self._convert,
            "aliases": self._table_of_strings,
            "slug_words": self._table_of_strings,
            "remote_images": self._remote_images,
            "cache_ttl": self._cache_ttl,
        }

    def record(
        self, found: Mapping[str, Any], defaults: object, known: Mapping[str, str], within: str = ""
    ) -> dict[str, Any]:
        """The values of a table by field; ``within`` is the name of the table, with a stop."""
        values: dict[str, Any] = {}
        for key, value in found.items():
            name, field = within + key, known.get(key)
            if field is None:
                raise self._unknown(name, key, known)
            if field in self.special:
                values[field] = self.special[field](name, value)
            else:
                values[field] = self._plain(name, value, getattr(defaults, field))
        return values

    def _unknown(self, name: str, key: str, known: Mapping[str, str]) -> ConfigError:
        from difflib import get_close_matches

        near = get_close_matches(key, known, n=1)
        hint = (
            msg("did you mean {near}?", near=near[0])
            if near
            else msg("known settings: {known}", known=", ".join(known))
        )
        return ConfigError(
            msg("{path}: there is no setting {name}", path=self.path, name=name), hint
        )

    def _plain(self, name: str, value: object, default: object) -> object:
        if isinstance(default, tuple):
            return self._texts(name, value)
        if type(value) is type(default):
            return value
        kinds = {bool: msg("true or false"), int: msg("a number")}
        wanted = kinds.get(type(default), msg("a string"))
        raise ConfigError(
            msg(
                "{path}: {name} must be {wanted}, not {value!r}",
                path=self.path,
                name=name,
                wanted=wanted,
                value=value,
            )
        )

    def _texts(self, name: str, value: object) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        last = name.rpartition(".")[2]
        raise ConfigError(
            msg("{path}: {name} must be a list of strings", path=self.path, name=name),
            msg('{last} = ["..."]', last=last),
        )

    def _text_or_texts(self, name: str, value: object) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) else self._texts(name, value)

    def _table(self, name: str, value: object) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        raise ConfigError(
            msg(
                "{path}: {name} must be a table, not {value!r}",
                path=self.path,
                name=name,
                value=value,
            ),
            msg("[{name}]", name=name),
        )

    def _baseline(self, name: str, value: object) -> str:
        path = str(self._plain(name, value, ""))
        return path and str(self.path.parent / path)

    def _extends(self, name: str, value: object) -> tuple[str, ...]:
        return tuple(
            str(self.path.parent / text) if text.endswith(SCHEMA_SUFFIXES) else text
            for text in self._texts(name, value)
        )

    def _table_of_texts(self, name: str, value: object) -> dict[str, tuple[str, ...]]:
        table = self._table(name, value)
        return {key: self._texts(f"{name}.{key}", texts) for key, texts in table.items()}

    def _table_of_numbers(self, name: str, value: object) -> dict[str, int]:
        table = self._table(name, value)
        for key, number in table.items():
            self._plain(f"{name}.{key}", number, 0)
        return table

    def _overrides(self, name: str, value: object) -> tuple[Override, ...]:
        if not isinstance(value, list):
            raise ConfigError(
                msg("{path}: {name} must be a list of tables", path=self.path, name=name),
                msg("[[{name}]]", name=name),
            )
        return tuple(self._override(name, item) for item in value)

    def _override(self, name: str, value: object) -> Override:
        known = {field.replace("_", "-"): field for field in Override._fields}
        found = self.record(self._table(name, value), Override(), known, within=f"{name}.")
        override = Override(**found)
        if not override.paths and not override.sections:
            hint = msg('paths = ["content/post/**"] or sections = ["post"]')
            raise ConfigError(
                msg("{path}: {name} need paths or sections to apply to", path=self.path, name=name),
                hint,
            )
        return override

    def _convert(self, name: str, value: object) -> Conversion:
        known = {field.replace("_", "-"): field for field in Conversion._fields}
        table = self._table(name, value)
        found = Conversion(**self.record(table, Conversion(), known, within=f"{name}."))
        return found._replace(terms=tuple(str(self.path.parent / path) for path in found.terms))

    def _taxonomies(self, name: str, value: object) -> dict[str, Vocabulary]:
        known = {field: field for field in Vocabulary._fields}
        return {
            taxonomy: Vocabulary(
                **self.record(
                    self._table(f"{name}.{taxonomy}", table),
                    Vocabulary(),
                    known,
                    within=f"{name}.{taxonomy}.",
                )
            )
            for taxonomy, table in self._table(name, value).items()
        }

    def _remote_images(self, name: str, value: object) -> RemoteImages:
        known = {field.replace("_", "-"): field for field in RemoteImages._fields}
        table = self._table(name, value)
        return RemoteImages(**self.record(table, RemoteImages(), known, within=f"{name}."))

    def _cache_ttl(self, name: str, value: object) -> dict[str, str]:
        given, defaults = self._table_of_strings(name, value), RemoteImages().cache_ttl
        for key in given.keys() - defaults.keys():
            raise self._unknown(f"{name}.{key}", key, {each: each for each in defaults})
        return {**defaults, **given}

    def _table_of_strings(self, name: str, value: object) -> dict[str, str]:
        table = self._table(name, value)
        for key, text in table.items():
            self._plain(f"{name}.{key}", text, "")
        return table
