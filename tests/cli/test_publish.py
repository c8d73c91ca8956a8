"""``cms publish`` and ``cms unpublish``: what readers get to see, by the real Hugo too."""

from pathlib import Path

import pytest

from tests.cli.runner import Outcome, run
from tests.conftest import RunHugo
from tests.rules.cases import lay_out
from tests.stub_site import hugo_list

NOW = "2025-02-07T22:00:05+08:00"
SITE = """\
-- hugo.toml --
baseURL = "https://example.org/"
timeZone = "Asia/Shanghai"
-- cms.toml --
ignore = ["SC", "UR"]
key-order = ["title", "date", "draft"]
"""
NO_ZONE = "-- hugo.toml --\nbaseURL = 'https://example.org/'\nlocale = 'en'\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay_out(tmp_path, SITE)
    return tmp_path


def edited(
    monkeypatch: pytest.MonkeyPatch, site: Path, before: str, command: str, *args: str
) -> tuple[Outcome, str]:
    """A command on one file, and the file afterwards."""
    path = site / "content/a.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(before.encode())
    outcome = run(monkeypatch, site, command, "content/a.md", "--clock", NOW, *args)
    return outcome, path.read_bytes().decode()


def yaml(*lines: str) -> str:
    return "".join(f"{line}\n" for line in ("---", "title: A", *lines, "---", "Text"))


PUBLISHED = {
    "draft": (
        yaml("date: 2024-01-01T08:00:00+08:00 # c", "draft: true"),
        yaml("date: 2025-02-07T22:00:05+08:00 # c", "draft: false"),
    ),
    "quotes and a blank": (
        yaml('date: "2024-01-01 08:00:00+08:00"', "draft: true"),
        yaml('date: "2025-02-07 22:00:05+08:00"', "draft: false"),
    ),
    "offset without a colon": (
        yaml("date: 2024-01-01 08:00:00 +0800", "draft: true"),
        yaml("date: 2025-02-07 22:00:05 +0800", "draft: false"),
    ),
    "clock of the site": (
        yaml("date: 2024-01-01 08:00:00", "draft: true"),
        yaml("date: 2025-02-07 22:00:05", "draft: false"),
    ),
    "day alone gets a time": (
        yaml("date: 2024-01-01", "draft: true"),
        yaml("date: 2025-02-07T22:00:05+08:00", "draft: false"),
    ),
    "another offset becomes the site's": (
        yaml("date: 2024-01-01T08:00:00Z", "draft: true"),
        yaml("date: 2025-02-07T22:00:05+08:00", "draft: false"),
    ),
    "no date": (yaml("draft: true"), yaml("date: 2025-02-07T22:00:05+08:00", "draft: false")),
    "future": (yaml("date: 2030-01-01"), yaml("date: 2025-02-07T22:00:05+08:00")),
    "out already": (yaml("date: 2024-01-01", "draft: false"),) * 2,
    "later publication": (
        yaml("date: 2024-01-01T08:00:00+08:00", "publishDate: 2030-01-01 08:00:00", "draft: true"),
        yaml("date: 2025-02-07T22:00:05+08:00", "publishDate: 2025-02-07 22:00:05", "draft: false"),
    ),
    "earlier publication": (
        yaml("date: 2024-01-01T08:00:00Z", "publishDate: 2024-01-01", "draft: true"),
        yaml("date: 2025-02-07T22:00:05+08:00", "publishDate: 2024-01-01", "draft: false"),
    ),
    "publishDate alone": (
        yaml("publishDate: 2030-01-01T08:00:00+08:00"),
        yaml("publishDate: 2025-02-07T22:00:05+08:00"),
    ),
    "published without a value": (
        yaml("date: 2024-01-01T08:00:00+08:00", "published:"),
        yaml("date: 2025-02-07T22:00:05+08:00"),
    ),
    "TOML": (
        "+++\ndate = 2024-01-01T08:00:00+08:00\ndraft = true\n+++\n",
        "+++\ndate = 2025-02-07T22:00:05+08:00\ndraft = false\n+++\n",
    ),
    "TOML by the site's clock": (
        "+++\ndate = 2024-01-01 08:00:00\ndraft = true\n+++\n",
        "+++\ndate = 2025-02-07 22:00:05\ndraft = false\n+++\n",
    ),
    "TOML without a date": (
        "+++\ntitle = 'A'\ndraft = true\n+++\n",
        "+++\ntitle = 'A'\ndate = 2025-02-07T22:00:05+08:00\ndraft = false\n+++\n",
    ),
    "JSON": (
        '{"date": "2024-01-01", "draft": true}\n',
        '{"date": "2025-02-07T22:00:05+08:00", "draft": false}\n',
    ),
}


@pytest.mark.parametrize("case", PUBLISHED)
def test_articles_are_published(monkeypatch: pytest.MonkeyPatch, site: Path, case: str) -> None:
    before, expected = PUBLISHED[case]
    outcome, after = edited(monkeypatch, site, before, "publish")
    assert after == expected, outcome
    assert outcome.exit_code == 0
    changed = "Changed 1 file." if after != before else "Changed nothing; already so: 1 file."
    assert outcome.stdout == (
        f"{changed}\ncontent/a.md: published: readers see it at https://example.org/a/\n"
    )
    again, same = edited(monkeypatch, site, after, "publish")
    assert same == after
    assert again.exit_code == 0


@pytest.mark.hugo
def test_the_real_hugo_publishes_them(
    monkeypatch: pytest.MonkeyPatch, site: Path, hugo: RunHugo
) -> None:
    for number, (before, _) in enumerate(PUBLISHED.values()):
        lay_out(site, f"-- content/p{number}.md --\n{before}")
    run(monkeypatch, site, "publish", "content", "--clock", NOW)
    rows = hugo(site, "list", "published", "--clock", NOW).stdout.splitlines()
    assert len([row for row in rows if row.startswith("content/")]) == len(PUBLISHED)
    moments = {row["date"][:19] for row in hugo_list(hugo, site)}
    assert moments == {"2025-02-07T22:00:05", "2024-01-01T00:00:00"}
    run(monkeypatch, site, "unpublish", "content", "--clock", NOW)
    assert {row["draft"] for row in hugo_list(hugo, site)} == {"true"}


MOMENTS = {
    "with an offset": ("2025-03-01T08:00:00Z", "2025-03-01T16:00:00+08:00"),
    "by the site's clock": ("2025-03-01 08:00", "2025-03-01T08:00:00+08:00"),
    "no seconds, but an offset": ("2025-03-01T08:00+09:00", "2025-03-01T07:00:00+08:00"),
    "a day": ("2025-03-01", "2025-03-01T00:00:00+08:00"),
}


@pytest.mark.parametrize("case", MOMENTS)
def test_a_moment_can_be_given(monkeypatch: pytest.MonkeyPatch, site: Path, case: str) -> None:
    at, expected = MOMENTS[case]
    outcome, after = edited(monkeypatch, site, yaml("draft: true"), "publish", "--at", at)
    assert after == yaml(f"date: {expected}", "draft: false")
    assert "content/a.md: not published: it is in the future for another 21 d" in outcome.stdout
    assert outcome.exit_code == 0  # as asked for


WITHOUT_ZONE = {
    "the offset that was written": ("2025-03-01T08:00:00+02:00", "", "2025-03-01T08:00:00+02:00"),
    "that of the date there": (
        "2025-03-01 08:00",
        "2024-01-01 08:00:00-05:00",
        "2025-03-01 08:00:00-05:00",
    ),
    "that of --clock": ("2025-03-01 08:00", "2024-01-01", "2025-03-01T08:00:00+08:00"),
    "no clock of a site that has none": (
        "2025-03-01 08:00",
        "2024-01-01 08:00:00",
        "2025-03-01 08:00:00+08:00",
    ),
}


@pytest.mark.parametrize("case", WITHOUT_ZONE)
def test_a_site_without_time_zone_gets_an_offset(
    monkeypatch: pytest.MonkeyPatch, site: Path, case: str
) -> None:
    at, like, expected = WITHOUT_ZONE[case]
    lay_out(site, NO_ZONE)
    before = yaml(*([f"date: {like}"] if like else []), "draft: true")
    _, after = edited(monkeypatch, site, before, "publish", "--at", at)
    assert after == yaml(f"date: {expected}", "draft: false")


HIDDEN = {
    "expired": (yaml("expiryDate: 2025-01-01", "draft: true"), "it expired 37 d 22 h ago"),
    "not built": (yaml("build: {render: never}", "draft: true"), ""),
    "name": (yaml("url: /b", "draft: true"), "published: readers see it at https://example.org/b"),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_what_still_hides_it_is_said(
    monkeypatch: pytest.MonkeyPatch, site: Path, case: str
) -> None:
    before, reason = HIDDEN[case]
    outcome, _ = edited(monkeypatch, site, before, "publish")
    assert reason in outcome.stdout
    assert outcome.exit_code == int(case != "name")


def test_a_draft_that_is_handed_down_is_none_here(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    lay_out(site, "-- content/_index.md --\n---\ncascade: {draft: true}\n---\n")
    _, after = edited(monkeypatch, site, yaml("date: 2024-01-01"), "publish")
    assert after == yaml("date: 2025-02-07T22:00:05+08:00", "draft: false")
    _, after = edited(monkeypatch, site, yaml("published: 2024-01-01"), "publish")
    assert after == yaml("draft: false", "published: 2025-02-07T22:00:05+08:00")


def test_translations_come_along(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, "-- hugo.toml --\n[languages.en]\n[languages.fr]\ncontentDir = 'fr'\n")
    draft, key = yaml("draft: true"), yaml("draft: true", "translationKey: k")
    pages = {
        "content/a.md": key,
        "fr/b.md": key,
        "fr/a.md": draft,
        "content/c/index.md": draft,
        "content/c/index.fr.md": draft,
        "content/d.md": draft,
    }
    lay_out(site, "".join(f"-- {path} --\n{text}" for path, text in pages.items()))

    def changed(command: str, *args: str) -> set[str]:
        outcome = run(monkeypatch, site, command, "--diff", "--clock", NOW, *args)
        assert outcome.exit_code == 0
        lines = outcome.stdout.splitlines()
        return {line[6:] for line in lines if line.startswith("+++ ")}

    assert changed("publish", "content/a.md") == {"content/a.md"}
    assert changed("publish", "content/a.md", "--translations") == {"content/a.md", "fr/b.md"}
    assert changed("publish", "content/c/index.md", "--translations") == {
        "content/c/index.md",
        "content/c/index.fr.md",
    }
    (site / "content/d.md").write_text(yaml(), "utf-8")
    assert changed("unpublish", "content/d.md", "--translations") == {"content/d.md"}


UNPUBLISHED = {
    "YAML": (yaml("draft: false # c"), yaml("draft: true # c")),
    "no key": (yaml("tags: [a]"), yaml("draft: true", "tags: [a]")),
    "no boolean": (yaml("draft: yes"), yaml("draft: true")),
    "a draft": (yaml("draft: true"),) * 2,
    "TOML": ("+++\ndraft = false\n+++\n", "+++\ndraft = true\n+++\n"),
    "JSON": ('{"title": "A"}\n', '{"title": "A", "draft": true}\n'),
}


@pytest.mark.parametrize("case", UNPUBLISHED)
def test_articles_are_withdrawn(monkeypatch: pytest.MonkeyPatch, site: Path, case: str) -> None:
    before, expected = UNPUBLISHED[case]
    outcome, after = edited(monkeypatch, site, before, "unpublish")
    assert after == expected
    assert outcome.exit_code == 0


@pytest.mark.parametrize("at", ["tomorrow", "08:00", "1736900000"])
def test_what_is_no_moment_is_refused(monkeypatch: pytest.MonkeyPatch, site: Path, at: str) -> None:
    outcome, after = edited(monkeypatch, site, yaml("draft: true"), "publish", "--at", at)
    assert outcome.exit_code == 2
    assert after == yaml("draft: true")
