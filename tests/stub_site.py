"""Content repositories made buildable: what a clone lacks (themes, modules, templates) is stubbed.

``overlay`` lays a temporary site over a source tree that stays untouched; ``stub_layouts`` gives
that site a template for every kind of page and a shortcode for every name its content calls.
"""

import csv
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import yaml

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RunHugo = Callable[..., CompletedProcess[str]]

_DECODERS: dict[str, Callable[[str], Any]] = {
    ".toml": tomllib.loads,
    ".yaml": yaml.safe_load,
    ".yml": yaml.safe_load,
    ".json": json.loads,
}
_ROOT_NAMES = ("hugo", "config")
# Hugo's own output, and what is stubbed rather than shown.
_LEFT_OUT = frozenset({"config", "public", "resources", "themes", ".git", ".hugo_build.lock"})
# Pages that a template adds are none of the content's files, and their partials are not here.
_SETTINGS = """\
enableGitInfo = false
ignoreFiles = ['/_content\\.gotmpl$']
"""
# Output formats that Docsy defines for the sites built on it.
_THEME_SETTINGS = """\
outputFormats.llms.mediaType = "text/plain"
outputFormats.print.mediaType = "text/html"
"""
_SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w/-]+(?:\.html)?)[\s>%/]")
_OWN_SHORTCODES = frozenset(
    [
        "details",
        "figure",
        "gist",
        "highlight",
        "instagram",
        "param",
        "qr",
        "ref",
        "relref",
        "tweet",
        "vimeo",
        "x",
        "youtube",
    ]
)


def overlay(source: Path, target: Path) -> Path:
    """Makes ``target`` a site with the source's configuration and content; returns it.

    Configuration is copied and folders are linked (Hugo follows a link in the site's root, not
    below it). Themes and modules become empty folders; Git information is off, for there may be
    no repository.
    """
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.is_file() and entry.stem in _ROOT_NAMES:
            shutil.copyfile(entry, target / entry.name)
        elif entry.name == "layouts":  # templates are written beside them
            shutil.copytree(entry, target / entry.name, copy_function=shutil.copyfile)
        elif entry.name not in _LEFT_OUT:
            _link(entry, target / entry.name)
    if (source / "config").is_dir():
        shutil.copytree(source / "config", target / "config", copy_function=shutil.copyfile)
    for name in _themes(target):
        _write(target / "themes" / name / "hugo.toml", _THEME_SETTINGS)
    _write(target / "config" / "production" / "hugo.toml", _SETTINGS)
    return target


def stub_layouts(site: Path) -> None:
    """Writes one template for pages of every kind and one for each shortcode in the content."""
    layouts = site / "layouts"
    _write(layouts / "all.html", "{{ .Title }}\n{{ .Content }}\n")
    for name, is_closed in _shortcodes(site / "content").items():
        template = layouts / "_shortcodes" / f"{name.removesuffix('.html')}.html"
        # Hugo refuses a closing tag unless the template uses what stands inside.
        _write(template, "{{ .Inner }}" if is_closed else "")


def hugo_list(hugo: RunHugo, site: Path, which: str = "all") -> list[dict[str, str]]:
    """The rows of ``hugo list``: path, slug, title, the dates, draft, permalink, kind, section."""
    answer = hugo(site, "list", which)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    lines = answer.stdout.splitlines(keepends=True)
    header = next(number for number, line in enumerate(lines) if line.startswith("path,"))
    return list(csv.DictReader(lines[header:]))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _link(source: Path, target: Path) -> None:
    try:
        target.symlink_to(source, target_is_directory=source.is_dir())
    except OSError:  # Windows gives the right to link to few accounts
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, target)


def _themes(site: Path) -> Iterator[str]:
    for path in (*site.glob("*.*"), *site.glob("config/*/*.*")):
        if path.stem not in (*_ROOT_NAMES, "module") or path.suffix not in _DECODERS:
            continue
        settings = _DECODERS[path.suffix](path.read_text("utf-8")) or {}
        theme = settings.get("theme", [])
        yield from [theme] if isinstance(theme, str) else theme
        module = settings if path.stem == "module" else settings.get("module", {})
        yield from (entry["path"] for entry in module.get("imports", ()))


def _shortcodes(content: Path) -> dict[str, bool]:
    """The names called in content that Hugo does not bring along, and whether a call is closed."""
    names: dict[str, bool] = {}
    for path in content.rglob("*.*"):
        if path.suffix in {".md", ".html"} and path.is_file():
            for slash, name in _SHORTCODE.findall(path.read_text("utf-8", errors="replace")):
                names[name] = names.get(name, False) or bool(slash)
    return {name: closed for name, closed in names.items() if name not in _OWN_SHORTCODES}
