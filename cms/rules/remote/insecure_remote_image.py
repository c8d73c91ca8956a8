"""An image by plain HTTP on a site with HTTPS.

Browsers ask for it by HTTPS instead, and show nothing where the host has none; older ones warn
of the page.

Write `https://`, if the host has it, or save a copy in the site.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](http://img.example.net/ferry.png)
    -- http://img.example.net/ferry.png --
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

Source: W3C Mixed Content, 4.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI011", Severity.WARNING)
def check(image: RemoteImage) -> Iterator[Message]:
    if image.verdict is not None and image.verdict.kind not in ("ok", "unverified", "hotlink"):
        return
    if image.url.startswith("http://") and image.site.startswith("https://"):
        yield msg(
            "browsers ask for the image by HTTPS, as the site has it; write https:// if {host} "
            "has that too",
            host=image.host,
        )
