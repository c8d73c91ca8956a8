"""An alternative text that says nothing, or is the name of a file.

The alternative text stands for the image: screen readers say it, search engines index it, and
readers see it when the image does not load. `图片` tells nobody anything, `IMG_2034.png` less. Most
such texts were put in by an editor: 在这里插入图片描述, 输入图片说明, `Pasted image`.

Say in a few words what the image shows and why it is there. The fix takes the caption or the title
of the image, and the title of the page for an only image. It is unsafe, for these may say something
else.

Flagged::

    ---
    title: 渡轮
    ---
    ![图片](https://img.example.org/ferry.jpg "夜航的渡轮驶离东码头")

Fixed (unsafe)::

    ---
    title: 渡轮
    ---
    ![夜航的渡轮驶离东码头](https://img.example.org/ferry.jpg "夜航的渡轮驶离东码头")

Clean::

    ---
    title: 渡轮
    ---
    ![夜航的渡轮驶离东码头](https://img.example.org/ferry.jpg)

Source: WCAG 2.2, failures F30 and F38 of success criterion 1.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Message, Severity, msg
from cms.rules.alt_texts import is_file_name, is_generic
from cms.rules.base import Page, rule


@rule("IM014", Severity.WARNING, kinds=("image",))
def check(page: Page) -> Iterator[Finding]:
    found = [
        (reference, message)
        for reference in page.described_images
        if (message := _message((reference.text or "").strip()))
    ]
    for reference, message in found:
        from cms.rules.images._better_texts import with_better_text

        fix = with_better_text(page, reference, is_only=len(found) == 1)
        yield Finding(reference.text_span or reference.place, message, fix)


def _message(text: str) -> Message | None:
    if is_file_name(text):
        return msg(
            'the alternative text "{text}" is the name of a file, which tells nobody what the '
            "image shows; say that in a few words",
            text=text,
        )
    if is_generic(text):
        return msg(
            'the alternative text "{text}" would do for any image; say in a few words what '
            "this one shows",
            text=text,
        )
    return None
