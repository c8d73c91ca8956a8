"""An image on a host that is known to keep images from other sites.

Pictures of WeChat, Weibo, Bilibili, Zhihu, CSDN and the like show on pages of these services.
Elsewhere readers find a notice in their place, or nothing, today or after the next change over
there. Which hosts these are is the setting `hotlink-hosts` below `[remote-images]`; they are not
asked, unless with `--referer-check`.

Save a copy in the site, if its licence allows that.

Flagged::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://mmbiz.qpic.cn/mmbiz_png/abc/640)

Clean::

    -- hugo.toml --
    baseURL = "https://news.example.org/"
    -- content/a.md --
    ![夜航的渡轮](https://img.example.net/ferry.png)
    -- https://img.example.net/ferry.png --
    HTTP/1.1 200 OK
    Content-Type: image/png

    (a PNG of 640 x 480)

Source: RFC 9110, 10.1.3; answers of these hosts to requests from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import remote_rule
from cms.rules.remote_uses import RemoteImage, is_below


@remote_rule("RI009", Severity.WARNING)
def check(image: RemoteImage) -> Iterator[Message]:
    if image.verdict is None and is_below(image.host, image.settings.hotlink_hosts):
        yield msg(
            "{host} is known to keep its images from readers of other sites; save a copy in the "
            "site",
            host=image.host,
        )
