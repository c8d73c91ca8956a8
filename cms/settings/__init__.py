"""Our own settings: ``cms.toml``, or ``[tool.cms]`` in ``pyproject.toml``, then the command line.

The file is looked for in the site's root and its parents, up to the root of the repository.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cms.errors import ConfigError
from cms.model.message import msg

DEFAULT = "default"

SCHEMA_SUFFIXES = (".json", ".yaml", ".yml", ".toml")
"""Endings by which an entry of ``extends`` is the path of a schema file."""

DOCS = {
    "select": "Rules to apply: codes, beginnings of codes, or names. All but opt-in ones if empty.",
    "extend_select": "Rules to apply besides, such as opt-in ones.",
    "ignore": "Rules not to apply.",
    "per_file_ignores": "Rules not to apply to some files: lists by pattern, as in .gitignore.",
    "exclude": "Files not to judge: patterns as in .gitignore, relative to the site's root.",
    "force_exclude": "Do not judge excluded files even where they are named, as hooks name files.",
    "baseline": "File of findings that are known and not reported, relative to this file.",
    "extends": "Schemas of front matter: presets by name, own files by path. The theme's if unset.",
    "required": "Front matter keys that every page must have.",
    "recommended": "Front matter keys that every page should have.",
    "key_order": "Order of front matter keys; keys not named may stand anywhere.",
    "defaults": "Values for keys of new pages, and for required keys that are missing.",
    "overrides": "Tables of extends, required, ... for pages by `paths` or `sections`.",
    "known_keys": "Front matter keys of your own that must not be taken for misspelled ones.",
    "taxonomies": "Tables by taxonomy: `terms` allowed, `aliases` of them, `minimum`, `maximum`.",
    "maximum_lengths": "Most characters that front matter texts may have, by key: title = 60.",
    "image_shortcodes": 'Parameters that name images, by shortcode: img = ["src"]; "0": the first.',
    "text_shortcodes": 'Parameters that readers read, by shortcode: note = ["title"].',
    "convert": "Table for cms convert: `terms`, files of terms (terms.toml), `taxonomy-terms`.",
    "required_languages": "Languages that every page must be translated to.",
    "slug_style": "How cms scaffold names articles: pinyin, pinyin-joined, han, date or hash.",
    "slug_words": 'Readings of your own for names: { "重庆" = "chongqing" }.',
    "slug_length": "Most characters that such a name has.",
    "remote_images": "Table of how check-images and localise ask other hosts for images.",
    "environment": "Hugo environment whose configuration holds; as Hugo chooses when empty.",
    "author_time_zone": "Time zone of your authors' clocks, for messages: Asia/Shanghai.",
    "output_format": 'Reports: a format, or several with files: ["full", "sarif:cms.sarif"].',
    "language": "Language of messages: en, zh-CN or zh-TW; that of the locale if unset.",
    "jobs": "Processes to work with; 0 chooses by the amount of work.",
}
"""What each setting is for, by its field."""


class Demands(NamedTuple):
    """What is asked of the front matter of pages; ``extends`` is None where the theme decides.

    Schema files in ``extends`` are absolute paths that end in ``.json``, ``.yaml`` or ``.toml``.
    """

    extends: tuple[str, ...] | None = None
    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    key_order: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = {}


class Override(NamedTuple):
    """Demands on some pages besides: by patterns of paths from the site's root, by section."""

    paths: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    extends: tuple[str, ...] | None = None
    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    key_order: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = {}

    @property
    def demands(self) -> Demands:
        """What is asked of the front matter of these pages."""
        return Demands(*self[2:])


class Vocabulary(NamedTuple):
    """What a taxonomy may hold. ``aliases`` maps what people write to the term that is meant.

    Without ``terms`` any term goes; ``maximum`` is 0 for any number.
    """

    terms: tuple[str, ...] = ()
    aliases: Mapping[str, str] = {}
    minimum: int = 0
    maximum: int = 0


class RemoteImages(NamedTuple):
    """How ``check-images`` and ``localise`` ask other hosts, and what they ask of images.

    ``allow`` are networks that are not public and may be asked, ``skip`` patterns of addresses or
    hosts that are not asked at all. ``hotlink_hosts``, with those below them, are known to keep
    images from readers of other sites, and are warned of instead of asked. ``send_referer`` is
    false for sites that tell browsers to send none. ``interval`` is in milliseconds between
    requests to a host, ``timeout`` in seconds for a request. ``cache_ttl`` tells how long verdicts
    hold: ``ok``, ``unverified``, and ``dead`` for all others. 0 is no limit, but for ``localise``,
    which keeps no image of more than ``maximum_pixels`` either.
    """

    allow: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    hotlink_hosts: tuple[str, ...] = (
        "mmbiz.qpic.cn",
        "mmbiz.qlogo.cn",
        "sinaimg.cn",
        "hdslb.com",
        "zhimg.com",
        "csdnimg.cn",
        "upload-images.jianshu.io",
        "doubanio.com",
        "hiphotos.baidu.com",
        "tiebapic.baidu.com",
        "pximg.net",
    )
    send_referer: bool = True
    minimum_width: int = 0
    minimum_height: int = 0
    maximum_bytes: int = 10_000_000
    maximum_pixels: int = 100_000_000
    concurrency: int = 64
    per_host: int = 6
    interval: int = 50
    timeout: int = 20
    cache_ttl: Mapping[str, str] = {"ok": "7d", "dead": "1d", "unverified": "1h"}


class Conversion(NamedTuple):
    """How ``convert`` converts Chinese; ``terms`` are paths of files (see ``term_files``).

    With ``taxonomy_terms`` tags, categories and the like are converted too.
    """

    terms: tuple[str, ...] = ()
    taxonomy_terms: bool = False


class Settings(NamedTuple):
    """What is in force. A setting's name in a file is the field's, with hyphens.

    ``origins`` tells where each value came from: a file, ``command line``, or ``default``.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    baseline: str = ""
    extends: tuple[str, ...] | None = None
    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    key_order: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = {}
    overrides: tuple[Override, ...] = ()
    known_keys: tuple[str, ...] = ()
    taxonomies: Mapping[str, Vocabulary] = {}
    maximum_lengths: Mapping[str, int] = {}
    image_shortcodes: Mapping[str, tuple[str, ...]] = {}
    text_shortcodes: Mapping[str, tuple[str, ...]] = {}
    convert: Conversion = Conversion()
    required_languages: tuple[str, ...] = ()
    slug_style: str = "pinyin"
    slug_words: Mapping[str, str] = {}
    slug_length: int = 60
    remote_images: RemoteImages = RemoteImages()
    environment: str = ""
    author_time_zone: str = ""
    output_format: tuple[str, ...] = ("full",)
    language: str = ""
    jobs: int = 0
    origins: Mapping[str, str] | None = None

    @property
    def demands(self) -> Demands:
        """What is asked of the front matter of every page."""
        return Demands(self.extends, self.required, self.recommended, self.key_order, self.defaults)

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
                from cms.settings.reading import Reader

                values = Reader(path).record(found, Settings(), known_settings())
                return Settings().with_values(values, path.as_posix())
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
        raise ConfigError(msg("{path} cannot be read: {error}", path=path, error=error)) from None
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
        raise ConfigError(
            msg("{path}: {error}", path=path, error=error), msg("settings are written in TOML")
        ) from None
    for key in table:
        found = found.get(key)
        if not isinstance(found, dict):
            return None
    return dict(found)
