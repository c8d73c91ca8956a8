"""An image on another host whose name ends as another type of image.

Browsers look at the bytes and show it. Whoever downloads the file by its name gets one that
programs refuse, and Hugo cannot process it. This rule is opt-in: `--extend-select RI014`.

Write the address of a file with the right name, or save a copy under one.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.jpg)
    -- https://img.example.net/ferry.jpg --
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

Source: WHATWG MIME Sniffing, 6.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage

_ENDINGS = {
    "avif": "image/avif",
    "bmp": "image/bmp",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


@remote_rule("RI014", Severity.WARNING, opt_in=True)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is None or verdict.kind != "ok":
        return
    name = image.url.partition("?")[0].rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    meant = _ENDINGS.get(ending, "")
    if meant and meant != verdict.type.replace("apng", "png"):
        yield msg(
            "the image is {type}, not {meant} as its name says; write the address of one that is",
            type=verdict.type,
            meant=meant,
        )
