"""What fixes make of comments that ignore nothing."""

import pytest

from tests.rules.fixing import SAFE, UNSAFE, fixed_site


def page(text: str, level: object, config: str = "") -> str:
    """The page with its fixes, all rules in force."""
    site = f"-- hugo.toml --\n{config}-- content/a.md --\n{text}"
    return fixed_site(site, level=level).get("content/a.md", text)


IN_FRONT_MATTER = {
    "beside a key": ("---\na: 1 # cms: ignore DT001\n---\n", "---\na: 1\n---\n"),
    "behind blanks": ("---\na: 1\t  # cms: ignore DT001 -- why \n---\n", "---\na: 1 \n---\n"),
    "above a key": ("---\nb: 1\n  # cms: ignore DT001\na: 1\n---\n", "---\nb: 1\na: 1\n---\n"),
    "below all keys": ("---\na: 1\n# cms: ignore DT001\n---\n", "---\na: 1\n---\n"),
    "for the file": ("---\n# cms: ignore-file DT001, FD\na: 1\n---\n", "---\na: 1\n---\n"),
    "in a list": ("---\na:\n- b\n# cms: ignore DT001\n- c\n---\n", "---\na:\n- b\n- c\n---\n"),
    "in brackets": ("---\na: [b, # cms: ignore DT001\n  c]\n---\n", "---\na: [b,\n  c]\n---\n"),
    "below a block": (
        "---\na: |\n  b\n# cms: ignore DT001\nc: 1\n---\n",
        "---\na: |\n  b\nc: 1\n---\n",
    ),
    "behind a remark": (
        "---\na: 1 # 注 # cms: ignore DT001\n---\n",
        "---\na: 1 # 注\n---\n",
    ),
    "in front of another one": (
        "---\nurl: 'a b' # cms: ignore DT001 # cms: ignore UR\ndraft: x # cms: ignore FD012\n---\n",
        "---\nurl: 'a b'\ndraft: x # cms: ignore FD012\n---\n",
    ),
    "TOML": ("+++\na = 1# cms: ignore DT001\n+++\n", "+++\na = 1\n+++\n"),
    "TOML, above": ("+++\n# cms: ignore DT001\n[a]\nb = 1\n+++\n", "+++\n[a]\nb = 1\n+++\n"),
    "CRLF": (
        "\ufeff---\r\n# cms: ignore DT001\r\na: 1 # cms: ignore DT001\r\n---\r\n",
        "\ufeff---\r\na: 1\r\n---\r\n",
    ),
}


@pytest.mark.parametrize(("text", "after"), IN_FRONT_MATTER.values(), ids=IN_FRONT_MATTER)
def test_a_comment_goes_that_ignores_nothing(text: str, after: str) -> None:
    assert page(text, SAFE) == after


@pytest.mark.parametrize(
    ("selectors", "after"),
    [
        ("FD014, DT001", "FD014"),
        ("DT001, FD014", "FD014"),
        ("DT001，DT002 FD014, DT003 -- 注", "FD014 -- 注"),
        ("DT001, FD014, DT002, weight-not-integer", "FD014, weight-not-integer"),
        ("nonsense, DT001, FD014", "nonsense, FD014"),
    ],
)
def test_of_several_selectors_those_go_that_ignore_nothing(selectors: str, after: str) -> None:
    for text in (
        "---\nweight: 高 # cms: ignore {}\n---\n",
        "---\n# cms: ignore {}\nweight: 高\n---\n",
        "+++\nweight = '高' # cms: ignore {}\n+++\n",
        "---\nweight: 高\n---\n正文 <!-- cms: ignore-file {} -->\n",
    ):
        assert page(text.format(selectors), SAFE) == text.format(after)


HEAD = "---\ntitle: 标题\n---\n"

IN_TEXT = {
    "above a paragraph": ("甲\n\n<!-- cms: ignore TE -->\n乙\n", "甲\n\n乙\n"),
    "at the start": ("<!-- cms: ignore TE -->\n乙\n", "乙\n"),
    "at the end": ("甲\n\n<!-- cms: ignore-file TE -->", "甲\n\n"),
    "of several lines": ("<!--\ncms: ignore TE\n-->\n乙\n", "乙\n"),
    "behind text": ("甲 <!-- cms: ignore TE -->\n乙\n", "甲\n乙\n"),
    "behind an image": ("* ![甲](#a) <!-- cms: ignore TE -->\n", "* ![甲](#a)\n"),
    "CRLF": ("<!-- cms: ignore TE -->\r\n乙\r\n", "乙\r\n"),
}


@pytest.mark.parametrize(("text", "after"), IN_TEXT.values(), ids=IN_TEXT)
def test_a_comment_in_the_text_goes_where_the_text_stays_as_it_is(text: str, after: str) -> None:
    for head in (HEAD, "", '{"title": "a"}\n'):
        assert page(head + text.replace("TE", "TX001"), SAFE) == head + after


RUNNING_TOGETHER = {
    "between lines of a paragraph": ("甲\n<!-- cms: ignore TE -->\n乙\n", "甲\n乙\n"),
    "between lists": ("- 甲\n\n<!-- cms: ignore TE -->\n- 乙\n", "- 甲\n\n- 乙\n"),
    "within a line": ("**甲** <!-- cms: ignore TE -->乙\n", "**甲**乙\n"),
    "in a quotation": ("> <!-- cms: ignore TE -->\n> 乙\n", ">\n> 乙\n"),
    "in a heading": ("## 甲 <!-- cms: ignore TE -->\n", "## 甲\n"),
    "in a heading by underline": ("甲 <!-- cms: ignore TE -->\n---\n", "甲\n---\n"),
    "in a table": ("| 甲 | <!-- cms: ignore TE -->\n|-|\n", "| 甲 |\n|-|\n"),
}


@pytest.mark.parametrize(("text", "after"), RUNNING_TOGETHER.values(), ids=RUNNING_TOGETHER)
def test_a_comment_goes_where_the_user_agrees_to_what_becomes_of_the_text(
    text: str, after: str
) -> None:
    text = HEAD + text.replace("TE", "TX001")
    assert page(text, SAFE) == text
    assert fixed_site(f"-- hugo.toml --\n-- content/a.md --\n{text}", "IG", "TX", level=UNSAFE) == {
        "content/a.md": HEAD + after
    }


def test_without_the_theme_nobody_knows_what_its_rules_would_say() -> None:
    text = "---\na: 1 # cms: ignore TH001\n---\n"
    assert page(text, SAFE, "theme = 'lost'\n") == text
    assert page(text, UNSAFE, "theme = 'lost'\n") == "---\na: 1\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 标题\n- 乙\n# cms: ignore DT001\n---\n",  # nobody knows what would be found
        "<!-- cms: ignore-file DT001 -->\n---\ntitle: 标题\n---\n",
        "---\nweight: 高 # cms: ignore FD99\n---\n",
        "---\nweight: 高 # cms: ignore\n---\n",
        "---\na: 1 # cms: ignore ALL\n---\n",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert page(text, SAFE) == text


@pytest.mark.parametrize(
    "text",
    [
        "---\n# cms: ignore {}\nweight: 高\n---\n",
        "+++\nweight = '高' # cms: ignore FD014, {}\n+++\n",
        "---\nweight: 高\n---\n甲 <!-- cms: ignore-file {} -->\n",
    ],
)
def test_a_misspelled_name_is_corrected(text: str) -> None:
    misspelled = text.format("weight-not_intger")
    assert page(misspelled, SAFE) == misspelled
    assert page(misspelled, UNSAFE) == text.format("weight-not-integer")
