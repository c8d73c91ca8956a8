"""An alternative text that says nothing, or is the name of a file.

The alternative text stands for the image: screen readers say it, search engines index it, and
readers see it when the image does not load. `图片` tells nobody anything, `IMG_2034.png` less. Most
such texts were put in by an editor: 在这里插入图片描述, 输入图片说明, `Pasted image`.

Say in a few words what the image shows and why it is there.

Flagged::

    ---
    title: 渡轮
    ---
    ![图片](https://img.example.org/ferry.jpg)

Clean::

    ---
    title: 渡轮
    ---
    ![夜航的渡轮驶离东码头](https://img.example.org/ferry.jpg)

Source: WCAG 2.2, failures F30 and F38 of success criterion 1.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Finding, Severity, msg
from cms.rules.alt_texts import is_file_name, is_generic
from cms.rules.base import Page, rule


@rule("IM014", Severity.WARNING, kinds=("image",))
def check(page: Page) -> Iterator[Finding]:
    for reference in page.described_images:
        text = (reference.text or "").strip()
        place = reference.text_span or reference.place
        if is_file_name(text):
            message = msg(
                'the alternative text "{text}" is the name of a file, which tells nobody what the '
                "image shows; say that in a few words",
                text=text,
            )
            yield Finding(place, message)
        elif is_generic(text):
            message = msg(
                'the alternative text "{text}" would do for any image; say in a few words what '
                "this one shows",
                text=text,
            )
            yield Finding(place, message)
