"""A language in a file's name that is none of the site's.

Hugo reads `a.zh-tw.md` as the page `a` in `zh-tw` only where the site has a language of exactly
this key, whatever the case of letters. Any other suffix is part of the name, and Hugo says
nothing: with the languages `zh-cn` and `zh-tw`, `a.zh_tw.md` and `a.zh-Hant.md` become pages of
their own in the default language, `/a.zh_tw/` and `/a.zh-hant/`, and `index.zh_tw.md` in a leaf
bundle no page at all.

Write the key of the language, or add the language to the site. `cms fix --unsafe` renames the file
where only one name can be meant; as with `cms move`, what leads to it follows, and its old address
redirects.

Names such as `v1.2.md`, `node.js.md` or `heise.de.md` are left alone: where a suffix could be
something else than a language, one of two things must tell that it is none: a file of the same
name beside it, or files with known suffixes on the site.

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    -- content/a.zh_TW.md --

Fixed (unsafe)::

    -- content/a.zh-tw.md --
    ---
    aliases: [../a.zh_tw/]
    ---

Flagged::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    -- content/a.md --
    -- content/a.fr.md --

Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-cn"
    [languages.zh-cn]
    [languages.zh-tw]
    -- content/a.md --
    -- content/a.zh-TW.md --
    -- content/v1.2.md --
    -- content/readme.md --
    -- content/readme.old.md --

Source: Hugo ``common/paths/pathparser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import lower
from cms.languages import nearest, read_tag
from cms.model import Applicability, Finding, Fix, Message, Severity, Span, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.language import meant_by
from cms.rules.language._file_names import FileName, file_name
from cms.rules.site_pages import SitePages

_LANGUAGES = """
    ar bg bn ca cs da de el en es et eu fa fi fil fr gl he hi hr hu hy id it ja ka ko lt lv ms nb
    nl nn no pl pt ro ru sk sl sq sr sv ta te th tr uk ur uz vi yue zh
"""
_COMMON = frozenset(_LANGUAGES.split())
"""Languages that sites are written in: of the others nearly every one is also a word."""

_WORDS = frozenset(("cs", "he", "hi", "id", "it", "no", "pl", "us"))
"""Words, and endings of programs: ``checklist.no.md``, ``main.cs.md``."""

_UNMISTAKABLE = frozenset(("en", "ja", "ko", "zh"))
"""No words, and no domains of countries either."""


class _Suspect(NamedTuple):
    """A file, its name without the suffix, and the languages of the site that may be meant."""

    file: ContentFile
    suffix: str
    name: FileName
    meant: list[str]


@site_rule("LG006", Severity.WARNING)
def check(pages: SitePages) -> Iterator[SiteFinding]:
    suspects = list(_suspects(pages)) if pages.site.config.files else []
    if not suspects:
        return
    twins = _twins(pages, suspects)
    by_suffix = any(file.suffix for file in pages.files)
    for suspect in suspects:
        others = [file for file in twins[lower(suspect.name.stem)] if file is not suspect.file]
        if (
            _is_certain(suspect)
            or (by_suffix and _is_likely(suspect))
            or (others and _is_possible(suspect))
        ):
            names = _names(suspect, others)
            finding = Finding(Span(0, 0), _message(suspect, names), _fix(names))
            yield SiteFinding(suspect.file.path, finding)


def _suspects(pages: SitePages) -> Iterator[_Suspect]:
    for file in pages.files:
        if file.suffix or file.path.count(".") < 2 or file.path not in pages.judged:
            continue
        name = file_name(file)
        stem, dot, suffix = name.stem.rpartition(".")
        meant = nearest(suffix) if dot and not stem.endswith("/") else None
        if meant:
            of_site = meant_by(meant, pages.site.config)
            yield _Suspect(file, suffix, FileName(stem, name.extension), of_site)


def _twins(pages: SitePages, suspects: list[_Suspect]) -> dict[str, list[ContentFile]]:
    """The files of the name that a suspect has without its suffix, suspects among them."""
    twins: dict[str, list[ContentFile]] = {}
    for suspect in suspects:
        twins.setdefault(lower(suspect.name.stem), []).append(suspect.file)
    for file in pages.files:
        stem = lower(file_name(file).stem)
        if stem in twins:
            twins[stem].append(file)
    return twins


def _is_certain(suspect: _Suspect) -> bool:
    """Whether a suffix must be a language: one with a script or a region, or a well-known one."""
    tag = read_tag(suspect.suffix)
    if tag is None or tag.language not in _COMMON - _WORDS:
        return False
    return bool(tag.script or tag.region) or tag.language in _UNMISTAKABLE


def _is_likely(suspect: _Suspect) -> bool:
    """Whether a suffix is a language where other files are named so."""
    tag = read_tag(suspect.suffix)
    if tag is None or nearest(suspect.suffix) != tag.text:  # a country, maybe of a domain
        return False
    return bool(suspect.meant) or tag.language in _COMMON - _WORDS


def _is_possible(suspect: _Suspect) -> bool:
    """Whether a suffix is a language where there is the same file without it."""
    return _is_likely(suspect) or (bool(suspect.meant) and suspect.suffix not in _WORDS)


def _message(suspect: _Suspect, names: list[str]) -> Message:
    file = suspect.file
    if file.kind:
        becomes = msg(
            "a page of its own in {language}, {path}", language=file.language, path=file.logical
        )
    else:
        becomes = msg("a resource of its bundle and no page")
    return msg(
        '"{suffix}" is none of the site\'s languages, so Hugo makes the file {becomes}; {advice}',
        suffix=suspect.suffix,
        becomes=becomes,
        advice=_advice(suspect, names),
    )


def _advice(suspect: _Suspect, names: list[str]) -> Message:
    if len(names) == 1:
        return msg("rename it to {name}", name=names[0])
    if names:
        return msg("rename it to one of {names}", names=", ".join(names))
    if suspect.meant:
        return msg("rename it: in {code} there is this page already", code=suspect.meant[0])
    code = nearest(suspect.suffix) or suspect.suffix
    return msg("add {code} to the languages of the site, or rename it", code=code.lower())


def _fix(names: list[str]) -> Fix | None:
    if len(names) != 1:
        return None
    title = msg("rename the file to {name}", name=names[0])
    return Fix(title, (), Applicability.UNSAFE, rename=names[0])


def _names(suspect: _Suspect, twins: list[ContentFile]) -> list[str]:
    """What the file may have been meant to be called, where no other file is."""
    stem = lower(suspect.name.stem)
    taken = {twin.language for twin in twins if lower(file_name(twin).stem) == stem}
    return [_named(suspect, code) for code in suspect.meant if code not in taken]


def _named(suspect: _Suspect, code: str) -> str:
    """What the file is called in a language, without a suffix where its place tells as much."""
    return suspect.name.plain if code == suspect.file.language else suspect.name.translated(code)
