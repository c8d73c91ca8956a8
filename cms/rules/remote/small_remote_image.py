"""An image on another host with fewer pixels than the site asks for.

A thumbnail in place of the picture looks blurred. The settings `minimum-width` and
`minimum-height` below `[remote-images]` tell how many pixels there have to be; without them any
number will do.

Write the address of the full image.

Flagged::

    -- cms.toml --
    [remote-images]
    minimum-width = 800
    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

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

Source: the settings `minimum-width` and `minimum-height`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI013", Severity.WARNING)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict, settings = image.verdict, image.settings
    if verdict is None or not verdict.width:
        return
    if verdict.width < settings.minimum_width or verdict.height < settings.minimum_height:
        yield msg(
            "the image has {width} x {height} pixels, fewer than {least_width} x {least_height}; "
            "write the address of a larger one",
            width=verdict.width,
            height=verdict.height,
            least_width=settings.minimum_width,
            least_height=settings.minimum_height,
        )
