"""An image on another host of which nobody can tell whether it is there.

The host wants a password or no visitors (401, 403), is busy (429), has a fault (5xx), does not
answer in time, or shows no certificate that can be trusted. Readers may see the image all the same:
such answers often depend on who asks, and when. It was asked for several times, with pauses.

Look at the page in a browser. Hosts that never answer programs belong into `skip` below
`[remote-images]` in the settings.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
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

Source: RFC 9110, 15.5 and 15.6.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI002", Severity.WARNING)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is not None and verdict.kind == "unverified":
        yield msg(
            "the image {what}; whether readers see it cannot be told from here, so look at it in "
            "a browser",
            what=verdict.message,
        )
