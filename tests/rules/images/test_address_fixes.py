"""Addresses of images that fixes write anew, and that the real Hugo then has the files."""

import html
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from tests.conftest import RunHugo
from tests.rules.cases import lay_out
from tests.rules.fixing import SAFE, UNSAFE, fixed_site
from tests.rules.images.test_missing import HOOK, THEME

CONFIG = "[markup.goldmark.renderer]\nunsafe = true\n"
FILES = """\
-- static/images/pier.png --
-- static/images/night ferry (1).png --
-- static/图/渡轮.png --
-- static/images/twin.png --
-- static/images/TWIN.png --
-- assets/harbour.png --
-- content/post/night.md --
---
title: 夜航
---
前文。

{body}

后文 ![码头](/images/pier.png)
-- content/post/ferry/index.md --
---
title: 渡轮
---
-- content/post/ferry/deck.png --
"""
CODES = ("IM003", "IM004", "IM005", "IM011")

CERTAIN = {
    "![码头](/images/Pier.PNG)": "![码头](/images/pier.png)",
    '![码头](/images/Pier.PNG?v=2#x "题")': '![码头](/images/pier.png?v=2#x "题")',
    "![码头](</images/Night ferry (1).png>)": "![码头](</images/night ferry (1).png>)",
    "![码头](/images/Night%20ferry%20(1).png)": "![码头](/images/night%20ferry%20(1).png)",
    "![码头](../ferry/Deck.png)": "![码头](../ferry/deck.png)",
    "![码头](/%E5%9B%BE/%E6%B8%A1%E8%BD%AE.PNG)": "![码头](/%E5%9B%BE/%E6%B8%A1%E8%BD%AE.png)",
    "![码头](/图/渡轮.PNG)": "![码头](/图/渡轮.png)",
    "![码][p] ![头][p]\n\n[p]: /Images/Pier.png '题'": (
        "![码][p] ![头][p]\n\n[p]: /images/pier.png '题'"
    ),
    "[![码头](/images/PIER.png)](/post/ferry/)": "[![码头](/images/pier.png)](/post/ferry/)",
    '{{< figure src="/images/Pier.png" alt="码" >}}': (
        '{{< figure src="/images/pier.png" alt="码" >}}'
    ),
    "{{< figure src=`/images/Pier.png` >}}": "{{< figure src=`/images/pier.png` >}}",
    "<img src='/images/Pier.png' alt=码>": "<img src='/images/pier.png' alt=码>",
    "<img src=/images/Pier.png alt=码>": "<img src=/images/pier.png alt=码>",
    '<img src="/images/pier.png" srcset="/images/Pier.png 1x, /images/pier.png 2x">': (
        '<img src="/images/pier.png" srcset="/images/pier.png 1x, /images/pier.png 2x">'
    ),
    "- 一\n\n  > ![码头](/Images/pier.png)": "- 一\n\n  > ![码头](/images/pier.png)",
    "![码头](/static/images/pier.png)": "![码头](/images/pier.png)",
    "![码头](../../static/images/pier.png)": "![码头](/images/pier.png)",
    "![码头](/content/post/ferry/deck.png)": "![码头](/post/ferry/deck.png)",
    "![码头](</static/images/night ferry (1).png>)": "![码头](</images/night ferry (1).png>)",
    "![码头](/static/images/night%20ferry%20%281%29.png)": (
        "![码头](/images/night%20ferry%20(1).png)"
    ),
    "![码头](images/pier.png)": "![码头](/images/pier.png)",
    "![码头](../images/pier.png)": "![码头](/images/pier.png)",
    '{{< figure src="images/pier.png" >}}': '{{< figure src="/images/pier.png" >}}',
    "![码头](http://localhost:1313/images/pier.png?v=2)": "![码头](/images/pier.png?v=2)",
    "![码头](//127.0.0.1:1313/post/ferry/deck.png)": "![码头](/post/ferry/deck.png)",
    r"![码头](..\ferry\deck.png)": "![码头](../ferry/deck.png)",
    r"![码头](\images\pier.png)": "![码头](/images/pier.png)",
}

LIKELY = {
    "![码头](/images/Twin.png)": "![码头](/images/twin.png)",
    r"![码头](C:\图\pier.png)": "![码头](/images/pier.png)",
    r"![码头](<C:\图\static\images\night ferry (1).png>)": (
        "![码头](</images/night ferry (1).png>)"
    ),
    "![码头](file:///home/lin/site/static/images/pier.png)": "![码头](/images/pier.png)",
    "![码头](/Users/lin/deck.png)": "![码头](/post/ferry/deck.png)",
    r"![码头](images\pier.png)": "![码头](/images/pier.png)",
}

LEFT = [
    "![码头](/images/peir.png)",
    "![码头](/assets/harbour.png)",
    "![码头](http://localhost:1313/images/nothing.png)",
    r"![码头](C:\图\bridge.png)",
    "`![码头](/images/Pier.PNG)`",
]


def site(body: str, config: str = CONFIG) -> str:
    return f"-- hugo.toml --\n{config}\n" + FILES.replace("{body}", body)


def after(body: str, config: str = CONFIG, level: int = SAFE) -> str:
    """The page's body between the paragraphs around it, after its fixes."""
    before = site(body, config)
    changed = fixed_site(before, *CODES, level=level)
    text = changed.get("content/post/night.md")
    if text is None:
        return body
    start, end = "前文。\n\n", "\n\n后文"
    head, _, rest = text.partition(start)
    inner, _, tail = rest.rpartition(end)
    assert before.replace(body, inner).count(head + start + inner + end + tail) == 1
    return inner


@pytest.mark.parametrize("body", CERTAIN)
def test_the_right_address_is_written(body: str) -> None:
    assert after(body) == CERTAIN[body]


@pytest.mark.parametrize("body", LIKELY)
def test_where_others_may_be_meant_it_is_unsafe(body: str) -> None:
    assert after(body) == body
    assert after(body, level=UNSAFE) == LIKELY[body]


@pytest.mark.parametrize("body", LEFT)
def test_what_nobody_knows_is_left(body: str) -> None:
    assert after(body, level=UNSAFE) == body


def test_settings_decide_what_is_right() -> None:
    assert after("![码头](Harbour.png)", HOOK) == "![码头](harbour.png)"
    below = "baseURL = 'https://example.org/sub/'\n"
    assert after("![码头](/sub/Images/pier.png)", below) == "![码头](/sub/images/pier.png)"


def test_line_ends_stay() -> None:
    before = site("![码头](/images/Pier.png)").replace("\n", "\r\n").replace(" --\r\n", " --\n")
    (changed,) = fixed_site(before, *CODES).values()
    assert changed.count("\r\n") == changed.count("\n")
    assert "/images/pier.png)\r\n\r\n后文" in changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("thumbnail: images/A.png # 图", "thumbnail: images/a.png # 图"),
        ('thumbnail: "static/images/a.png"', 'thumbnail: "images/a.png"'),
        ("thumbnail: {src: 'images/A.PNG', visibility: [post]}",
         "thumbnail: {src: 'images/a.png', visibility: [post]}"),
        ("images:\n  - cover.png\n  - images/A.png", "images:\n  - cover.png\n  - images/a.png"),
        ("params:\n  thumbnail: /images/A.png", "params:\n  thumbnail: /images/a.png"),
    ],
)  # fmt: skip
def test_front_matter_keeps_its_hand(before: str, after: str) -> None:
    path = "content/p/index.md"
    changed = fixed_site(THEME.replace("{front matter}", before), *CODES)
    assert changed == {path: f"---\n{after}\n---\n"}


@pytest.mark.parametrize(
    ("head", "new"),
    [
        (
            '+++\nthumbnail = "images/A.png" # 图\n+++\n',
            '+++\nthumbnail = "images/a.png" # 图\n+++\n',
        ),
        ('{"thumbnail": "images/A.png"}\n', '{"thumbnail": "images/a.png"}\n'),
    ],
)
def test_other_formats_too(head: str, new: str) -> None:
    text = THEME.replace("---\n{front matter}\n---\n", head)
    assert fixed_site(text, *CODES) == {"content/p/index.md": new}


_SOURCE = re.compile(r"\bsrc(?:set)?=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))")


@pytest.mark.hugo
def test_hugo_has_the_files(hugo: RunHugo, tmp_path: Path) -> None:
    bodies = [*CERTAIN.values(), *LIKELY.values()]
    text = site("\n\n".join(body.replace("[p]", f"[p{n}]") for n, body in enumerate(bodies)))
    lay_out(tmp_path, text.replace("-- static/images/TWIN.png --\n", ""))
    lay_out(tmp_path, "-- layouts/all.html --\n{{ .Content }}\n")
    answer = hugo(tmp_path)
    assert answer.returncode == 0, answer.stdout
    page = (tmp_path / "public" / "post" / "night" / "index.html").read_text("utf-8")
    count = 0
    for match in _SOURCE.finditer(page):
        for address in html.unescape(next(filter(None, match.groups()))).split(", "):
            path = unquote(urljoin("/post/night/", re.split("[?# ]| ", address)[0]))
            assert (tmp_path / "public" / path[1:]).is_file(), address
            count += 1
    assert count > len(bodies)
