"""An image without an alternative text.

The alternative text stands for the image: screen readers say it, search engines index it, and
readers see it when the image does not load. Without one, who does not see the image does not
learn that something is there.

Say in a few words what the image shows. In HTML, `alt=""` says that an image only decorates; for
such images in Markdown a comment can suppress this rule, or a pattern for a whole folder.

Flagged::

    ---
    title: 渡轮
    ---
    ![](https://img.example.org/ferry.jpg)

Clean::

    ---
    title: 渡轮
    ---
    ![夜航的渡轮驶离东码头](https://img.example.org/ferry.jpg)

Source: WCAG 2.2, success criterion 1.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.base import Page, rule


@rule("IM015", Severity.WARNING, kinds=("image",))
def check(page: Page) -> Iterator[Finding]:
    for reference in page.described_images:
        if reference.form in ("html", "shortcode"):
            is_bare = reference.text is None
        else:
            is_bare = not (reference.text or "").strip()
        if is_bare:
            message = msg(
                "the image has no alternative text, so that who does not see it learns nothing of "
                "it; say in a few words what it shows"
            )
            yield Finding(reference.place, message)
