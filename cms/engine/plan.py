"""What to do to every page, as one value that any worker can be given."""

from collections.abc import Collection
from typing import NamedTuple

from cms.rules.base import Site
from cms.rules.index import INDEX


class Plan(NamedTuple):
    """Codes of the rules to ask about pages and about the site, and what they judge by.

    ``here`` is the folder that paths in reports start from. ``kept`` are the front matter keys
    that site rules read of every page.
    """

    site: Site
    rules: tuple[str, ...]
    here: str
    site_rules: tuple[str, ...] = ()
    kept: Collection[str] = ()


def make_plan(site: Site, codes: tuple[str, ...], here: str) -> Plan:
    """The plan for the rules with these codes."""
    site_rules = tuple(code for code in codes if INDEX[code].of_site)
    if not site_rules:
        return Plan(site, codes, here)
    from cms.rules.site_pages import site_keys

    rules = tuple(code for code in codes if not INDEX[code].of_site)
    return Plan(site, rules, here, site_rules, site_keys(site.config))
