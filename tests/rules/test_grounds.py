"""Until when findings hold that the clock decided, tried at the seconds around it."""

from pathlib import Path

import pytest

from cms.engine.page import analyse
from cms.engine.plan import make_plan
from cms.hugo.config.load import default_config
from cms.rules.base import Site
from cms.rules.grounds import ALWAYS
from cms.rules.index import INDEX
from cms.settings import Settings
from tests.files import content_file

CONFIG = default_config(Path("/site"))
RULES = tuple(code for code, entry in INDEX.items() if entry.scope == "page")
FILE = content_file("content/a.md", kind="page")
NOON = 1_741_089_600  # 2025-03-04T12:00:00Z


def judged(text: str, now: int) -> tuple[list[str], tuple[int, int]]:
    """What is said of a page at a moment, and in which seconds that holds."""
    site = Site(CONFIG, Settings(), now)
    result = analyse(FILE, text.encode(), make_plan(site, RULES, "/site"))
    said = [str(found.message) for found in result.diagnostics]
    return said, (site.grounds.since, site.grounds.until)


TEXTS = {
    "date": "---\ntitle: a\ndate: 2025-03-04T12:00:00Z\n---\n",
    "date without an offset": "---\ntitle: a\ndate: 2025-03-04 12:00:00\n---\n",
    "date of a Chinese author": "---\ntitle: a\nlang: zh-CN\ndate: 2025-03-04 12:00:00\n---\n",
    "date with nanoseconds": "---\ntitle: a\ndate: 2025-03-04T12:00:00.5Z\n---\n",
    "expiry": "---\ntitle: a\nexpiryDate: 2025-03-04T12:00:00Z\n---\n",
    "both": "---\ntitle: a\ndate: 2025-03-03\nexpiryDate: 2025-03-04T12:00:00Z\n---\n",
    "a fix that publishes": "\u200b---\ntitle: a\ndate: 2025-03-04T12:00:00Z\n---\n",
}
DISTANCES = [1, 59, 60, 61, 3599, 3600, 3661, 86_399, 86_400, 90_000, 90_061, 40_000_000]
MOMENTS = [NOON, *(NOON + sign * each for each in DISTANCES for sign in (-1, 1))]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("now", MOMENTS)
def test_what_is_said_holds_until_it_changes(text: str, now: int) -> None:
    said, (since, until) = judged(text, now)
    assert since <= now < until
    for second in {since, until - 1, (since + until) // 2, now} - {ALWAYS[0], ALWAYS[1] - 1}:
        assert judged(text, second)[0] == said


def test_a_page_without_dates_holds_always() -> None:
    said, (since, until) = judged("---\ntitle: a\n---\n", NOON)
    assert said == []
    assert (since, until) == ALWAYS


@pytest.mark.parametrize("now", [NOON - 90_000, NOON + 90_000])
def test_a_period_in_words_holds_for_its_smaller_unit(now: int) -> None:
    text = TEXTS["date"] if now < NOON else TEXTS["expiry"]
    since, until = judged(text, now)[1]
    assert until - since == 3600
