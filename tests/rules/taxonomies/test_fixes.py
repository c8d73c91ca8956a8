"""What fixes make of terms: one spelling for each, and each term once."""

import pytest

from cms.settings import Settings, Vocabulary
from tests.rules.fixing import SAFE, UNSAFE, fixed_head, fixed_site

VOCABULARY = Settings(
    taxonomies={"tags": Vocabulary(aliases={"AI": "人工智能", "machine minds": "人工智能"})}
)


@pytest.mark.parametrize(
    ("code", "head", "after"),
    [
        ("TX001", 'tags: [港股, ""] # 注', "tags: [港股] # 注"),
        ("TX001", "tags:\n- 港股\n- # 注\n- A股", "tags:\n- 港股\n- A股"),
        ("TX001", 'tags: [""]', "tags: []"),
        ("TX001", "tags = ['', 'A股']", "tags = ['A股']"),
        ("TX001", '{"tags": ["a", null]}', '{"tags": ["a"]}'),
        ("TX003", "tags: [港股, A股, 港股] # 注", "tags: [港股, A股] # 注"),
        ("TX003", "tags:\n- 港股 # 注\n- A股\n- 港股 # 再", "tags:\n- 港股 # 注\n- A股"),
        ("TX003", "tags = ['a', 'a']", "tags = ['a']"),
        ("TX003", '{"tags": ["a", "b", "a"]}', '{"tags": ["a", "b"]}'),
    ],
)
def test_what_is_no_term_goes(code: str, head: str, after: str) -> None:
    assert fixed_head(head, code, level=SAFE) == after


@pytest.mark.parametrize(
    ("code", "head", "after"),
    [
        ("TX002", 'tags: ["人工智能 ", 港股] # 注', 'tags: ["人工智能", 港股] # 注'),
        ("TX002", "tags: ['人工智能 ', 人工智能]", "tags: [人工智能]"),
        ("TX002", "tags: [' 港股', '港股 ']", "tags: ['港股']"),
        ("TX002", 'tags: " 港股"', 'tags: "港股"'),
        ("TX002", "categories = ['　财经']", "categories = ['财经']"),
        ("TX002", '{"tags": ["a "]}', '{"tags": ["a"]}'),
        ("TX007", "tags: [ai, 港股] # 注", "tags: [人工智能, 港股] # 注"),
        ("TX007", "tags:\n- 'AI' # 注\n- 港股", "tags:\n- '人工智能' # 注\n- 港股"),
        ("TX007", "tags: [AI, 人工智能]", "tags: [人工智能]"),
        ("TX007", "tags: [AI, Machine Minds]", "tags: [人工智能]"),
        ("TX007", "tags = ['ai']", "tags = ['人工智能']"),
        ("TX007", '{"tags": "ai"}', '{"tags": "人工智能"}'),
    ],
)
def test_a_term_is_written_as_it_is_called(code: str, head: str, after: str) -> None:
    assert fixed_head(head, code, level=SAFE, settings=VOCABULARY) == after


@pytest.mark.parametrize(
    ("code", "head", "after"),
    [("TX003", "tags: [Hong Kong, hong-kong]", "tags: [Hong Kong]")],
)
def test_a_page_moves_to_another_term_where_the_user_agrees(
    code: str, head: str, after: str
) -> None:
    assert fixed_head(head, code, level=SAFE) == head
    assert fixed_head(head, code, level=UNSAFE) == after


def test_the_usual_spelling_is_written_everywhere() -> None:
    site = """\
-- hugo.toml --
-- content/a.md --
---
tags: [Open Source] # 注
---
-- content/b.md --
---
tags: [Open Source]
---
-- content/c.md --
+++
tags = ["opensource", "b"]
+++
-- content/d.md --
---
tags: [a, OPENSOURCE, open-source]
---
-- content/e.md --
{"tags": ["Open Source", "opensource"]}
"""
    assert fixed_site(site, "TX011", level=UNSAFE) == {
        "content/c.md": '+++\ntags = ["Open Source", "b"]\n+++\n',
        "content/d.md": "---\ntags: [a, Open Source]\n---\n",
        "content/e.md": '{"tags": ["Open Source"]}\n',
    }
