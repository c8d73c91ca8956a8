"""A date that Hugo cannot read.

Hugo knows a short list of spellings: `2025-02-07`, `2025-02-07 21:31:14`,
`2025-02-07T21:31:14+08:00` and a few more. It does not know slashes, Chinese units, months and
days of one digit, or a time without seconds. One such date makes the whole build fail, and the
page has lost its date until then.

Write the date as `2025-02-07` or `2025-02-07T21:31:14+08:00`.

Flagged: ``date: 2025/02/07``
Fixed: ``date: 2025-02-07``
Flagged: ``date: 2025-02-07 21:31``
Flagged: ``publishDate: 2025年2月7日``
Clean: ``date: 2025-02-07T21:31:14+08:00``
Clean: ``date: ""``
Source: Hugo ``common/htime/time.go``, ``resources/page/pagemeta/page_frontmatter.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.time.meant import meant_date
from cms.model import Finding, Fix, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix


@rule("DT001", Severity.ERROR, kinds=("unparsable",))
def check(page: Page) -> Iterator[Finding]:
    for key in page.dates.failed:
        value = page.data[key]
        if key == "published" and isinstance(value, bool):
            continue  # not meant as a date
        meant = _meant(page, key)
        if meant is None:
            message = msg(
                "{key} {value} is not a date that Hugo reads, so the build fails; "
                "write it like 2025-02-07T21:31:14+08:00",
                key=page.name(key),
                value=page.text((key,)),
            )
        else:
            message = msg(
                "{key} {value} is not a date that Hugo reads, so the build fails; write {meant}",
                key=page.name(key),
                value=page.text((key,)),
                meant=meant,
            )
        yield Finding((key,), message, _written(page, key, meant) if meant else None)


def _meant(page: Page, key: str) -> str | None:
    value = page.data[key]
    if isinstance(value, float):  # as are all numbers of JSON
        return meant_date(page.text((key,)))
    return meant_date(value) if isinstance(value, str) else None


def _written(page: Page, key: str, meant: str) -> Fix | None:
    from cms.frontmatter.patch import replace_text

    patch = replace_text(page.document, (key,), meant)
    return fix(msg("write {meant}", meant=meant), patch)
