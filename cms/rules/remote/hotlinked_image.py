"""An image that you see and the readers of the site do not.

Some hosts show their images on their own pages only. They look at the `Referer` of a request: in
an editor there is none, and the image is there; on the published site the host refuses it or sends
a notice in its place. An image that is refused was asked for both ways, and with
`cms check-images --referer-check` every image is.

Save a copy in the site, if its licence allows that. Where the pages of the site tell browsers to
send no `Referer`, set `send-referer = false` below `[remote-images]`.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 403 Forbidden
    -- https://img.example.net/ferry.png for others --
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

Source: RFC 9110, 10.1.3; WHATWG Fetch, referrer policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI007", Severity.ERROR)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is not None and verdict.kind == "hotlink":
        yield msg(
            "the image {what}: you see it in your editor, and they do not; save a copy in the site",
            what=verdict.message,
        )
