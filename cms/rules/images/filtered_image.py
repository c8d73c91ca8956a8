"""An image whose data is part of the address, which Hugo's template does not let through.

`data:image/png;base64,...` works in plain Markdown. Where Hugo's own template renders images, as on
sites that name their languages, Go's template library replaces the address by `#ZgotmplZ`.
Readers get the sign of a broken image.

Save the image as a file beside the page.

Flagged::

    -- hugo.toml --
    [languages.zh-cn]
    -- content/a.md --
    ---
    title: 图
    ---
    ![灯塔](data:image/png;base64,iVBORw0KGgo=)

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    title: 图
    ---
    ![灯塔](data:image/png;base64,iVBORw0KGgo=)

Source: Hugo ``tpl/tplimpl/embedded/templates/_markup/render-image.html``; Go ``html/template``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM010", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "filtered")


def _message(missing: MissingImage) -> Message:
    return msg(
        "Hugo's template lets no {scheme} address through: {seen}; save the image as a file "
        "beside the page",
        scheme=missing.use.destination.partition(":")[0] + ":",
        seen=seen(missing.use),
    )
