"""Coverage of real sites, against plain sets of the paths in their folders."""

import json
import os
from pathlib import Path

import pytest

from cms.engine.coverage import Coverage, cover
from tests.hugo.assembled import write_content
from tests.hugo.sites import write_site
from tests.stub_site import overlay

OTEL = ["en", "bn", "es", "fr", "ja", "ko", "pl", "pt", "ro", "uk", "zh"]
GLOSSARY = [
    *("en", "bn", "fr", "de", "hi", "it", "ja", "ko", "pt-br", "ru", "zh-cn", "es", "zh-tw", "tr"),
    *("ur", "vi"),
]


def missing_by_folders(content: Path, codes: list[str]) -> dict[str, set[str]]:
    """By language, the pages that a folder of another language has and its own has not."""
    pages = {code: set(pages_in(content / code)) for code in codes}
    everything = set().union(*pages.values())
    return {code: everything - found for code, found in pages.items()}


def pages_in(top: Path) -> list[str]:
    found: list[str] = []
    for folder, folders, names in os.walk(top):
        place = Path(folder).relative_to(top).as_posix().lower().removeprefix(".")
        ours = [name for name in names if name.endswith((".md", ".html"))]
        stems = {name.rpartition(".")[0].lower().replace(" ", "-") for name in ours}
        if "index" in stems:  # what lies in a leaf bundle is no page
            folders.clear()
            stems = {"index"}
        found += [
            place if stem in ("index", "_index") else f"{place}/{stem}".lstrip("/")
            for stem in stems
        ]
    return found


def missing_by_coverage(coverage: Coverage) -> dict[str, set[str]]:
    (site,) = coverage.sites
    missing: dict[str, set[str]] = {language["lang"]: set() for language in site["languages"]}
    for page in site["pages"]:
        for code in page["missing"]:
            missing[code].add(page["path"].strip("/"))
    counts = {language["lang"]: language["missing"] for language in site["languages"]}
    assert counts == {code: len(paths) for code, paths in missing.items()}
    return missing


def test_missing_translations_of_the_glossary_are_those_of_its_folders(shared: Path) -> None:
    root = shared / "corpora" / "glossary"
    expected = missing_by_folders(root / "content", GLOSSARY)
    assert missing_by_coverage(cover([root], {}, {})) == expected
    assert sum(map(len, expected.values())) > 500


def test_missing_translations_of_opentelemetry_are_those_of_its_folders(
    shared: Path, tmp_path: Path
) -> None:
    site = overlay(shared / "corpora" / "opentelemetry", tmp_path / "site")
    mounts = [
        {"source": f"content/{code}", "target": "content", "sites": {"matrix": {"languages": code}}}
        for code in OTEL
    ]
    # The site's own build writes this file.
    write_site(site, {"config/_default/module.json": json.dumps({"mounts": mounts})})
    expected = missing_by_folders(site / "content", OTEL)
    coverage = cover([site], {}, {})
    assert missing_by_coverage(coverage) == expected
    assert sum(map(len, expected.values())) > 5000
    assert not any("count as languages" in str(notice) for notice in coverage.notices)


def test_a_clone_without_its_mounts_has_its_languages_in_folders(shared: Path) -> None:
    root = shared / "corpora" / "opentelemetry"
    coverage = cover([root], {}, {})
    assert missing_by_coverage(coverage) == missing_by_folders(root / "content", OTEL)
    assert any("count as languages" in str(notice) for notice in coverage.notices)


SETTINGS = {
    "languages": {"en": {"contentDir": "content/en"}, "zh-cn": {"contentDir": "content/zh-cn"}},
    "defaultContentLanguage": "en",
}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"en/a.md": "", "zh-cn/a.md": ""}, {}),
        ({"en/a.md": "", "zh-cn/b.md": ""}, {"/a": ["zh-cn"], "/b": ["en"]}),
        ({"en/a.md": "translationKey: k", "zh-cn/b.md": "translationKey: k"}, {}),
        ({"en/a.md": "translationKey: k", "zh-cn/a.md": ""}, {"/a": ["en", "zh-cn"]}),
        ({"en/a.md": "translationKey: k", "zh-cn/b.md": "translationKey: K"},
         {"/a": ["zh-cn"], "/b": ["en"]}),
        ({"en/a.md": "", "zh-cn/a/index.md": "", "zh-cn/a/more.md": ""}, {}),
        ({"en/a.md": "sites: {matrix: {languages: '**'}}"}, {}),
        ({"en/a.md": "sites: {matrix: {languages: zh-cn}}"}, {"/a": ["en"]}),
        ({"en/zh-cn/a.md": "", "zh-cn/zh-cn/a.md": ""}, {}),
    ],
)  # fmt: skip
def test_keys_and_matrices_are_respected(
    tmp_path: Path, files: dict[str, str], expected: dict[str, list[str]]
) -> None:
    write_content(tmp_path, files, SETTINGS)
    (site,) = cover([tmp_path], {}, {}).sites
    missing: dict[str, list[str]] = {}
    for page in site["pages"]:
        if page["missing"]:
            missing.setdefault(page["path"], []).extend(page["missing"])
    assert {path: sorted(codes) for path, codes in missing.items()} == expected


def test_a_section_called_like_a_language_is_one_where_files_state_theirs(tmp_path: Path) -> None:
    settings = {"languages": {"en": {}, "zh-cn": {}}, "defaultContentLanguage": "en"}
    files = {"en/a.md": "", "zh-cn/a.md": "", "b.zh-cn.md": ""}
    write_content(tmp_path, files, settings)
    (site,) = cover([tmp_path], {}, {}).sites
    assert [page["path"] for page in site["pages"]] == ["/b", "/en/a", "/zh-cn/a"]
