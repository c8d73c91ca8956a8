"""Drafts, pages of the future and expired ones: why, for how long, and by whose clock."""

from __future__ import annotations

from collections.abc import Iterator

from cms.engine.why.case import Case, Origin
from cms.hugo.site.outcome import holdbacks, is_asked_for
from cms.hugo.time.dates import ReadDate, load_zone, read_date
from cms.hugo.time.gotime import ZERO_TIME, GoTime
from cms.model import Message, msg
from cms.model.answer import Because, Effect, Reason
from cms.rules.clocks import authors_time, clock, duration

_BY_CLOCK = frozenset({"date-only", "named-zone", "zoneless"})


def time_reasons(case: Case) -> Iterator[Reason]:
    """What holds the page back, or would if the site's settings did not ask for such pages."""
    view = case.view
    describe = {"draft": _draft, "future": _future, "expired": _expired}
    for holdback in holdbacks(case.page.fields, view.now):
        reason = describe[holdback](case)
        if is_asked_for(holdback, view.config):
            reason = _asked_for(case, reason)
        yield reason


def _asked_for(case: Case, reason: Reason) -> Reason:
    setting = {"draft": "buildDrafts", "future": "buildFuture", "expired": "buildExpired"}
    name = setting[reason.kind]
    message = msg(
        "{brief}, and is built because {setting} is on in the environment {environment}",
        brief=reason.brief,
        setting=name,
        environment=case.view.config.environment,
    )
    spot = case.view.spots.setting(name)
    return Reason(f"{reason.kind}-built", Effect.NOTE, reason.brief, message, spot=spot)


def _draft(case: Case) -> Reason:
    data = case.page.data
    key = "draft" if "draft" in data else "published"
    origin = case.origin(key)
    if key == "draft":
        message = msg(
            "{key} is {value}{handed_down}: Hugo leaves drafts out",
            key=origin.name,
            value=origin.text,
            handed_down=origin.handed_down,
        )
        change = _undraft(origin)
    elif data[key] is None:
        message = msg(
            "{key} has no value{handed_down}, which makes the page a draft",
            key=origin.name,
            handed_down=origin.handed_down,
        )
        change = msg("write a date there, or remove the line")
    else:
        message = msg(
            "{key} is {value}{handed_down}, which makes the page a draft",
            key=origin.name,
            value=origin.text,
            handed_down=origin.handed_down,
        )
        change = msg("remove it, for it is a date in Hugo; use draft instead")
    return Reason("draft", Effect.HIDES, msg("it is a draft"), message, change, origin.spot)


def _undraft(origin: Origin) -> Message:
    if origin.giver:
        return msg("set draft to false in this file, or remove it from {giver}", giver=origin.giver)
    return msg("set it to false, or remove it, when the page may be seen")


def _future(case: Case) -> Reason:
    key = case.page.fields.dates.keys["publishdate"]
    time = case.page.fields.dates.publish_date
    ahead = duration(time.unix - case.view.now)
    brief = msg("it is in the future for another {duration}", duration=ahead)
    if key.startswith(":"):
        message = msg(
            "the date in {place} is {time}, another {duration} from now: Hugo waits until then",
            place=_token(key),
            time=clock(time),
            duration=ahead,
        )
        spot = case.view.spots.file(case.page.path)
        return Reason("future", Effect.HIDES, brief, message, _later(time), spot)
    origin = case.origin(key)
    read = read_date(case.page.data[key], load_zone(case.language.time_zone))
    message = msg(
        "{key} {value}{handed_down} is in the future for another {duration}{fallback}{reading}",
        key=origin.name,
        value=origin.text,
        handed_down=origin.handed_down,
        duration=ahead,
        fallback=_fallback(key),
        reading=_reading(case, read, time),
    )
    change = _change(case, read, time)
    return Reason("future", Effect.HIDES, brief, message, change, origin.spot)


def _fallback(key: str) -> Message | str:
    if key not in ("lastmod", "modified"):
        return ""
    return msg(", and decides because there is no other date")


def _reading(case: Case, read: ReadDate, time: GoTime) -> Message | str:
    """How Hugo came to this instant, and by whose clock it is another one."""
    if read.kind == "unix":
        return msg(": Hugo takes a bare number for seconds since 1970")
    if read.kind not in _BY_CLOCK:
        return ""
    if case.language.time_zone:
        return msg(
            ": without an offset Hugo reads it in the site's time zone, {zone}",
            zone=case.language.time_zone,
        )
    meant = meant_time(case, time)
    if meant is None or meant.unix == time.unix:
        return msg(": without an offset Hugo reads it in UTC, as {time}", time=clock(time))
    return msg(
        ": without an offset Hugo reads it in UTC, as {time}. If you meant {offset}, {then}",
        time=clock(time),
        offset=meant.rfc3339()[-6:],
        then=_then(meant.unix - case.view.now),
    )


def _then(ahead: int) -> Message:
    if ahead > 0:
        return msg("it is to come out in {duration}", duration=duration(ahead))
    return msg("it would have been out for {duration}", duration=duration(-ahead))


def _change(case: Case, read: ReadDate, time: GoTime) -> Message:
    if read.kind == "unix":
        return msg("write the date as 2025-02-07T21:31:14+08:00")
    meant = meant_time(case, time) if read.kind in _BY_CLOCK else None
    if meant is None or case.language.time_zone or meant.unix > case.view.now:
        return _later(time)
    offset = meant.rfc3339()[-6:]
    if read.kind == "date-only":
        return msg("write the time of day and {offset}, or set the site's timeZone", offset=offset)
    return msg("append {offset} to it, or set the site's timeZone", offset=offset)


def _later(time: GoTime) -> Message:
    return msg("set a date that has passed, or build the site again after {time}", time=clock(time))


def meant_time(case: Case, time: GoTime) -> GoTime | None:
    """When the author meant, by his own clock, what Hugo read in UTC; None where nothing tells."""
    named = case.view.target.settings.author_time_zone
    offset = case.view.moment.offset
    return authors_time(time, named, case.page.data, case.page.language, offset)


def meant_publication(case: Case) -> GoTime:
    """When the page is to be published by its author's clock, where Hugo reads another time."""
    dates = case.page.fields.dates
    key = dates.keys.get("publishdate", ":")
    if key.startswith(":") or case.language.time_zone or dates.publish_date.is_zero:
        return ZERO_TIME
    kind = read_date(case.page.data[key], None).kind
    meant = meant_time(case, dates.publish_date) if kind in _BY_CLOCK else None
    if meant is None or meant.unix == dates.publish_date.unix:
        return ZERO_TIME
    return meant


def _expired(case: Case) -> Reason:
    dates = case.page.fields.dates
    ago = duration(case.view.now - dates.expiry_date.unix)
    key = dates.keys["expirydate"]
    brief = msg("it expired {duration} ago", duration=ago)
    if key.startswith(":"):
        spot = case.view.spots.file(case.page.path)
        message = msg(
            "the date in {place} passed {duration} ago: Hugo leaves out what has expired",
            place=_token(key),
            duration=ago,
        )
        return Reason("expired", Effect.HIDES, brief, message, msg("set a later date"), spot)
    origin = case.origin(key)
    message = msg(
        "{key} {value}{handed_down} passed {duration} ago: Hugo leaves out what has expired",
        key=origin.name,
        value=origin.text,
        handed_down=origin.handed_down,
        duration=ago,
    )
    change = msg("remove it, or set a later date")
    return Reason("expired", Effect.HIDES, brief, message, change, origin.spot)


def date_from(case: Case) -> Because | None:
    """Which key the date came from, and how it was read; None where the page has no date."""
    key = case.page.fields.dates.keys.get("date")
    if key is None or case.page.date.is_zero:
        return None
    if key.startswith(":"):
        return Because(msg("from {place}", place=_token(key)))
    origin = case.origin(key)
    kind = read_date(case.page.data[key], load_zone(case.language.time_zone)).kind
    message = msg("from {key}{handed_down}", key=origin.name, handed_down=origin.handed_down)
    return Because(message, origin.spot, _zone(case, kind))


def _zone(case: Case, kind: str) -> Message | None:
    if kind not in _BY_CLOCK:
        return None
    zone = case.language.time_zone
    if zone:
        return msg("read in the site's timeZone {zone}", zone=zone)
    return msg("read in UTC, for it has no offset and the site no timeZone")


def _token(key: str) -> Message | str:
    return msg("the file's name") if key == ":filename" else key
