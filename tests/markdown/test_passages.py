"""Only parts of a body are read: what is found is what reading all of it finds."""

import random

import pytest

from cms.markdown import reading
from cms.markdown.documents import Document
from cms.markdown.options import MarkdownOptions
from cms.markdown.references import Reference, ReferenceOptions, find_references
from cms.model import Span

LINES = [
    "- a\n", "  b\n", "\n", "\n\n", "  ```\n", "1. x\n", "   ```\n", "   y\n", "* * *\n", "```\n",
    "- ", "  <!-- c\n", "-->\n", "text\n", "![a](b)\n", "  ![c](d)\n", "    e\n", "<div>\n",
    "</div>\n", "\r\n", ": f\n", "[^1]: n\n", "[^1]", "![r]\n", "[r]: s\n", "~~~\n", "> q\n",
    "\t![t](u)\n",
]  # fmt: skip


class WholeDocument(Document):
    """Every byte is a sign, so that nothing is skipped."""

    def __init__(self, text: bytes, options: MarkdownOptions, places: set[int]) -> None:
        super().__init__(text, options, set(range(len(text))))


@pytest.mark.parametrize("links", [True, False])
def test_passages_have_what_the_whole_has(monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    chance = random.Random(links)
    texts = ["".join(chance.choices(LINES, k=chance.randint(2, 30))) for _ in range(3000)]
    parts = [find(text, links) for text in texts]
    monkeypatch.setattr(reading, "Document", WholeDocument)
    for text, found in zip(texts, parts, strict=True):
        assert find(text, links) == found, text


def find(text: str, links: bool) -> list[Reference]:
    raw = text.encode()
    return find_references(raw, Span(0, len(raw)), ReferenceOptions(links=links))
