"""Settings from environment variables such as ``HUGO_BASEURL`` and ``HUGO_PARAMS_API_KEY``.

Follows ``applyOsEnvOverrides`` in Hugo ``config/allconfig/load.go``. The character after ``HUGO``
separates keys, so ``HUGOxPARAMSxAPI_KEY`` sets ``params.api_key``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cms.errors import ConfigError
from cms.hugo.config.files import decode_config
from cms.hugo.config.merge import Settings, overlay
from cms.hugo.fields.values import parse_float, try_bool, try_int

_LISTS = frozenset(["disablekinds", "disablelanguages", "ignorefiles", "ignorelogs"])


def environment_name(environ: Mapping[str, str]) -> str:
    """The environment of a build: ``HUGO_ENVIRONMENT``, ``HUGO_ENV`` or production."""
    return environ.get("HUGO_ENVIRONMENT") or environ.get("HUGO_ENV") or "production"


def with_environ(settings: Settings, environ: Mapping[str, str]) -> Settings:
    """Settings overridden by the variables whose names start with ``HUGO``."""
    for name, text in environ.items():
        if name.startswith("HUGO") and len(name) > 5:
            top, *rest = (key.lower() for key in name[5:].split(name[4]))
            settings = _with(settings, top, rest, text.strip())
    return settings


def _with(settings: Settings, top: str, rest: list[str], text: str) -> Settings:
    old = settings.get(top)
    if rest:
        return {**settings, top: _with_nested(old, rest, text)}
    value = _value(text, old)
    if isinstance(value, str) and top in _LISTS:
        value = _list(text) or (text.split(",") if "," in text else text.split())
    return overlay(settings, {top: value})


def _with_nested(old: Any, keys: list[str], text: str) -> Any:
    """A mapping with a value put in at a path; a plain value on the way is left alone."""
    if old is not None and not isinstance(old, dict):
        return old
    key, *rest = keys
    own = old or {}
    nested = own.get(key)
    return {**own, key: _with_nested(nested, rest, text) if rest else _value(text, nested)}


def _value(text: str, old: Any) -> Any:
    """A text in the type of the value it replaces; where it does not fit, the text itself."""
    value: Any = None
    if isinstance(old, dict) or (old is None and text.startswith("{")):
        value = _mapping(text)
    elif isinstance(old, list):
        value = _list(text)
    elif isinstance(old, bool):
        value = try_bool(text)
    elif isinstance(old, int):
        value = try_int(text)
    elif isinstance(old, float):
        value = parse_float(text)
    return text if value is None else value


def _list(text: str) -> list[Any] | None:
    if not text.startswith("["):
        return None
    value = _decoded("yaml", f"value: {text}").get("value")
    return value if isinstance(value, list) else None


def _mapping(text: str) -> Settings | None:
    """A mapping in the format that the first telling character of the text gives away."""
    marks = {text.find(mark): extension for mark, extension in _MARKS if mark in text}
    return _decoded(marks[min(marks)], text) or None if marks else None


_MARKS = (("{", "json"), (":", "yaml"), ("=", "toml"))


def _decoded(extension: str, text: str) -> Settings:
    try:
        return decode_config(f"environment.{extension}", text)
    except ConfigError:
        return {}
