"""An image on another host that is gone.

The host answers 404 or 410, or there is no such host any more, or the address leads in circles.
Readers get the sign of a broken image. A single refusal, a busy server or a time-out is not taken
for this: see `unverified-remote-image`.

Write the address of another image, or save a copy in the site if its licence allows that.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 404 Not Found

Clean::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Source: RFC 9110, 15.5.5 and 15.5.11.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI001", Severity.ERROR)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is not None and verdict.kind == "dead":
        yield msg(
            "the image {what}, so readers see a broken image; write the address of another, or "
            "save a copy in the site",
            what=verdict.message,
        )
