"""``cms check-images`` as a whole: a site, hosts that answer, and what is printed."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.engine import check_images as check_images_module
from cms.engine import results
from cms.engine.cache import analysis
from cms.engine.check_images import Request, check_images
from cms.engine.clock import read_clock
from cms.engine.enquiry import Outside
from cms.remote.cache import Cache
from tests.cli.runner import Outcome, run
from tests.remote.server import Reply, Server, by_referer, image, png, serving
from tests.rules.cases import lay_out

LOCALHOST = 0x7F000001
"""127.0.0.1 as one number: as people write it, it is no remote address at all."""

SITE = """\
-- hugo.toml --
baseURL = "http://news.example.net/"
theme = "mainroad"
-- cms.toml --
[remote-images]
allow = ["127.0.0.0/8"]
interval = 0
-- static/x.png --
-- content/a.md --
---
title: 渡轮
date: 2025-01-01T00:00:00+08:00
thumbnail: HOST/cover.png
---
![好](HOST/good.png) ![没](HOST/gone.png)

{{< figure src="HOST/kept.png" alt="留" >}}

![又](HOST/gone.png) ![里](missing.png)

`![码](HOST/code.png)`
-- content/b.md --
---
title: 夜航
date: 2025-01-01T00:00:00+08:00
---
![没](HOST/gone.png)
"""


@pytest.fixture
def server() -> Iterator[Server]:
    kept = by_referer(lambda it: it == "http://news.example.net/", image(png()), Reply(403))
    table = {"/good.png": image(png()), "/cover.png": image(png()), "/kept.png": kept}
    with serving(table) as server:
        yield server


@pytest.fixture
def site(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, SITE.replace("HOST", f"http://{LOCALHOST}:{server.port}"))
    monkeypatch.setenv("CMS_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("NO_PROXY", "*")
    return tmp_path


EXPECTED = [
    "content/a.md:6:RI001",
    "content/a.md:8:RI007",
    "content/a.md:10:RI001",
    "content/a.md:10:IM001",
    "content/b.md:5:RI001",
]


def found(outcome: Outcome) -> list[str]:
    """File, line and code of each finding in a report as JSON."""
    diagnostics = json.loads(outcome.stdout)["diagnostics"]
    return [f"{each['path']}:{each['line']}:{each['code']}" for each in diagnostics]


def test_every_image_is_asked_for_once(
    monkeypatch: pytest.MonkeyPatch, site: Path, server: Server
) -> None:
    outcome = run(monkeypatch, site, "check-images", "--output-format", "json")
    assert (outcome.exit_code, found(outcome)) == (1, EXPECTED)
    asked = ["/cover.png", "/gone.png", "/good.png", "/kept.png", "/kept.png"]
    assert sorted(server.paths) == asked
    again = run(monkeypatch, site, "check-images", "--output-format", "json")
    assert again == outcome
    assert len(server.paths) == len(asked)
    agent = {each.headers["user-agent"].partition("/")[0] for each in server.asked}
    assert agent == {"cms"}


def test_pages_of_large_sites_are_not_read_again(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    for module in (check_images_module, results):
        monkeypatch.setattr(module, "WORTHWHILE", 1)
    outcome = run(monkeypatch, site, "check-images", "--output-format", "json")
    assert found(outcome) == EXPECTED
    monkeypatch.setattr(analysis, "analyse_file", None)
    assert run(monkeypatch, site, "check-images", "--output-format", "json") == outcome


def test_offline_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, site: Path, server: Server
) -> None:
    outcome = run(monkeypatch, site, "check-images", "--offline", "--output-format", "json")
    assert found(outcome) == ["content/a.md:10:IM001"]
    assert outcome.stderr.endswith("cms: 4 images were not asked for\n")
    assert server.asked == []


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("--select", "RI007"), ["content/a.md:8:RI007"]),
        (("--ignore", "RI001,IM"), ["content/a.md:8:RI007"]),
        (("content/b.md",), ["content/b.md:5:RI001"]),
        (("--referer-check", "--select", "RI008"), []),
    ],
)
def test_rules_and_files_are_chosen_as_for_validate(
    monkeypatch: pytest.MonkeyPatch, site: Path, args: tuple[str, ...], expected: list[str]
) -> None:
    outcome = run(monkeypatch, site, "check-images", *args, "--output-format", "json")
    assert found(outcome) == expected


def test_settings_comments_and_a_baseline_leave_findings_out(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    known = ("--baseline", "known.json")
    run(monkeypatch, site, "check-images", *known, "--write-baseline")
    outcome = run(monkeypatch, site, "check-images", *known, "--output-format", "json")
    assert (outcome.exit_code, found(outcome)) == (0, [])
    assert "5 known findings" in outcome.stderr
    validated = run(monkeypatch, site, "validate", *known, "--select", "IM001,RI")
    assert "there no more" not in validated.stderr
    with (site / "cms.toml").open("a") as settings:
        settings.write('[per-file-ignores]\n"content/b.md" = ["RI001"]\n')
    page = site / "content" / "a.md"
    page.write_text(page.read_text("utf-8") + "\n<!-- cms: ignore-file RI001 -->\n", "utf-8")
    outcome = run(monkeypatch, site, "check-images", "--output-format", "json")
    assert found(outcome) == ["content/a.md:8:RI007", "content/a.md:10:IM001"]


def test_validate_asks_nobody(monkeypatch: pytest.MonkeyPatch, site: Path, server: Server) -> None:
    outcome = run(monkeypatch, site, "validate", "--select", "RI,IM", "--output-format", "json")
    assert found(outcome) == ["content/a.md:10:IM001"]
    assert server.asked == []


def test_skipped_and_known_hosts_are_not_asked(
    monkeypatch: pytest.MonkeyPatch, site: Path, server: Server
) -> None:
    settings = site / "cms.toml"
    settings.write_text(settings.read_text() + 'skip = ["*/g*.png"]\nhotlink-hosts = []\n')
    outcome = run(monkeypatch, site, "check-images", "--output-format", "json")
    assert found(outcome) == ["content/a.md:8:RI007", "content/a.md:10:IM001"]
    settings.write_text(settings.read_text().replace("[]", '["127.0.0.1"]'))
    server.asked.clear()
    outcome = run(monkeypatch, site, "check-images", "--select", "RI", "--output-format", "json")
    assert {each.rpartition(":")[2] for each in found(outcome)} == {"RI009"}
    assert server.asked == []


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Interruptions as at a terminal: a shell has what it starts in the background ignore them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_run_says_what_it_knows_and_keeps_it(site: Path, server: Server) -> None:
    def enough(done: int, total: int) -> None:
        if done == 2:
            signal.raise_signal(signal.SIGINT)

    cache = Cache(site / ".cache")
    moment = read_clock(None)
    overrides = {"select": ("RI",)}
    checked = check_images(Request([site], overrides, {}, moment), Outside(cache, enough))
    cache.close()
    assert checked.is_interrupted
    cache = Cache(site / ".cache")
    known = sum(cache.contents().kinds.values())
    cache.close()
    assert 2 <= known < 4
    assert f"{4 - known} images were not asked for" in map(str, checked.run.notices)
    number = len(server.asked)
    cache = Cache(site / ".cache")
    check_images(Request([site], overrides, {}, moment), Outside(cache))
    cache.close()
    assert len(set(server.paths[number:])) == 4 - known


def test_the_cache_is_shown_and_cleared(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    run(monkeypatch, site, "check-images")
    verdicts = [["1", "dead"], ["1", "hotlink"], ["2", "ok"]]
    shown = run(monkeypatch, site, "cache", "info").stdout.split("\n")
    assert [line.split() for line in shown if line.split() in verdicts] == verdicts
    assert run(monkeypatch, site, "cache", "clear").exit_code == 0
    shown = run(monkeypatch, site, "cache", "info").stdout.split("\n")
    assert not [line for line in shown if line.split() in verdicts]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--cache-ttl", "soon"), "'soon' is no length of time (write 30m, 12h or 7d)"),
        (("nowhere",), "there is no file or folder nowhere"),
    ],
)
def test_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, site: Path, args: tuple[str, ...], said: str
) -> None:
    outcome = run(monkeypatch, site, "check-images", *args)
    assert (outcome.exit_code, outcome.stderr) == (2, f"cms: {said}\n")


def test_networks_in_settings_are_networks(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    (site / "cms.toml").write_text('[remote-images]\nallow = ["home"]\n')
    outcome = run(monkeypatch, site, "check-images")
    assert outcome.exit_code == 2
    assert "remote-images.allow: 'home' does not appear to be" in outcome.stderr
