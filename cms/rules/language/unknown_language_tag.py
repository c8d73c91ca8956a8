"""A `lang` that names no language.

Hugo makes nothing of `lang`, but themes print it for browsers, which choose fonts, voices and
dictionaries by it, and for search engines. They know the tags of BCP 47: `zh-CN`, `zh-Hant`,
`en`. A country (`cn`), a word (`chinese`) or the locale of a system (`zh_CN.UTF-8`) tells them
nothing.

Write the tag of the language. A `lang` that names a programming language (`python`) is left
alone.

Flagged: ``lang: cn``
Fixed (unsafe): ``lang: zh-CN``
Flagged: ``lang: [chinese]``
Flagged: ``lang: zh_CN.UTF-8``
Clean: ``lang: zh-CN``
Clean: ``lang: [zh-Hant, en]``
Source: RFC 5646 and the IANA's registry of language subtags; Hugo ``hugolib/page__meta.go``,
where ``lang`` in a file is one of the page's own parameters.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.languages import nearest, read_tag
from cms.model import Applicability, Finding, Fix, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix
from cms.rules.language import is_known_to, stated


@rule("LG001", Severity.WARNING, keys=("lang",))
def check(page: Page) -> Iterator[Finding]:
    for route, text in stated(page.data):
        if read_tag(text) or is_known_to(page.site.config, text):
            continue
        near = nearest(text)
        advice = (
            msg("did you mean {near}?", near=near) if near else msg("write one such as zh-CN or en")
        )
        message = msg(
            'lang says "{text}", which is no language tag: browsers and search engines make '
            "nothing of it; {advice}",
            text=text,
            advice=advice,
        )
        yield Finding(route, message, _respelled(page, route, near) if near else None)


def _respelled(page: Page, route: Route, tag: str) -> Fix | None:
    from cms.frontmatter.patch import replace_text

    patch = replace_text(page.document, route, tag)
    return fix(msg("write {tag}", tag=tag), patch, Applicability.UNSAFE)
