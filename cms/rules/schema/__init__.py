"""Rules about what the site's owner asks of front matter: see ``cms.schema``."""

from __future__ import annotations

from cms.model import Applicability, Fix, msg
from cms.rules.base import Page
from cms.rules.fixes import fix


def added(page: Page, key: str) -> Fix | None:
    """Gives a missing key its value of the setting ``defaults``."""
    low = key.lower()
    defaults = {name.lower(): value for name, value in page.schema.defaults.items()}
    if defaults.get(low) in ("", None):
        return None
    from cms.frontmatter.patch import insert, replace_value

    if low in page.data:
        patch = replace_value(page.document, (low,), defaults[low])
    else:
        patch = insert(page.document, key, defaults[low], page.schema.key_order)
    return fix(msg("add the default of this site"), patch, Applicability.UNSAFE)
