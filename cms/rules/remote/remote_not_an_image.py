"""An address of an image under which there is something else.

The host answers that all is well and sends a web page, as many do for what they no longer have,
or a file that no browser shows as an image. What counts are the first bytes, not the name or what
the host calls them; only SVG has to be sent as `image/svg+xml`. Readers get the sign of a broken
image.

Write the address of the image itself, not of the page around it.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry)
    -- https://img.example.net/ferry --
    HTTP/1.1 200 OK
    Content-Type: text/html

    <!DOCTYPE html><title>渡轮 - 图库</title>

Clean::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Source: WHATWG MIME Sniffing, 6.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI004", Severity.ERROR)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is not None and verdict.kind == "not-an-image":
        yield msg(
            "the image {what}, so readers see a broken image; write the address of the image "
            "itself",
            what=verdict.message,
        )
