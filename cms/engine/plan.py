"""What to do to every page, as one value that any worker can be given."""

from typing import NamedTuple

from cms.rules.base import Site


class Plan(NamedTuple):
    """Codes of the rules to ask, and what they judge by.

    ``here`` is the folder that paths in reports start from.
    """

    site: Site
    rules: tuple[str, ...]
    here: str
