"""Alternative texts that say nothing, that say something, and such that are missing."""

import pytest

from tests.rules.cases import judge, judge_site

PAGE = "---\ntitle: 渡轮\n---\n"


def codes(body: str) -> list[str]:
    return [each.code for each in judge(PAGE + body, "IM014", "IM015")]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "图片",
            "图",
            "照片",
            "截图",
            "屏幕截图",
            "微信图片_20250207213114",
            "图1",
            "图 1",
            "图片 2",
        ),
        *("圖片", "螢幕截圖", "螢幕擷取畫面 2025-02-07", "在这里插入图片描述", "输入图片说明"),
        *("image", "Image", "img", "photo", "picture", "alt text", "Alt", "screenshot", "Untitled"),
        *(
            "image-20250207213114",
            "IMG_2034",
            "DSC0001",
            "image12",
            "screen capture",
            "1",
            "figure 3",
        ),
        *("pier.png", "IMG_2034.JPG", "屏幕截图 2025-02-07.png", "Pasted image 20250207213114.png"),
    ],
)
def test_texts_that_say_nothing(text: str) -> None:
    assert codes(f"![{text}](https://img.example.org/pier.png)") == ["IM014"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "夜航的渡轮",
            "图书馆",
            "渡轮图",
            "灯塔岛码头图片",
            "照片墙",
            "OpenTelemetry",
            "kitten a",
            "A",
        ),
        *("The image pipeline", "image of a pier", "iPhone 15", "2025年港口吞吐量", "B52", "G20"),
        *("pier", "Jaeger UI", "docs/pier.png 的内容", "第1章"),
    ],
)
def test_texts_that_say_something(text: str) -> None:
    assert codes(f"![{text}](https://img.example.org/pier.png)") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![](/pier.png)", ["IM015"]),
        ("![ ](/pier.png)", ["IM015"]),
        ("![][pier]\n\n[pier]: /pier.png", ["IM015"]),
        ('{{< figure src="/pier.png" >}}', ["IM015"]),
        ('{{< figure src="/pier.png" alt="图片" >}}', ["IM014"]),
        ('{{< figure src="/pier.png" caption="灯塔岛码头" >}}', []),
        ('{{< figure src="/pier.png" alt="" >}}', []),
        ("![码头](/pier.png) ![](/pier.png) ![图片](/pier.png)", ["IM015", "IM014"]),
        ("`![](/pier.png)`", []),
        ("```\n![](/pier.png)\n![图片](/pier.png)\n```", []),
        ("<img src='/pier.png'>", []),  # dropped
        ("![**码头**](/pier.png)", []),
        ("![图 [1]](/pier.png)", ["IM014"]),
    ],
)
def test_forms_of_images(body: str, expected: list[str]) -> None:
    assert codes(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<img src='/pier.png'>", ["IM015"]),
        ("<img src='/pier.png' alt>", []),
        ("<img src='/pier.png' alt=''>", []),
        ("<img src='/pier.png' alt='图片'>", ["IM014"]),
        ("<img src='/pier.png' alt='码头' srcset='/a.png 2x'>", []),
        ("<picture><source srcset='/a.png'><img src='/b.png' alt='码头'></picture>", []),
    ],
)
def test_html(body: str, expected: list[str]) -> None:
    site = "-- hugo.toml --\n[markup.goldmark.renderer]\nunsafe = true\n-- content/a.md --\n"
    assert [each.code for each in judge_site(site + PAGE + body, "IM014", "IM015")] == expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('{{< img src="/pier.png" >}}', ["IM015"]),
        ('{{< img src="/pier.png" alt="灯塔岛码头" >}}', []),
        ('{{< img "/pier.png" >}}', []),
        ('{{< img "/pier.png" "灯塔岛码头" >}}', []),
    ],
)
def test_shortcodes_of_the_site(call: str, expected: list[str]) -> None:
    site = '-- hugo.toml --\n-- cms.toml --\n[image-shortcodes]\nimg = ["src", "0"]\n'
    found = judge_site(f"{site}-- content/a.md --\n{PAGE}{call}", "IM014", "IM015")
    assert [each.code for each in found] == expected


def test_the_text_is_pointed_at() -> None:
    (finding,) = judge(f"{PAGE}文字 ![图片](/pier.png)", "IM014")
    assert (finding.start.column, finding.end.column) == (6, 8)
