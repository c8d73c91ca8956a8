"""An image on another host that is very large.

Readers wait for it, and pay for it on their phones. How many bytes are too many is the setting
`maximum-bytes` below `[remote-images]`: ten million if nobody says otherwise, 0 for any number.

Write the address of a smaller copy; many hosts make one where the address asks for a width.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 206 Partial Content
    Content-Type: image/png
    Content-Range: bytes 0-65535/24000000

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

Source: the setting `maximum-bytes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI012", Severity.WARNING)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict, most = image.verdict, image.settings.maximum_bytes
    if verdict is not None and verdict.kind == "ok" and verdict.size > most > 0:
        yield msg(
            "the image has {size:.1f} MB, more than {most:.1f}; write the address of a smaller "
            "copy",
            size=verdict.size / 1e6,
            most=most / 1e6,
        )
