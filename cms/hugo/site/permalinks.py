"""Permalink patterns such as ``/:year/:slug/``, in the site's settings and in ``url``.

Follows Hugo ``resources/page/permalinks.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from cms.errors import ConfigError
from cms.hugo.config import LanguageConfig
from cms.hugo.content.glob import GlobError, compile_glob, matching
from cms.hugo.content.paths import lower
from cms.hugo.site.urls import UrlStyle, clean, unescape_query, urlize
from cms.hugo.time.formats import format_time
from cms.hugo.time.gotime import GoTime
from cms.model.message import msg

_TOKEN = re.compile(r":\w+(?:\[.+?\])?", re.ASCII)
_DATE_PARTS = {
    "year": "2006",
    "month": "01",
    "monthname": "January",
    "day": "02",
    "weekdayname": "Monday",
}
_UNDATED = frozenset(
    (
        *("section", "sections", "sectionslug", "sectionslugs"),
        *("title", "slug", "filename", "slugorfilename"),
        *("contentbasename", "slugorcontentbasename"),
    )
)
_NAMES = frozenset((*_DATE_PARTS, "weekday", "yearday", *_UNDATED))
# Each of its fields differs from Go's reference time, so every date element changes.
_REFERENCE = GoTime.from_civil(2019, 11, 9, 23, 1, 42, 1)


class Subject(Protocol):
    """What the tokens ask of a page.

    ``path_title`` is the title fit for a path. ``file_name`` and ``content_name`` are as on disk,
    without extension. ``sections`` is the logical path of the section that the page is in;
    ``section_names`` are the slugs, or else titles, of the sections from the top down to it.
    """

    @property
    def path_title(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def date(self) -> GoTime: ...
    @property
    def section(self) -> str: ...
    @property
    def sections(self) -> str: ...
    @property
    def file_name(self) -> str: ...
    @property
    def content_name(self) -> str: ...
    def section_names(self) -> Sequence[str]: ...
    def first_section_name(self) -> str: ...


class Pattern(NamedTuple):
    """A pattern with its tokens found; ``unknown`` is the first token that Hugo does not know.

    On an unknown token Hugo does not start where the site's settings have it, and crashes where
    a page's ``url`` has it.
    """

    text: str
    tokens: tuple[str, ...]
    unknown: str | None

    def expand(self, subject: Subject, style: UrlStyle) -> str:
        """The pattern for a page, decoded from the query escapes that Hugo puts it through."""
        text = self.text
        for token in self.tokens:
            text = text.replace(token, _value(token[1:], subject, style), 1)
        return unescape_query(text.replace("\0", ":"))


@lru_cache(maxsize=512)
def parse_pattern(text: str) -> Pattern:
    """Finds the tokens; ``\\:`` stands for a colon that begins none."""
    escaped = text.replace("\\:", "\0")
    tokens = tuple(_TOKEN.findall(escaped))
    unknown = next((token for token in tokens if not _is_known(token[1:])), None)
    return Pattern(escaped, tokens, unknown)


def has_date(pattern: Pattern) -> bool:
    """Whether the page's date is a part of the address."""
    return any(token[1:].partition("[")[0] not in _UNDATED for token in pattern.tokens)


def _is_known(name: str) -> bool:
    if name in _NAMES or name.startswith(("sections[", "sectionslugs[")):
        return True
    return format_time(_REFERENCE, name) != name


def _value(name: str, subject: Subject, style: UrlStyle) -> str:
    if name in ("section", "sections"):
        return subject.section if name == "section" else subject.sections
    if name.startswith("section"):
        return _section_value(name, subject, style)
    if name.startswith("slug") and subject.slug:
        return urlize(subject.slug, style)
    if name in ("slug", "title"):
        return urlize(subject.path_title, style)
    if name.endswith("filename"):
        return urlize(subject.file_name, style)
    if name.endswith("contentbasename"):
        return urlize(subject.content_name, style)
    if name in ("weekday", "yearday"):
        civil = subject.date.civil()
        return str(civil.weekday if name == "weekday" else civil.yearday)
    if name == "year":
        return str(subject.date.civil().year)
    return format_time(subject.date, _DATE_PARTS.get(name, name))


def _section_value(name: str, subject: Subject, style: UrlStyle) -> str:
    if name == "sectionslug":
        return urlize(subject.first_section_name(), style)
    if name.startswith("sectionslugs"):
        parts = [urlize(part, style) for part in subject.section_names()]
    else:
        parts = [part for part in subject.sections.split("/") if part]
    _, bracket, cut = name.partition("[")
    if bracket:
        parts = _sliced(parts, lower(cut[:-1]))
    parts = [part for part in parts if part]
    return clean("/".join(parts)) if parts else ""


def _sliced(parts: list[str], cut: str) -> list[str]:
    """Follows ``toSliceFunc``: cuts such as ``1:``, ``:2`` or ``last``, lenient with any number."""
    if not parts:
        return []
    low, colon, rest = cut.partition(":")
    first = _index(low, len(parts), 0, -1)
    if first < 0:
        return []
    if not colon:
        return [parts[first]]
    return parts[first : _index(rest.partition(":")[0], len(parts), len(parts), len(parts))]


def _index(text: str, count: int, default: int, beyond: int) -> int:
    if text == "":
        return default
    if text == "last":
        return count - 1
    index = max(int(text), 0) if re.fullmatch(r"[+-]?[0-9]+", text) else 0
    return index if index < count else beyond


class Rule(NamedTuple):
    """A compiled entry of a language's ``permalinks`` for one kind of page."""

    path: re.Pattern[str]
    pattern: Pattern


KINDS = ("page", "home", "section", "taxonomy", "term")


def permalink_rules(language: LanguageConfig, environment: str) -> dict[str, list[Rule]]:
    """The rules for each kind of page of a language; the first whose path matches decides.

    Where Hugo asks the entries of a mapping in any order, the longest section comes first here.
    Raises ``ConfigError`` for a broken glob.
    """
    try:
        return _rules(language, environment)
    except GlobError as error:
        raise ConfigError(msg("permalinks has the broken glob {error}", error=error)) from error


def _rules(language: LanguageConfig, environment: str) -> dict[str, list[Rule]]:
    by_kind: dict[str, list[Rule]] = {}
    for kind, patterns in language.permalinks.items():
        for section in sorted(patterns, key=len, reverse=True):
            path = compile_glob(_section_glob(lower(section)))
            by_kind.setdefault(kind, []).append(Rule(path, parse_pattern(patterns[section])))
    for written in language.permalink_rules:
        if written.languages and not matching(written.languages, (language.code,)):
            continue
        if not _lowered(written.environment).fullmatch(lower(environment)):
            continue
        for kind in KINDS:
            if _lowered(written.kind).fullmatch(kind):
                rule = Rule(_lowered(written.path), parse_pattern(written.pattern))
                by_kind.setdefault(kind, []).append(rule)
    return by_kind


def find_pattern(rules: Iterable[Rule], path: str) -> Pattern | None:
    """The pattern in force for a page with this logical path, if there is one."""
    for rule in rules:
        if rule.path.fullmatch(path):
            return rule.pattern
    return None


def _section_glob(section: str) -> str:
    section = section.strip(" /")
    return f"/{{{section},{section}/**}}" if section else "/*"


def _lowered(pattern: str) -> re.Pattern[str]:
    return compile_glob(lower(pattern) or "**")
