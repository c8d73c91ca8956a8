"""An image in HTML, which the site leaves out.

Hugo drops HTML from Markdown unless `markup.goldmark.renderer.unsafe` is true. An `<img>` is gone
from the page without a trace for readers; Hugo warns in one line for the whole page. What
`{{% figure %}}` writes is HTML within Markdown as well.

Write `![...](...)`, or `{{< figure >}}` for sizes and captions, or set `unsafe` if all authors may
write HTML.

Flagged::

    ---
    title: 渡轮
    ---
    <img src="/images/ferry.png" alt="夜航的渡轮" width="300">

Clean::

    ---
    title: 渡轮
    ---
    {{< figure src="/images/ferry.png" alt="夜航的渡轮" width="300" >}}

Source: Hugo ``markup/goldmark/hugocontext/hugocontext.go``; goldmark option ``WithUnsafe``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.render_hooks import keeps_html
from cms.markdown.references import Reference
from cms.model import Finding, Message, Severity, msg
from cms.rules.base import Page, rule
from cms.rules.image_uses import is_dropped, is_markdown, is_within_shortcode

_HTML = re.compile(rb"<[iI][mM][gG]\b")
_EARLY = re.compile(rb"\{\{%")


@rule("IM013", Severity.ERROR, kinds=("image",))
def check(page: Page) -> Iterator[Finding]:
    text = page.image_text
    has_html = _HTML.search(text) or _EARLY.search(text)
    if not has_html or not is_markdown(page) or keeps_html(page.language):
        return
    places = set()
    for reference in page.images:
        if reference.place in places or not is_dropped(page, reference):
            continue
        places.add(reference.place)
        if reference.name != "source" and not is_within_shortcode(page, reference):
            yield Finding(reference.place, _message(reference))


def _message(reference: Reference) -> Message:
    if reference.form == "shortcode":
        return msg(
            "the site drops HTML within Markdown, as this shortcode writes it: readers get no "
            "image; write {{{{< {name} >}}}}",
            name=reference.name,
        )
    return msg(
        "the site drops HTML within Markdown: readers get no image; write ![...](...) or the "
        "shortcode figure"
    )
