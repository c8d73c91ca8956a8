"""Files that are no page of the site, and why."""

from __future__ import annotations

import posixpath
from pathlib import Path

from cms.engine.why.site_view import SiteView
from cms.engine.workspace import shown_path
from cms.hugo.content.absence import Absence, find_absence
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import parse
from cms.hugo.content.tree import HiddenSource, path_rules
from cms.model import Message, msg
from cms.model.answer import Effect, Reason, Spot


def absence_reason(view: SiteView, location: Path) -> Reason:
    """Why the file at this place, which exists, is no page."""
    absence = find_absence(location, view.config)
    if absence is not None:
        return _absent(view, absence)
    for resource in view.target.tree.resources:
        if resource.location == str(location):
            return _resource(view, resource, location)
    if location.name.lower() == "_content.gotmpl":
        return _no_page(
            "content-adapter",
            msg("it is a template that adds pages"),
            msg("Hugo runs this template, and the pages that it adds are not known here"),
            msg("look for the pages themselves in what Hugo publishes"),
        )
    code = _disabled_language(view, location)
    if code:
        return _no_page(
            "disabled-language",
            msg("its language is turned off"),
            msg("it is in {language}, which the site's configuration turns off", language=code),
            msg("turn {language} on, or give the file a language of the site", language=code),
            view.spots.setting(code, "disableLanguages"),
        )
    return _no_page(
        "no-page",
        msg("Hugo makes no page of it"),
        msg("Hugo makes no page of a file of this name"),
        msg("write pages in files ending in .md"),
    )


def hidden_reason(view: SiteView, hidden: HiddenSource) -> Reason:
    """Why another file stands for the page of this one."""
    if hidden in view.rivals and view.is_held_back(hidden.winner, hidden.language):
        return held_back_reason(view, hidden.winner)
    is_held_back = hidden in view.rivals and view.is_held_back(hidden.path, hidden.language)
    if not hidden.certain and not is_held_back:
        return rival_reason(view, hidden.winner)
    return Reason(
        "other-file",
        Effect.HIDES,
        msg("Hugo takes another file for the page"),
        msg(
            "for Hugo {winner} is the same page, and it passes over this file",
            winner=view.spots.shown(hidden.winner),
        ),
        msg("remove one of the two files, or rename it"),
        view.spots.file(hidden.winner),
    )


def held_back_reason(view: SiteView, path: str) -> Reason:
    """What another file means that stands for the same page and is held back."""
    return Reason(
        "rival-held-back",
        Effect.HIDES,
        msg("another file that stands for the same page is held back"),
        msg(
            "for Hugo {other} is the same page, and holds it back in whichever file it is",
            other=view.spots.shown(path),
        ),
        msg("remove one of the two files, or rename it"),
        view.spots.file(path),
    )


def rival_reason(view: SiteView, path: str) -> Reason:
    """What another file means that Hugo may take as well."""
    return Reason(
        "rival-file",
        Effect.MAY_HIDE,
        msg("another file stands for the same page"),
        msg(
            "for Hugo {other} is the same page, and which of the two files it takes is luck",
            other=view.spots.shown(path),
        ),
        msg("remove one of the two files, or rename it"),
        view.spots.file(path),
    )


def _no_page(
    kind: str, brief: Message, message: Message, change: Message, spot: Spot | None = None
) -> Reason:
    return Reason(kind, Effect.HIDES, brief, message, change, spot)


def _absent(view: SiteView, absence: Absence) -> Reason:
    path = shown_path(str(absence.path), view.here)
    if absence.kind == "ignored-name":
        return _no_page(
            "ignored-name",
            msg("Hugo passes over such names"),
            msg("{path} begins with . or # or ends in ~, and Hugo passes over it", path=path),
            msg("rename {path}", path=path),
        )
    if absence.kind == "ignored":
        return _no_page(
            "ignored",
            msg("ignoreFiles takes it out"),
            msg("{pattern} in ignoreFiles matches {path}", pattern=absence.detail, path=path),
            msg("change the pattern, or rename {path}", path=path),
            view.spots.setting("ignoreFiles"),
        )
    if absence.kind == "excluded":
        return _no_page(
            "excluded",
            msg("the mount of its folder leaves it out"),
            msg("the globs of its folder's mount leave {path} out", path=path),
            msg("change the globs in module.mounts, or rename {path}", path=path),
            view.spots.setting("mounts", "module"),
        )
    if absence.kind == "symbolic-link":
        return _no_page(
            "symbolic-link",
            msg("Hugo follows no symbolic links"),
            msg(
                "{path} is a symbolic link to {target}, and Hugo follows none",
                path=path,
                target=absence.detail,
            ),
            msg("put a copy there, or mount the folder in module.mounts"),
        )
    return _outside(view, absence.detail)


def _outside(view: SiteView, component: str) -> Reason:
    folders = ", ".join(_content_folders(view))
    change = msg("move it below {folders}", folders=folders or "content")
    if component == "archetypes":
        message = msg("it is a pattern for new pages, below archetypes")
    elif component == "static":
        message = msg("it is below static, and Hugo copies such files as they are")
    elif component:
        message = msg("it is below {component}, where no pages are", component=component)
    else:
        message = msg("it is in none of the site's content folders")
    return _no_page("outside", msg("it is in no content folder"), message, change)


def _content_folders(view: SiteView) -> list[str]:
    folders = [
        shown_path(str(mount.source), view.here)
        for mount in view.config.mounts
        if mount.target.partition("/")[0] == "content"
    ]
    return list(dict.fromkeys(folders))


def _resource(view: SiteView, resource: ContentFile, location: Path) -> Reason:
    owner = _owner(view, resource)
    shown = view.spots.shown(owner) if owner else ""
    spot = view.spots.file(owner) if owner else None
    if resource.is_content_resource:
        return _no_page(
            "bundle-resource",
            msg("it is a resource of another page"),
            msg(
                "it lies in the folder of the page {owner}, to which all files there belong",
                owner=shown or posixpath.dirname(resource.path),
            ),
            msg("move it to another folder, or rename the page's file to _index.md"),
            spot,
        )
    ending = location.suffix or msg("no extension")
    brief = msg("Hugo takes it for a resource")
    change = msg("write pages in files ending in .md")
    if owner:
        message = msg(
            "{ending} is not how pages end: Hugo takes the file for a resource of {owner}",
            ending=ending,
            owner=shown,
        )
    else:
        message = msg(
            "{ending} is not how pages end: Hugo takes the file for a resource", ending=ending
        )
    return _no_page("no-content", brief, message, change, spot)


def _owner(view: SiteView, resource: ContentFile) -> str:
    """The file of the nearest page in a folder above; empty where there is none."""
    by_logical: dict[str, str] = {}
    for page in view.site.pages:
        if page.bundle == "leaf" or not resource.is_content_resource:
            by_logical.setdefault(page.logical, page.path)
    folder = resource.logical
    while folder:
        folder = folder.rpartition("/")[0]
        if folder in by_logical:
            return by_logical[folder]
    return "" if resource.is_content_resource else by_logical.get("/", "")


def _disabled_language(view: SiteView, location: Path) -> str:
    rules = path_rules(view.config)
    if parse(f"/{location.name}", rules).language not in rules.disabled:
        return ""
    enabled = rules._replace(languages=rules.disabled, disabled=frozenset())
    return parse(f"/{location.name}", enabled).language
