"""The excerpt that goes with a diagnostic."""

import pytest

from cms.engine.page import EXCERPT_WIDTH
from tests.rules.cases import judge


@pytest.mark.parametrize(
    ("text", "shown", "marked"),
    [
        ("---\ndate: nope\n---\n", "date: nope", "nope"),
        ("---\r\ndate: nope\r\n---\r\n", "date: nope", "nope"),
        ("\ufeff--- date: nope\n---\n", "--- date: nope", "nope"),
        ("---\n标题: 值\ndate: 昨天\n---\n", "date: 昨天", "昨天"),
    ],
)
def test_the_excerpt_is_the_line_and_the_column_points_into_it(
    text: str, shown: str, marked: str
) -> None:
    (found,) = judge(text, "DT001")
    assert found.source == shown
    assert found.source[found.start.column - found.source_column :].startswith(marked)


def test_of_a_very_long_line_the_piece_around_the_place_is_shown() -> None:
    line = "{title: " + "x" * 5000 + ", date: nope, end: " + "y" * 5000 + "}"
    (found,) = judge(f"--- {line}\n---\n", "DT001")
    assert len(found.source) == EXCERPT_WIDTH
    assert found.source[found.start.column - found.source_column :].startswith("nope")
