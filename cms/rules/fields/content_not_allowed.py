"""Content of a kind that the site does not let in.

By default Hugo refuses HTML and Org content (`security.allowContent`), and content in AsciiDoc,
Pandoc or reStructuredText needs a program that `security.exec.allow` permits. It does not skip
such a file: the build fails.

Write the page in Markdown, or allow the kind of content in the site's configuration if you trust
everyone who writes there.

Flagged: ``markup: html``
Clean: ``markup: markdown``
Source: Hugo ``hugolib/page__meta.go``, ``config/security/securityConfig.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, Span, msg
from cms.rules.base import Page, rule


@rule("FD023", Severity.ERROR, keys=("markup",), kinds=("not-markdown",))
def check(page: Page) -> Iterator[Finding]:
    for refusal in page.refusals("content-not-allowed"):
        message = msg(
            "the site's security.allowContent does not let {type} in, so the build fails; "
            "write Markdown, or allow it there",
            type=refusal.detail,
        )
        yield Finding(refusal.route or Span(0, 0), message)
    for refusal in page.refusals("program-not-allowed"):
        message = msg(
            "{type} needs a program that the site's security.exec.allow does not let run, so the "
            "build fails; write Markdown, or allow it there",
            type=refusal.detail,
        )
        yield Finding(refusal.route or Span(0, 0), message)
