"""Which images of a page are on other hosts: in all the ways that pages name images."""

from pathlib import Path

import pytest

from cms.engine.check_images import Request, check_images
from cms.engine.clock import read_clock
from cms.engine.enquiry import Outside
from cms.remote.cache import Cache
from tests.rules.cases import CLOCK, lay_out
from tests.rules.remote_cases import Written

CONFIG = """\
-- hugo.toml --
baseURL = "https://news.example.net/"
theme = "mainroad"
[markup.goldmark.renderer]
unsafe = true
-- cms.toml --
[image-shortcodes]
photo = ["src", "0"]
"""

URL = "https://img.example.net/a.png"


@pytest.mark.parametrize(
    "text",
    [
        f"![船]({URL})",
        f'![船](<{URL}> "夜航")',
        f"![船][a]\n\n[a]: {URL}",
        f'<img src="{URL}">',
        f"<img src={URL} alt=船>",
        f'<img alt="" srcset="{URL} 2x">',
        f'<picture><source srcset="{URL}"></picture>',
        f'{{{{< figure src="{URL}" >}}}}',
        f'{{{{< photo "{URL}" >}}}}',
        f'{{{{< photo src="{URL}" >}}}}',
        "![船](//img.example.net/a.png)",
        "![船](HTTPS://IMG.example.net/a.png#top)",
        "![船](https://img.example.net/x/../a.png)",
        f"> 1. ![船]({URL})",
        f"[![船]({URL})](https://other.example.net/)",
    ],
)
def test_images_in_bodies(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, f"---\ntitle: 船\n---\n{text}\n") == [URL]


@pytest.mark.parametrize(
    "lines", [f"thumbnail: {URL}", f"thumbnail:\n  src: {URL}", f"params:\n  thumbnail: {URL}"]
)
def test_images_in_front_matter(tmp_path: Path, lines: str) -> None:
    assert asked(tmp_path, f"---\ntitle: 船\n{lines}\n---\n") == [URL]


@pytest.mark.parametrize(
    "text",
    [
        f"`![船]({URL})`",
        f"    ![船]({URL})",
        f"```\n![船]({URL})\n```",
        f"[船]({URL})",
        f"<!-- ![船]({URL}) -->",
        URL,
        "![船](a.png)",
        "![船](/a.png)",
        "![船](http://localhost:1313/a.png)",
        "![船](data:image/png;base64,iVBORw0KGgo=)",
        "![船](https://news.example.net/a.png)",
        "![船](https://mmbiz.qpic.cn/a.png)",
    ],
)
def test_what_is_no_image_elsewhere_is_not_asked_for(tmp_path: Path, text: str) -> None:
    assert asked(tmp_path, f"---\ntitle: 船\n---\n{text}\n") == []


def asked(folder: Path, page: str) -> list[str]:
    """The addresses that a page has the program ask for."""
    lay_out(folder, f"{CONFIG}-- content/a.md --\n{page}")
    written = Written(f"-- {URL} --\nHTTP/1.1 200 OK\n\n(a PNG of 640 x 480)\n")
    cache = Cache(folder / ".cache")
    request = Request([folder], {"select": ("RI",)}, {}, read_clock(CLOCK))
    check_images(request, Outside(cache, reach=lambda _: (written, written)))  # type: ignore[arg-type, return-value]
    cache.close()
    return [str(each.address) for each in written.asked]
