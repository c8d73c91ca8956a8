"""What the terms of pages are flagged for, and what they are not."""

import pytest

from cms.settings import Settings, Vocabulary
from tests.rules.cases import front_matter, judge_site


@pytest.mark.parametrize(
    ("line", "code", "number"),
    [
        ('tags: ["", ""]', "TX001", 2),
        ("tags:\n  - 港股\n  -", "TX001", 1),
        ('tags: ""', "TX001", 0),
        ("tags:", "TX001", 0),
        ('keywords: [""]', "TX001", 0),
        ('tags: [" a", "b "]', "TX002", 2),
        ('tags: ["a\\t"]', "TX002", 1),
        ("tags: ' a'", "TX002", 1),
        ("params: {tags: [' a']}", "TX002", 1),
        ("series: [' a']", "TX002", 0),
        ("tags: [a, A, a]", "TX003", 2),
        ("tags: [a]\ncategories: [a]", "TX003", 0),
        ("tags: [ＡＩ, AI]", "TX003", 0),
        ('tags: ["…", "—", "「」", Ⅳ]', "TX004", 4),
        ('tags: ["a/..", "%e4"]', "TX004", 2),
        ("tags: [é, 1.5, a.b, 人工智能, C++, '100%']", "TX004", 0),
        ("tags: [AI/ML, a//b, 轮渡/夜班]", "TX005", 3),
        ('tags: ["/"]', "TX005", 0),
        ('tags: ["C#", "F#"]', "TX006", 2),
    ],
)
def test_a_page_by_itself(line: str, code: str, number: int) -> None:
    assert len(front_matter(line, code)) == number


VOCABULARY = Settings(
    taxonomies={"tags": Vocabulary(("人工智能", "港股"), {"AI": "人工智能"}, minimum=1, maximum=2)}
)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("tags: [人工智能]", []),
        ("tags: [AI]", ["TX007"]),
        ("tags: [ai]", ["TX007"]),
        ("tags: [港古]", ["TX008"]),
        ("categories: [港古]\ntags: [港股]", []),
        ("tags: [港股, 人工智能, 港股]", ["TX009"]),
        ("title: 港股", ["TX009"]),
        ("tags: []", ["TX009"]),
    ],
)
def test_a_vocabulary(line: str, codes: list[str]) -> None:
    found = front_matter(line, "TX007", "TX008", "TX009", settings=VOCABULARY, kind="page")
    assert [each.code for each in found] == codes


def site(*tags: str, config: str = "") -> str:
    """A site with a page for each list of tags; those of the second language end in ``@zh-tw``."""
    pages = []
    for number, text in enumerate(tags):
        terms, _, language = text.partition("@")
        suffix = f".{language}" if language else ""
        pages.append(f"-- content/{number}{suffix}.md --\n---\ntags: [{terms}]\n---\n")
    return f"-- hugo.toml --\n{config}\n" + "".join(pages)


CHINESE = 'defaultContentLanguage = "zh-cn"\n[languages.zh-cn]\n[languages.zh-tw]'


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["AI", "AI", "ai"], ["content/2.md"]),
        (["ＡＩ", "AI", "AI"], ["content/0.md"]),
        (["AI 芯片", "AI芯片", "AI-芯片", "AI芯片"], ["content/0.md", "content/2.md"]),
        (["芯片", "芯片股"], []),
        (["C", "C++"], []),
        (["软件", "软件", "軟件"], ["content/2.md"]),
        (["软件", "软件", "軟件@zh-tw"], []),
        (["发展", "發展", "发展"], ["content/1.md"]),
        (["' AI'", "AI"], []),
    ],
)
def test_terms_that_differ_only_in_writing(tags: list[str], found: list[str]) -> None:
    text = site(*tags, config=CHINESE)
    assert [each.path for each in judge_site(text, "TX011")] == found


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["'x?y'", "xy"], ["content/1.md"]),
        (["Q&A", "q&a"], []),
        (["a.b", "ab"], []),
        (["'Tag''s'", "tags"], ["content/1.md"]),
        (["'x?y'", "xy@zh-tw"], []),
    ],
)
def test_terms_at_one_address(tags: list[str], found: list[str]) -> None:
    assert [each.path for each in judge_site(site(*tags, config=CHINESE), "TX010")] == found
