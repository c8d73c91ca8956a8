"""Emphasis that prints its marks: what is found, what is not, and what to write instead."""

import pytest

from cms.markdown.emphasis import LiteralMark, Repair, literal_emphasis
from cms.markdown.options import MarkdownOptions
from cms.model import Span

ESCAPED_SPACE = MarkdownOptions(escaped_space=True)


def find(text: str, options: MarkdownOptions = ESCAPED_SPACE) -> list[LiteralMark]:
    raw = text.encode()
    return literal_emphasis(raw, Span(0, len(raw)), options)


def apply(text: str, repair: Repair) -> str:
    raw = text.encode()
    for edit in sorted(repair.edits, reverse=True):
        raw = raw[: edit.span.start] + edit.text + raw[edit.span.end :]
    return raw.decode()


@pytest.mark.parametrize(
    ("text", "marked", "opens", "closes"),
    [
        ("**上下文（Context）**这个", "**上下文（Context）**", True, False),
        ("**阶段。**2月", "**阶段。**", True, False),
        ("他说**“你好”**吗", "**“你好”**", False, False),
        ("文**（一）**。", "**（一）**", False, True),
        ("*注（一）*文", "*注（一）*", True, False),
        ("~~旧（价）~~文", "~~旧（价）~~", True, False),
        ("***强（一）***文", "***强（一）***", True, False),
        ("见_“序”_吧", "_“序”_", False, False),
        ("これは**「重要」**です", "**「重要」**", False, False),
        ("이것은 **텍스트(주석)**입니다", "**텍스트(주석)**", True, False),
        ("[**甲（乙）**丙](x)", "**甲（乙）**", True, False),
        ("> - **甲（乙）**丙\n", "**甲（乙）**", True, False),
        ("**`main`**分支", "**`main`**", True, False),
        ("的**[甲](b)**乙", "**[甲](b)**", False, False),
        ("**甲**，**乙（丙）**丁", "**乙（丙）**", True, False),
        ("**甲\n乙（丙）**丁", "**甲\n乙（丙）**", True, False),
    ],
)
def test_marks_beside_punctuation_are_found(
    text: str, marked: str, opens: bool, closes: bool
) -> None:
    (found,) = find(text)
    raw = text.encode()
    assert raw[found.opening.span.start : found.closing.span.end].decode() == marked
    assert (found.opening.works, found.closing.works) == (opens, closes)


@pytest.mark.parametrize(
    "text",
    [
        "**重点**文字",
        "，**重点**。",
        "**重点（注）** 文",
        "**重点（注）**，文",
        "**重点（注）**",
        "文（**注**）文",
        "5*（3+2）*4",
        "10~20（约）~30",
        "变量_名_称",
        r"\*\*甲（乙）\*\*丙",
        "`**甲（乙）**丙`",
        "```\n**甲（乙）**丙\n```",
        "<!-- **甲（乙）**丙 -->",
        "**甲（乙） **丙",
        "版本 1.0.*，不必升级。",
        "f(x)**2 和 g(x)**3 之和",
        "**word (note)**word",
        "",
    ],
)
def test_other_marks_are_left_alone(text: str) -> None:
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        (
            "**阶段。**2月",
            {"move-punctuation": "**阶段**。2月", "escaped-space": "**阶段。**\\ 2月"},
        ),
        (
            "说**“好”**吗",
            {"move-punctuation": "说“**好**”吗", "escaped-space": "说\\ **“好”**\\ 吗"},
        ),
        ("**甲（乙）**丙", {"escaped-space": "**甲（乙）**\\ 丙"}),
        ("**`main`**分支", {"escaped-space": "**`main`**\\ 分支"}),
        ("文**——甲**", {"move-punctuation": "文——**甲**", "escaped-space": "文\\ **——甲**"}),
        ("**（甲）和（乙）**丙", {"escaped-space": "**（甲）和（乙）**\\ 丙"}),
    ],
)
def test_repairs_are_edits(text: str, repaired: dict[str, str]) -> None:
    (found,) = find(text)
    written = {repair.kind: apply(text, repair) for repair in found.repairs}
    assert written.pop("zero-width-space").replace("\u200b", "") == text
    assert written == repaired
    assert not any(find(apply(text, repair)) for repair in found.repairs)


def test_repairs_depend_on_settings_and_marks() -> None:
    kinds = [repair.kind for repair in find("**甲（乙）**丙", MarkdownOptions())[0].repairs]
    assert kinds == ["zero-width-space"]
    # Within a word an underscore never closes, whatever stands before it.
    kinds = [repair.kind for repair in find("_“甲”_乙", MarkdownOptions())[0].repairs]
    assert kinds == ["move-punctuation"]


def test_marks_left_over_by_others_have_no_repair() -> None:
    first, second = find("甲*（乙）*，丙*丁（戊）*，")
    assert (first.opening.works, bool(first.repairs)) == (False, True)
    assert (second.opening.works, second.closing.works, second.repairs) == (True, True, ())
