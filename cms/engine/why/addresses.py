"""Where a page goes, why there, and what else goes there."""

from __future__ import annotations

from collections.abc import Iterator

from cms.engine.why.case import Case
from cms.engine.workspace import shown_path
from cms.hugo.site.outcome import Writer
from cms.hugo.site.page import Page
from cms.hugo.site.permalinks import find_pattern, permalink_rules
from cms.hugo.site.static_files import static_file
from cms.model import Message, msg
from cms.model.answer import Because, Effect, Reason, Spot


def address_reasons(case: Case) -> Iterator[Reason]:
    """What may take the page's place at its address, or has it while the page is held back."""
    if case.is_written:
        yield from _folder_reasons(case)
        if len(set(case.page.targets)) < len(case.page.targets):
            yield _formats(case)
    seen = set()
    for file, writer in case.view.writers.rivals(case.page):
        who = writer.page.path, writer.page.logical, writer.page.language
        if who not in seen:
            seen.add(who)
            yield _rival(case, file, writer) if case.is_written else _occupant(case, writer)
    for file in case.page.targets if case.is_written else ():
        path = static_file(file, case.page.language, case.view.config)
        if path is not None:
            yield _static(file, shown_path(str(path), case.view.here))


def _folder_reasons(case: Case) -> Iterator[Reason]:
    """Files that are where a folder has to be."""
    writers, page = case.view.writers, case.page
    for file, below in writers.in_the_way.items():
        ours = any(each == file or each.startswith(f"{file}/") for each in page.targets)
        others = (*writers.by_file[file], *writers.by_file[below])
        other = next((each.page for each in others if each.page is not page), None)
        if ours and other is not None:
            yield Reason(
                "file-and-folder",
                Effect.BREAKS,
                msg("Hugo stops at its address and builds nothing at all"),
                msg(
                    "{file} would be a file and, for {below}, a folder: {other} is at that "
                    "address, and Hugo stops",
                    file=file,
                    below=below,
                    other=_name(case, other),
                ),
                msg("give one of them another slug, url or file name"),
                case.view.spots.file(other.path) if other.path else None,
            )


def _formats(case: Case) -> Reason:
    origin = case.origin("url") if "url" in case.page.data else None
    return Reason(
        "formats-in-one-file",
        Effect.MAY_HIDE,
        msg("its output formats are written to one file"),
        msg(
            "several output formats of the page write {file}, and which one stays is luck",
            file=case.page.targets[0],
        ),
        msg("leave the ending away in url, or name one format in outputs"),
        origin.spot if origin is not None else None,
    )


_BRIEF = msg("something else is written to the same file")


def _rival(case: Case, file: str, writer: Writer) -> Reason:
    page, spots = writer.page, case.view.spots
    if writer.is_alias and page.path:
        return Reason(
            "alias-at-its-address",
            Effect.MAY_HIDE,
            _BRIEF,
            msg(
                "an alias of {other} redirects from here: both write {file}, and which one stays "
                "is luck",
                other=spots.shown(page.path),
                file=file,
            ),
            msg("remove the alias, or give this page another address"),
            spots.value(page.path, ("aliases",)),
        )
    return Reason(
        "shared-address",
        Effect.MAY_HIDE,
        _BRIEF,
        msg(
            "{other} has the same address: both write {file}, and which one stays is luck",
            other=_name(case, page),
            file=file,
        ),
        msg("give one of them another slug, url or file name"),
        spots.file(page.path) if page.path else None,
    )


def _occupant(case: Case, writer: Writer) -> Reason:
    message = msg("at its address is {other}", other=_name(case, writer.page))
    change = msg("give one of them another slug, url or file name")
    spot = case.view.spots.file(writer.page.path) if writer.page.path else None
    return Reason("taken-address", Effect.NOTE, message, message, change, spot)


def _name(case: Case, page: Page) -> Message | str:
    if page.path:
        return case.view.spots.shown(page.path)
    return msg("the {kind} {logical} of Hugo's own", kind=page.kind, logical=page.logical)


def _static(file: str, path: str) -> Reason:
    return Reason(
        "static-file",
        Effect.MAY_HIDE,
        _BRIEF,
        msg(
            "{path} is copied to the same place: both write {file}, and which one stays is luck",
            path=path,
            file=file,
        ),
        msg("remove or rename one of the two"),
        Spot(path),
    )


def address_from(case: Case) -> Because:
    """What made the page's address."""
    page = case.page
    if page.fields.url and page.kind != "home":
        origin = case.origin("url")
        message = msg("from url{handed_down}", handed_down=origin.handed_down)
        return Because(message, origin.spot)
    rules = permalink_rules(case.language, case.view.config.environment).get(page.kind, [])
    pattern = find_pattern(rules, page.logical)
    if pattern is not None and pattern.text:
        written = pattern.text.replace("\0", "\\:")
        message = msg("by the permalinks pattern {pattern}", pattern=written)
        return Because(message, case.view.spots.setting("permalinks"))
    if page.slug and page.kind == "page":
        return _from_slug(case)
    if page.kind == "home":
        return Because(msg("as the home page"))
    if page.bundle:
        return Because(msg("from the folder's name"))
    return Because(msg("from the file's name"))


def _from_slug(case: Case) -> Because:
    if "slug" not in case.page.data:
        return Because(msg("from the file's name without its date"))
    origin = case.origin("slug")
    return Because(msg("from slug{handed_down}", handed_down=origin.handed_down), origin.spot)
