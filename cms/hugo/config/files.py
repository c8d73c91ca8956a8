"""Finds and reads Hugo's configuration files: one root file, and a folder of files over it.

Follows Hugo ``config/configLoader.go`` and ``config/allconfig/load.go``. All keys outside of lists
are lower-cased; unlike front matter, a file may be a YAML stream, of which Hugo reads the first
document.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cms.errors import ConfigError
from cms.hugo.config.merge import Settings, overlay
from cms.hugo.formats.syntax import Decoded, Problem, lower_keys
from cms.model.message import msg

ROOT_NAMES = ("hugo", "config")
EXTENSIONS = ("toml", "yaml", "yml", "json")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_DIRECTIVES = re.compile(r"(?:%.*\n|[ \t]*(?:#.*)?\n)+(?=---)")


class Source(NamedTuple):
    """What a project's or a module's own files say, and which files these are."""

    settings: Settings
    files: tuple[Path, ...]


def read_source(folder: Path, environment: str, shown_from: Path) -> Source:
    """Reads the root file of a project or module and lays its ``config`` folder over it.

    Error messages name files relative to ``shown_from``. Raises ``ConfigError`` for a file that
    cannot be read or decoded.
    """
    settings: Settings = {}
    files: list[Path] = []
    if (path := root_file(folder)) is not None:
        settings = _decode_file(path, shown_from)
        files.append(path)
    for name in ("_default", environment):
        for path in config_files(folder / "config" / name):
            placed = _placed(path.stem, _decode_file(path, shown_from))
            settings = overlay(settings, _without_old_names(placed))
            files.append(path)
    settings.pop("internal", None)
    return Source(_without_old_names(settings), tuple(files))


def root_file(folder: Path) -> Path | None:
    """The one root file that Hugo reads: ``hugo.toml`` comes first, ``config.json`` last."""
    for name in ROOT_NAMES:
        for extension in EXTENSIONS:
            path = folder / f"{name}.{extension}"
            if path.exists():
                return path
    return None


def config_files(folder: Path) -> Iterator[Path]:
    """Configuration files below a folder, in the order that Hugo reads them."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from config_files(Path(entry.path))
        elif entry.name.rpartition(".")[2].lower() in EXTENSIONS:
            yield Path(entry.path)


def decode_config(path: str, text: str) -> Settings:
    """The settings in a file's text; its extension says the format.

    Raises ``ConfigError`` with the place, as ``path:line:column``.
    """
    text = text.removeprefix("\ufeff")
    decoded = _decode(path.rpartition(".")[2].lower(), text)
    if decoded.problem is not None:
        raise _syntax_error(path, text, decoded.problem)
    return decoded.data or {}


def _decode_file(path: Path, shown_from: Path) -> Settings:
    shown = shown_path(path, shown_from)
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(
            msg("cannot read {shown}: {reason}", shown=shown, reason=reason)
        ) from None
    # Invalid bytes break TOML only, whose decoder finds them as lone surrogates.
    is_toml = path.suffix.lower() == ".toml"
    text = raw.decode("utf-8", "surrogateescape" if is_toml else "replace")
    return decode_config(shown, text)


def shown_path(path: Path, shown_from: Path) -> str:
    """The path relative to a folder it lies in, else as it is; with forward slashes."""
    return (path.relative_to(shown_from) if path.is_relative_to(shown_from) else path).as_posix()


def _decode(extension: str, text: str) -> Decoded:
    if extension == "toml":
        return _decode_toml(text)
    if extension == "json":
        from cms.hugo.formats.json import decode_json

        return decode_json(text)
    from cms.hugo.formats.yaml import decode_yaml

    return decode_yaml(_without_directives(text))


def _decode_toml(text: str) -> Decoded:
    """Asks the standard library first, which is there 5 ms sooner than a decoder with marks.

    What it takes, Hugo takes as well, apart from bytes that are no UTF-8.
    """
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    if text.isascii() or not _LONE_SURROGATE.search(text):
        try:
            return Decoded(lower_keys(tomllib.loads(text)), None, None)
        except ValueError:
            pass
    from cms.hugo.formats.toml import decode_toml

    return decode_toml(text)


def _without_directives(text: str) -> str:
    """YAML with ``%YAML`` and ``%TAG`` lines made comments, for Hugo takes them in a file."""
    found = _DIRECTIVES.match(text)
    return found[0].replace("%", "#") + text[found.end() :] if found else text


def _syntax_error(path: str, text: str, problem: Problem) -> ConfigError:
    line = text.count("\n", 0, problem.start) + 1
    column = problem.start - text.rfind("\n", 0, problem.start)
    fact = problem.kind.replace("-", " ") + (f": {problem.detail}" if problem.detail else "")
    return ConfigError(
        msg("{path}:{line}:{column}: {fact}", path=path, line=line, column=column, fact=fact),
        msg("Hugo cannot read this file either"),
    )


def _placed(name: str, content: Settings) -> Settings:
    """The content of a file in the config folder, under the keys that its name stands for.

    ``params.en.toml`` is for ``languages.en.params``; a file whose only key is its own name
    may say so once more.
    """
    if name in ROOT_NAMES:
        return content
    section, _, language = name.rpartition(".") if "." in name else (name, "", "")
    value = content[section] if set(content) == {section} else content
    section, language = section.lower(), language.lower()
    if not language:
        return {section: value}
    if section in ("menu", "menus"):
        value = {"menus": value}
    elif section == "params":
        value = {"params": value}
    return {"languages": {language: value}}


def _without_old_names(settings: Settings) -> Settings:
    """Renames ``menu`` to ``menus`` at the root and in languages."""
    settings = _menu_renamed(settings)
    languages = settings.get("languages")
    if isinstance(languages, dict):
        renamed = {
            code: _menu_renamed(own) if isinstance(own, dict) else own
            for code, own in languages.items()
        }
        settings = {**settings, "languages": renamed}
    return settings


def _menu_renamed(settings: Settings) -> Settings:
    if "menu" not in settings:
        return settings
    menus = settings["menu"]
    return {key: value for key, value in settings.items() if key != "menu"} | {"menus": menus}
