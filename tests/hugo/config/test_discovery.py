"""Which folder is the site, from wherever a command starts."""

from pathlib import Path

import pytest

from cms.hugo.config.discovery import find_site, is_site

# Files of a tree, where to start, and the root found (None: no site).
TREES = {
    "hugo.toml says so alone": ({"hugo.toml": ""}, ".", "."),
    "from a page": ({"hugo.yaml": "", "content/post/a.md": ""}, "content/post/a.md", "."),
    "from a file that does not exist": ({"hugo.yaml": ""}, "content/new.md", "."),
    "from a folder": ({"s/hugo.json": "{}", "s/content/a/b.md": ""}, "s/content/a", "s"),
    "config folder": ({"config/_default/params.toml": "", "content/a.md": ""}, "content", "."),
    "empty config folder": ({"config/_default/.gitignore": ""}, ".", None),
    "nearest of two": (
        {"hugo.toml": "", "docs/hugo.toml": "", "docs/content/a.md": ""},
        "docs/content/a.md",
        "docs",
    ),
    "config.toml with Hugo's settings": ({"config.toml": "baseURL = 'x'"}, ".", "."),
    "config.json on one line": ({"config.json": '{"title":"x","BaseURL":"x"}'}, ".", "."),
    "config.yaml with Hugo's settings": ({"config.yaml": "defaultContentLanguage: zh"}, ".", "."),
    "config.toml of someone": ({"config.toml": "[server]\nport = 1"}, ".", None),
    "config.toml beside content": ({"config.toml": "title = 'x'", "content/a.md": ""}, ".", "."),
    "broken config.toml beside content": ({"config.toml": "=", "content/a.md": ""}, ".", "."),
    "config.toml of Zola": (
        {"config.toml": "base_url = 'x'\ntheme = 't'", "content/a.md": ""},
        ".",
        None,
    ),
    "config.json of someone below a site": (
        {"hugo.toml": "", "content/data/config.json": '{"a": 1}'},
        "content/data/config.json",
        ".",
    ),
    "no configuration": ({"content/a.md": "", "layouts/home.html": ""}, "content/a.md", "."),
    "content alone": ({"content/a.md": ""}, "content/a.md", None),
    "a theme belongs to its site": (
        {"hugo.toml": "", "themes/t/hugo.toml": "", "themes/t/content/a.md": ""},
        "themes/t/content/a.md",
        ".",
    ),
    "a vendored module belongs to its site": (
        {"hugo.toml": "", "_vendor/github.com/a/b/config.toml": "baseURL = 'x'"},
        "_vendor/github.com/a/b",
        ".",
    ),
    "a theme by itself": ({"themes/t/hugo.toml": ""}, "themes/t", "themes/t"),
    "the example site of a theme": (
        {"hugo.toml": "", "themes/t/hugo.toml": "", "themes/t/exampleSite/hugo.toml": ""},
        "themes/t/exampleSite",
        "themes/t/exampleSite",
    ),
    "configuration above goes before folders alone": (
        {"hugo.toml": "", "themes/t/content/a.md": "", "themes/t/layouts/x.html": ""},
        "themes/t/content/a.md",
        ".",
    ),
}


@pytest.mark.parametrize(("files", "start", "root"), TREES.values(), ids=TREES)
def test_site_of(files: dict[str, str], start: str, root: str | None, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    expected = None if root is None else tmp_path / root
    assert find_site(tmp_path / start) == expected


def test_a_relative_start_gives_an_absolute_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hugo.toml").touch()
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    assert find_site(Path()) == tmp_path


def test_a_folder_named_like_a_configuration_is_none(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").mkdir()
    assert not is_site(tmp_path)
