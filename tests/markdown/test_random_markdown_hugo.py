"""Random texts made of what is hard in Markdown, against the real Hugo."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from cms.markdown.options import markdown_options
from cms.markdown.references import ReferenceOptions, find_references
from cms.model import Span
from tests.markdown.comparison import found_by_hugo, found_here
from tests.markdown.rendered import render
from tests.stub_site import RunHugo

WORDS = """
* ** _ __ ` `` ``` ~ ~~ ++ == ^ $ $$ \\( \\) \\[ \\] [ ] ( ) ![ ]( < > " ' ! | \\ & # - + : -- ...
<< a b 文 ， “ ” （ ） 。 http://x.y/z www.a.com a@b.co <http://a.b> <a@b.c> ftp://f.g/h).
![a](b.png) [a](b) [a] [a][b] ![x][b] [^1] &amp; &#65; &copy; {.c} {#i} 'b' "b"
"""
PIECES = [
    *WORDS.split(), " ", "  ", "\n", "\n\n", "\n\n\n", "\n    ", "\n  ", "\t", "\n\t", "\r\n",
    "\r\n\r\n", "\u3000", "- ", "\n- ", "\n\n- ", "* ", "+ ", "1. ", "10) ", "> ", "\n>", "> > ",
    "# ", "\n## ", "# x #\n", "```\n", "\n```\n", "~~~\n", "\n---\n", "\n===\n", "|---|---|\n",
    "\n|-|-|\n", "| ", "\n: ", "[a]: c 't'\n", "\n[b]: <d e> (f)\n", "\n[^1]: ", "[^1]: x",
    "- [x] ", "{.c}\n", "\\ ",
]  # fmt: skip
HTML = [
    "<img src='a.png' alt='x'>", "<img src=b.png>", "<img\nsrc='n.png'\n>", "\n<img src=l>\n",
    "<a href='u&amp;v'>", "</a>", "<div>", "\n<div>\n", "</div>\n", "<p align=c>", "</p>", "<br>",
    "<!-- <img src=no> -->", "<b title='<img src=x>'>", "<video poster=p>",
    "<pre>", "</pre>", "</script>", "<IMG SRC=U>", "<picture>", "&lt;",
]  # fmt: skip
AROUND_HTML = [
    "`", "```\n", "\n```\n", "\n\n", "\n", "\n    ", "\n  ", "- ", "> ", "text", "文", "**", "[",
    "](x)", "](y)", "|", "\n|--|\n", "\\", "![a](b)",
]  # fmt: skip
MATH = {"block": [["$$", "$$"], ["\\[", "\\]"]], "inline": [["$", "$"], ["\\(", "\\)"]]}
EXTRAS = ("delete", "insert", "mark", "subscript", "superscript")
SETTINGS: dict[str, dict[str, Any]] = {
    "default": {},
    "extras": {
        "extensions": {"strikethrough": False, "extras": {x: {"enable": True} for x in EXTRAS}}
    },
    "passthrough": {"extensions": {"passthrough": {"enable": True, "delimiters": MATH}}},
    "cjk": {"extensions": {"cjk": {"enable": True, "escapedSpace": True}}},
    "attributes": {"parser": {"attribute": {"block": True}}},
    "bare": {
        "extensions": {
            **dict.fromkeys(("table", "strikethrough", "linkify", "taskList"), False),
            "definitionList": False,
            "footnote": {"enable": False},
            "typographer": {"disable": True},
        },
        "parser": {"attribute": {"title": False}},
    },
}


def texts(pieces: list[str], count: int, seed: str) -> list[bytes]:
    chance = random.Random(seed)
    return ["".join(chance.choices(pieces, k=chance.randint(2, 25))).encode() for _ in range(count)]


@pytest.mark.hugo
@pytest.mark.parametrize("name", SETTINGS)
def test_images_and_links_are_those_of_hugo(hugo: RunHugo, tmp_path: Path, name: str) -> None:
    bodies = texts(PIECES, 700, name)
    if name == "default":
        bodies += texts([*HTML, *AROUND_HTML], 1000, "html")
    options = markdown_options({"goldmark": json.loads(json.dumps(SETTINGS[name]).lower())})
    rendered = render(hugo, tmp_path / "site", bodies, SETTINGS[name])
    total = 0
    for body, html in zip(bodies, rendered, strict=True):
        expected = found_by_hugo(html)
        total += expected.total()
        found = found_here(body, Span(0, len(body)), ReferenceOptions(markdown=options))
        assert found == expected, body
    assert total > 300


def test_images_alone_are_those_among_all() -> None:
    for body in texts([*HTML, *PIECES], 3000, "images"):
        span = Span(0, len(body))
        found = [one for one in find_references(body, span) if one.kind == "image"]
        assert find_references(body, span, ReferenceOptions(links=False)) == found, body
