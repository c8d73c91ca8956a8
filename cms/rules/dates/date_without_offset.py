"""A time of day without an offset, on a site without a time zone.

Hugo reads a time without an offset in the site's `timeZone`, and in UTC where none is set.
Written by a clock in China, `21:31` then means the next morning, and since Hugo does not build
pages of the future, the article is missing for eight hours after every publication, without a
word.

Append the offset (`2025-02-07 21:31:14+08:00`), or set `timeZone = "Asia/Shanghai"` in the site's
configuration, which serves all articles at once. The setting `author-time-zone` tells this rule
whose clock to name. The fix appends that clock's offset and is unsafe, since it moves the
publication to the moment that was meant.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    author-time-zone = "Asia/Shanghai"
    -- content/a.md --
    ---
    date: "2025-02-07 21:31:14"
    ---

Fixed (unsafe)::

    -- content/a.md --
    ---
    date: "2025-02-07 21:31:14+08:00"
    ---

Flagged: ``date: "2025-02-07 21:31:14"``
Flagged: ``publishDate: 2025-02-07T21:31:14``
Clean: ``date: "2025-02-07 21:31:14+08:00"``
Clean: ``date: 2025-02-07T13:31:14Z``
Clean: ``date: 2025-02-07``
Source: Hugo ``common/htime/time.go``, ``langs/language.go`` (GetLocation).
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.time.gotime import GoTime
from cms.model import Applicability, Finding, Fix, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.clocks import by_authors_clock, clock, time_to
from cms.rules.fixes import fix


@rule("DT003", Severity.WARNING, kinds=("zoneless",))
def check(page: Page) -> Iterator[Finding]:
    if page.language.time_zone:
        return
    for key, read in page.read_dates.items():
        if read.kind == "zoneless" and read.time is not None:
            meant = by_authors_clock(page, read.time)
            message = _message(page, key, read.time, meant)
            yield Finding((key,), message, _appended(page, key, read.time, meant))


def _appended(page: Page, key: str, read: GoTime, meant: GoTime | None) -> Fix | None:
    from datetime import datetime

    from cms.frontmatter.patch import replace_text

    value = page.data[key]
    if meant is None:
        return None
    written = page.text((key,)) if isinstance(value, datetime) else value
    patch = replace_text(page.document, (key,), f"{written}{_offset(meant)}")
    same = meant.unix == read.unix
    return fix(
        msg("append {offset}", offset=_offset(meant)),
        patch,
        Applicability.SAFE if same else Applicability.UNSAFE,
    )


def _message(page: Page, key: str, read: GoTime, meant: GoTime | None) -> Message:
    differs = meant is not None and meant.unix != read.unix
    return msg(
        "{key} {value} has no offset and the site no timeZone, so Hugo reads it as {read}{meant}"
        "{hidden}; append {offset}",
        key=page.name(key),
        value=page.text((key,)),
        read=clock(read),
        meant=msg(", not as {time}", time=clock(meant)) if meant and differs else "",
        hidden=_hidden(page, key, read),
        offset=_offset(meant),
    )


def _offset(meant: GoTime | None) -> Message | str:
    if meant is None:
        return msg("your offset")
    return meant.rfc3339()[-6:] if meant.offset else "Z"


def _hidden(page: Page, key: str, read: GoTime) -> Message | str:
    decides = page.dates.keys.get("publishdate") == key
    if not decides or page.site.config.build_future:
        return ""
    if read.unix <= page.site.now_beside(read.unix):
        return ""
    return msg(
        ", and hides the page for another {duration}",
        duration=time_to(page, read),
    )
