"""Modules that Hugo gets through Go, where they are already on disk."""

from pathlib import Path

import pytest

from cms.hugo.config.load import load_config
from tests.hugo.sites import write_site

IMPORT = "module: {imports: [{path: github.com/Ann/theme}]}\n"
REQUIRE = "module example.org/site\n\nrequire github.com/Ann/theme v1.2.3 // indirect\n"
CACHED = "hugo_cache/modules/filecache/modules/pkg/mod/github.com/!ann/theme@v1.2.3/"
SETTINGS = "params: {found: true}\n"

SITES = {
    "module cache": {"hugo.yaml": IMPORT, "go.mod": REQUIRE, CACHED + "hugo.yaml": SETTINGS},
    "requirements in a block": {
        "hugo.yaml": IMPORT,
        "go.mod": "require (\n\tgithub.com/x/y v0.1.0\n\tgithub.com/Ann/theme v1.2.3\n)\n",
        CACHED + "hugo.yaml": SETTINGS,
    },
    "cacheDir": {
        "hugo.yaml": IMPORT + "cacheDir: hugo_cache",
        "go.mod": REQUIRE,
        CACHED + "hugo.yaml": SETTINGS,
    },
    "version asked for": {
        "hugo.yaml": "module: {imports: [{path: github.com/Ann/theme, version: v1.2.3}]}",
        CACHED + "hugo.yaml": SETTINGS,
    },
    "replaced by a folder": {
        "hugo.yaml": IMPORT,
        "go.mod": REQUIRE + "replace github.com/Ann/theme => ./local\n",
        "local/hugo.yaml": SETTINGS,
    },
    "replaced by another module": {
        "hugo.yaml": IMPORT,
        "go.mod": REQUIRE + "replace github.com/Ann/theme v1.2.3 => github.com/Bob/fork v2.0.0\n",
        CACHED.replace("!ann/theme@v1.2.3", "!bob/fork@v2.0.0") + "hugo.yaml": SETTINGS,
    },
    "workspace": {
        "hugo.yaml": "module: {workspace: hugo.work, imports: [{path: github.com/Ann/theme}]}",
        "go.mod": REQUIRE,
        "hugo.work": "go 1.21\n\nuse .\nuse (\n\t../theme\n)\n",
        "../theme/go.mod": "module github.com/Ann/theme\n",
        "../theme/hugo.yaml": SETTINGS,
    },
    "required by the importing module": {
        "hugo.yaml": "module: {imports: [{path: github.com/x/y}]}",
        "go.mod": "require github.com/x/y v0.1.0\nreplace github.com/x/y => ./y\n",
        "y/hugo.yaml": IMPORT,
        "y/go.mod": REQUIRE,
        CACHED + "hugo.yaml": SETTINGS,
    },
}


@pytest.mark.parametrize("files", SITES.values(), ids=SITES)
def test_module_is_found(files: dict[str, str], tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, files)
    config = load_config(site, environ={"HUGO_CACHEDIR": str(site / "hugo_cache")})
    assert config.notices == ()
    assert config.languages[0].settings["params"] == {"found": True}


def test_the_cache_is_the_users(tmp_path: Path) -> None:
    caches = tmp_path / "Library" / "Caches"
    write_site(caches, SITES["module cache"])
    environ = {"HOME": tmp_path, "XDG_CACHE_HOME": caches, "LocalAppData": caches}
    config = load_config(caches, environ={name: str(path) for name, path in environ.items()})
    assert config.themes == ("github.com/Ann/theme",)


def test_vendored_goes_before_all(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            **SITES["replaced by a folder"],
            "_vendor/modules.txt": "# github.com/Ann/theme v1.2.3\n",
            "_vendor/github.com/Ann/theme/hugo.yaml": "params: {vendored: true}",
        },
    )
    config = load_config(tmp_path)
    assert config.languages[0].settings["params"] == {"vendored": True}
    assert config.files == (
        "hugo.yaml",
        "_vendor/github.com/Ann/theme/hugo.yaml",
    )


@pytest.mark.parametrize(
    "files",
    [
        {"hugo.yaml": IMPORT},
        {"hugo.yaml": IMPORT, "go.mod": REQUIRE},
        {"hugo.yaml": IMPORT, "go.mod": REQUIRE + "replace github.com/Ann/theme => ./nowhere"},
        {"hugo.yaml": "theme: github.com/Ann/theme"},
        {"hugo.yaml": IMPORT, "_vendor/modules.txt": "# github.com/Ann/theme v1.2.3"},
    ],
)
def test_module_that_is_not_on_disk_is_noticed_once(files: dict[str, str], tmp_path: Path) -> None:
    write_site(tmp_path, files)
    config = load_config(tmp_path, environ={"HUGO_CACHEDIR": str(tmp_path / "none")})
    assert [str(notice) for notice in config.notices] == [
        "module github.com/Ann/theme is not on disk: "
        "Hugo needs it, and its settings are not known here"
    ]
    assert config.themes == ()
