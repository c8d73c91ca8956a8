"""What there is to say of one page in one language."""

from __future__ import annotations

from collections.abc import Iterator

from cms.engine.why.absences import held_back_reason, rival_reason
from cms.engine.why.addresses import address_from, address_reasons
from cms.engine.why.building import build_reasons
from cms.engine.why.case import Case, Origin
from cms.engine.why.elsewhere import elsewhere_reason
from cms.engine.why.languages import language_from, missing_languages, translations
from cms.engine.why.refusals import refusal_reason, refusal_reasons
from cms.engine.why.rulings import rulings, unreadable
from cms.engine.why.site_view import SiteView
from cms.engine.why.timing import date_from, meant_publication, time_reasons
from cms.hugo.content.content_file import ContentFile
from cms.hugo.time.gotime import GoTime
from cms.model.answer import Effect, PageFacts, Reason


def page_reasons(case: Case) -> Iterator[Reason]:
    """Every reason why readers do not see a page now."""
    view, page = case.view, case.page
    file = view.files[page.path]
    if view.data[page.path] is None:
        yield from unreadable(view, file)
    else:
        yield from refusal_reasons(case)
        yield from rulings(view, file, is_written=case.is_written)
    stopped = elsewhere_reason(view, page.path)
    if stopped is not None:
        yield stopped
    yield from time_reasons(case)
    yield from build_reasons(case)
    for hidden in view.site.hidden:
        if hidden.winner == page.path and hidden.language == page.language:
            if hidden in view.rivals and view.is_held_back(hidden.path, hidden.language):
                yield held_back_reason(view, hidden.path)
            elif not hidden.certain:
                yield rival_reason(view, hidden.path)
    yield from address_reasons(case)


def file_reasons(view: SiteView, file: ContentFile) -> Iterator[Reason]:
    """Why Hugo stops at a file that is no page of its own."""
    if view.data[file.path] is None:
        yield from unreadable(view, file)
        return
    for refusal in view.refusals_in_file(file):
        spot = view.spots.value(file.path, refusal.route, refusal.route[:1])
        name = ".".join(map(str, refusal.route))
        yield refusal_reason(refusal, Origin(name, str(refusal.detail), spot), Effect.BREAKS)


def page_facts(case: Case) -> PageFacts:
    """Where, when and in which language Hugo publishes a page, or would."""
    page = case.page
    return PageFacts(
        title=page.title,
        language=page.language,
        language_from=language_from(case),
        kind=page.kind,
        bundle=page.bundle,
        section=page.section,
        status=page.status.value,
        url=page.url,
        permalink=page.permalink,
        address_from=address_from(case),
        files=page.targets,
        alias_files=page.alias_files,
        date=_text(page.date),
        date_from=date_from(case),
        start=_text(page.publish_date),
        start_meant=_text(meant_publication(case)),
        end=_text(page.expiry_date),
        translations=translations(case),
        missing=missing_languages(case),
    )


def _text(time: GoTime) -> str:
    return "" if time.is_zero else time.rfc3339()
