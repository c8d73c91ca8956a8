"""Runs that use the cache say what runs without it say, whatever happened to the site between."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from cms.engine import results
from cms.engine.cache import entries, pages
from cms.engine.clock import Moment
from cms.engine.results import Means
from cms.engine.validate import validate
from cms.model import Diagnostic
from cms.schema.site_schemas import forget_files

EXAMPLES = Path(__file__).parents[3] / "examples"
NOW = 1_741_089_600  # 2025-03-04T12:00:00Z
LONG_AGO = 1_600_000_000

Edit = Callable[[Path, Random], None]


def any_page(site: Path, random: Random) -> Path:
    return random.choice(sorted(site.glob("content/**/*.md")))


def cut(site: Path, random: Random) -> None:
    path = any_page(site, random)
    raw = path.read_bytes()
    start = random.randrange(len(raw) + 1)
    path.write_bytes(raw[:start] + raw[start + random.randrange(20) :])


def insert(site: Path, random: Random) -> None:
    path = any_page(site, random)
    lines = path.read_bytes().split(b"\n")
    lines.insert(random.randrange(min(len(lines), 12) + 1), random.choice(LINES).encode())
    path.write_bytes(b"\n".join(lines))


LINES = [
    "date: 2025-03-04T12:00:30Z",
    "expiryDate: 2025-03-04 20:00:00",
    "draft: yes",
    "tags: [香港, A股, 香港]",
    "translationKey: same",
    "url: /a/",
    "aliases: [/b/]",
    "title： 全角",
    "# cms: ignore DT",
    "<!-- cms: ignore IM -->",
    "![](/images/none.jpg) ![图](new.png)",
    "![](../new.png)",
    "widgets: [recent, nothing]",
    "thumbnail: /images/new.png",
    "resources: [{src: '*.png'}]",
    "slug: 新",
]


def swap_two(site: Path, random: Random) -> None:
    """Pages change places, with their sizes and times."""
    one, other = any_page(site, random), any_page(site, random)
    spare = one.with_name("spare.tmp")
    one.rename(spare)
    if other.exists():
        other.rename(one)
        spare.rename(other)
    else:
        spare.rename(one)


def same_size_and_time(site: Path, random: Random) -> None:
    path = any_page(site, random)
    found, raw = path.stat(), path.read_bytes()
    path.write_bytes(raw.replace(b"a", b"b", 3))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def touch(site: Path, random: Random) -> None:
    path = any_page(site, random)
    os.utime(path, (LONG_AGO, LONG_AGO + random.randrange(100)))


def remove_page(site: Path, random: Random) -> None:
    if len(sorted(site.glob("content/**/*.md"))) > 5:
        any_page(site, random).unlink()


def add_page(site: Path, random: Random) -> None:
    path = any_page(site, random)
    name = random.choice(["new.md", "new.zh-tw.md", "index.md", "_index.zh-cn.md", "deep/index.md"])
    new = path.parent / name
    new.parent.mkdir(exist_ok=True)
    new.write_bytes(path.read_bytes())


def add_image(site: Path, random: Random) -> None:
    folders = [site / "static/images", site / "assets", any_page(site, random).parent]
    folder = random.choice(folders)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / random.choice(["new.png", "none.jpg", "cover.png", "pier.jpg"])).write_bytes(b"image")


def remove_image(site: Path, random: Random) -> None:
    found = [path for path in site.rglob("*.*") if path.suffix in (".png", ".jpg", ".svg")]
    if found:
        random.choice(sorted(found)).unlink()


def move_static(site: Path, random: Random) -> None:
    one, other = site / "static", site / "static-gone"
    if one.exists() != other.exists():
        one, other = (one, other) if one.exists() else (other, one)
        one.rename(other)


def configure(site: Path, random: Random) -> None:
    path = site / "hugo.toml"
    text = path.read_text("utf-8") if path.exists() else ""
    line = random.choice(
        ['timeZone = "Asia/Shanghai"', "buildFuture = true", "buildExpired = true", "", "x = 1"]
    )
    path.write_text(f"{line}\n{text}", "utf-8")


def set_up(site: Path, random: Random) -> None:
    line = random.choice(
        [
            'required = ["summary"]',
            'ignore = ["FD"]',
            'extend-select = ["IM"]',
            'extends = ["schemas/own.json"]',
            'author-time-zone = "Asia/Tokyo"',
            'exclude = ["content/post/a*"]',
            "",
        ]
    )
    (site / "cms.toml").write_text(line + "\n", "utf-8")
    write_schema(site, random)


def write_schema(site: Path, random: Random) -> None:
    (site / "schemas").mkdir(exist_ok=True)
    (site / "schemas/own.json").write_text('{"allOf": [{"$ref": "more.json"}]}', "utf-8")
    kind = {"type": random.choice(["string", "number", "boolean"])}
    schema = {"properties": {"weight": kind, "draft": kind, "title": kind}}
    (site / "schemas/more.json").write_text(json.dumps(schema), "utf-8")


def write_template(site: Path, random: Random) -> None:
    name = random.choice(
        ["_partials/widgets/nothing.html", "_markup/render-image.html", "_shortcodes/figure.html"]
    )
    path = site / "layouts" / name
    if path.exists():
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        define = random.choice(["recent", "nothing", "other"])
        text = f'{{{{ define "_partials/widgets/{define}.html" }}}}{{{{ end }}}}'
        path.write_text(text, "utf-8")


EDITS: list[Edit] = [
    cut, insert, insert, insert, swap_two, same_size_and_time, touch, remove_page, add_page,
    add_image, remove_image, move_static, configure, set_up, write_schema, write_template,
]  # fmt: skip
JUMPS = [1, 29, 30, 31, 3600, 86_400, -3600, -86_400, 400 * 86_400, 0, 0]


def set_the_stage(site: Path, random: Random) -> None:
    """Pages whose findings rest on the clock, on schemas, on templates and on images."""
    path = site / "cms.toml"
    text = path.read_text("utf-8") if path.exists() else 'extends = ["mainroad"]'
    wanted = 'extends = ["mainroad", "schemas/own.json"]'
    path.write_text(text.replace('extends = ["mainroad"]', wanted), "utf-8")
    write_schema(site, random)
    for number, line in enumerate(("date: 2025-03-04T12:00:30Z", "expiryDate: 2025-03-04")):
        front_matter = f"title: a\nweight: 1\nwidgets: [recent, nothing]\n{line}\n"
        text = f"---\n{front_matter}---\n![a](/images/new.png)\n"
        (site / f"content/staged{number}.md").write_text(text, "utf-8")


def judged(path: Path, moment: Moment, cache: Path | None) -> list[Diagnostic] | str:
    try:
        run = validate([path], {}, {}, moment, means=Means(cache))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return list(run.report.diagnostics)


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sites are cached as large ones are, in many chunks, and new results written at once."""
    monkeypatch.setattr(results, "WORTHWHILE", 1)
    monkeypatch.setattr(pages, "BACKLOG", 1)
    monkeypatch.setattr(entries, "_CHUNK", 4)
    monkeypatch.setattr(entries, "_SLOTS", 8)


def history(site: Path, cache: Path, seed: int, steps: int) -> int:
    """How many of the runs found something; asserts that all say what they must."""
    random, moment, found_something = Random(seed), Moment(NOW), 0
    set_the_stage(site, random)
    for step in range(steps):
        for _ in range(random.randrange(1, 4)):
            random.choice(EDITS)(site, random)
        moment = Moment(moment.unix + random.choice(JUMPS), random.choice([None, None, 28_800]))
        hooked = any_page(site, random)  # alone, as a commit hook does: the others are only read
        forget_files()
        alone = judged(hooked, moment, cache)
        forget_files()
        assert alone == judged(hooked, moment, None), (seed, step, hooked)
        forget_files()
        kept = judged(site, moment, cache)
        again = judged(site, moment, cache)
        forget_files()
        wanted = judged(site, moment, None)
        assert kept == wanted, (seed, step)
        assert again == wanted, (seed, step)
        found_something += bool(wanted)
    return found_something


@pytest.mark.parametrize("name", ["news-zh", "news-zh-broken"])
@pytest.mark.parametrize("seed", range(4))
def test_examples(name: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    shutil.copytree(EXAMPLES / name, site)
    monkeypatch.setattr("cms.engine.cache.signature.SETTLING", 0 if seed % 2 else 2 * 10**9)
    assert history(site, tmp_path / "cache", seed, 16) > 10


@pytest.mark.parametrize(("name", "seed"), [("hugoDocs", 1), ("glossary", 2)])
def test_real_sites(name: str, seed: int, tmp_path: Path, shared: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(shared / "corpora" / name, site, ignore=_sampled)
    assert history(site, tmp_path / "cache", seed, 6) > 3


def _sampled(folder: str, names: list[str]) -> set[str]:
    """Nine in ten pages, which are left out."""
    return {name for name in names if name.endswith(".md") and sum(name.encode()) % 10}
