"""What readers read, against the real Hugo: all of it changes, and nothing else."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cms.frontmatter.promise import splice
from cms.markdown.options import markdown_options
from cms.markdown.readable import ReadableOptions, find_readable
from cms.model import Edit, Span
from tests.markdown.readable_html import differences
from tests.markdown.rendered import render
from tests.markdown.test_random_markdown_hugo import PIECES, SETTINGS, texts
from tests.stub_site import RunHugo

CHANGED = str.maketrans("文软件", "字硬物")
WORDS = """
文 软 件 文软 **文** *软* `软` [文](件.png) ![软](文.png "件") [软] [软][] [件][软] ![文][软] [^软]
[a](b) www.a.com http://x.y/z <http://a.b> ：（文）。 **（文）** :smile: &amp; \\* <br> <b>软</b>
"""
CHINESE = [
    *WORDS.split(), "软", "件", "\n软", "\n\n文", "文\n", "文  \n", "文\\\n", "[软]: c '文'\n",
    "\n[软]: <d 文> (件)\n", "[^软]: 文件\n", "\n# 文 {#软}\n", "| 文 | 软 |\n|-|-|\n| 件 |",
    "\n    文", "\n```文\n软\n```\n", "\n- 文\n", "\n  - 软\n\n    件\n", "> 文\n", "\n: 文\n",
    "~~文~~", "\n软\n===\n", "- [ ] 文", "[文 **软**](件 \"软\")", "[文](<软 件>)", "[[软](x)](y)",
]  # fmt: skip
HTML = [
    "<img alt='文' src='文.png' title=软>", "<a href='文' aria-label=\"软\">文</a>", "<!-- 文 -->",
    "<code>文</code>", "\n<div class=文 title=文>文\n", "</div>\n", "\n<pre>文\n", "</pre>\n",
    "<span data-x='文'>软</span>", "\n<script>文</script>\n", "\n<!--\n文\n\n软 -->\n", "<p>软",
    "\n<table><tr><td>文</td></tr></table>\n", "<pre>", "<kbd>软</kbd>", "<?文?>", "<style>文",
]  # fmt: skip
# Chinese behind an address belongs to it, and what may be mathematics is left alone.
UNCLEAR = re.compile(
    r"(?:://|www)[!-~]*[/=?&#_-][文软件]|[$]|\\\\[(\[]|{{"
    r"|\\\(.*?[文软件].*?\\\)|\\\[.*?[文软件].*?\\\]",
    re.DOTALL,
)
TORN = "&ndash;&gt;"  # a comment that a blank line cuts in two, so that it never ends


def converted(raw: bytes, options: ReadableOptions) -> bytes:
    found = find_readable(raw, Span(0, len(raw)), options)
    spans = [*found.plain, *(span for run in found.runs for span in run)]
    edits = {Edit(span, raw[slice(*span)].decode().translate(CHANGED).encode()) for span in spans}
    changed = [edit for edit in edits if edit.text != raw[slice(*edit.span)]]
    for words, place, written in found.labels:
        if any(words.start <= edit.span.start < words.end for edit in changed):
            edits.add(Edit(place, written))
    return splice(raw, edits)


def pages(name: str) -> list[bytes]:
    found = texts([*CHINESE, *CHINESE, *PIECES], 900, f"readable {name}")
    if name == "default":
        found += texts([*HTML, *CHINESE], 900, "readable html")
    return [each for each in found if not UNCLEAR.search(each.decode())]


@pytest.mark.hugo
@pytest.mark.parametrize("name", SETTINGS)
def test_all_that_is_read_changes_and_nothing_else(
    hugo: RunHugo, tmp_path: Path, name: str
) -> None:
    settings: dict[str, Any] = json.loads(json.dumps(SETTINGS[name]))
    settings.setdefault("parser", {})["autoHeadingID"] = False
    options = ReadableOptions(
        markdown_options({"goldmark": json.loads(json.dumps(settings).lower())})
    )
    before = pages(name)
    after = [converted(raw, options) for raw in before]
    html = render(hugo, tmp_path / "site", [*before, *after], settings, hooks=False)
    assert sum(one != other for one, other in zip(before, after, strict=True)) > 500
    for raw, new, old_html, new_html in zip(
        before, after, html[: len(before)], html[len(before) :], strict=True
    ):
        if TORN not in old_html:
            found = list(differences(old_html, new_html, lambda text: text.translate(CHANGED)))
            assert not found, (raw.decode(), new.decode(), found[:3])
