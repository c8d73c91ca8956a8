"""What settings and front matter leave of a page: kinds, ``build``, output formats."""

from __future__ import annotations

from collections.abc import Iterator

from cms.engine.why.case import Case, Origin
from cms.model import Message, msg
from cms.model.answer import Effect, Reason


def build_reasons(case: Case) -> Iterator[Reason]:
    """Why the page is not rendered, or in no list."""
    page, build = case.page, case.page.fields.build
    if page.kind in case.language.disable_kinds:
        yield _disabled_kind(case)
    if page.fields.headless:
        yield _headless(case)
    elif build.rendered != "always":
        yield _not_rendered(case)
    elif build.listed != "always":
        yield _not_listed(case)
    elif not page.targets and not page.refusals and page.kind not in case.language.disable_kinds:
        yield _without_format(case)


def _disabled_kind(case: Case) -> Reason:
    kind = case.page.kind
    return Reason(
        "disabled-kind",
        Effect.HIDES,
        msg("the site builds no pages of its kind"),
        msg("this is a page of the kind {kind}, which disableKinds turns off", kind=kind),
        msg("remove {kind} from disableKinds", kind=kind),
        case.view.spots.setting("disableKinds"),
    )


def _headless(case: Case) -> Reason:
    origin = case.origin("headless")
    message = msg(
        "{key} is {value}{handed_down}: Hugo renders and lists no such page, it only publishes "
        "the files beside it",
        key=origin.name,
        value=origin.text,
        handed_down=origin.handed_down,
    )
    change = _without(origin)
    return Reason("headless", Effect.HIDES, msg("it is headless"), message, change, origin.spot)


def _not_rendered(case: Case) -> Reason:
    origin = case.origin("build", "render")
    if case.page.fields.build.rendered == "link":
        message = msg(
            "{key} is {value}{handed_down}: Hugo gives the page an address, and no file",
            key=origin.name,
            value=origin.text,
            handed_down=origin.handed_down,
        )
    else:
        message = msg(
            "{key} is {value}{handed_down}: Hugo writes no file for the page",
            key=origin.name,
            value=origin.text,
            handed_down=origin.handed_down,
        )
    brief = msg("it is not rendered")
    return Reason("not-rendered", Effect.HIDES, brief, message, _always(origin), origin.spot)


def _not_listed(case: Case) -> Reason:
    origin = case.origin("build", "list")
    if case.page.fields.build.listed == "local":
        brief = msg("only its own section can list it")
    else:
        brief = msg("no list, feed or sitemap has it")
    message = msg(
        "{key} is {value}{handed_down}: {brief}",
        key=origin.name,
        value=origin.text,
        handed_down=origin.handed_down,
        brief=brief,
    )
    return Reason("not-listed", Effect.LIMITS, brief, message, _always(origin), origin.spot)


def _without_format(case: Case) -> Reason:
    return Reason(
        "no-output-format",
        Effect.HIDES,
        msg("it has no output format"),
        msg("the site has no output format for pages of the kind {kind}", kind=case.page.kind),
        msg("add html to outputs.{kind} of the site's configuration", kind=case.page.kind),
        case.view.spots.setting("outputs"),
    )


def _always(origin: Origin) -> Message:
    if origin.giver:
        return msg(
            "set {key} to always in this file, or remove it from {giver}",
            key=origin.name,
            giver=origin.giver,
        )
    return msg("set {key} to always, or remove it", key=origin.name)


def _without(origin: Origin) -> Message:
    if origin.giver:
        return msg(
            "set {key} to false in this file, or remove it from {giver}",
            key=origin.name,
            giver=origin.giver,
        )
    return msg("remove {key}", key=origin.name)
