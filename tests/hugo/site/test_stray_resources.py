"""Files that Hugo publishes nowhere, found by files alone: what it builds has none of them."""

import random

import pytest

from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import classify
from cms.hugo.site.stray_resources import stray_resources
from cms.hugo.site.translation_groups import group_translations
from tests.hugo.assembled import write_content
from tests.hugo.sites import write_site

LANGUAGES = {"en": {"weight": 1}, "zh-cn": {"weight": 2}, "fr": {"weight": 3}}
SETTINGS = {"languages": LANGUAGES, "defaultContentLanguage": "en", "disableKinds": ["rss"]}
SUFFIXES = ("", ".zh-cn", ".fr")


def stray_files(folder):
    """Paths below content of the files that no page gets, and whether Hugo crashes over them."""
    config = load_config(folder)
    tree = classify(walk(config), config)
    groups = group_translations(tree.pages, {}, config)
    found = stray_resources(tree.resources, groups, config)
    files = [file.path.removeprefix("content/") for stray in found for file in stray.files]
    return sorted(files), any(stray.stops_build for stray in found)


@pytest.mark.parametrize(
    ("pages", "resources", "lost"),
    [
        (["a/index.md"], ["a/x.svg"], []),
        (["a/index.md", "a/index.fr.md"], ["a/x.svg"], []),
        (["a/index.fr.md"], ["a/x.svg"], ["a/x.svg"]),
        (["a/index.fr.md"], ["a/x.fr.svg"], []),
        (["a/index.fr.md"], ["a/x.svg", "a/x.fr.svg"], []),
        (["a/index.fr.md"], ["a/x.svg", "a/y.fr.svg"], ["a/x.svg"]),
        (["a/index.fr.md"], ["a/img/x.svg", "a/x.zh-cn.svg"], ["a/img/x.svg", "a/x.zh-cn.svg"]),
        (["a/index.fr.md"], ["a/more.md"], ["a/more.md"]),
        (["a/_index.fr.md"], ["a/x.svg"], ["a/x.svg"]),
        (["a/_index.fr.md", "a/p.md"], ["a/x.svg"], ["a/x.svg"]),
        (["a/p.fr.md", "a/q.md"], ["a/x.svg"], []),
        (["a/p.fr.md"], ["a/p/x.svg"], ["a/p/x.svg"]),
        (["a.fr.md"], ["a/x.svg"], ["a/x.svg"]),
        (["p.fr.md"], ["x.svg"], []),
        (["tags/_index.fr.md"], ["tags/x.svg"], []),
        (["_index.fr.md"], ["x.svg"], ["x.svg"]),
    ],
)
@pytest.mark.hugo
def test_files_of_other_languages_are_lost(tmp_path, hugo, pages, resources, lost):
    write(tmp_path, pages, resources)
    assert stray_files(tmp_path) == (lost, False)
    built = published(build(hugo, tmp_path), tmp_path)
    assert not built & set(lost)
    assert built or len(lost) == len(resources)


@pytest.mark.parametrize(
    ("pages", "resources"),
    [
        (["a/p.fr.md"], ["a/x.svg"]),
        (["a/p/index.fr.md"], ["a/x.svg"]),
        (["a/b/p.fr.md"], ["a/b/c/x.svg"]),
        (["a/p.md"], ["a/x.fr.svg"]),
        (["a/p.md", "a/p.zh-cn.md"], ["a/x.fr.svg"]),
    ],
)
@pytest.mark.hugo
def test_hugo_crashes_over_files_of_a_section_that_is_not_in_their_language(
    tmp_path, hugo, pages, resources
):
    write(tmp_path, pages, resources)
    assert stray_files(tmp_path) == (resources, True)
    assert "panic: getResourcesForPage" in build(hugo, tmp_path).stderr


@pytest.mark.hugo
@pytest.mark.parametrize("seed", range(12))
def test_hugo_publishes_none_of_the_lost_files_and_all_others(tmp_path, hugo, seed):
    draw = random.Random(seed)
    pages = [
        f"{folder}{stem}{suffix}.md"
        for folder in ("", "s/", "s/t/")
        for stem in ("_index", "p", "a/index", "b/index")
        for suffix in SUFFIXES
        if draw.random() < 0.35
    ]
    places = sorted({name.rpartition("/")[0] for name in pages if "/index." in name})
    resources = [
        f"{place}/{name}{suffix}.txt"
        for place in (*places, *draw.sample(["s", "s/t", "s/p"], 1))
        for name in ("x", "sub/y")
        for suffix in SUFFIXES
        if draw.random() < 0.4
    ]
    write(tmp_path, pages, resources)
    lost, stops_build = stray_files(tmp_path)
    answer = build(hugo, tmp_path)
    assert ("panic: getResourcesForPage" in answer.stderr) == stops_build
    if stops_build:
        return
    built = published(answer, tmp_path)
    assert not set(lost) & built
    # What has a version of its own in the page's language is not needed.
    versions = {}
    for name in resources:
        versions.setdefault(name.partition(".")[0], []).append(name)
    only = {names[0] for names in versions.values() if len(names) == 1}
    assert only - set(lost) <= built


def write(folder, pages, resources):
    """A site whose resources say their own names."""
    write_content(folder, dict.fromkeys(pages, ""), SETTINGS)
    write_site(folder, {f"content/{name}": f"this is {name};" for name in resources})


def build(hugo, folder):
    template = (
        "{{ range .Resources }}{{ if eq .ResourceType `page` }}{{ .RawContent }}{{ end }}{{ end }}"
    )
    write_site(folder, {"layouts/all.html": template})
    return hugo(folder)


def published(answer, folder):
    """Names of the resources whose text is anywhere in what Hugo publishes."""
    assert answer.returncode == 0, answer.stderr
    files = [path for path in (folder / "public").rglob("*") if path.is_file()]
    texts = "\n".join(path.read_text("utf-8") for path in files)
    return {part.partition(";")[0] for part in texts.split("this is ")[1:]}
