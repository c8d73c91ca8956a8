"""Real sites rendered with the real Hugo so that each page's HTML can be told from its file."""

import re
import shutil
from pathlib import Path

from tests.markdown.rendered import write_hooks
from tests.stub_site import RunHugo, overlay, stub_layouts

_CALL = re.compile(r"\{\{([<%])\s*(/?)\s*([\w/-]+)")
_SETTINGS = """
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
refLinksErrorLevel = "warning"
[outputs]
home = ["html"]
section = ["html"]
page = ["html"]
[security]
allowContent = [".*"]
[markup.goldmark.renderer]
unsafe = true
"""
_PAGE = "<!doctype html>file:{{ with .File }}{{ .Filename }}{{ end }}|{{ .Content }}"


_MARKUP = "{{ .Inner }}"
_PLAIN = '{{ .Inner | .Page.RenderString (dict "display" "block") }}'
_SKIPPED = "{{ with .Inner }}{{ end }}"


def render_site(
    hugo: RunHugo, source: Path, target: Path, left_out: str | None = None
) -> dict[str, str]:
    """The HTML of each page of a repository, by the file's path in the repository.

    Every shortcode is a stub: what it encloses is rendered as Markdown, anything else prints
    nothing, and within a line a word. A template cannot tell ``{{< >}}`` from ``{{% %}}``: for the
    former the latter's stubs print what they enclose as it is. ``left_out`` is a pattern of files.
    """
    site = overlay(source, target)
    shutil.rmtree(site / "layouts", ignore_errors=True)
    stub_layouts(site)
    for name, template in _stubs(source / "content").items():
        path = site / "layouts" / "_shortcodes" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template, "utf-8")
    write_hooks(site / "layouts")
    (site / "layouts" / "all.html").write_text(_PAGE, "utf-8")
    with (site / "config" / "production" / "hugo.toml").open("a") as settings:
        settings.write(_SETTINGS)
    if left_out:
        settings = site / "config" / "production" / "hugo.toml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("ignoreFiles = [", f"ignoreFiles = ['{left_out}', "))
    answer = hugo(site, "-D", "-E", "-F", "--quiet", "--ignoreCache")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return dict(_pages(site / "public", source))


def _pages(public: Path, source: Path):
    for path in public.rglob("*.html"):
        text = path.read_text("utf-8", errors="replace")
        match = re.match(r"<!doctype html>file:(.+?)\|", text)
        if match:
            name = match[1].replace("\\", "/")
            yield name[name.index("/content/") + 1 :], text[match.end() :]


def _stubs(content: Path) -> dict[str, str]:
    """A template for each shortcode called, those of Hugo's own too."""
    closed: dict[str, set[str]] = {}
    inline: set[str] = set()
    for path in content.rglob("*.md"):
        text = path.read_text("utf-8", errors="replace")
        for match in _CALL.finditer(text):
            sign, slash, name = match.groups()
            signs = closed.setdefault(name, set())
            if slash:
                signs.add(sign)
            if sign == "%" and text[: match.start()].rpartition("\n")[2].strip():
                inline.add(name)
    stubs = {
        name: _MARKUP if "%" in signs else _PLAIN if signs else "WORD" if name in inline else ""
        for name, signs in closed.items()
    }
    return {**stubs, "highlight": _SKIPPED, "comment": _SKIPPED}
