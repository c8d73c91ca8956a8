"""An image on another host that is cut off.

Less of it arrives than the host announces, or so little that not even its size is there. Readers
see the upper part of the image, or the sign of a broken one. Of large images only the beginning is
read: that one is cut off behind it does not show here.

Write the address of another image, or save a copy in the site if its licence allows that.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png
    Content-Length: 48211

    (a PNG of 640 x 480)

Clean::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Source: RFC 9110, 8.6.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI006", Severity.ERROR)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is not None and verdict.kind == "truncated":
        yield msg(
            "the image {what}, so readers see a part of it or none; write the address of another",
            what=verdict.message,
        )
