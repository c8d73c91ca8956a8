"""The real Hugo builds sites before and after moves: no link breaks, and old addresses redirect."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from cms.engine.move.carry_out import carry_out
from cms.engine.move.plan import Plan, plan_move
from cms.engine.move.renames import moved
from cms.errors import UsageError
from tests.cli.runner import run
from tests.engine.move.published import TEMPLATE, Published, broken, unreachable, visit
from tests.engine.move.random_moves import add_links, random_move
from tests.hugo.assembled import NOW
from tests.stub_site import overlay, stub_layouts

pytestmark = pytest.mark.hugo

NEWS = Path(__file__).parents[3] / "examples" / "news-zh"

SETTINGS = {
    "as it is": "",
    "links by Hugo's template": "markup.goldmark.renderHooks.link.useEmbedded = 'always'",
    "below a path": "baseURL = 'https://news.example.org/sub/'",
    "ugly": "uglyURLs = true",
    "all languages in folders": "defaultContentLanguageInSubdir = true",
    "permalinks": "permalinks.page = { post = '/p/:slug/', tech = '/:year/:contentbasename/' }",
}


@pytest.mark.parametrize("settings", SETTINGS)
def test_random_moves_break_no_random_link(hugo, monkeypatch, tmp_path, settings):
    site = tmp_path / "site"
    shutil.copytree(NEWS, site, ignore=shutil.ignore_patterns("layouts"))
    _write_settings(site, SETTINGS[settings])
    draw = random.Random(settings)
    add_links(site, draw)
    monkeypatch.chdir(site)
    before = visit(hugo, site)
    for plan in _random_plans(site, draw, tries=12):
        carry_out(plan)
        after = visit(hugo, site)
        assert _wrong(before, after, [plan]) == []
        before = after


REAL = {
    "file to file": ("**/[!_i]*.md", "{folder}/moved/{stem}-2.md"),
    "file into a folder": ("**/[!_i]*.md", "{other}"),
    "file to bundle": ("**/[!_i]*.md", "{folder}/{stem}-3/index.md"),
    "bundle to file": ("**/index.md", "{folder}-4.md"),
    "bundle to bundle": ("**/index.md", "{folder}-5/index.md"),
    "section": ("*/**/_index.md", "{folder}-6"),
    "file of a page": ("**/*.png", "{folder}/files/{stem}.png"),
}
"""What moves where: a pattern below the content, and the new path."""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        # Of terms at the same address luck decides which one Hugo publishes.
        ("glossary", "disableKinds = ['taxonomy', 'term']"),
        ("hugoDocs", "disableAliases = false"),
    ],
)
def test_moves_in_real_sites(hugo, monkeypatch, shared, tmp_path, name, line):
    site = overlay(shared / "corpora" / name, tmp_path / name)
    _copy_anew(shared / "corpora" / name / "content", site / "content")
    _take_out_luck(site)
    stub_layouts(site)
    _write_settings(site, line)
    monkeypatch.chdir(site)
    before = visit(hugo, site)
    plans = []
    for plan in _real_plans(site, random.Random(name), each=2):
        carry_out(plan)
        plans.append(plan)
    assert len(plans) >= 10
    assert _wrong(before, visit(hugo, site), plans) == []


def test_fixes_of_names_break_no_link(hugo, monkeypatch, shared, tmp_path):
    source = shared / "corpora" / "glossary"
    site = overlay(source, tmp_path / "glossary")
    _copy_anew(source / "content", site / "content")
    stub_layouts(site)
    _write_settings(site, "disableKinds = ['taxonomy', 'term']")
    before = visit(hugo, site)
    shown = run(monkeypatch, site, "fix", "--unsafe", "--select", "TR009", "--diff").stdout
    old, new = (re.findall(rf"(?m)^rename {each} (.+)", shown) for each in ("from", "to"))
    assert len(old) > 8
    assert run(monkeypatch, site, "fix", "--unsafe", "--select", "TR009").exit_code == 0
    names = dict(zip(old, new, strict=True))
    after = visit(hugo, site)
    assert broken(before, after, lambda name: names.get(name, name)) == []
    assert unreachable(before, after, lambda name: names.get(name, name)) == []


def _take_out_luck(site: Path) -> None:
    """Removes an alias that is the address of a page: either may end up there."""
    for path in site.glob("content/en/functions/time/AsTime.md"):
        path.write_bytes(path.read_bytes().replace(b"aliases: [/functions/time]\n", b""))


def _copy_anew(source: Path, target: Path) -> None:
    """Replaces a link by a copy; nothing in it is read-only."""
    target.unlink()
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            shutil.copyfile(path, copy)


def _write_settings(site: Path, line: str) -> None:
    """One more setting, and the template that tells what a page is."""
    (site / "layouts").mkdir(exist_ok=True)
    (site / "layouts" / "all.html").write_text(TEMPLATE)
    path = next(each for each in (site / "hugo.toml", site / "config.toml") if each.exists())
    key = line.partition(" ")[0]
    text = re.sub(rf"(?m)^{key} =.*\n", "", path.read_text("utf-8"))
    path.write_text(f"refLinksErrorLevel = 'warning'\n{line}\n{text}", "utf-8")


def _random_plans(site: Path, draw: random.Random, tries: int) -> Iterator[Plan]:
    for _ in range(tries):
        plan = _plan(*random_move(site, draw))
        if plan is not None:
            yield plan


def _real_plans(site: Path, draw: random.Random, each: int) -> Iterator[Plan]:
    for pattern, target in REAL.values():
        found = sorted((site / "content").glob(pattern))
        draw.shuffle(found)
        plans = (plan for path in found if (plan := _plan(*_arguments(path, target, draw))))
        for _, plan in zip(range(each), plans, strict=False):
            yield plan


def _arguments(path: Path, target: str, draw: random.Random) -> tuple[str, str]:
    is_folder = path.name.startswith(("index.", "_index."))
    source = path.parent if is_folder else path
    stem = path.name.partition(".")[0]
    others = sorted(each for each in source.parent.parent.iterdir() if each.is_dir())
    folder = str(path.parent)
    return str(source), target.format(folder=folder, stem=stem, other=draw.choice(others))


def _plan(src: str, dst: str) -> Plan | None:
    try:
        return plan_move(Path(src), Path(dst), {}, NOW)
    except UsageError:
        return None


def _wrong(before: Published, after: Published, plans: Sequence[Plan]) -> list[object]:
    """What broke without a word about it."""
    told = [str(message) for plan in plans for message in plan.left]
    new = _renamed(before.root, plans)
    lost = [each for each in broken(before, after, new) if not _is_told(each, told)]
    return lost + unreachable(before, after, new)


def _is_told(each: Sequence[str], told: Sequence[str]) -> bool:
    path, _, what, *_ = each
    if what == "is no page any more":  # the list of a folder that is empty now
        return any(f"{path}/ is gone" in message for message in told)
    text = what.partition(" => ")[0]
    return any(message.startswith(path) and f" {text}," in message for message in told)


def _renamed(root: Path, plans: Sequence[Plan]) -> Callable[[str], str]:
    def new(name: str) -> str:
        location = str(root / name)
        for plan in plans:
            location = moved(location, plan.renames)
        return Path(location).relative_to(root).as_posix()

    return lambda name: name if name.startswith("/") else new(name)
