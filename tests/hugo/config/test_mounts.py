"""Mounts as data; what Hugo makes of the same sites is in test_config_hugo."""

from pathlib import Path
from typing import Any

import pytest

from cms.hugo.config import Mount
from cms.hugo.config.load import default_config, load_config
from tests.hugo.sites import write_site

LANGUAGES = "languages: {en: {weight: 1}, zh-cn: {weight: 2}, zh-tw: {weight: 3}}\n"


def test_defaults_stand_in_the_order_of_hugo(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert [
        (mount.source.relative_to(tmp_path).as_posix(), mount.target) for mount in config.mounts
    ] == [
        (name, name)
        for name in ("content", "data", "layouts", "i18n", "archetypes", "assets", "static")
    ]
    assert {mount.language for mount in config.mounts} == {""}


def test_a_language_folder_belongs_to_its_language(tmp_path: Path) -> None:
    text = "contentDir: docs/en\nlanguages: {en: {weight: 1}, zh: {weight: 2, contentDir: docs/zh}}"
    write_site(tmp_path, {"hugo.yaml": text})
    assert _of(load_config(tmp_path).mounts, "content") == [
        Mount(tmp_path / "docs" / "en", "content"),
        Mount(tmp_path / "docs" / "zh", "content", "zh"),
    ]


LANGUAGE_GLOBS: dict[str, tuple[Any, list[str]]] = {
    "a code": ("zh-cn", ["zh-cn"]),
    "codes in any order": (["zh-tw", "en"], ["en", "zh-tw"]),
    "a code in capitals is none": (["zh-CN"], []),
    "a star": (["zh-*"], ["zh-cn", "zh-tw"]),
    "all": (["**"], ["en", "zh-cn", "zh-tw"]),
    "alternatives": (["{en,zh-tw}"], ["en", "zh-tw"]),
    "all but one": (["! en"], ["zh-cn", "zh-tw"]),
    "some but one": (["zh-*", "! zh-tw"], ["zh-cn"]),
    "an unknown one": (["fr"], []),
    "none named": ([], [""]),
}


@pytest.mark.parametrize(("globs", "codes"), LANGUAGE_GLOBS.values(), ids=LANGUAGE_GLOBS)
def test_a_mount_stands_once_for_each_language(
    globs: Any, codes: list[str], tmp_path: Path
) -> None:
    mount = f"{{source: a, target: content, sites: {{matrix: {{languages: {globs!r}}}}}}}"
    write_site(tmp_path, {"hugo.yaml": LANGUAGES + f"module: {{mounts: [{mount}]}}", "a/a.md": ""})
    mounts = _of(load_config(tmp_path).mounts, "content")
    assert [mount.language for mount in mounts] == codes


FILE_GLOBS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "inclusions": (["**.md", "/x/*"], ["/**.md", "/x/*"], []),
    "exclusions": (["! **/README.md", "! /specs/**"], [], ["/**/README.md", "/specs/**"]),
    "exclusions first": (["! **b.md", "**.md"], ["/**.md"], ["/**b.md"]),
    "what comes after an inclusion excludes nothing": (["**.md", "! **b.md"], ["/**.md"], []),
}


@pytest.mark.parametrize(("files", "include", "exclude"), FILE_GLOBS.values(), ids=FILE_GLOBS)
def test_file_globs(
    files: list[str], include: list[str], exclude: list[str], tmp_path: Path
) -> None:
    mount = f"{{source: a, target: content, files: {files!r}}}"
    write_site(tmp_path, {"hugo.yaml": f"module: {{mounts: [{mount}]}}", "a/a.md": ""})
    assert _of(load_config(tmp_path).mounts, "content") == [
        Mount(tmp_path / "a", "content", "", tuple(include), tuple(exclude))
    ]


def test_a_mount_may_be_absolute_or_lead_outside(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    site = tmp_path / "site"
    text = (
        f"module: {{mounts: [{{source: '{elsewhere.as_posix()}', target: content}},"
        " {source: ../elsewhere, target: content/x}]}"
    )
    write_site(tmp_path, {"site/hugo.yaml": text, "elsewhere/a.md": ""})
    assert _of(load_config(site).mounts, "content") == [
        Mount(elsewhere, "content"),
        Mount(elsewhere, "content/x"),
    ]


def test_a_file_that_hugo_creates_is_mounted(tmp_path: Path) -> None:
    mount = "{source: hugo_stats.json, target: assets/x.json}"
    write_site(tmp_path, {"hugo.yaml": f"module: {{mounts: [{mount}]}}"})
    assert _of(load_config(tmp_path).mounts, "assets") == [
        Mount(tmp_path / "hugo_stats.json", "assets/x.json")
    ]
    assert not (tmp_path / "hugo_stats.json").exists()


def test_a_plain_folder_is_the_content_itself(tmp_path: Path) -> None:
    config = default_config(tmp_path)
    assert _of(config.mounts, "content") == [Mount(tmp_path, "content")]
    assert [language.code for language in config.languages] == ["en"]


def _of(mounts: tuple[Mount, ...], component: str) -> list[Mount]:
    return [mount for mount in mounts if mount.target.partition("/")[0] == component]
