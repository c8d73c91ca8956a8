"""Sections of Hugo's configuration that say what pages there are and where they go.

Each function takes the value of a key, settings being lower-cased, and raises ``ConfigError``
where Hugo refuses it. Follows the decoders in Hugo ``config/allconfig/alldecoders.go`` and the
functions they call.
"""

import re
import warnings
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cms.errors import ConfigError
from cms.hugo.config import PermalinkRule
from cms.hugo.config.merge import Settings
from cms.hugo.config.root import shown_value, weak_list, weak_text
from cms.hugo.content.glob import GlobError, compile_glob
from cms.hugo.fields.values import to_bool, to_map, to_string, to_strings
from cms.model.message import msg

PAGE_KINDS = ("home", "page", "section", "taxonomy", "term")
_OTHER_KINDS = ("rss", "sitemap", "robotstxt", "404")
_OLD_KIND = "taxonomyterm"

_DEFAULT_TAXONOMIES = {"category": "categories", "tag": "tags"}
_DEFAULT_ALLOW_CONTENT = ("! ^text/html$", "! ^text/org$")

_NOT_IN_GO = r"(?<!\\)(?:\\\\)*(?:\(\?(?:<?[=!]|>)|\\[1-9])"
_SURELY_BROKEN = (
    "bad escape (end of pattern)",
    "min repeat greater than max repeat",
    "missing )",
    "multiple repeat",
    "nothing to repeat",
    "unbalanced parenthesis",
    "unterminated character set",
)


class Permalinks(NamedTuple):
    """Patterns by kind and section, or rules where the site writes a list."""

    by_kind: Mapping[str, Mapping[str, str]]
    rules: tuple[PermalinkRule, ...]


class DisabledKinds(NamedTuple):
    """Kinds of pages that are not built, and words that are no kind."""

    kinds: frozenset[str]
    unknown: tuple[str, ...]


def permalinks(value: Any) -> Permalinks:
    """The three forms of ``permalinks``: by section, by kind and section, and a list of rules.

    A pattern by section alone is for pages and terms; one by kind goes before it.
    """
    if value is None:
        return Permalinks({}, ())
    if isinstance(value, list):
        return Permalinks({}, tuple(_rule(item) for item in value if isinstance(item, dict)))
    if not isinstance(value, dict):
        raise ConfigError(
            msg("permalinks is {value}", value=shown_value(value)), msg("give patterns by section")
        )
    by_kind: dict[str, dict[str, str]] = {}
    for kind, patterns in value.items():
        if not isinstance(patterns, dict):
            section = _section(kind)
            pattern = _pattern(f"permalinks.{kind}", patterns)
            by_kind.setdefault("page", {}).setdefault(section, pattern)
            by_kind.setdefault("term", {}).setdefault(section, pattern)
            continue
        if kind not in PAGE_KINDS:
            raise ConfigError(
                msg("permalinks.{kind} is a mapping, but {kind} is no kind of page", kind=kind),
                msg("the kinds are {page_kinds}", page_kinds=", ".join(PAGE_KINDS)),
            )
        for section, pattern in patterns.items():
            name = f"permalinks.{kind}.{section}"
            by_kind.setdefault(kind, {})[_section(section)] = _pattern(name, pattern)
    return Permalinks(by_kind, ())


def _rule(entry: Settings) -> PermalinkRule:
    entry = {key.lower(): item for key, item in entry.items()}
    if "pattern" not in entry:
        raise ConfigError(msg("an entry of permalinks has no pattern"))
    pattern = _pattern("a pattern of permalinks", entry["pattern"])
    target = _page_target("permalinks", entry.get("target"))
    return PermalinkRule(
        pattern,
        target["kind"].lower(),
        target["path"].lower(),
        target["environment"],
        matrix_languages(target),
    )


def _section(key: str) -> str:
    return key.strip(" /") or "/"


def _pattern(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ConfigError(
        msg("{name} is {value}", name=name, value=shown_value(value)),
        msg("a permalink pattern is a text"),
    )


def _page_target(name: str, value: Any) -> Settings:
    """The target of a cascade entry or permalink rule, its keys lower-cased, its globs texts."""
    if value is not None and not isinstance(value, dict):
        raise ConfigError(
            msg("a target of {name} is {value}", name=name, value=shown_value(value)),
            msg("a target is a mapping"),
        )
    target = {key.lower(): item for key, item in (value or {}).items()}
    for key in ("kind", "path", "environment", "lang"):
        glob = target.get(key)
        target[key] = "" if glob is None else weak_text(f"{name}.target.{key}", glob)
    return target


def matrix_languages(holder: Mapping[str, Any]) -> tuple[str, ...]:
    """The language globs of ``sites.matrix`` in a mount or target with lower-cased keys."""
    languages = _entry("sites.matrix", _entry("sites", holder, "sites"), "matrix").get("languages")
    return () if languages is None else tuple(weak_list("sites.matrix.languages", languages))


def _entry(name: str, holder: Mapping[str, Any], key: str) -> Settings:
    value = holder.get(key)
    if value is not None and not isinstance(value, dict):
        raise ConfigError(
            msg("{name} is {value}", name=name, value=shown_value(value)), msg("it is a mapping")
        )
    return {key.lower(): item for key, item in (value or {}).items()}


def cascade(value: Any) -> tuple[Settings, ...]:
    """The entries of ``cascade``, which is a mapping or a list of them."""
    if value is None:
        return ()
    if not isinstance(value, (dict, list)):
        raise ConfigError(
            msg("cascade is {value}", value=shown_value(value)),
            msg("cascade is a mapping or a list of mappings"),
        )
    entries = value if isinstance(value, list) else [value]
    found = tuple(entry for entry in entries if isinstance(entry, dict))
    for entry in found:
        _check_cascade_entry(entry)
    return found


def _check_cascade_entry(entry: Settings) -> None:
    for key in entry:
        if key in ("kind", "path", "lang", "cascade"):
            raise ConfigError(
                msg("{key} cannot be cascaded", key=key),
                msg("to choose pages, put it below target") if key in ("kind", "path") else "",
            )
        if key.lower() in ("target", "_target"):
            target = _page_target("cascade", entry[key])
            if target["lang"]:
                raise ConfigError(
                    msg("cascade.target.lang was removed from Hugo"),
                    msg("use cascade.target.sites.matrix.languages"),
                )
            matrix_languages(target)
            _check_kind(target["kind"].lower())


def _check_kind(kind: str) -> None:
    if kind in ("", *PAGE_KINDS, _OLD_KIND):
        return
    try:
        glob = compile_glob(kind)
    except GlobError:
        glob = None
    if glob is None or not any(glob.fullmatch(name) for name in (*PAGE_KINDS, _OLD_KIND)):
        raise ConfigError(
            msg('cascade.target.kind is "{kind}", which matches no kind of page', kind=kind),
            msg("the kinds are {page_kinds}", page_kinds=", ".join(PAGE_KINDS)),
        )


def taxonomies(settings: Settings) -> dict[str, str]:
    """Plural names by singular name; whatever the site sets replaces tags and categories."""
    if "taxonomies" not in settings:
        return dict(_DEFAULT_TAXONOMIES)
    names = to_map(settings["taxonomies"]).items()
    return {
        singular: plural for singular, value in names if singular and (plural := to_string(value))
    }


def ugly_urls(value: Any) -> bool | dict[str, bool]:
    """A bool, or bools by section; the text ``"true"`` is true, all else is false."""
    if isinstance(value, (bool, str)):
        return value in (True, "true")
    return {section: to_bool(flag) for section, flag in to_map(value).items()} or False


def disabled_kinds(names: Iterable[str]) -> DisabledKinds:
    """Kinds in lower case; ``taxonomyTerm`` is the old name of taxonomy."""
    lowered = ["taxonomy" if name.lower() == _OLD_KIND else name.lower() for name in names]
    known = frozenset(lowered) & {*PAGE_KINDS, *_OTHER_KINDS}
    return DisabledKinds(known, tuple(name for name in lowered if name not in known))


def allow_content(security: Any) -> tuple[str, ...]:
    """``security.allowContent``; an empty tuple, and no pattern at all, allow nothing."""
    own = security.get("allowcontent") if isinstance(security, dict) else None
    if own is None:
        return _DEFAULT_ALLOW_CONTENT
    texts = [own] if isinstance(own, str) else to_strings(own)
    patterns = tuple(stripped for text in texts if (stripped := text.strip()))
    if "none" in patterns:
        return ()
    for pattern in patterns:
        check_pattern("security.allowContent", pattern.removeprefix("! "))
    return patterns


def check_pattern(name: str, pattern: str) -> None:
    """Raises ``ConfigError`` for a pattern that is surely no Go regular expression."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # [[:alpha:]] is fine in Go
            re.compile(pattern)
    except re.error as error:
        broken: object = error.msg if error.msg.startswith(_SURELY_BROKEN) else ""
    else:
        foreign = re.search(_NOT_IN_GO, pattern)
        broken = msg("Go has no lookaround and no backreferences") if foreign else ""
    if broken:
        raise ConfigError(
            msg(
                '{name} has "{pattern}", which is no regular expression: {broken}',
                name=name,
                pattern=pattern,
                broken=broken,
            ),
            msg("a pattern such as *.md is written \\.md$ here"),
        )
