"""What to do to every page, as one value that any worker can be given."""

from __future__ import annotations

from dataclasses import dataclass

from cms.rules.base import Site


@dataclass(frozen=True, slots=True)
class Plan:
    """Codes of the rules to ask, and what they judge by.

    ``here`` is the folder that paths in reports start from.
    """

    site: Site
    rules: tuple[str, ...]
    here: str
