"""An image address that a template of Hugo cannot read.

Where Hugo's own template renders images, as it does for `figure` and on sites that name their
languages, it takes each address apart. A percent sign that begins no escape, as in `涨幅100%.png`,
or a colon in the first part of the path stops the build there, and nothing is published. A file
whose own name has such a percent sign does so too.

Write `%25` for a percent sign, `./` in front of a name with a colon, and better rename the file.

Flagged::

    -- hugo.toml --
    [languages.zh-cn]
    -- content/post/market/涨幅100%.png --
    -- content/post/market/index.md --
    ---
    title: 行情
    ---
    ![涨幅](涨幅100%.png)

Clean::

    -- hugo.toml --
    -- content/post/market/涨幅100%.png --
    -- content/post/market/index.md --
    ---
    title: 行情
    ---
    ![涨幅](涨幅100%25.png)

Source: Hugo ``tpl/tplimpl/embedded/templates/_markup/render-image.html``; Go ``net/url``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings
from cms.rules.site_pages import SitePages


@site_rule("IM009", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "stops-build")


def _message(missing: MissingImage) -> Message:
    address = missing.use.destination
    if "%" in address:
        return msg(
            "Hugo's template cannot read the percent sign in {address}, so the build fails; "
            "rename the file without one",
            address=address,
        )
    return msg(
        "Hugo's template takes what stands before the colon in {address} for a scheme, so the "
        "build fails; write ./ in front",
        address=address,
    )
