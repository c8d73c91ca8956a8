"""An image on another host that has moved for good.

The host answers 301 or 308: it knows another address for the image and will forget this one.
Readers still see the image, a little later.

Write the new address.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/old.png)
    -- https://img.example.net/old.png --
    HTTP/1.1 301 Moved Permanently
    Location: https://img.example.net/ferry.png
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Clean::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/a.png)
    -- https://img.example.net/a.png --
    HTTP/1.1 302 Found
    Location: https://img.example.net/ferry.png
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Source: RFC 9110, 15.4.2 and 15.4.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI003", Severity.WARNING)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is not None and verdict.kind == "ok" and verdict.moved_to:
        yield msg("the image has moved for good; write {address}", address=verdict.moved_to)
