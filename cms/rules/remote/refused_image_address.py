"""An image at an address that readers cannot or must not get to.

The address, or the one that its host sends browsers to, is one of a home or company network, of
the computer itself, or none at all; or it holds a password, which every reader would see and with
which browsers load no images. The program does not ask for these, whoever wrote them.

Save the image in the site. Where your own network may be asked, name it in `allow` below
`[remote-images]`.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](http://192.168.1.20/ferry.png)

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://lin:secret@img.example.net/ferry.png)

Clean::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Source: IANA special-purpose address registries; WHATWG Fetch, 4.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage


@remote_rule("RI010", Severity.ERROR)
def check(image: RemoteImage) -> Iterator[Message]:
    verdict = image.verdict
    if verdict is not None and verdict.kind == "refused":
        yield msg(
            "the address of the image {what}, so readers do not see it; save the image in the site",
            what=verdict.message,
        )
