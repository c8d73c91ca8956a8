"""What rules of ``validate`` know of a page's fate, in their own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cms.engine.page import analyse, diagnose
from cms.engine.plan import make_plan
from cms.engine.why.site_view import SiteView
from cms.hugo.content.content_file import ContentFile
from cms.model import Diagnostic, Message, msg
from cms.model.answer import Effect, Reason, Spot
from cms.rules.index import INDEX
from cms.rules.registry import load_rule

_Ruling = tuple[Effect, Message]

_THEME_STOPS = (Effect.BREAKS, msg("the theme fails on it, and Hugo builds nothing at all"))
_WRONG_LANGUAGE = (Effect.LIMITS, msg("not in the language that its name says"))
_OF_PAGES: Mapping[str, _Ruling] = {
    "breaks-the-theme": _THEME_STOPS,
    "hidden-front-matter": (Effect.LIMITS, msg("Hugo does not see its front matter")),
    "unknown-post-meta": _THEME_STOPS,
    "unknown-widget": _THEME_STOPS,
}
_OF_SITES: Mapping[str, _Ruling] = {
    "language-folder": _WRONG_LANGUAGE,
    "resource-stops-build": (
        Effect.BREAKS,
        msg("Hugo stops at a file beside it and builds nothing at all"),
    ),
    "unknown-language-suffix": _WRONG_LANGUAGE,
}
"""The rules by name, and what follows where one finds something."""


def unreadable(view: SiteView, file: ContentFile) -> Iterator[Reason]:
    """Why Hugo cannot read the front matter of a file, which stops the build."""
    brief = msg("Hugo cannot read its front matter and builds nothing at all")
    codes = [code for code, entry in INDEX.items() if entry.topic == "frontmatter" and entry.kinds]
    found = _analysed(view, file, codes)
    for each in found:
        yield _reason("unreadable", Effect.BREAKS, brief, each)
    if not found:
        message = msg("Hugo cannot open the file, and builds nothing at all")
        change = msg("let everybody read it")
        spot = view.spots.file(file.path)
        yield Reason("unreadable", Effect.BREAKS, brief, message, change, spot)


def rulings(view: SiteView, file: ContentFile, *, is_written: bool) -> Iterator[Reason]:
    """What rules find of a file that Hugo can read.

    What breaks a template matters where the page is written; elsewhere it waits until it is.
    """
    for each in (*_analysed(view, file, _codes(_OF_PAGES)), *_of_site(view, file)):
        effect, brief = {**_OF_PAGES, **_OF_SITES}[each.name]
        waits = each.name in _OF_PAGES and effect is Effect.BREAKS and not is_written
        yield _reason(each.name, Effect.HIDES if waits else effect, brief, each)


def _codes(names: Mapping[str, _Ruling]) -> list[str]:
    return [code for code, entry in INDEX.items() if entry.name in names]


def _analysed(view: SiteView, file: ContentFile, codes: Iterable[str]) -> list[Diagnostic]:
    try:
        raw = Path(file.location).read_bytes()
    except OSError:
        return []
    return analyse(file, raw, make_plan(view.judged, tuple(codes), view.here)).diagnostics


def _of_site(view: SiteView, file: ContentFile) -> list[Diagnostic]:
    found = [
        (load_rule(code), finding)
        for path, code, finding in view.site_findings
        if path == file.path
    ]
    return diagnose(file, Path(file.location).read_bytes(), found, view.here) if found else []


def _reason(kind: str, effect: Effect, brief: Message, each: Diagnostic) -> Reason:
    spot = Spot(each.path, *each.start)
    if "; " in each.message.template:
        return Reason(kind, effect, brief, each.message, None, spot)
    change = msg("correct it: cms rule {code} explains how", code=each.code)
    return Reason(kind, effect, brief, each.message, change, spot)
