"""An image that only readers of the site see.

The host shows the image to those who come from the site and to nobody else. It is missing in the
preview of an editor, in feeds, in mail and in a copy of the site at another address.
`cms check-images --referer-check` tells.

Have the host show it to those who come from nowhere, or save a copy in the site.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)
    -- https://img.example.net/ferry.png for others --
    HTTP/1.1 403 Forbidden

Clean::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Source: RFC 9110, 10.1.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI008", Severity.WARNING)
def check(image: RemoteImage) -> Iterator[Message]:
    if image.verdict is not None and image.verdict.needs_referer:
        yield msg(
            "only readers of {site} see the image, so feeds and editors show none; have the host "
            "show it to all, or save a copy in the site",
            site=image.site,
        )
