"""Which templates a site has and whose texts they show, asked of the real Hugo as well."""

import html
import json
from pathlib import Path

import pytest

from cms.hugo.config.load import default_config, load_config
from cms.hugo.layouts import (
    language_of_strings,
    names_in,
    partial_key,
    partials,
    read_param,
    translations_of_strings,
)
from tests.conftest import RunHugo
from tests.hugo.sites import write_site

CONFIG = """
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "section"]
disableLanguages = ["fr"]
ignoreFiles = ['ignored\\.html$']
theme = "t"
[languages.en]
weight = 1
[languages.zh-cn]
weight = 2
[languages.fr]
[[module.mounts]]
source = "layouts"
target = "layouts"
[[module.mounts]]
source = "parts"
target = "layouts/Partials/Widgets"
files = ["**.html", "sub/*"]
[[module.mounts]]
source = "all"
target = "layouts/_partials/widgets"
files = ["! **b.html"]
[[module.mounts]]
source = "all"
target = "layouts/_partials/chinese"
sites.matrix.languages = ["zh-cn"]
[[module.mounts]]
source = "all/one.html"
target = "layouts/_partials/widgets/renamed.html"
"""
"""Mounts of all sorts; the default mount of ``layouts`` is repeated, since they replace it."""

FILES = """
    layouts/_partials/plain.html
    layouts/_partials/Capital.HTML
    layouts/_partials/with space.html
    layouts/_partials/of-language.zh-cn.html
    layouts/_partials/of-disabled.fr.html
    layouts/_partials/of-disabled._language_fr_.html
    layouts/_partials/of-unknown.de.html
    layouts/_partials/of-both.zh-cn.fr.html
    layouts/_partials/twice.html.html
    layouts/_partials/text.txt
    layouts/_partials/no-extension
    layouts/_partials/data.rss.xml
    layouts/_partials/of-kind.section.list.html
    layouts/_partials/backup.html~
    layouts/_partials/.hidden.html
    layouts/_partials/.folder/x.html
    layouts/_partials/#hash.html
    layouts/_partials/ignored.html
    layouts/_partials/x.baseof.html
    layouts/_partials/a.b/x.html
    layouts/_partials/_markup/render-link.html
    layouts/_partials/_shortcodes/x.html
    layouts/_partials/partials/x.html
    layouts/_partials/widgets.html
    layouts/_partials/青屿.html
    layouts/partials/old.html
    layouts/Partials/Folder/old.html
    layouts/_default/partials/older.html
    layouts/partialsx/none.html
    layouts/post/_partials/none.html
    parts/a.html
    parts/a.txt
    parts/sub/b.txt
    all/a.html
    all/b.html
    all/one.html
    themes/t/layouts/partials/widgets/theirs.html
    themes/t/layouts/_partials/widgets/theirs-too.html
"""

INLINE = {
    "layouts/_shortcodes/x.html": '{{ define "_partials/inline/a.html" }}here{{ end }}',
    "layouts/post/single.html": '{{- define "partials/inline/B" -}}here{{ end }}',
    "layouts/_partials/c.html": "{{block `_partials/inline/c.html` .}}here{{ end }}",
}

NAMES = """
    plain.html|PLAIN.html|plain|plain.txt|/plain.html|plain.html/|plain.html |plain.zh-cn.html
    capital.html|with space.html|with-space.html|widgets/../plain.html|partials//x.html
    of-language.html|of-language.zh-cn.html|of-disabled.html|of-disabled.fr.html|of-unknown.html
    of-both.html|twice.html|twice.html.html|text.html|text.txt|no-extension.html|data.html
    of-kind.html|of-kind.section.html|backup.html|.hidden.html|hidden.html|.folder/x.html|#hash.html
    ignored.html|x.html|x.baseof.html|a.b/x.html|a/x.html|_markup/render-link.html
    _shortcodes/x.html|partials/x.html|partials/plain.html|widgets/.html|widgets/|青屿.html
    old.html|folder/old.html|older.html|none.html|post/none.html|inline/a.html|Inline/b.html
    inline/c.html|inline/d.html|widgets/a.html|widgets/sub/b.html|widgets/b.html|chinese/a.html
    widgets/one.html|widgets/renamed.html|widgets/theirs.html|widgets/theirs-too.html
    widgets/recnt.html| widgets/a.html|disqus.html|opengraph.html|rss.xml
    _funcs/get-page-images.html
"""


def names() -> list[str]:
    return [name for line in NAMES.splitlines()[1:] for name in line[4:].split("|")]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {line.strip(): "here" for line in FILES.strip().splitlines()} | INLINE
    write_site(tmp_path, {"hugo.toml": CONFIG, **files})
    return tmp_path


@pytest.mark.hugo
def test_partials_are_found_as_hugo_finds_them(site: Path, hugo: RunHugo) -> None:
    calls = (
        f"{{{{ if (try (partial {json.dumps(name)} .)).Err }}}}no{{{{ else }}}}yes{{{{ end }}}}\n"
        for name in names()
    )
    write_site(site, {"layouts/home.html": "".join(calls)})
    answer = hugo(site)
    assert answer.returncode == 0, answer.stderr
    found = partials(load_config(site))
    assert found is not None
    ours = ["yes" if partial_key(name) in found else "no" for name in names()]
    for language in ("", "zh-cn"):
        theirs = (site / "public" / language / "index.html").read_text("utf-8").split()
        assert dict(zip(names(), ours, strict=True)) == dict(zip(names(), theirs, strict=True))


def test_names_are_those_of_one_folder(site: Path) -> None:
    found = partials(load_config(site))
    assert found is not None
    assert names_in("widgets", found) == {*("a", "one", "renamed", "sub/b", "theirs", "theirs-too")}


@pytest.mark.hugo
def test_links_in_layouts_are_not_followed(tmp_path: Path, hugo: RunHugo) -> None:
    files = {"parts/x.html": "", "layouts/home.html": '{{ partial "widgets/x.html" . }}'}
    write_site(tmp_path, {"hugo.toml": "", **files})
    folder = tmp_path / "layouts" / "_partials"
    folder.mkdir()
    try:
        (folder / "widgets").symlink_to(tmp_path / "parts", target_is_directory=True)
        (folder / "x.html").symlink_to(tmp_path / "parts" / "x.html")
    except OSError:
        pytest.skip("needs the right to make links")
    assert 'partial "widgets/x.html" not found' in hugo(tmp_path).stderr
    assert "widgets/x" not in (partials(load_config(tmp_path)) or ())


MISSING = {
    "a theme": {"hugo.toml": 'theme = "t"', "layouts/_partials/widgets/a.html": ""},
    "all templates": {"hugo.toml": "", "content/a.md": ""},
}


@pytest.mark.parametrize("files", MISSING.values(), ids=MISSING)
def test_nothing_is_said_where_templates_are_missing(files: dict[str, str], tmp_path: Path) -> None:
    write_site(tmp_path, files)
    assert partials(load_config(tmp_path)) is None


def test_nothing_is_said_of_a_folder_in_no_site(tmp_path: Path) -> None:
    assert partials(default_config(tmp_path)) is None
    assert translations_of_strings(default_config(tmp_path)) is None


@pytest.mark.parametrize(
    ("template", "reads"),
    [
        ('<html lang="{{ .Params.lang | default site.Language.Locale }}">', True),
        ("{{ with $page.params.Lang }}", True),
        ('{{ .Param "lang" }}', True),
        ("{{ $.Page.Param `lang` }}", True),
        ("{{ .Params.language }}", False),
        ('<html lang="{{ .Lang }}">', False),
        ("", False),
    ],
)
def test_whether_templates_read_a_key(template: str, reads: bool, tmp_path: Path) -> None:
    files = {"layouts/page.html": "", "themes/t/layouts/baseof.html": template}
    write_site(tmp_path, {"hugo.toml": 'theme = "t"', **files})
    assert read_param(load_config(tmp_path), "lang") is reads


# Languages with their locales, the first one the default; files; whose texts each language shows.
TEXTS = {
    "its own": ({"zh-cn": ""}, ["zh-cn.toml"], {"zh-cn": "zh-cn.toml"}),
    "in capitals": ({"zh-cn": ""}, ["zh-CN.yaml"], {"zh-cn": "zh-CN.yaml"}),
    "with an underscore": ({"zh-cn": ""}, ["zh_CN.json"], {"zh-cn": "zh_CN.json"}),
    "in a folder": ({"zh-cn": ""}, ["a/zh-cn.yml"], {"zh-cn": "a/zh-cn.yml"}),
    "hidden": ({"zh-cn": ""}, [".zh-cn.toml", "zh-cn.toml~"], {"zh-cn": ""}),
    "no known language": ({"cn": ""}, ["cn.toml"], {"cn": "cn.toml"}),
    "another name": ({"zh-hans": ""}, ["zh-cn.toml"], {"zh-hans": ""}),
    "the locale": ({"zh-hans": "zh-CN"}, ["zh-cn.toml"], {"zh-hans": "zh-cn.toml"}),
    "the locale first": (
        {"zh-hans": "zh-CN"},
        ["zh-cn.toml", "zh-hans.toml"],
        {"zh-hans": "zh-cn.toml"},
    ),
    "the key after the locale": ({"zh": "zh-Hans-CN"}, ["zh.toml"], {"zh": "zh.toml"}),
    "no base language": ({"zh-cn": ""}, ["zh.toml"], {"zh-cn": ""}),
    "no variant": ({"zh": ""}, ["zh-cn.toml"], {"zh": ""}),
    "the default's": (
        {"en": "", "zh-hans": ""},
        ["en.toml", "zh-cn.toml"],
        {"en": "en.toml", "zh-hans": "en.toml"},
    ),
    "the default's, by its locale": (
        {"zh-hans": "zh-CN", "de": ""},
        ["zh-cn.toml"],
        {"zh-hans": "zh-cn.toml", "de": "zh-cn.toml"},
    ),
    "not the default's": (
        {"zh-hans": "", "en": ""},
        ["en.toml", "zh-cn.toml"],
        {"zh-hans": "", "en": "en.toml"},
    ),
    "none of a default without any": (
        {"fr": "", "de": ""},
        ["en.toml"],
        {"fr": "", "de": ""},
    ),
    "the theme's": ({"zh-tw": ""}, ["themes/zh-tw.toml"], {"zh-tw": "themes/zh-tw.toml"}),
}


@pytest.mark.hugo
@pytest.mark.parametrize(("locales", "files", "shown"), TEXTS.values(), ids=TEXTS)
def test_texts_come_from_the_files_that_hugo_takes(
    locales: dict[str, str],
    files: list[str],
    shown: dict[str, str],
    tmp_path: Path,
    hugo: RunHugo,
) -> None:
    default = next(iter(locales))
    lines = ['theme = "t"', f'defaultContentLanguage = "{default}"']
    lines.append("defaultContentLanguageInSubdir = true")
    for code, locale in locales.items():
        lines += [f"[languages.{code}]", f'locale = "{locale}"']
    site = {"hugo.toml": "\n".join(lines), "layouts/home.html": '[{{ T "text" }}]'}
    write_site(tmp_path, {**site, "themes/t/theme.toml": ""})
    write_site(tmp_path, {_place(name): _message(name) for name in files})
    assert hugo(tmp_path).returncode == 0
    for code, text in shown.items():
        page = tmp_path / "public" / code / "index.html"
        assert html.unescape(page.read_text("utf-8")) == f"[{text}]"
    config = load_config(tmp_path)
    available = translations_of_strings(config)
    assert available is not None
    for code, text in shown.items():
        stem = Path(text).stem.lower().replace("_", "-") or None
        assert language_of_strings(config.language(code), config, available) == stem


def _place(name: str) -> str:
    theirs = name.startswith("themes/")
    return name.replace("themes/", "themes/t/i18n/") if theirs else f"i18n/{name}"


def _message(name: str) -> str:
    return f'text = "{name}"' if name.strip("~").endswith("toml") else f'{{"text": "{name}"}}'
