"""Files as mounts show them, with letters that count on every system."""

import sys
from pathlib import Path

import pytest

from cms.hugo.config.load import load_config
from cms.hugo.mounted import Mounted
from tests.hugo.sites import write_site

CONFIG = """
theme = "t"
[[module.mounts]]
source = "static"
target = "static"
[[module.mounts]]
source = "pics"
target = "static/img/deep"
files = ["! **.txt"]
[[module.mounts]]
source = "logo.png"
target = "static/one/brand.png"
"""
FILES = (
    *("static/a.png", "static/.well-known/b", "static/img/c.png", "static/名 字.png"),
    *("pics/p.png", "pics/in/q.png", "pics/note.txt", "logo.png", "other/x.png"),
    *("themes/t/static/a.png", "themes/t/static/img/t.png", "themes/t/assets/u.png"),
)
CODES = ("en", "zh")
SHOWN = {
    "/a.png": "static/a.png",
    "/.well-known/b": "static/.well-known/b",
    "/img/c.png": "static/img/c.png",
    "/名 字.png": "static/名 字.png",
    "/img/deep/p.png": "pics/p.png",
    "/img/deep/in/q.png": "pics/in/q.png",
    "/one/brand.png": "logo.png",
    "/img/t.png": "themes/t/static/img/t.png",
}


@pytest.fixture
def static(tmp_path: Path) -> Mounted:
    write_site(tmp_path, {"hugo.toml": CONFIG, **dict.fromkeys(FILES, "x")})
    return Mounted(load_config(tmp_path), "static")


def test_all_files_are_shown_where_they_are_mounted(static: Mounted, tmp_path: Path) -> None:
    walked = {path: Path(at).relative_to(tmp_path).as_posix() for path, at in static.walk()}
    assert walked == SHOWN


@pytest.mark.parametrize("path", SHOWN)
def test_a_file_is_found_by_its_path(static: Mounted, path: str) -> None:
    assert static.has(path)


@pytest.mark.parametrize(
    "path",
    [
        *("/A.png", "/a.PNG", "/Img/c.png", "/img/deep/IN/q.png"),  # letters
        *("/img", "/img/", "/", "", "a.png", "/img/deep"),  # folders, and no paths
        *("/img/deep/note.txt", "/u.png", "/x.png", "/logo.png"),  # filtered, or elsewhere
        *("//a.png", "/img/../a.png", "/a.png/"),  # paths that are not the file's own
    ],
)
def test_nothing_else_is_found(static: Mounted, path: str) -> None:
    assert not static.has(path)


@pytest.mark.skipif(sys.platform == "win32", reason="few accounts may make links there")
def test_symbolic_links_are_left_out(tmp_path: Path) -> None:
    write_site(tmp_path, {"hugo.toml": "", "static/a.png": "x", "far/b.png": "x"})
    (tmp_path / "static/link.png").symlink_to("a.png")
    (tmp_path / "static/folder").symlink_to(tmp_path / "far")
    static = Mounted(load_config(tmp_path), "static")
    assert [path for path, _ in static.walk()] == ["/a.png"]
    assert not static.has("/folder/b.png")


def test_each_host_has_its_own_files(tmp_path: Path) -> None:
    config = """
    staticDir = "both"
    [languages.en]
    baseURL = "https://en.org/"
    [languages.zh]
    baseURL = "https://zh.org/"
    staticDir2 = "own"
    """
    files = dict.fromkeys(("both/a.png", "own/b.png", "content/p.md", "content/p.zh.md"), "x")
    write_site(tmp_path, {"hugo.toml": config, **files})
    site = load_config(tmp_path)
    shown = {
        code: sorted(path for path, _ in Mounted(site, "static", code).walk()) for code in CODES
    }
    assert shown == {"en": ["/a.png"], "zh": ["/a.png", "/b.png"]}
