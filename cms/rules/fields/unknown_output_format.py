"""An output format that the site does not have.

`outputs` chooses among Hugo's output formats and those in the site's configuration. Hugo stops at
a name that is neither.

Write the name of a format, such as `html`, `rss` or `json`, or define it in `outputFormats`.

Flagged: ``outputs: [html, nope]``
Clean: ``outputs: [html, RSS]``
Source: Hugo ``resources/page/pagemeta/page_frontmatter.go``, ``output/outputFormat.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("FD006", Severity.ERROR, keys=("outputs",))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("unknown-output-format"):
        message = msg(
            "there is no output format {name}, so the build fails; write one of {known}",
            name=refusal.detail,
            known=", ".join(sorted(page.policy.output_formats)),
        )
        yield Finding(refusal.route, message)
