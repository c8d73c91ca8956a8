"""Files with comments put into them, as the real Hugo renders them."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cms.frontmatter.document import parse
from cms.model import Span
from cms.suppression.insertion import add_ignores
from tests.suppression.test_insertion import BODY, IN_TOML, IN_YAML
from tests.suppression.test_insertion_shapes import findings_of

SETTINGS = """
disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', '404']
[markup.goldmark.parser.attribute]
block = true
"""
# The one line break that an HTML comment leaves behind is none to a browser.
TEMPLATE = """
{{ .Params | jsonify }}{{ .Title }}{{ strings.TrimRight "\\n" .Content }}
{{ .WordCount }}{{ .Summary }}{{ strings.TrimSpace .Plain }}
"""
TAILS = {
    "text": "text",
    "a list": "- a\n- b",
    "a loose list": "- a\n\n- b\n",
    "a quotation": "> a",
    "a table": "| a |\n| --- |\n| b |\n",
    "a footnote": "a[^1]\n\n[^1]: b\n",
    "a definition": "a\n: b\n",
    "a heading": "# a\n",
    "indented code": "a\n\n    b\n",
    "fenced code": "```\na\n```",
    "HTML": "<div>\n\na\n\n</div>\n",
    "a reference": "[a][]\n\n[a]: /b\n",
    "a shortcode": "{{< highlight go >}}\na\n{{< /highlight >}}\n",
    "attributes": "a\n{.b}\n",
}


def rendered(
    hugo: Callable[..., CompletedProcess[str]], site: Path, pages: dict[str, str]
) -> dict[str, str]:
    """What a template sees of each page."""
    files = {f"content/{name}.md": text for name, text in pages.items()}
    files |= {
        "hugo.toml": SETTINGS,
        "layouts/single.html": TEMPLATE,
        "layouts/home.html": "",
        "layouts/section.html": "",
    }
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    run = hugo(site)
    assert run.returncode == 0, run.stdout + run.stderr
    return {name: (site / "public" / name / "index.html").read_text("utf-8") for name in pages}


@pytest.mark.hugo
def test_hugo_makes_the_same_of_it(
    hugo: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    pages = {f"t{number}": f"x\n\n{text}" for number, text in enumerate(TAILS.values())}
    pages |= {f"j{number}": f'{{"a": 1}}\n{text}' for number, text in enumerate(TAILS.values())}
    for number, (head, _, _) in enumerate(IN_YAML.values()):
        pages[f"y{number}"] = f"---\n{head}\n---{BODY}"
    for number, (head, _, _) in enumerate(IN_TOML.values()):
        pages[f"o{number}"] = f"+++\n{head}\n+++{BODY}"
    commented = {}
    for name, text in pages.items():
        document = parse(text.encode())
        findings = [("F", Span(0, 3)), *findings_of(document)]
        result = add_ignores(document, findings)
        assert isinstance(result, bytes)
        assert result != text.encode()
        commented[name] = result.decode()
    before = rendered(hugo, tmp_path / "before", pages)
    after = rendered(hugo, tmp_path / "after", commented)
    for name, old in before.items():
        assert after[name] == old, commented[name]
