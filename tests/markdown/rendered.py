"""What the real Hugo makes of many texts at once: one site, one page for each.

Render hooks print what they are given between signs that no text here has, so that a
destination is compared as goldmark hands it over, before any of it is escaped.
"""

import base64
import json
import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from tests.stub_site import RunHugo

_HOOK = (
    "\u27e6{{ dict `kind` `%s` `destination` .Destination `title` .Title `text` .PlainText"
    " | jsonify | base64Encode | safeHTML }}\u27e7{{ .Text }}"
)
_SIGN = re.compile("\u27e6([A-Za-z0-9+/=]*)\u27e7")
_CONFIG: dict[str, Any] = {
    "disableKinds": ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404"],
    "disablePathToLower": True,
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    "security": {"allowContent": [".*"]},
}


class Seen(NamedTuple):
    """A link or image that goldmark found, with its plain text."""

    kind: str
    destination: str
    title: str
    text: str


def write_hooks(layouts: Path) -> None:
    """Hooks that tell what goldmark found instead of printing it."""
    markup = layouts / "_markup"
    markup.mkdir(parents=True, exist_ok=True)
    for kind in ("image", "link"):
        (markup / f"render-{kind}.html").write_text(_HOOK % kind, "utf-8")


def render(
    hugo: RunHugo,
    site: Path,
    bodies: Iterable[bytes],
    goldmark: dict[str, Any] | None = None,
    *,
    hooks: bool = True,
) -> list[str]:
    """The HTML of each body, by a site whose ``markup.goldmark`` is extended.

    With ``hooks`` images and links tell what they are, else they are as Hugo prints them.
    """
    config = json.loads(json.dumps(_CONFIG))
    config["markup"]["goldmark"].update(goldmark or {})
    config["markup"]["goldmark"].setdefault("renderer", {})["unsafe"] = True
    content = site / "content"
    content.mkdir(parents=True)
    (site / "hugo.json").write_text(json.dumps(config), "utf-8")
    (site / "layouts").mkdir(exist_ok=True)
    if hooks:
        write_hooks(site / "layouts")
    (site / "layouts" / "all.html").write_text("<!doctype html>{{ .Content }}", "utf-8")
    for name in ("note", "tab"):
        shortcode = site / "layouts" / "_shortcodes" / f"{name}.html"
        shortcode.parent.mkdir(exist_ok=True)
        shortcode.write_text(
            '{{ if eq .Name "tab" }}{{ .Inner | .Page.RenderString (dict "display" "block") }}'
            "{{ else }}{{ .Inner }}{{ end }}"
        )
    count = 0
    for count, body in enumerate(bodies, start=1):
        (content / f"p{count}.md").write_bytes(b"---\ntitle: T\n---\n" + body)
    answer = hugo(site, "--quiet")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    pages = (site / "public" / f"p{number}" / "index.html" for number in range(1, count + 1))
    return [page.read_text("utf-8", errors="replace") for page in pages]


def seen(html: str) -> list[Seen]:
    """What the hooks told."""
    return [Seen(**json.loads(base64.b64decode(sign))) for sign in _SIGN.findall(html)]


def elements(html: str) -> Counter[tuple[str, str, str]]:
    """Element, attribute and value of what raw HTML refers to, footnotes left out."""
    parser = _Elements()
    parser.feed(html)
    parser.close()
    return parser.found


_WANTED = {"img": ("src", "srcset"), "source": ("srcset",), "video": ("poster",), "a": ("href",)}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, str, str]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(reversed(attrs))
        if (attributes.get("class") or "").startswith("footnote-"):
            return
        for name in _WANTED.get(tag, ()):
            if name in attributes:
                self.found[tag, name, " ".join((attributes[name] or "").split())] += 1
