"""Settings that stop Hugo from building, though nothing here depends on them.

Follows ``CompileConfig`` in Hugo ``config/allconfig/allconfig.go``, Go's ``net/url`` and ``time``,
and the deprecations that have become errors by 0.168.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cms.errors import ConfigError
from cms.hugo.config.merge import Settings
from cms.hugo.config.root import shown_value
from cms.hugo.config.sections import Permalinks, check_pattern
from cms.hugo.fields.values import to_map, try_map
from cms.model.message import Message, msg

# Compiled when first asked for: most sites need none but the first.
_PLAIN_URL = r"(?:https?:)?//[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~/-]*)?|/?"
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
_BAD_ESCAPE = r"%(?![0-9A-Fa-f]{2})"
_BAD_IN_HOST = r"[\x00-\x20^`{|}\\\x7f]"
_HOST_AND_PORT = r"(?:\[[^\]]*\]|[^\[\]:]*)(?::[0-9]*)?"
_DURATION = r"[+-]?(?:[0-9]+|(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+)"
_EMBEDDED_MODES = ("always", "auto", "fallback", "never")


def check_settings(settings: Settings, fields: Mapping[str, Any]) -> None:
    """Raises ``ConfigError`` for the first setting, of the root or a language, that Hugo refuses.

    ``fields`` are the plain root settings among them, decoded.
    """
    _check_removed(settings)
    _check_render_hooks(to_map(settings.get("markup")))
    _check_menus(settings.get("menus"))
    timeout = fields.get("timeout")
    if timeout is not None and not re.fullmatch(_DURATION, timeout):
        raise ConfigError(
            msg('timeout is "{timeout}"', timeout=timeout),
            msg("write a number of seconds, or 60s or 2m"),
        )
    for pattern in fields.get("ignorefiles", ()):
        check_pattern("ignoreFiles", pattern)
    base_url = fields.get("baseurl", "")
    if wrong := _wrong_with_url(base_url):
        raise ConfigError(
            msg('baseURL is "{base_url}": {wrong}', base_url=base_url, wrong=wrong),
            msg("write it as https://example.org/"),
        )


def check_permalinks(permalinks: Permalinks) -> None:
    """Raises ``ConfigError`` for a pattern with a token that Hugo does not know."""
    patterns = [pattern for group in permalinks.by_kind.values() for pattern in group.values()]
    patterns += [rule.pattern for rule in permalinks.rules]
    if not patterns:
        return
    from cms.hugo.site.permalinks import parse_pattern

    for pattern in patterns:
        if unknown := parse_pattern(pattern).unknown:
            raise ConfigError(
                msg(
                    'permalinks has "{pattern}", and {unknown} is no token of Hugo',
                    pattern=pattern,
                    unknown=unknown,
                ),
                msg("tokens are lower case, such as :year, :section and :slug"),
            )


def _check_removed(settings: Settings) -> None:
    for key, name in (("minifyoutput", "minifyOutput"), ("minify", "minify")):
        if isinstance(settings.get(key), bool):
            raise ConfigError(
                msg("the setting {name} as true or false was removed from Hugo", name=name),
                msg("use minify.minifyOutput"),
            )


def _check_render_hooks(markup: Settings) -> None:
    name = "markup.goldmark"
    goldmark = _mapping(name, markup.get("goldmark"))
    name += ".renderHooks"
    hooks = _mapping(name, goldmark.get("renderhooks"))
    for kind in ("image", "link"):
        hook = _mapping(f"{name}.{kind}", hooks.get(kind))
        if hook.get("enabledefault") is not None:
            raise ConfigError(
                msg("{name}.{kind}.enableDefault was removed from Hugo", name=name, kind=kind),
                msg(
                    "set {name}.{kind}.useEmbedded to fallback for true, to never for false",
                    name=name,
                    kind=kind,
                ),
            )
        mode = hook.get("useembedded")
        if mode is not None and mode not in _EMBEDDED_MODES:
            raise ConfigError(
                msg(
                    "{name}.{kind}.useEmbedded is {mode}",
                    name=name,
                    kind=kind,
                    mode=shown_value(mode),
                ),
                msg("it is one of {embedded_modes}", embedded_modes=", ".join(_EMBEDDED_MODES)),
            )


def _check_menus(value: Any) -> None:
    for name, entries in _mapping("menus", try_map(value) or value).items():
        if not isinstance(entries, list):
            raise ConfigError(
                msg("menus.{name} is {entries}", name=name, entries=shown_value(entries)),
                msg("a menu is a list, in TOML of [[menus.{name}]]", name=name),
            )
        for entry in entries:
            _mapping(f"an entry of menus.{name}", entry)


def _mapping(name: str, value: Any) -> Settings:
    if value is not None and not isinstance(value, dict):
        raise ConfigError(
            msg("{name} is {value}", name=name, value=shown_value(value)),
            msg("Hugo wants a mapping here"),
        )
    return value or {}


def _wrong_with_url(url: str) -> Message | None:
    """Why Go cannot parse a URL, or nothing."""
    if re.fullmatch(_PLAIN_URL, url):
        return None
    rest = url.partition("#")[0]
    scheme = re.match(_SCHEME, rest)
    if scheme is not None:
        rest = rest[scheme.end() :]
        if not rest.startswith("/"):
            return None  # such as mailto:x, of which Go asks nothing
    elif rest.startswith(":"):
        return msg("the scheme is missing")
    elif ":" in rest.partition("?")[0].partition("/")[0]:
        return msg("a colon stands where no scheme ends")
    rest = rest.partition("?")[0]
    if rest.startswith("//"):
        authority, _, rest = rest[2:].partition("/")
        host = authority.rpartition("@")[2]
        if re.search(_BAD_IN_HOST, host):
            return msg("the host has a character that no host may have")
        if not re.fullmatch(_HOST_AND_PORT, host):
            return msg("the host or its port cannot be read")
    if re.search(_BAD_ESCAPE, rest):
        return msg("% is not followed by two hexadecimal digits")
    return None
