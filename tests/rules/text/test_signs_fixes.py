"""Signs of Markdown and of shortcodes that fixes write in ASCII, and what the real Hugo makes."""

from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.markdown.rendered import render, seen
from tests.rules.cases import lay_out
from tests.rules.fixing import SAFE, UNSAFE, fixed

MARKDOWN = {
    "＊＊票价不变＊＊，单程": ("**票价不变**，单程", "<strong>票价不变</strong>，单程"),
    "今天＊＊夜航＊＊启程": ("今天**夜航**启程", "今天<strong>夜航</strong>启程"),
    "＃＃ 时刻表": ("## 时刻表", ">时刻表</h2>"),
    "＃　时刻表  \n正文": ("# 时刻表  \n正文", ">时刻表</h1>"),
    "见[时刻表]（https://a.example/）。": (
        "见[时刻表](https://a.example/)。",
        '<a href="https://a.example/">时刻表</a>。',
    ),
    "- 见［时刻表］(/t/)。": ("- 见[时刻表](/t/)。", '<a href="/t/">时刻表</a>。'),
    "##时刻表": ("## 时刻表", ">时刻表</h2>"),
    "##　时刻表": ("## 时刻表", ">时刻表</h2>"),
    "###\u00a0时刻表": ("### 时刻表", ">时刻表</h3>"),
    "前文\n##时刻表\n后文": ("前文\n## 时刻表\n后文", ">时刻表</h2>"),
}
"""What is written then, and what Hugo makes of it."""

MARKDOWN_LEFT = [
    "＊＊票价（不变）＊＊单程",
    "<div>\n＃＃ 时刻表\n</div>",
    "＃＃ 时刻表 ＃＃",
]

STOPS = {
    "见{{< ref “b.md” >}}。": '见{{< ref "b.md" >}}。',
    "{{< ref ‘b.md’ >}}": '{{< ref "b.md" >}}',
    "`{{% ref 「b.md」 %}}`": '`{{% ref "b.md" %}}`',
    "{{< ref ＂b.md＂ >}}": '{{< ref "b.md" >}}',
    '{{< figure src="a.png” alt="b" >}}': '{{< figure src="a.png" alt="b" >}}',
    '{{< figure src＝"a.png"　alt=“‘图’” >}}': "",
    '{{< figure src＝"a.png"　alt=“图，一” >}}': '{{< figure src="a.png" alt="图，一" >}}',
    '{{< figure src＝"a.png" alt="“图”＝一" >}}': '{{< figure src="a.png" alt="“图”＝一" >}}',
    '{{< figure\n  src＝"a.png"\n>}}': '{{< figure\n  src="a.png"\n>}}',
    '{{< ref "b.md" ＞}}': '{{< ref "b.md" >}}',
    '{{<　ref "b.md" >｝｝': '{{< ref "b.md" >}}',
    "{{< p （注） >}}": "",
    '{{< figure src="a.png"，alt="b" >}}': "",
    '{{< figure src＝"a.png" alt="他说“好”" title=“"b"” >}}': "",
}
"""Hugo stops at these; nothing is written where a value could be something else."""

SHOWN = {
    "{{< figure src=“a.png” >}}": '{{< figure src="a.png" >}}',
    "{{< figure src=“a.png” alt=「航线」 >}}": '{{< figure src="a.png" alt="航线" >}}',
    'A {{＜ ref "b.md" ＞}}': 'A {{< ref "b.md" >}}',
    "｛｛< figure src＝“a.png” >｝｝": '{{< figure src="a.png" >}}',
    "{{％ p ％}}": "",
}
HEAD = "---\ntitle: 船\n---\n甲\n\n"


@pytest.mark.parametrize("body", MARKDOWN)
def test_markdown(body: str) -> None:
    after = MARKDOWN[body][0]
    codes = ("CT006", "CT008")
    for end in ("\n", "\r\n"):
        page, expected = (f"{HEAD}{text}\n\n乙\n".replace("\n", end) for text in (body, after))
        assert fixed(page, *codes, level=UNSAFE) == expected
        assert fixed(page, *codes) == page


@pytest.mark.parametrize("body", MARKDOWN_LEFT)
def test_what_would_mean_nothing_is_left(body: str) -> None:
    page = f"{HEAD}{body}\n"
    assert fixed(page, "CT006", "CT008", level=UNSAFE) == page


@pytest.mark.parametrize("body", STOPS)
def test_calls_over_which_hugo_stops(body: str) -> None:
    for end in ("\n", "\r\n"):
        page, expected = (
            f"{HEAD}{text}\n乙\n".replace("\n", end) for text in (body, STOPS[body] or body)
        )
        assert fixed(page, "CT007", level=SAFE, new=("IM015",)) == expected


@pytest.mark.parametrize("body", SHOWN)
def test_calls_that_readers_see(body: str) -> None:
    page = f"{HEAD}{body}\n"
    assert fixed(page, "CT007") == page
    new = ("IM015",)
    assert fixed(page, "CT007", level=UNSAFE, new=new) == f"{HEAD}{SHOWN[body] or body}\n"


def test_each_call_has_its_fix() -> None:
    body = '{{< ref “b.md” >}} {{< ref "b.md" >}} {{< figure src=“a.png” alt=“b” >}}\n'
    after = fixed(HEAD + body, "CT007", level=UNSAFE)
    assert after == HEAD + body.replace("“", '"').replace("”", '"')


@pytest.mark.hugo
def test_hugo_reads_the_markdown(hugo: RunHugo, tmp_path: Path) -> None:
    bodies = [*MARKDOWN, *(after for after, _ in MARKDOWN.values())]
    pages = render(hugo, tmp_path / "site", [body.encode() for body in bodies])
    for number, (_, html) in enumerate(MARKDOWN.values()):
        before, after = (
            _with_links(page) for page in (pages[number], pages[len(MARKDOWN) + number])
        )
        assert html in after
        assert html not in before


def _with_links(page: str) -> str:
    """The page with the links that its hooks tell of."""
    links = "".join(f'<a href="{each.destination}">{each.text}</a>。' for each in seen(page))
    return page + links


@pytest.mark.hugo
def test_hugo_builds_the_calls(hugo: RunHugo, tmp_path: Path) -> None:
    bodies = [after for after in [*STOPS.values(), *SHOWN.values()] if after]
    site = '-- hugo.toml --\nbaseURL = "https://example.org/"\n-- content/b.md --\n'
    site += "-- layouts/all.html --\n{{ .Content }}\n-- content/a.md --\n" + "\n\n".join(bodies)
    lay_out(tmp_path, f"{site}\n")
    answer = hugo(tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    page = (tmp_path / "public" / "a" / "index.html").read_text("utf-8")
    assert page.count("<figure>") + page.count("/b/") == len(bodies)
    assert "{{" not in page
