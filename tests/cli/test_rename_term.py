"""``cms rename-term``: afterwards the pages of the new term are those of both."""

import random
from pathlib import Path

import pytest

from tests.cli.runner import Outcome, run
from tests.conftest import RunHugo
from tests.rules.cases import lay_out

SITE = """\
-- hugo.toml --
baseURL = "https://example.org/"
defaultContentLanguage = "en"
[languages.en]
[languages.zh]
[languages.zh.taxonomies]
tag = "tags"
topic = "topics"
-- cms.toml --
ignore = ["SC", "TR"]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay_out(tmp_path, SITE)
    return tmp_path


def edited(
    monkeypatch: pytest.MonkeyPatch, site: Path, before: str, *args: str
) -> tuple[Outcome, str]:
    """A term renamed on a site with one page, and the page afterwards."""
    lay_out(site, f"-- content/a.md --\n{before}")
    outcome = run(monkeypatch, site, "rename-term", *args)
    return outcome, (site / "content/a.md").read_bytes().decode()


def yaml(*lines: str) -> str:
    return "".join(f"{line}\n" for line in ("---", *lines, "---", "Text"))


RENAMED = {
    "in brackets": (yaml('tags: [b, "a", c] # x'), yaml('tags: [b, "z", c] # x')),
    "in lines": (yaml("tags:", "- a # x", "- b"), yaml("tags:", "- z # x", "- b")),
    "a text": (yaml("tags: a"), yaml("tags: z")),
    "other letters": (yaml("tags: [A]"), yaml("tags: [z]")),
    "both": (yaml("tags: [a, b, Z]"), yaml("tags: [b, Z]")),
    "both in lines": (yaml("tags:", "  - a", "  - z"), yaml("tags:", "  - z")),
    "twice": (yaml("tags: [a, b, A]"), yaml("tags: [z, b]")),
    "below params": (yaml("params:", "  tags: [a]"), yaml("params:", "  tags: [z]")),
    "hidden by params": (
        yaml("tags: [a]", "params:", "  tags: [a]"),
        yaml("tags: [a]", "params:", "  tags: [z]"),
    ),
    "handed down": (yaml("cascade: {tags: [a, b]}"), yaml("cascade: {tags: [z, b]}")),
    "handed down in a list": (
        yaml("cascade:", "  - Tags: [a]", "  - {params: {tags: a}}"),
        yaml("cascade:", "  - Tags: [z]", "  - {params: {tags: z}}"),
    ),
    "another taxonomy": (
        yaml("tags: [a]", "categories: [a]"),
        yaml("tags: [z]", "categories: [a]"),
    ),
    "no list of texts": (yaml("tags: [a, 1]"), yaml("tags: [z, 1]")),
    "TOML": ("+++\ntags = ['b', 'a']\n+++\n", "+++\ntags = ['b', 'z']\n+++\n"),
    "JSON": ('{\n  "tags": [\n    "a",\n    "Z"\n  ]\n}\n', '{\n  "tags": [\n    "Z"\n  ]\n}\n'),
}


@pytest.mark.parametrize("case", RENAMED)
def test_terms_are_renamed(monkeypatch: pytest.MonkeyPatch, site: Path, case: str) -> None:
    before, expected = RENAMED[case]
    outcome, after = edited(monkeypatch, site, before, "tags", "a", "z")
    assert after == expected
    assert outcome.exit_code == 0, outcome


def test_a_term_can_be_spelled_in_another_way(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, f"-- content/b.md --\n{yaml('tags: [HONG KONG]')}")
    before = yaml("tags: [hong-kong, Hong Kong]")
    outcome, after = edited(monkeypatch, site, before, "tag", "Hong Kong", "HONG KONG")
    assert after == yaml("tags: [HONG KONG]")
    assert outcome.stdout == "Renamed Hong Kong to HONG KONG on 1 page.\n"
    assert outcome.stderr == ""
    assert outcome.exit_code == 0


def test_only_one_language_is_renamed_where_asked(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    text = yaml("tags: [a]", "topics: [a]")
    lay_out(site, f"-- content/a.zh.md --\n{text}")
    _, english = edited(monkeypatch, site, text, "tags", "a", "z", "--lang", "zh")
    assert english == text
    assert (site / "content/a.zh.md").read_text("utf-8") == text.replace("tags: [a]", "tags: [z]")
    _, english = edited(monkeypatch, site, text, "topic", "a", "z")  # which English has not
    assert english == text
    assert (site / "content/a.zh.md").read_text("utf-8") == text.replace("[a]", "[z]")


PAGES = """\
-- content/a.md --
---
tags: [Hong Kong]
---
[here](/tags/hong-kong/) and [there]({{< relref "/tags/hong-kong" >}})
-- content/b.md --
---
tags: [asia, hong-kong]
---
-- content/c.zh.md --
---
tags: [Hong Kong]
---
"""


def test_the_page_of_the_term_moves_along(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, PAGES)
    lay_out(site, "-- content/tags/hong-kong/_index.md --\n---\ntitle: Hong Kong\n---\nText\n")
    command = ("rename-term", "tags", "Hong Kong", "Asia", str(site / "content"))
    shown = run(monkeypatch, site, *command, "--diff")
    assert (site / "content/tags/hong-kong/_index.md").exists()
    assert "\nrename to content/tags/asia/_index.md\n" in shown.stdout
    outcome = run(monkeypatch, site, *command)
    assert outcome.stdout == (
        "Renamed Hong Kong to Asia on 3 pages, 1 of which had that already.\n"
        "content/tags/hong-kong -> content/tags/asia\n"
    )
    assert "nothing redirects from /zh/tags/hong-kong/ to the new term" in outcome.stderr
    assert outcome.exit_code == 0
    page = (site / "content/tags/asia/_index.md").read_text("utf-8")
    assert page == "---\ntitle: Asia\naliases: [/tags/hong-kong/]\n---\nText\n"
    text = (site / "content/a.md").read_text("utf-8")
    assert text.endswith('[here](/tags/asia/) and [there]({{< relref "/tags/asia" >}})\n')
    added = [line[1:] for line in shown.stdout.splitlines() if line[:1] == "+" != line[1:2]]
    assert set(added) <= {*page.splitlines(), *text.splitlines(), "tags: [asia]", "tags: [Asia]"}


def test_what_stopped_in_the_middle_is_gone_on_with(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    lay_out(site, PAGES)
    lay_out(site, "-- content/tags/hong-kong/_index.md --\n---\ntitle: Hong Kong\n---\n")
    command = ("rename-term", "tags", "Hong Kong", "Asia")
    rename = Path.rename

    def fail(*_: object) -> None:
        raise OSError(28, "no space left", "content")

    monkeypatch.setattr("cms.engine.move.carry_out.carry_out", fail)
    stopped = run(monkeypatch, site, *command)
    assert (stopped.exit_code, stopped.stderr) == (2, "cms: content: no space left\n")
    monkeypatch.undo()
    monkeypatch.setattr(Path, "rename", fail)  # the terms are renamed, the page is not
    assert "the move stopped in the middle" in run(monkeypatch, site, *command).stderr
    monkeypatch.setattr(Path, "rename", rename)
    assert run(monkeypatch, site, *command, "--diff").exit_code == 2
    outcome = run(monkeypatch, site, *command)
    assert outcome.stdout == "Finished a move that was stopped in the middle.\n"
    assert outcome.exit_code == 0
    assert (site / "content/tags/asia/_index.md").exists()
    assert "tags: [Asia]" in (site / "content/a.md").read_text("utf-8")


def test_what_is_left_to_do_is_said(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, PAGES)
    lay_out(site, "-- cms.toml --\n[taxonomies.tags]\nterms = ['Hong Kong']\n")
    lay_out(site, "-- content/d.md --\n---\ntags: [Hong Kong]\nx: y: z\n---\n")
    lay_out(site, "-- content/e.md --\n---\nx: y: z\n---\n")
    outcome = run(monkeypatch, site, "rename-term", "tags", "Hong Kong", "Asia")
    assert outcome.exit_code == 1
    said = [line for line in outcome.stderr.splitlines() if line.startswith("cms: ")]
    assert [line for line in said if "new finding" not in line] == [
        "cms: content/d.md:3: left as it is: Hugo cannot read its front matter; "
        "cms validate tells why",
        "cms: content/a.md:4: /tags/hong-kong leads nowhere any more",
        "cms: content/a.md:4: /tags/hong-kong leads nowhere any more",
        "cms: the settings name Hong Kong in taxonomies.tags; change it there too",
        "cms: nothing redirects from /tags/hong-kong/, /zh/tags/hong-kong/ to the new term; "
        "aliases: [/tags/hong-kong/] in tags/asia/_index.md and its translations would",
    ]


def test_links_are_looked_for_as_people_write_them(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    links = ["/tags/港股", "/tags/%E6%B8%AF%E8%82%A1/", "https://example.org/tags/港股/"]
    links += ["/tags/港股通/", "/tags/港股-b/", "https://example.com/tags/港股/"]
    text = yaml("tags: [港股]") + "".join(f"[x]({link})\n" for link in links)
    outcome, _ = edited(monkeypatch, site, text, "tags", "港股", "z")
    lines = [line for line in outcome.stderr.splitlines() if "leads nowhere" in line]
    assert [line.split(":")[2] for line in lines] == ["5", "6", "7"]
    assert outcome.exit_code == 1


def test_a_redirection_that_is_there_will_do(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, "-- content/tags/z/_index.md --\n---\naliases: [/tags/a/]\n---\n")
    outcome, _ = edited(monkeypatch, site, yaml("tags: [a]"), "tags", "a", "z")
    assert outcome.stderr == ""
    assert outcome.exit_code == 0


def test_a_page_that_the_new_term_has_is_not_touched(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    lay_out(site, PAGES)
    for name in ("hong-kong", "asia"):
        lay_out(site, f"-- content/tags/{name}/_index.md --\n---\ntitle: X\n---\n")
    outcome = run(monkeypatch, site, "rename-term", "tags", "Hong Kong", "Asia")
    assert outcome.exit_code == 1
    assert (
        "cms: content/tags/hong-kong/_index.md stays where it is: the new term has a page already; "
        "move it by hand\n"
    ) in outcome.stderr
    assert (site / "content/tags/hong-kong/_index.md").exists()


def test_terms_from_the_configuration_are_said(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    lay_out(site, "-- hugo.toml --\n[cascade]\ntags = ['a']\n")
    outcome, after = edited(monkeypatch, site, yaml("title: A"), "tags", "a", "z")
    assert after == yaml("title: A")
    assert outcome.exit_code == 1
    assert outcome.stderr.startswith("cms: the site's configuration hands a down to pages (1)")


WRONG = {
    "taxonomy": (("series", "a", "z"), "the site has no taxonomy series (it has categories, tags"),
    "term": (("tags", "aa", "z"), "no page has the term aa (did you mean aaa?)"),
    "no term": (("tags", "aaa", " "), "the new term is empty"),
    "language": (("tags", "aaa", "z", "--lang", "fr"), "the site has no language fr"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_usage_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, site: Path, case: str
) -> None:
    args, reason = WRONG[case]
    outcome, after = edited(monkeypatch, site, yaml("tags: [aaa]"), *args)
    assert after == yaml("tags: [aaa]")
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith(f"cms: {reason}"), outcome.stderr


# The real Hugo

LAYOUTS = """\
-- layouts/all.html --
x
-- layouts/term.html --
{{ range .Pages }}{{ .RelPermalink }}
{{ end }}
"""
TERMS = ["Hong Kong", "hong-kong", "HONG KONG", "Asia", "asia", "港股", "A股", "C++", "b"]
FORMS = [
    "---\ntags: [{flow}]\n---\n",
    "---\ntags: [{flow}]\n---\n",
    "---\ntags:\n{block}---\n",
    "---\nparams:\n  Tags: [{flow}]\n---\n",
    "+++\ntags = [{flow}]\n+++\n",
    '{{"tags": [{flow}]}}\n',
    "---\ntags: [{flow}]\nbuild: {{render: link}}\n---\n",
    "---\ncascade: {{tags: [{flow}]}}\n---\n",
]


@pytest.mark.hugo
@pytest.mark.parametrize("seed", range(4))
def test_pages_of_the_new_term_are_those_of_both(
    monkeypatch: pytest.MonkeyPatch, site: Path, hugo: RunHugo, seed: int
) -> None:
    chance = random.Random(seed)
    lay_out(site, LAYOUTS)
    for number in range(40):
        terms = chance.sample(TERMS, chance.randint(1, 4))
        flow = ", ".join(f'"{term}"' for term in terms)
        block = "".join(f"  - {term}\n" for term in terms)
        text = chance.choice(FORMS).format(flow=flow, block=block)
        name = chance.choice(["{}.md", "{}.zh.md", "s{}/_index.md"]).format(number)
        lay_out(site, f"-- content/{name} --\n{text}")
        lay_out(site, f"-- content/s{number}/p.md --\n---\ntitle: x\n---\n")
    if seed % 2:
        lay_out(site, "-- content/tags/hong-kong/_index.md --\n---\ntitle: x\n---\n")

    def terms_of_site() -> dict[str, set[str]]:
        target = f"public{len(list(site.glob('public*')))}"
        built = hugo(site, "--destination", target)
        assert built.returncode == 0, built.stderr
        found = {}
        for path in site.glob(f"{target}/**/tags/*/index.html"):
            listed = path.read_text("utf-8")
            if "http-equiv" not in listed:
                name = path.parent.relative_to(site / target).as_posix()
                found[name] = set(listed.split())
        return found

    before = terms_of_site()
    outcome = run(monkeypatch, site, "rename-term", "tags", "Hong Kong", "Asia")
    assert outcome.exit_code == 0, outcome
    after = terms_of_site()
    for folder in ("tags", "zh/tags"):
        old, new = f"{folder}/hong-kong", f"{folder}/asia"
        both = before.pop(old, set()) | before.pop(new, set())
        assert both
        assert after.pop(new) == both
        assert old not in after
    assert after == before
