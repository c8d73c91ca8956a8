"""A language tag in an unusual spelling.

Tags are written with hyphens, the script with a capital and the region in capitals: `zh-CN`,
`zh-Hant-TW`. With an underscore (`zh_CN`) a tag means nothing to browsers. The case of letters
does not matter to them, but it does to a template or a script that compares texts.

Write the tag as BCP 47 does, or exactly as the site's configuration has it: the key of the
language (`zh-cn`) or its `locale`. In a file outside any site lower case will do.

Flagged: ``lang: zh_CN``
Fixed: ``lang: zh-CN``
Flagged: ``lang: [ZH-cn]``
Flagged: ``lang: iw``
Fixed (unsafe): ``lang: he``
Clean: ``lang: zh-CN``
Clean::

    -- hugo.toml --
    defaultContentLanguage = "zh-tw"
    -- content/a.md --
    ---
    lang: zh-tw
    ---

Source: RFC 5646, sections 2.1.1 and 4.5.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.languages import canonical
from cms.model import Applicability, Finding, Fix, Message, Route, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.fixes import fix
from cms.rules.language import is_known_to, stated


@rule("LG002", Severity.WARNING, keys=("lang",))
def check(page: Page) -> Iterator[Finding]:
    config = page.site.config
    for route, text in stated(page.data):
        tag = canonical(text)
        if tag is None or text == tag or is_known_to(config, text):
            continue
        if config.files or text != tag.lower():
            yield Finding(route, _message(text, tag), _respelled(page, route, text, tag))


def _respelled(page: Page, route: Route, text: str, tag: str) -> Fix | None:
    from cms.frontmatter.patch import replace_text

    is_same = text.replace("_", "-").lower() == tag.lower()
    return fix(
        msg("write {tag}", tag=tag),
        replace_text(page.document, route, tag),
        Applicability.SAFE if is_same else Applicability.UNSAFE,
    )


def _message(text: str, tag: str) -> Message:
    if text.lower() == tag.lower():
        return msg(
            'the language tag {tag} is spelled "{text}" here: browsers do not mind, but a '
            "template that compares the two takes them for different languages; write {tag}",
            text=text,
            tag=tag,
        )
    if "_" in text:
        return msg(
            '"{text}" is how programs call their locales, and nothing to browsers and search '
            "engines; write {tag}",
            text=text,
            tag=tag,
        )
    return msg('the language tag "{text}" is out of date; write {tag}', text=text, tag=tag)
