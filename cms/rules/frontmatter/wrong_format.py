"""TOML between the delimiters of YAML, or YAML between those of TOML.

`---` announces YAML, where a key and its value are joined by a colon and a space, and `+++` TOML,
where they are joined by `=`. At a line of the other kind Hugo stops and builds nothing.

Write the delimiters of the format that the keys are in.

Flagged::

    +++
    title: 标题
    +++

Flagged::

    ---
    title = "标题"
    ---

Clean::

    ---
    title: 标题
    ---

Source: go-toml ``unstable/parser.go``, go-yaml ``parser/parser.go``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.frontmatter import beginning


@rule("FM031", Severity.ERROR, kinds=("toml-in-yaml", "yaml-in-toml"))
def check(page: Page) -> Iterator[Finding]:
    span, key = page.problem
    line_start = page.document.raw.rfind(b"\n", 0, span.start) + 1
    if page.document.raw[line_start : span.start].strip():
        message = msg(
            "a colon follows {key} in TOML: Hugo stops and builds nothing; write {key} = value",
            key=beginning(key),
        )
    elif page.document.format == "toml":
        message = msg("this is YAML: Hugo stops and builds nothing; write --- above and below")
    else:
        message = msg("this is TOML: Hugo stops and builds nothing; write +++ above and below")
    yield Finding(span, message)
