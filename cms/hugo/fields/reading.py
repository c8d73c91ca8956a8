"""What Hugo makes of a page's front matter.

Follows ``setMetaPostParams`` in Hugo ``hugolib/page__meta.go``, ``SetMetaPreFromMap`` in
``resources/page/pagemeta/page_frontmatter.go`` and ``navigation/pagemenus.go``.
"""

import posixpath
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from cms.hugo.content.glob import GlobError, matching
from cms.hugo.fields import options
from cms.hugo.fields.options import Build
from cms.hugo.fields.policy import MARKUPS, FieldPolicy
from cms.hugo.fields.reserved import RESERVED, ReservedKey
from cms.hugo.fields.values import (
    Value,
    to_bool,
    to_int,
    to_map,
    to_string,
    to_strings,
    try_bool,
    try_map,
    try_string,
    try_strings,
)
from cms.hugo.formats.syntax import lower_keys
from cms.hugo.site.cascade import CascadeError, Scope, read_cascade
from cms.hugo.time.dates import PageDates, load_zone, read_dates
from cms.model import Route

__all__ = [
    "RESERVED",
    "FieldPolicy",
    "Fields",
    "Refusal",
    "RefusalKind",
    "ReservedKey",
    "read_fields",
]

RefusalKind = Literal[
    "unparsable-date",  # a date key whose value is no date
    "removed-build-key",  # _build
    "build-not-a-map",
    "params-not-a-map",
    "sites-not-a-map",
    "bad-option",  # an entry of build, sitemap, sites or a menu that cannot be cast
    "bad-cascade",
    "unknown-output-format",
    "unknown-markup",
    "content-not-allowed",  # a markup, or an extension, that security.allowContent denies
    "program-not-allowed",  # a markup whose program security.exec.allow denies, as by default
    "http-url",
    "http-alias",
    "root-alias",
    "bad-menu",  # fails only where a template asks for menus, as most themes do
]


class Refusal(NamedTuple):
    """Why Hugo fails the build. ``detail`` is the value in question, or what is wrong with it.

    The route is empty where the file's name is the reason.
    """

    route: Route
    kind: RefusalKind
    detail: object = ""


class Fields(NamedTuple):
    """A page's fields as Hugo holds them, and ``params`` as templates see them in ``.Params``.

    ``media_type`` says what the body is written in, and is empty for a markup that Hugo does not
    know. ``is_cjk_language`` is None where the front matter does not say. ``menus`` are the
    page's entries by menu. ``cascade`` is as written.
    """

    params: Mapping[str, Any]
    dates: PageDates
    title: str = ""
    link_title: str = ""
    description: str = ""
    summary: str = ""
    slug: str = ""
    url: str = ""
    type: str = ""
    layout: str = ""
    translation_key: str = ""
    weight: int = 0
    draft: bool = False
    headless: bool = False
    is_cjk_language: bool | None = None
    keywords: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    media_type: str = "text/markdown"
    build: Build = Build()
    sitemap: Mapping[str, Any] = {}
    menus: Mapping[str, Mapping[str, Any]] = {}
    resources: tuple[Mapping[str, Any], ...] = ()
    sites: Mapping[str, Any] = {}
    cascade: Any = None
    refusals: tuple[Refusal, ...] = ()


def read_fields(
    data: Mapping[str, Any],
    policy: FieldPolicy,
    *,
    base_filename: str = "",
    extension: str = "md",
) -> Fields:
    """The fields of a page whose front matter is ``data``, with inherited values merged in.

    ``base_filename`` is the file's name without language and extension, in a bundle the name of
    its folder.
    """
    zone = load_zone(policy.time_zone)
    dates = read_dates(data, policy.chains, zone, base_filename)
    reading = _Reading(data, policy, dates)
    for key, value in data.items():
        name = _TEXTS.get(key)
        if name is not None:
            if key not in policy.date_keys:
                reading.found[name] = reading.params[key] = to_string(value)
        elif key in _READERS and (key == "published" or key not in policy.date_keys):
            _READERS[key](reading, value)
    return reading.fields(extension)


_TEXTS = {
    "title": "title",
    "linktitle": "link_title",
    "description": "description",
    "summary": "summary",
    "type": "type",
    "layout": "layout",
    "translationkey": "translation_key",
}


class _Reading:
    """Front matter while it is read: one method for each key that is more than a text."""

    __slots__ = ("draft", "found", "params", "policy", "published", "refusals", "user_params")

    def __init__(self, data: Mapping[str, Any], policy: FieldPolicy, dates: PageDates) -> None:
        self.policy = policy
        self.params: dict[str, Any] = {**data, **dates.params}
        self.found: dict[str, Any] = {"dates": dates}
        self.refusals = [
            Refusal((key,), "unparsable-date", _shown(data[key])) for key in dates.failed
        ]
        self.draft: bool | None = None
        self.published: bool | None = None
        self.user_params: Mapping[str, Any] = {}
        if dates.slug is not None:
            self.found["slug"] = dates.slug

    def fields(self, extension: str) -> Fields:
        found = self.found
        if "media_type" not in found:
            self.set_media_type(MARKUPS.get(extension.lower(), "text/markdown"))
        draft = self.draft
        if draft is None:
            draft = self.published is False
        if found.get("headless"):
            build: Build = found.get("build") or Build()
            found["build"] = build._replace(listed="never", rendered="never")
        cjk = bool(found.get("is_cjk_language"))
        self.params.update(self.user_params)
        self.params.update(draft=draft, iscjklanguage=cjk)
        return Fields(self.params, draft=draft, refusals=tuple(self.refusals), **found)

    def refuse(self, kind: RefusalKind, detail: object, *route: str | int) -> None:
        self.refusals.append(Refusal(route, kind, detail))

    def set_media_type(self, media_type: str, *route: str) -> None:
        self.found["media_type"] = media_type
        if media_type in self.policy.denied:
            self.refuse("content-not-allowed", media_type, *route)
        elif media_type in self.policy.powerless:
            self.refuse("program-not-allowed", media_type, *route)

    def read_draft(self, value: Value) -> None:
        self.draft = to_bool(value)

    def read_published(self, value: Value) -> None:
        # What the chains took for a date is a time by now, and no boolean.
        self.published = try_bool(self.params.get("published", value))

    def read_cjk(self, value: Value) -> None:
        self.found["is_cjk_language"] = to_bool(value)

    def read_headless(self, value: Value) -> None:
        self.found["headless"] = self.params["headless"] = to_bool(value)

    def read_weight(self, value: Value) -> None:
        self.found["weight"] = self.params["weight"] = to_int(value)

    def read_slug(self, value: Value) -> None:
        self.found["slug"] = self.params["slug"] = to_string(value).strip("-")

    def read_url(self, value: Value) -> None:
        url = to_string(value)
        if url.startswith(("http://", "https://")):
            self.refuse("http-url", url, "url")
        self.found["url"] = self.params["url"] = url

    def read_keywords(self, value: Value) -> None:
        keywords = self.params["keywords"] = try_strings(value)
        self.found["keywords"] = tuple(keywords or ())

    def read_aliases(self, value: Value) -> None:
        aliases = self.params["aliases"] = try_strings(value)
        self.found["aliases"] = tuple(aliases or ())
        for route, alias in _places("aliases", value, aliases or []):
            if alias.startswith(("http://", "https://")):
                self.refuse("http-alias", alias, *route)
            elif alias.startswith("/") and posixpath.normpath(alias).strip("/") == "":
                self.refuse("root-alias", alias, *route)

    def read_outputs(self, value: Value) -> None:
        names = to_strings(value)
        self.found["outputs"] = tuple(name.lower() for name in names)
        for route, name in _places("outputs", value, names):
            if name.lower() not in self.policy.output_formats:
                self.refuse("unknown-output-format", name, *route)

    def read_markup(self, value: Value) -> None:
        markup = to_string(value)
        if not markup:
            return
        media_type = MARKUPS.get(markup.lower().removeprefix("."), "")
        if media_type:
            self.set_media_type(media_type, "markup")
        else:
            self.found["media_type"] = ""
            self.refuse("unknown-markup", markup, "markup")

    def read_params(self, value: Value) -> None:
        del self.params["params"]
        own = {} if value is None else try_map(value)
        if own is None:
            self.refuse("params-not-a-map", _shown(value), "params")
        else:
            self.user_params = lower_keys(own)

    def read_old_build(self, value: Value) -> None:
        self.refuse("removed-build-key", _shown(value), "_build")

    def read_build(self, value: Value) -> None:
        if value is None:
            return
        written = options.struct_map(value)
        if written is None:
            self.refuse("build-not-a-map", _shown(value), "build")
        else:
            self.found["build"] = options.build_from(
                self.decode(written, options.BUILD_OPTIONS, "build")
            )

    def read_sitemap(self, value: Value) -> None:
        self.found["sitemap"] = self.decode(to_map(value), options.SITEMAP_OPTIONS, "sitemap")

    def read_sites(self, value: Value) -> None:
        if value is None:
            return
        written = options.struct_map(value)
        if written is None:
            self.refuse("sites-not-a-map", _shown(value), "sites")
            return
        sites = self.decode(written, options.SITES_OPTIONS, "sites")
        self.found["sites"] = {key: self.dimensions(key, part) for key, part in sites.items()}

    def dimensions(self, key: str, part: Mapping[str, Any]) -> dict[str, Any]:
        decoded = self.decode(part, options.DIMENSIONS, "sites", key)
        for name, globs in decoded.items():
            for glob in globs:
                if not _is_glob(glob):
                    self.refuse("bad-option", glob, "sites", key, name)
        return decoded

    def decode(
        self, written: Mapping[str, Any], casts: Mapping[str, options.Cast], *route: str
    ) -> dict[str, Any]:
        decoded = options.decode(written, casts)
        for key in decoded.bad:
            self.refuse("bad-option", _shown(written[key]), *route, key)
        return decoded.values

    def read_menus(self, value: Value) -> None:
        self.found["menus"] = self.menus("menus", value)

    def read_menu(self, value: Value) -> None:
        # "menus" goes first even where it is null.
        if "menus" not in self.params:
            self.found["menus"] = self.menus("menu", value)

    def menus(self, key: str, value: Value) -> dict[str, Mapping[str, Any]]:
        if value is None:
            return {}
        name = try_string(value)
        names = [name] if name is not None else try_strings(value)
        if names is not None:
            return {name: {} for name in names}
        if not isinstance(value, dict):
            self.refuse("bad-menu", _shown(value), key)
            return {}
        return {name: self.menu(entry, key, name) for name, entry in value.items()}

    def menu(self, entry: Value, key: str, name: str) -> Mapping[str, Any]:
        written = {} if entry is None else try_map(entry)
        if written is None:
            self.refuse("bad-menu", _shown(entry), key, name)
            return {}
        return self.decode(written, options.MENU_OPTIONS, key, name)

    def read_resources(self, value: Value) -> None:
        if isinstance(value, list):
            self.found["resources"] = tuple(item for item in value if isinstance(item, dict))

    def read_cascade(self, value: Value) -> None:
        self.found["cascade"] = value
        try:
            read_cascade(value, Scope((), ""))
        except CascadeError as error:
            self.refuse("bad-cascade", error.args[0], "cascade")


_READERS: Mapping[str, Callable[[_Reading, Value], None]] = {
    "_build": _Reading.read_old_build,
    "aliases": _Reading.read_aliases,
    "build": _Reading.read_build,
    "cascade": _Reading.read_cascade,
    "draft": _Reading.read_draft,
    "headless": _Reading.read_headless,
    "iscjklanguage": _Reading.read_cjk,
    "keywords": _Reading.read_keywords,
    "markup": _Reading.read_markup,
    "menu": _Reading.read_menu,
    "menus": _Reading.read_menus,
    "outputs": _Reading.read_outputs,
    "params": _Reading.read_params,
    "published": _Reading.read_published,
    "resources": _Reading.read_resources,
    "sitemap": _Reading.read_sitemap,
    "sites": _Reading.read_sites,
    "slug": _Reading.read_slug,
    "url": _Reading.read_url,
    "weight": _Reading.read_weight,
}


def _places(key: str, value: Value, texts: list[str]) -> list[tuple[Route, str]]:
    """Each text of a list with the way to it; texts cut from one share the way."""
    if isinstance(value, list):
        return [((key, index), text) for index, text in enumerate(texts)]
    return [((key,), text) for text in texts]


def _is_glob(text: str) -> bool:
    try:
        matching([text], [""])
    except GlobError:
        return False
    return True


def _shown(value: Value) -> str:
    """A value for a message: texts as they are, lists and maps by name."""
    if isinstance(value, list):
        return "a list"
    return "a mapping" if isinstance(value, dict) else to_string(value)
