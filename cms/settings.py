"""Our own settings: ``cms.toml``, or ``[tool.cms]`` in ``pyproject.toml``, then the command line.

The file is looked for in the site's root and its parents, up to the root of the repository.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cms.errors import ConfigError

DEFAULT = "default"


DOCS = {
    "select": "Rules to apply: codes, beginnings of codes, or names. All rules when empty.",
    "ignore": "Rules not to apply.",
    "exclude": "Files not to judge: patterns as in .gitignore, relative to the site's root.",
    "known_keys": "Front matter keys of your own that must not be taken for misspelled ones.",
    "environment": "Hugo environment whose configuration holds; as Hugo chooses when empty.",
    "author_time_zone": "Time zone of your authors' clocks, for messages: Asia/Shanghai.",
    "output_format": "Report of validate: full, concise, json or github.",
    "jobs": "Processes to work with; 0 chooses by the amount of work.",
}
"""What each setting is for, by its field."""


class Settings(NamedTuple):
    """What is in force. A setting's name in a file is the field's, with hyphens.

    ``origins`` tells where each value came from: a file, ``command line``, or ``default``.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    known_keys: tuple[str, ...] = ()
    environment: str = ""
    author_time_zone: str = ""
    output_format: str = "full"
    jobs: int = 0
    origins: Mapping[str, str] | None = None

    def origin(self, name: str) -> str:
        """Where the value of the field came from."""
        return (self.origins or {}).get(name, DEFAULT)

    def override(self, **given: object) -> "Settings":
        """The same settings with what the command line gave; ``None`` and ``()`` give nothing."""
        values: dict[str, Any] = {
            name: value for name, value in given.items() if value is not None and value != ()
        }
        return self.with_values(values, "command line") if values else self

    def with_values(self, values: Mapping[str, Any], origin: str) -> "Settings":
        """The same settings with these values by field, which come from ``origin``."""
        origins = {**(self.origins or {}), **dict.fromkeys(values, origin)}
        return self._replace(**values, origins=origins)


def load_settings(start: Path) -> Settings:
    """Settings for a site or folder; raises ``ConfigError`` for a file that cannot be used."""
    for folder in _up_to_repository(start):
        for name, table in (("cms.toml", ()), ("pyproject.toml", ("tool", "cms"))):
            path = folder / name
            if path.is_file() and (found := _read_table(path, table)) is not None:
                return Settings().with_values(_checked(found, path), path.as_posix())
    return Settings()


def known_settings() -> dict[str, str]:
    """Field name of every setting by its name in a file."""
    return {field.replace("_", "-"): field for field in DOCS}


def _up_to_repository(start: Path) -> Iterator[Path]:
    for folder in (start, *start.parents):
        yield folder
        if (folder / ".git").exists():
            return


def _read_table(path: Path, table: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from None
    if not all(key in text for key in table):
        return None  # as most of the time: no need to parse somebody else's file
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        found: Any = tomllib.loads(text)
    except ValueError as error:
        if table:  # somebody else's file: its owner will say what is wrong with it
            return None
        raise ConfigError(f"{path}: {error}", "settings are written in TOML") from None
    for key in table:
        found = found.get(key)
        if not isinstance(found, dict):
            return None
    return dict(found)


def _checked(found: Mapping[str, Any], path: Path) -> dict[str, Any]:
    known = known_settings()
    values: dict[str, Any] = {}
    for name, value in found.items():
        field_name = known.get(name)
        if field_name is None:
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known settings: {', '.join(known)}"
            raise ConfigError(f"{path}: there is no setting {name}", hint)
        values[field_name] = _typed(name, value, getattr(Settings(), field_name), path)
    return values


def _typed(name: str, value: object, default: object, path: Path) -> object:
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ConfigError(f"{path}: {name} must be a list of strings", f'{name} = ["..."]')
    if type(value) is type(default):
        return value
    wanted = "a number" if isinstance(default, int) else "a string"
    raise ConfigError(f"{path}: {name} must be {wanted}, not {value!r}")
