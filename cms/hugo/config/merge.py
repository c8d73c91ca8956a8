"""How settings from several places become one: files over files, and themes below the project.

Follows Hugo ``common/hmaps/params.go`` and ``config/defaultConfigProvider.go``. Nothing is changed
in place, so YAML aliases that share a mapping stay harmless.
"""

from __future__ import annotations

from typing import Any

from cms.errors import ConfigError
from cms.model.message import msg

Settings = dict[str, Any]

MERGE = "_merge"
"""The key by which a mapping says how it takes in what themes bring.

``none`` adds nothing, ``shallow`` adds keys that are missing, ``deep`` does so in the mappings
below too. Values that are there are never replaced.
"""

NONE, SHALLOW, DEEP = "none", "shallow", "deep"


def overlay(under: Settings, over: Settings) -> Settings:
    """Both mappings in one; where both have a value, mappings are combined and others replaced."""
    merged = dict(under)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = overlay(old, value) if both else value  # type: ignore[arg-type]
    return merged


def with_strategies(settings: Settings) -> Settings:
    """The project's settings with a strategy in each mapping but the root.

    ``params`` are deep, ``menus``, ``outputFormats`` and ``mediaTypes`` shallow; all others have
    the strategy that the user gave to a mapping around them, or none.
    """
    return _with_strategies(settings, ())


def inherit(settings: Settings, module: Settings) -> Settings:
    """Settings with what a theme or module adds to them, by the strategies they hold.

    Raises ``ConfigError`` where the project has a plain value and the module a mapping.
    """
    root = _strategy(settings)
    if root == NONE:
        return settings
    merged = dict(settings)
    empty = set()
    for key, value in module.items():
        if not isinstance(value, dict):
            continue
        own = settings.get(key, {MERGE: _default_strategy((key,), root)})
        if not isinstance(own, dict):
            raise ConfigError(msg("{key} is a mapping in a theme, but not in the site", key=key))
        merged[key] = _merge(own, value, "")
        if key not in settings and merged[key].keys() == {MERGE}:
            empty.add(key)
    merged = _merge(merged, module, root or SHALLOW)
    return {key: value for key, value in merged.items() if key not in empty}


def fill(own: Settings, root: Settings) -> Settings:
    """A language's mapping with what the root's mapping adds to it."""
    return _merge(own, root, _strategy(own) or SHALLOW)


def without_strategies(settings: Settings) -> Settings:
    """The settings without any ``_merge``."""
    return {
        key: without_strategies(value) if isinstance(value, dict) else value
        for key, value in settings.items()
        if key != MERGE
    }


def _merge(own: Settings, other: Settings, outer: str) -> Settings:
    """``outer`` is the strategy of the mapping around, empty where that has no say."""
    strategy = _strategy(own) or outer or SHALLOW
    is_closed = strategy == NONE or outer == SHALLOW
    merged = dict(own)
    for key, value in other.items():
        if key == MERGE:
            continue
        if key not in own:
            if not is_closed:
                merged[key] = value
        elif isinstance(old := own[key], dict):
            if isinstance(value, dict):
                merged[key] = _merge(old, value, strategy)
            elif old.keys() == {MERGE} and _strategy(old) != NONE:
                merged[key] = value
    return merged


def _strategy(settings: Settings) -> str:
    """The strategy a mapping holds, or nothing; Hugo takes an unknown word as deep."""
    if MERGE not in settings:
        return ""
    word = settings[MERGE]
    return word if word in (NONE, SHALLOW, DEEP) else DEEP


def _with_strategies(settings: Settings, path: tuple[str, ...]) -> Settings:
    return {
        key: _held(value, (*path, key), _strategy(settings)) if isinstance(value, dict) else value
        for key, value in settings.items()
    }


def _held(settings: Settings, path: tuple[str, ...], outer: str) -> Settings:
    strategy = _strategy(settings) or _default_strategy(path, outer)
    return _with_strategies({**settings, MERGE: strategy}, path)


def _default_strategy(path: tuple[str, ...], outer: str) -> str:
    key = path[-1]
    if key == "params":
        return DEEP
    if key in ("outputformats", "mediatypes") and len(path) == 1:
        return SHALLOW
    if key == "menus" and (len(path) == 1 or (len(path) == 3 and path[0] == "languages")):
        return SHALLOW
    return outer or NONE
