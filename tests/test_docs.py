"""Documents that are written by the program are up to date, and links in them lead somewhere."""

import re
from pathlib import Path

import pytest

from cms.rules import pages, renew
from cms.rules.registry import all_rules

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")])
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\]\((?!https?://)([^)#]*)(?:#([^)]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def test_the_index_of_the_rules_is_fresh() -> None:
    assert renew.INDEX.read_text("utf-8") == renew.index(all_rules())


def test_the_pages_of_the_rules_are_fresh() -> None:
    assert renew.PAGES.read_text("utf-8") == pages.markdown(all_rules())


def prose(document: Path) -> str:
    """The text of a document without its code."""
    return FENCED.sub("", document.read_text("utf-8"))


def anchors(document: Path) -> set[str]:
    """What the fragment of a link may name: headings as GitHub names them, and ids."""
    text = prose(document)
    headings = (re.sub(r"[^\w\- ]", "", each.lower()) for each in HEADING.findall(text))
    return {*(each.replace(" ", "-") for each in headings), *re.findall(r'id="([^"]+)"', text)}


@pytest.mark.parametrize("document", [path.relative_to(ROOT).as_posix() for path in DOCUMENTS])
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = LINK.findall(INLINE_CODE.sub("", prose(path))) if path.name != "rules.md" else []
    targets = [(path.parent / target if target else path, anchor) for target, anchor in links]
    assert [each for each, _ in targets if not each.exists()] == []
    assert [each for each in targets if each[1] and each[1] not in anchors(each[0])] == []
