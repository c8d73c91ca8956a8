"""The files below content that Hugo sees."""

import pytest

from cms.errors import ConfigError
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from tests.hugo.sites import write_site

MOUNTS = """
[[module.mounts]]
source = "content"
target = "content"
files = {}
"""


def seen(folder, files, settings=""):
    """Paths of the files that Hugo sees, from the content root."""
    write_site(folder, {**dict.fromkeys(files, ""), "hugo.toml": settings})
    return [f"{file.folder}/{file.name}"[1:] for file in walk(load_config(folder))]


def test_files_come_folder_by_folder_in_the_order_of_names(tmp_path):
    files = ["content/b.md", "content/a/z.md", "content/a/c/y.md", "content/a.md", "static/x.md"]
    assert seen(tmp_path, files) == ["a.md", "b.md", "a/z.md", "a/c/y.md"]


def test_a_missing_content_folder_has_no_files(tmp_path):
    assert seen(tmp_path, ["static/a.md"]) == []


def link(path, target):
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("needs the right to make symbolic links")


@pytest.mark.parametrize("name", [".a.md", "#a.md", "a.md~", ".git/a.md", "#x/a.md", "x~/a.md"])
def test_some_names_are_never_seen(tmp_path, name):
    assert seen(tmp_path, [f"content/post/{name}", "content/post/~a.md"]) == ["post/~a.md"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        (r"a\\.md$", ["b.md", "docs/a.md.txt"]),
        ("^docs", ["a.md", "b.md", "docs/a.md.txt"]),
        ("/docs$", ["a.md", "b.md"]),
        ("DOCS", ["a.md", "b.md", "docs/a.md.txt"]),
    ],
)
def test_ignore_files_is_found_anywhere_in_the_absolute_path(tmp_path, pattern, left):
    files = ["content/a.md", "content/b.md", "content/docs/a.md.txt"]
    assert seen(tmp_path, files, f'ignoreFiles = ["{pattern}"]') == left


def test_an_ignored_index_is_noticed_all_the_same(tmp_path):
    write_site(tmp_path, {"content/p/index.md": "", "hugo.toml": "ignoreFiles = ['index\\.md$']"})
    assert [file.is_ignored for file in walk(load_config(tmp_path))] == [True]


def test_symbolic_links_are_marked_and_the_content_folder_may_be_one(tmp_path):
    write_site(tmp_path, {"real/post/a.md": "", "hugo.toml": ""})
    link(tmp_path / "content", tmp_path / "real")
    link(tmp_path / "real" / "link.md", tmp_path / "real" / "post" / "a.md")
    link(tmp_path / "real" / "links", tmp_path / "real" / "post")
    files = {file.path: file.is_link for file in walk(load_config(tmp_path))}
    assert files == {"content/link.md": True, "content/links": True, "content/post/a.md": False}


@pytest.mark.parametrize(
    ("globs", "left"),
    [
        ('["! docs/**"]', ["x.md", "post/a.md", "post/sub/c.md"]),
        ('["! docs"]', ["x.md", "post/a.md", "post/sub/c.md"]),
        ('["**.md"]', ["x.md"]),
        ('["post/*"]', ["post/a.md"]),
        ('["post/**"]', ["post/a.md", "post/sub/c.md"]),
        ('["! DOCS/**", "**/*"]', ["x.md", "post/a.md", "post/sub/c.md"]),
    ],
)
def test_a_mount_shows_what_its_globs_let_through(tmp_path, globs, left):
    files = ["content/x.md", "content/post/a.md", "content/post/sub/c.md", "content/docs/d.md"]
    if "**/*" in globs:
        left = left[1:]
    assert seen(tmp_path, files, MOUNTS.format(globs)) == left


def test_a_glob_that_hugo_cuts_in_two_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match="broken glob"):
        seen(tmp_path, ["content/x.md"], MOUNTS.format('["{x.md,post/**}"]'))


def test_a_file_can_be_mounted_alone(tmp_path):
    settings = MOUNTS.format("[]") + (
        '[[module.mounts]]\nsource = "README.md"\ntarget = "content/about/index.md"'
    )
    assert seen(tmp_path, ["content/a.md", "README.md"], settings) == ["a.md", "about/index.md"]


def test_a_theme_shows_its_content_below_that_of_the_project(tmp_path):
    files = ["content/a.md", "themes/t/content/a.md", "themes/t/content/b.md"]
    assert seen(tmp_path, files, 'theme = "t"') == ["a.md", "a.md", "b.md"]
