"""Translations found by files alone: as on the assembled site, and as Hugo itself lists them."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from cms.frontmatter.document import parse
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import classify
from cms.hugo.site.translation_groups import group_translations
from cms.hugo.site.translations import Translations
from cms.hugo.site.tree import PageTree
from tests.hugo.assembled import write_content
from tests.hugo.random_sites import random_site
from tests.hugo.sites import write_site
from tests.tables import rows

TWO = {"languages": {"en": {"weight": 1}, "zh-cn": {"weight": 2}}, "defaultContentLanguage": "en"}


def read(folder):
    """Configuration, page files and front matter of a site."""
    config = load_config(folder)
    sources = classify(walk(config), config).pages
    documents = {source.path: parse(Path(source.location).read_bytes()) for source in sources}
    data = {path: None if one.problem else one.data for path, one in documents.items()}
    return config, sources, data


def listed(groups):
    """Languages of the translations of each page, by file and language."""
    return {
        (version.path, version.language): Counter(
            other.language for other in groups.translations(version)
        )
        for version in groups.versions
    }


def assembled(config, sources, data):
    """The same from the whole tree of pages, without those that Hugo adds."""
    tree = PageTree(config, data)
    tree.grow(sources)
    for nodes in tree.by_path.values():
        for code in [code for code, node in nodes.items() if node.source is None]:
            del nodes[code]
    translations = Translations(tree)
    translations.by_key = {
        key: [node for node in nodes if node.source] for key, nodes in translations.by_key.items()
    }
    return {
        (node.source.path, node.edition.code): Counter(translations.of(node))
        for node in tree.nodes
        if node.source and not node.is_dropped
    }


def random_translations(seed):
    """A site of few paths in several languages, with all that ties and unties translations."""
    draw = random.Random(seed)
    chances = {
        "translationKey": (0.3, ["k", "K", "", 7, "/post/a"]),
        "sites": (0.1, [{"matrix": {"languages": globs}} for globs in (["zh-cn"], "**", ["fr*"])]),
        "build": (0.1, [{"render": "never"}, {"render": "link"}, {"Render": "never"}, None]),
        "headless": (0.05, [True, "false"]),
        "draft": (0.2, [True]),
    }
    below = [
        {"translationKey": "from-above"},
        [{"target": {"path": "/{post,blog}/**"}, "build": {"render": "never"}}],
        {"sites": {"matrix": {"languages": ["zh-cn", "en"]}}},
        [{"target": {"path": "/post/a"}, "headless": True}],
    ]
    files = {}
    for folder in ("", "post/", "post/sub/", "blog/"):
        for stem in ("a", "B", "a/index", "_index"):
            for suffix in ("", ".zh-cn", ".fr"):
                if draw.random() < 0.6:
                    data = {
                        key: draw.choice(values)
                        for key, (often, values) in chances.items()
                        if draw.random() < often
                    }
                    if stem == "_index":
                        data.pop("sites", None)  # of two rivals with cascades Hugo takes either
                    if stem == "_index" and draw.random() < 0.3:
                        data["cascade"] = draw.choice(below)
                    files[f"{folder}{stem}{suffix}.md"] = json.dumps(data)
    settings = {
        "languages": {
            "en": {"weight": 1},
            "zh-cn": {"weight": 2, "disableKinds": draw.choice([[], ["section"]])},
            "fr": {"weight": 3},
        },
        "defaultContentLanguage": "en",
    }
    return files, {**settings, "cascade": draw.choice(below)} if draw.random() < 0.2 else settings


@pytest.mark.parametrize("seed", range(40))
def test_random_translations_are_those_of_the_assembled_site(tmp_path, seed):
    write_content(tmp_path, *random_translations(seed))
    site = read(tmp_path)
    assert listed(groups_of(site)) == assembled(*site)


@pytest.mark.parametrize("seed", range(1, 9))
def test_random_sites_have_the_translations_of_the_assembled_site(tmp_path, seed):
    write_site(tmp_path, random_site(seed))
    site = read(tmp_path)
    assert listed(groups_of(site)) == assembled(*site)


@pytest.mark.parametrize("corpus", ["glossary", "hugoDocs", "opentelemetry"])
def test_real_sites_have_the_translations_of_the_assembled_site(shared, corpus):
    site = read(shared / "corpora" / corpus)
    assert listed(groups_of(site)) == assembled(*site)


def test_sites_of_the_table_of_languages_have_hugos_translations(tmp_path, shared):
    compared = 0
    for number, row in enumerate(rows("languages")):
        files = {page["file"] for page in row["pages"] or () if page["file"]}
        if row["error"] or not files:
            continue
        folder = tmp_path / str(number)
        texts = {name: f"---\ntitle: {name}\n---\n" for name in row["files"]}
        settings = {"baseURL": "https://example.org/", **row["config"]}
        write_site(folder, {**texts, **row["texts"], "hugo.json": json.dumps(settings)})
        groups = groups_of(read(folder))
        ours = {
            (version.source.logical, version.language): sorted(
                other.language for other in groups.translations(version)
            )
            for version in groups.versions
        }
        theirs = {
            (page["path"], page["lang"]): sorted(page["translations"])
            for page in row["pages"]
            if page["file"] and page["kind"] == "page"
        }
        assert {place: ours.get(place) for place in theirs} == theirs, row["name"]
        compared += len(theirs)
    assert compared > 100


@pytest.mark.hugo
@pytest.mark.parametrize("seed", range(100, 110))
def test_random_translations_are_those_that_hugo_lists(tmp_path, hugo, seed):
    write_content(tmp_path, *random_translations(seed))
    site = read(tmp_path)
    groups = groups_of(site)
    ours = {
        (version.path, version.language): sorted(
            other.path for other in groups.translations(version)
        )
        for version in groups.versions
    }
    theirs = from_hugo(hugo, tmp_path)
    uncertain = {path for pair in rivals(site) for path in pair}
    sure = {
        place: found
        for place, found in theirs.items()
        if uncertain.isdisjoint((place[0], *found, *ours.get(place, ())))
    }
    assert {place: ours.get(place) for place in sure} == sure
    assert sure


def rivals(site):
    """Pairs of files for one page, of which Hugo takes either: a.md and a/index.md."""
    config, sources, data = site
    tree = PageTree(config, data)
    tree.grow(sources)
    return [(hidden.path, hidden.winner) for hidden in tree.placement.hidden]


TEMPLATE = """\
{{ range hugo.Sites }}{{ $code := .Language.Name }}{{ range .Pages }}
{{- if .File }}{{ $found := slice }}
{{- range .Translations }}{{ with .File }}{{ $found = $found | append .Path }}{{ end }}{{ end }}
{{- dict "lang" $code "file" .File.Path "found" $found | jsonify }}
{{ end }}{{ end }}{{ end }}
"""


def from_hugo(hugo, folder):
    """Files of the translations of every page that a template can reach, by file and language."""
    write_site(folder, {"layouts/all.html": "", "layouts/404.html": TEMPLATE})
    answer = hugo(folder, "-DEF")
    assert answer.returncode == 0, answer.stderr
    lines = (folder / "public" / "404.html").read_text("utf-8").splitlines()
    pages = [json.loads(line) for line in lines if line.strip()]
    return {
        (f"content/{page['file']}", page["lang"]): sorted(f"content/{one}" for one in page["found"])
        for page in pages
    }


def test_pages_of_a_disabled_kind_are_none(tmp_path):
    settings = {**TWO, "languages": {"en": {"disableKinds": ["page"]}, "zh-cn": {}}}
    write_content(tmp_path, {"a.md": "", "a.zh-cn.md": "", "_index.md": ""}, settings)
    paths = [version.path for version in groups_of(read(tmp_path)).versions]
    assert paths == ["content/_index.md", "content/a.zh-cn.md"]


def groups_of(site):
    config, sources, data = site
    return group_translations(sources, data, config)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": "", "a.zh-cn.md": ""}, [["a.md", "a.zh-cn.md"]]),
        ({"a.md": "draft: true", "a.zh-cn.md": ""}, [["a.md", "a.zh-cn.md"]]),
        ({"a.md": "", "a/index.zh-cn.md": ""}, [["a.md", "a/index.zh-cn.md"]]),
        (
            {"p/a.md": "translationKey: k", "q/b.zh-cn.md": "translationKey: k"},
            [["p/a.md", "q/b.zh-cn.md"]],
        ),
        ({"a.md": "translationKey: k", "a.zh-cn.md": ""}, [["a.zh-cn.md"], ["a.md"]]),
        ({"a.md": "sites: {matrix: {languages: '**'}}"}, [["a.md", "a.md"]]),
        ({"a/index.md": "", "a/more.md": "", "a/more.zh-cn.md": ""}, [["a/index.md"]]),
    ],
)
def test_groups(tmp_path, files, expected):
    write_content(tmp_path, files, TWO)
    groups = [
        [version.path.removeprefix("content/") for version in group]
        for group in groups_of(read(tmp_path))
    ]
    assert groups == expected
