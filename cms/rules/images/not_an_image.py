"""What is meant for an image and is none.

A space in the address, a full-width `！` or `（）`, or a space between the brackets: then Markdown
sees no image, and readers see the signs and the address as text. Input methods for Chinese write
the full-width signs, and file names of screenshots have spaces.

Write `%20` for a space, or put the address into angle brackets: `![x](<a b.png>)`. Write the signs
in ASCII.

Flagged::

    ---
    title: 渡轮
    ---
    ![夜航的渡轮](/images/night ferry.png)

Flagged::

    ---
    title: 渡轮
    ---
    ！[夜航的渡轮](/images/ferry.png)

Flagged::

    ---
    title: 渡轮
    ---
    ![夜航的渡轮]（/images/ferry.png）

Clean::

    ---
    title: 渡轮
    ---
    ![夜航的渡轮](/images/night%20ferry.png) 好消息！[码头的照片](</images/old pier.png>)

    `![夜航的渡轮](/images/night ferry.png)`

Source: CommonMark, section on links; the same file with the signs mended has one image more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.site.image_files import SUFFIXES, is_image
from cms.model import Finding, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.image_uses import is_markdown

_ENDS = "|".join(suffix[1:] for suffix in SUFFIXES).encode()
_ADDRESS = rb"[^()<>\n\"]*?\.(?i:%b)\b[^()<>\n\"]*?" % _ENDS
_OPENING = "(?P<opening>\\(|（)".encode()
_CLOSING = "(?:\\)|）)".encode()
_FULL_WIDTH = "！".encode()
_BRACKET = "【".encode()
_SIGNS = (re.compile(rb"!\["), re.compile(_FULL_WIDTH), re.compile(b"!" + _BRACKET))
_SIGNS_IN_ASCII = (b"!", b"[", b"(", b")")
_MEANT = re.compile(
    rb"(?P<mark>!|%b)(?P<text>\[[^\[\]\n]*\]|%b[^\n]*?%b)(?P<gap>[ \t]?)(?P<opening>\(|%b)"
    rb"(?P<address>%b)(?P<title>[ \t]+\"[^\"\n]*\")?(?P<closing>\)|%b)"
    % (_FULL_WIDTH, _BRACKET, "】".encode(), "（".encode(), _ADDRESS, "）".encode())
)


@rule("IM012", Severity.ERROR, kinds=("image",))
def check(page: Page) -> Iterator[Finding]:
    if not is_markdown(page):
        return
    for meant in _candidates(page.document.raw, page.document.body):
        message = _wrong(meant)
        if message is not None and _would_be_image(page, meant):
            yield Finding(Span(*meant.span()), message)


def _candidates(raw: bytes, body: Span) -> Iterator[re.Match[bytes]]:
    for sign in _SIGNS:
        for found in sign.finditer(raw, *body):
            meant = _MEANT.match(raw, found.start(), body.end)
            if meant is None:
                continue
            # Within a sentence the sign is more likely one, and a link follows.
            before = raw[raw.rfind(b"\n", 0, found.start()) + 1 : found.start()]
            if meant["mark"] == b"!" or not before.strip(b" \t>*+-"):
                yield meant


def _wrong(meant: re.Match[bytes]) -> Message | None:
    """What keeps this from being an image, if anything does."""
    if (meant["mark"], meant["text"][:1], meant["opening"], meant["closing"]) != _SIGNS_IN_ASCII:
        return msg(
            "full-width signs make no image, so that readers see this text: write ![...](...) in "
            "ASCII"
        )
    if meant["gap"]:
        return msg(
            "a space stands between the brackets, so that this is no image and readers see the "
            "text: remove it"
        )
    address = meant["address"].decode("utf-8", "replace").strip()
    first, _, rest = address.partition(" ")
    if not rest:
        return None
    if rest.startswith("="):
        return msg(
            "Markdown knows no sizes such as {size}, so that this is no image and readers see the "
            "text: remove it, or use the shortcode figure",
            size=rest,
        )
    if is_image(first) and not is_image(rest):
        return msg(
            "a title needs quotes, without which this is no image and readers see the text: write "
            '{address} "{title}"',
            address=first,
            title=rest,
        )
    return msg(
        "the address has a space in it, so that this is no image and readers see the text: write "
        "{better}",
        better=address.replace(" ", "%20"),
    )


def _would_be_image(page: Page, meant: re.Match[bytes]) -> bool:
    """Whether the mended text, of the same length, has an image in this place.

    It has none in code, in comments and the like, and where one stands already.
    """
    from cms.markdown.references import find_references

    start, end = meant.span()
    if any(each.place.start < end and each.place.end > start for each in page.images):
        return False
    document = page.document
    mended = document.raw[:start] + _mended(meant) + document.raw[end:]
    options = page.site.image_options(page.file.language)
    found = find_references(mended, document.body, options)
    return any(each.place.start < end and each.place.end > start for each in found)


def _mended(meant: re.Match[bytes]) -> bytes:
    mark = meant["mark"].replace("！".encode(), b"  !")
    text = meant["text"].replace("【".encode(), b"[__").replace("】".encode(), b"__]")
    opening = b"(" + b" " * (len(meant["opening"]) - 1 + len(meant["gap"]))
    address = re.sub(rb"[ \t]", b"_", meant["address"].strip())
    address += b" " * (len(meant["address"]) - len(address))
    closing = b" " * (len(meant["closing"]) - 1) + b")"
    return mark + text + opening + address + (meant["title"] or b"") + closing
