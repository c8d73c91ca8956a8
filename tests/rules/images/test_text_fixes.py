"""Alternative texts that fixes take from elsewhere on the page."""

import pytest

from tests.rules.fixing import SAFE, UNSAFE, fixed, fixed_site

TAKEN = {
    '![图片](a.png "夜航")': '![夜航](a.png "夜航")',
    "![图片](a.png '夜 [1] *新* & <b>')": (
        "![夜 \\[1\\] \\*新\\* \\& \\<b\\>](a.png '夜 [1] *新* & <b>')"
    ),
    "![IMG_2034.png](a.png)": "![青屿渡轮](a.png)",
    "![图片][p]\n\n[p]: a.png '夜航'": "![夜航][p]\n\n[p]: a.png '夜航'",
    "| 甲 |\n| - |\n| ![图](a.png '夜航') |": "| 甲 |\n| - |\n| ![夜航](a.png '夜航') |",
    "[![图](a.png '夜航')](b.md)": "[![夜航](a.png '夜航')](b.md)",
    '{{< figure src="a.png" alt="图片" caption="夜航" title="船" >}}': (
        '{{< figure src="a.png" alt="夜航" caption="夜航" title="船" >}}'
    ),
    '{{< figure src="a.png" alt=图片 title="夜 航" >}}': (
        '{{< figure src="a.png" alt="夜 航" title="夜 航" >}}'
    ),
    '{{< figure src="a.png" alt="图片" caption="*夜航*" title="船头" >}}': (
        '{{< figure src="a.png" alt="船头" caption="*夜航*" title="船头" >}}'
    ),
    "![图片](a.png '截图')": "![青屿渡轮](a.png '截图')",
}

LEFT = [
    "![图片](a.png) ![截图](b.png)",
    "![图片]\n\n[图片]: a.png '夜航'",
    '{{< figure src="a.png" caption="图片" >}}',
    "![图片](a.png '夜\n\n航')",
]
"""Where nothing says what the image shows, or a reference goes by the text."""


def page(body: str) -> str:
    return f"---\ntitle: 青屿渡轮\n---\n前文\n\n{body}\n\n后文\n"


@pytest.mark.parametrize("body", TAKEN)
def test_what_says_more_is_taken(body: str) -> None:
    for end in ("\n", "\r\n"):
        before, after = page(body).replace("\n", end), page(TAKEN[body]).replace("\n", end)
        assert fixed(before, "IM014", level=UNSAFE) == after
        assert fixed(before, "IM014", level=SAFE) == before


@pytest.mark.parametrize("body", LEFT)
def test_what_cannot_be_known_is_left(body: str) -> None:
    assert fixed(page(body), "IM014", level=UNSAFE) == page(body)


HTML = "-- hugo.toml --\n[markup.goldmark.renderer]\nunsafe = true\n-- content/a.md --\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<img src="/a.png" alt="图片" title="夜航">',
            '<img src="/a.png" alt="夜航" title="夜航">',
        ),
        ("<img src=/a.png alt=图片 title='夜 航'>", "<img src=/a.png alt=\"夜 航\" title='夜 航'>"),
        (
            '<img src="/a.png" alt=\'图\' title="夜\'s & 航">',
            '<img src="/a.png" alt=\'夜&#39;s &amp; 航\' title="夜\'s & 航">',
        ),
    ],
)
def test_attributes_of_html(before: str, after: str) -> None:
    files = "-- static/a.png --\n"
    changed = fixed_site(f"{HTML}{before}\n{files}", "IM014", level=UNSAFE)
    assert changed == {"content/a.md": f"{after}\n"}
