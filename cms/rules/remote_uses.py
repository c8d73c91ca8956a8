"""The images of a page that are on other hosts, and one of them as a rule sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cms.rules.image_causes import is_local
from cms.rules.image_uses import ImageUse, is_dropped, is_markdown, way_of
from cms.schema.image_keys import named_images

if TYPE_CHECKING:
    from cms.remote.verdicts import Verdict
    from cms.rules.base import Page
    from cms.settings import RemoteImages

_REMOTE = re.compile(r"\s*(?:https?:|[/\\]{2})", re.IGNORECASE)


class RemoteImage(NamedTuple):
    """A use of an image on another host.

    ``url`` is what readers' browsers ask for, ``site`` the root of the site. The verdict is None
    for what was not asked for.
    """

    use: ImageUse
    url: str
    host: str
    site: str
    settings: RemoteImages
    verdict: Verdict | None = None


def is_below(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether a host is one of several, or below one."""
    return any(host == each or host.endswith(f".{each}") for each in hosts)


def remote_uses(page: Page) -> list[ImageUse]:
    """The images on other hosts that a page shows."""
    if not page.file.kind:  # no page of its own: where its text is shown is not known
        return []
    return [use for use in _uses(page) if _is_remote(use)]


def _uses(page: Page) -> Iterator[ImageUse]:
    if b"//" in page.image_text and is_markdown(page):
        for reference in page.images:
            if not reference.is_computed and not is_dropped(page, reference):
                text = reference.text or ""
                yield ImageUse(way_of(reference), reference.destination, reference.span, text)
    keys = page.schema.image_keys
    for route, value, places in named_images(page.data, keys) if keys else ():
        yield ImageUse("front matter", value, route, "", places)


def _is_remote(use: ImageUse) -> bool:
    return bool(_REMOTE.match(use.destination)) and not is_local(use.destination, use.way)
