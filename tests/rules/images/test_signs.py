"""What is meant for an image and is none, and images that a site drops."""

import pytest

from tests.rules.cases import judge, judge_site

PAGE = "---\ntitle: 渡轮\n---\n"


def found(body: str, *codes: str) -> list[str]:
    """The text at each finding in a body."""
    return [
        each.source[each.start.column - 1 : each.end.column - 1]
        for each in judge(PAGE + body, *codes, kind="page")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "![码头](/pier.png)",
        "![码头](</old pier.png>)",
        '![码头](/pier.png "灯塔岛 码头")',
        "![码头]( /pier.png )",
        "![码头](/（旧）pier.png)",
        "看这里！[码头的照片](/pier.png)",  # a sentence, then a link
        "![码头] （见图）",
        "![码头](见下面的 说明)",
        "`![码头](/old pier.png)`",
        "```\n！[码头](/pier.png)\n```",
        "    ![码头](/old pier.png)",
        "<!-- ![码头](/old pier.png) -->",
        "\\![码头](/old pier.png)",
        "![码头](/pier.png){width=300}",
        "![码头][]\n\n[码头]: /pier.png",
        "![码头](/a.png)（图：林 pier.png）",
    ],
)
def test_images_and_other_text(body: str) -> None:
    assert found(body, "IM012") == []


@pytest.mark.parametrize(
    "body",
    [
        "![码头](/old pier.png)",
        "![码头](images/old pier.png)",
        '![码头](/old pier.png "夜里")',
        "![码头](/pier.png =300x200)",
        "![码头](https://a.org/old pier.jpg)",
        "！[码头](/pier.png)",
        "![码头]（/pier.png）",
        "！[码头]（/pier.png）",
        "![码头] (/pier.png)",
        "!【码头】(/pier.png)",
        "!【码头】（/pier.png）",
        "![码头](/pier.png）",
    ],
)
def test_text_that_is_meant_for_an_image(body: str) -> None:
    assert found(body, "IM012") == [body]


def test_within_lists_and_sentences() -> None:
    assert found("- 图：![码头](/old pier.png)，好", "IM012") == ["![码头](/old pier.png)"]
    assert found("> ！[码头](/pier.png)", "IM012") == ["！[码头](/pier.png)"]


@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("![码头](/图 片/old pier.png)", "write /图%20片/old%20pier.png"),
        ("![码头](/pier.png 夜里的 码头)", 'write /pier.png "夜里的 码头"'),
        ("![码头](/pier.png =300x)", "remove it, or use the shortcode figure"),
    ],
)
def test_what_to_write(body: str, end: str) -> None:
    (finding,) = judge(PAGE + body, "IM012")
    assert str(finding.message).endswith(end)


@pytest.mark.parametrize(
    ("body", "dropped"),
    [
        ('<img src="/pier.png">', ['<img src="/pier.png">']),
        ("文字 <IMG SRC=/pier.png> 文字", ["<IMG SRC=/pier.png>"]),
        ('<p><img src="/a.png" srcset="/b.png 2x"></p>', ['<img src="/a.png" srcset="/b.png 2x">']),
        ('{{% figure src="/pier.png" %}}', ['{{% figure src="/pier.png" %}}']),
        (
            '<picture><source srcset="/a.webp"><img src="/a.png"></picture>',
            ['<img src="/a.png">'],
        ),
        ('{{< figure src="/pier.png" >}}', []),
        ("![码头](/pier.png)", []),
        ('`<img src="/pier.png">`', []),
        ('```html\n<img src="/pier.png">\n```', []),
        ('<!-- <img src="/pier.png"> -->', []),
        ('{{< raw >}}<img src="/pier.png">{{< /raw >}}', []),
        ('{{< box >}}<img src="/pier.png">{{< /box >}}', []),
    ],
)
def test_images_in_html(body: str, dropped: list[str]) -> None:
    assert found(body, "IM013") == dropped


def test_html_is_kept_where_the_site_says_so() -> None:
    site = (
        "-- hugo.toml --\n[markup.goldmark.renderer]\nunsafe = true\n"
        "-- content/a.md --\n---\ntitle: 渡轮\n---\n<img src='/pier.png'>\n"
    )
    assert judge_site(site, "IM013") == []


def test_files_that_are_not_markdown_are_left_alone() -> None:
    assert judge("<img src='/pier.png'>", "IM013", extension="html") == []
    assert judge(f"{PAGE}![码头](/old pier.png)", "IM012", extension="org") == []
