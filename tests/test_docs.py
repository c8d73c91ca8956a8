"""Documents that are written by the program are up to date, and links in them lead somewhere."""

import re
from pathlib import Path

import pytest

from cms.rules import pages, renew
from cms.rules.registry import all_rules

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")])
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def test_the_index_of_the_rules_is_fresh() -> None:
    assert renew.INDEX.read_text("utf-8") == renew.index(all_rules())


def test_the_pages_of_the_rules_are_fresh() -> None:
    assert renew.PAGES.read_text("utf-8") == pages.markdown(all_rules())


@pytest.mark.parametrize("document", [path.relative_to(ROOT).as_posix() for path in DOCUMENTS])
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    targets = LINK.findall(path.read_text("utf-8")) if document != "docs/rules.md" else []
    assert [target for target in targets if not (path.parent / target).exists()] == []
