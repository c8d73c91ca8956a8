"""Values of reserved keys that Hugo takes without a word for something else.

Each is an answer of Hugo 0.168: a build that succeeds, and a page that is not what its author
wrote. Values on which the build fails are refusals, see ``cms.hugo.fields.reading``.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from cms.hugo.fields import options
from cms.hugo.fields.reserved import RESERVED
from cms.hugo.fields.values import Value, to_bool, to_int, to_map, to_string, try_bool, try_string
from cms.model import Route

MisreadKind = Literal[
    "emptied",  # a list or map where a text or texts are wanted: read as nothing
    "stringified",  # a number or a boolean where a text is wanted: read as its text
    "not-boolean",  # a text or a number where a boolean is wanted
    "not-integer",  # a text, a float or a boolean where an integer is wanted
    "split",  # one text where texts are wanted: cut at its blanks
    "one-term",  # one text as the value of a taxonomy: a single term, commas and all
    "skipped-item",  # an empty item of a taxonomy
    "unknown-word",  # a word that build does not know, read as always
    "unknown-option",  # a key that a map such as build or sitemap does not know
    "ignored",  # a value of a shape that Hugo passes over
    "without-src",  # a resource without src, where Hugo stops reading resources
    "empty-menu",  # an empty text as a menu's name: the page goes into a menu without a name
    "shadowed",  # a key that counts for nothing because another one is there
    "makes-draft",  # published without a value: the page becomes a draft
    "no-effect",  # a key that Hugo reserves and does not read here
]


class Misread(NamedTuple):
    """A value, what Hugo reads in its place, and the type wanted (see ``reserved.Wanted``)."""

    route: Route
    kind: MisreadKind
    value: Value
    read_as: Value
    wanted: str


def misread(data: Mapping[str, Any], taxonomies: Collection[str] = ()) -> Iterator[Misread]:
    """What Hugo misreads in front matter, in the order of its keys.

    ``taxonomies`` are the keys of terms, such as tags. Dates are ``cms.hugo.time.dates``' concern.
    """
    for key, value in data.items():
        check = _CHECKS.get(key)
        if check is not None:
            yield from check(key, value, data)
        elif key in taxonomies:
            yield from _terms(key, value)


_Check = Callable[[str, Value, Mapping[str, Any]], Iterator[Misread]]


def _text(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    if value is None or isinstance(value, str):
        return
    text = try_string(value)
    kind: MisreadKind = "emptied" if text is None else "stringified"
    yield Misread((key,), kind, value, text or "", "text")


def _boolean(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    if value is not None and not isinstance(value, bool):
        yield Misread((key,), "not-boolean", value, to_bool(value), "boolean")


def _integer(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    if value is not None and not _is_whole(value):
        yield Misread((key,), "not-integer", value, to_int(value), "integer")


def _is_whole(value: Value) -> bool:
    if isinstance(value, float):
        # JSON has no integers: 3 arrives as 3.0.
        return value.is_integer() and abs(value) < 2**63
    return isinstance(value, int) and not isinstance(value, bool)


def _texts(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    if isinstance(value, str):
        words = value.split()
        if len(words) > 1:
            yield Misread((key,), "split", value, words, "texts")
    elif isinstance(value, list):
        yield from _items(key, value)
    elif value is not None:
        text = try_string(value)
        if text is None:
            yield Misread((key,), "emptied", value, [], "texts")
        else:
            yield Misread((key,), "stringified", value, [text], "texts")


def _items(key: str, value: list[Any]) -> Iterator[Misread]:
    """Items that are no texts; one that cannot be a text takes the whole list with it."""
    if set(map(type, value)) == {str}:
        return
    if any(try_string(item) is None for item in value):
        yield Misread((key,), "emptied", value, [], "texts")
        return
    for index, item in enumerate(value):
        if item is not None and not isinstance(item, str):
            yield Misread((key, index), "stringified", item, to_string(item), "text")


def _terms(key: str, value: Value) -> Iterator[Misread]:
    if isinstance(value, str):
        if value:
            yield Misread((key,), "one-term", value, [value], "texts")
        return
    yield from _texts(key, value, {})
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if item is None or item == "":
            yield Misread((key, index), "skipped-item", item, None, "text")


def _outputs(key: str, value: Value, data: Mapping[str, Any]) -> Iterator[Misread]:
    for found in _texts(key, value, data):
        yield found._replace(kind="ignored") if found.kind == "emptied" else found


def _markup(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    if isinstance(value, (list, dict)):
        yield Misread((key,), "ignored", value, "", "text")


def _build(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    build = value if isinstance(value, dict) else {}
    yield from _unknown_options(key, build, options.BUILD_OPTIONS)
    for option, words in options.BUILD_WORDS.items():
        word = options.weak_string(build.get(option))
        if word is not None and word not in (*words, "0", "1", ""):
            yield Misread((key, option), "unknown-word", build[option], "always", "text")
    publish = build.get("publishresources")
    read_as = options.weak_bool(publish)
    if read_as is not None and not isinstance(publish, bool):
        yield Misread((key, "publishresources"), "not-boolean", publish, read_as, "boolean")


def _sitemap(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    if isinstance(value, dict):
        yield from _unknown_options(key, value, options.SITEMAP_OPTIONS)
    elif value is not None:
        yield Misread((key,), "ignored", value, {}, "map")


def _sites(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    sites = value if isinstance(value, dict) else {}
    yield from _unknown_options(key, sites, options.SITES_OPTIONS)
    for part, dimensions in sites.items():
        if part in options.SITES_OPTIONS and isinstance(dimensions, dict):
            yield from _unknown_options(key, dimensions, options.DIMENSIONS, part)


def _unknown_options(
    key: str, value: Mapping[str, Any], known: Collection[str], *part: str
) -> Iterator[Misread]:
    for option, given in value.items():
        if option.lower() not in known:
            yield Misread((key, *part, option), "unknown-option", given, None, "map")


def _resources(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    if not isinstance(value, list):
        if value is not None:
            yield Misread((key,), "ignored", value, [], "maps")
        return
    for index, item in enumerate(value):
        if not isinstance(item, dict):
            yield Misread((key, index), "ignored", item, None, "map")
        elif "src" not in item:
            yield Misread((key, index), "without-src", item, None, "map")


def _menus(key: str, value: Value, data: Mapping[str, Any]) -> Iterator[Misread]:
    if key == "menu" and "menus" in data:
        yield Misread((key,), "shadowed", value, None, "menus")
    elif value == "":
        yield Misread((key,), "empty-menu", value, "", "menus")
    elif isinstance(value, dict):
        for name, entry in value.items():
            if name == "":
                yield Misread((key, name), "empty-menu", entry, "", "menus")
            if isinstance(entry, dict):
                yield from _unknown_options(key, entry, options.MENU_OPTIONS, name)
    elif isinstance(value, list):
        if all(try_string(item) is not None for item in value):
            yield from _items(key, value)
            for index, item in enumerate(value):
                if item is None or item == "":
                    yield Misread((key, index), "empty-menu", item, "", "text")
    elif value is not None and not isinstance(value, str):
        yield Misread((key,), "stringified", value, to_string(value), "menus")


def _cascade(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if not isinstance(item, dict):
            yield Misread((key, index), "ignored", item, None, "map")


def _published(key: str, value: Value, data: Mapping[str, Any]) -> Iterator[Misread]:
    is_date = isinstance(value, int) and not isinstance(value, bool)
    if is_date or try_bool(value) is None:
        return
    if "draft" in data:
        yield Misread((key,), "shadowed", value, None, "date")
    elif value is None:
        yield Misread((key,), "makes-draft", value, True, "date")


def _params(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    for name, given in to_map(value).items():
        reserved = RESERVED.get(name.lower())
        if reserved is not None and reserved.wanted == "menus":
            # Hugo asks .Params for menus, where what stands below params counts.
            for found in _menus(name, given, {}):
                yield found._replace(route=(key, *found.route))
        elif reserved is not None:
            yield Misread((key, name), "no-effect", given, None, reserved.wanted)


def _no_effect(key: str, value: Value, _data: Mapping[str, Any]) -> Iterator[Misread]:
    yield Misread((key,), "no-effect", value, None, RESERVED[key].wanted)


_CHECKS: Mapping[str, _Check] = {
    "aliases": _texts,
    "build": _build,
    "cascade": _cascade,
    "description": _text,
    "draft": _boolean,
    "headless": _boolean,
    "iscjklanguage": _boolean,
    "keywords": _texts,
    "kind": _no_effect,
    "lang": _no_effect,
    "layout": _text,
    "linktitle": _text,
    "markup": _markup,
    "menu": _menus,
    "menus": _menus,
    "outputs": _outputs,
    "params": _params,
    "path": _no_effect,
    "published": _published,
    "resources": _resources,
    "sitemap": _sitemap,
    "sites": _sites,
    "slug": _text,
    "summary": _text,
    "title": _text,
    "translationkey": _text,
    "type": _text,
    "url": _text,
    "weight": _integer,
}
