"""In which language a page is, and which translations it has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cms.engine.why.case import Case
from cms.engine.workspace import shown_path
from cms.hugo.config import SiteConfig
from cms.hugo.site.page import Page
from cms.model import msg
from cms.model.answer import Because, Sibling


def language_from(case: Case) -> Because:
    """What decided the page's language."""
    page, config = case.page, case.view.config
    file = case.view.files[page.path]
    if "sites" in page.data and (page.language != file.language or _is_in_several(case)):
        origin = case.origin("sites", "matrix")
        message = msg("by sites.matrix{handed_down}", handed_down=origin.handed_down)
        return Because(message, origin.spot)
    if file.suffix:
        return Because(msg("by the file's name"))
    folder = _folder_of_language(page, config)
    if folder is not None:
        shown = shown_path(str(folder), case.view.here)
        return Because(msg("by its folder, {folder}", folder=shown))
    if len(config.languages) == 1:
        return Because(msg("the site's only language"))
    spot = case.view.spots.setting("defaultContentLanguage")
    return Because(msg("the site's default language"), spot)


def _is_in_several(case: Case) -> bool:
    return len(case.view.site.by_path[case.page.path]) > 1


def _folder_of_language(page: Page, config: SiteConfig) -> Path | None:
    location = Path(page.location)
    folders = [
        mount.source
        for mount in config.mounts
        if mount.language == page.language
        and mount.target.partition("/")[0] == "content"
        and location.is_relative_to(mount.source)
    ]
    return max(folders, key=lambda folder: len(folder.parts), default=None)


def translations(case: Case) -> tuple[Sibling, ...]:
    """The pages that Hugo links with this one as soon as both are built, in its order."""
    others = list(_candidates(case))
    found = []
    for code in case.page.translations:
        other = next(each for each in others if each.language == code)
        others.remove(other)
        path = case.view.spots.shown(other.path) if other.path else ""
        found.append(Sibling(code, path, other.status.value))
    return tuple(found)


def _candidates(case: Case) -> Iterator[Page]:
    page, site = case.page, case.view.site
    for other in (*site.pages, *site.generated):
        if other is page:
            continue
        if page.fields.translation_key:
            if other.fields.translation_key == page.fields.translation_key:
                yield other
        elif other.logical == page.logical:
            yield other


def missing_languages(case: Case) -> tuple[str, ...]:
    """Languages of the site that the page is not translated to."""
    there = {case.page.language, *case.page.translations}
    codes = (language.code for language in case.view.config.languages)
    return tuple(code for code in codes if code not in there)
