"""What to do to every page, as one value that any worker can be given."""

from collections.abc import Collection
from typing import NamedTuple

from cms.rules.base import IMAGES, UNUSED_IMAGES, Site
from cms.rules.index import INDEX


class Plan(NamedTuple):
    """Codes of the rules to ask, by scope, and what they judge by.

    ``here`` is the folder that paths in reports start from. ``kept`` are the front matter keys
    that site rules read of every page; with ``seeks_images`` they judge its images too, and with
    ``seeks_unused`` the images that it does not show. ``remote_rules`` judge images on other hosts.
    """

    site: Site
    page_rules: tuple[str, ...]
    site_rules: tuple[str, ...]
    suppression_rules: tuple[str, ...]
    here: str
    kept: Collection[str]
    seeks_images: bool
    seeks_unused: bool
    remote_rules: tuple[str, ...] = ()


def make_plan(site: Site, codes: tuple[str, ...], here: str) -> Plan:
    """The plan for the rules with these codes, but for those about images on other hosts."""
    scopes: dict[str, list[str]] = {"page": [], "site": [], "suppression": [], "remote": []}
    for code in codes:
        scopes[INDEX[code].scope].append(code)
    pages, whole, suppressions, _ = map(tuple, scopes.values())
    kept: Collection[str] = ()
    if whole:
        from cms.rules.site_pages import site_keys

        kept = site_keys(site.config)
    asked = {key for code in whole for key in INDEX[code].keys}
    seeks = IMAGES in asked, UNUSED_IMAGES in asked
    return Plan(site, pages, whole, suppressions, here, kept, *seeks)
