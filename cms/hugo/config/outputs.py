"""Names of media types and output formats, Hugo's own and those that a site adds.

Follows Hugo ``media/config.go``, ``output/config.go`` and ``CompileConfig`` in
``config/allconfig/allconfig.go``; Hugo's own names are those that ``hugo config --printZero``
of 0.168 shows.
"""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from cms.errors import ConfigError
from cms.hugo.config.merge import Settings
from cms.hugo.config.root import shown_value
from cms.hugo.config.sections import disabled_kinds
from cms.hugo.fields.values import to_map, to_string, to_strings
from cms.model.message import msg

_FORMATS = """
    404 alias amp calendar css csv gotmpl html json markdown robots rss sitemap sitemapindex
    webappmanifest
"""
_MEDIA_TYPES = """
    application/json application/manifest+json application/octet-stream application/pdf
    application/rss+xml application/source-map application/toml application/wasm application/xml
    application/yaml font/otf font/ttf font/woff font/woff2 image/avif image/bmp image/gif
    image/heic image/heif image/jpeg image/png image/svg+xml image/tiff image/webp text/asciidoc
    text/calendar text/css text/csv text/html text/javascript text/jsx text/markdown text/org
    text/pandoc text/plain text/rst text/tsx text/typescript text/x-gotmpl text/x-sass text/x-scss
    video/3gpp video/mp4 video/mpeg video/ogg video/webm video/x-msvideo
"""


class OutputNames(NamedTuple):
    """Lower-cased names that ``outputs`` and ``markup`` may use."""

    formats: frozenset[str]
    media_types: frozenset[str]


def output_names(settings: Settings) -> OutputNames:
    """All names in force; raises ``ConfigError`` for sections that Hugo refuses."""
    media_types = frozenset((*_MEDIA_TYPES.split(), *_own_media_types(settings)))
    own = settings.get("outputformats")
    if own is not None and not isinstance(own, dict):
        raise ConfigError(
            msg("outputFormats is {own}", own=shown_value(own)), msg("it is a mapping of formats")
        )
    for name, value in to_map(own).items():
        _check_mapping(f"outputFormats.{name}", value)
        media_type = to_map(value).get("mediatype", "text/html")
        if to_string(media_type).lower() not in media_types:
            raise ConfigError(
                msg(
                    "outputFormats.{name} has the unknown media type {media_type}",
                    name=name,
                    media_type=shown_value(media_type),
                ),
                msg("add it to mediaTypes"),
            )
    return OutputNames(frozenset((*_FORMATS.split(), *to_map(own))), media_types)


def _own_media_types(settings: Settings) -> Iterator[str]:
    for name, value in to_map(settings.get("mediatypes")).items():
        if name.count("/") != 1:
            raise ConfigError(
                msg('mediaTypes has "{name}", which is no media type', name=name),
                msg("write it as main/sub"),
            )
        _check_mapping(f"mediaTypes.{name}", value)
        yield name


def _check_mapping(name: str, value: Any) -> None:
    if value is not None and not isinstance(value, dict):
        raise ConfigError(
            msg("{name} is {value}", name=name, value=shown_value(value)), msg("it is a mapping")
        )


def check_outputs(settings: Settings, disabled: Collection[str], names: OutputNames) -> None:
    """Raises ``ConfigError`` for an output format that no one has defined.

    Kinds that are disabled, or unknown, are not looked at.
    """
    for kind, value in to_map(settings.get("outputs")).items():
        kinds = disabled_kinds([kind]).kinds
        if not kinds or kinds & frozenset(disabled):
            continue
        for name in [value] if isinstance(value, str) else to_strings(value):
            is_off = name.lower() == "rss" and "rss" in disabled
            if name.lower() not in names.formats and not is_off:
                raise ConfigError(
                    msg(
                        'outputs.{kind} has the unknown output format "{name}"',
                        kind=kind,
                        name=name,
                    ),
                    msg("define it below outputFormats"),
                )
    default = to_string(settings.get("defaultoutputformat"))
    if default and default.lower() not in names.formats:
        raise ConfigError(
            msg('defaultOutputFormat is the unknown output format "{default}"', default=default)
        )
