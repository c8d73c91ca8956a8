"""Pages at one place: found quickly, and the same that the whole site and the real Hugo show."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from cms.frontmatter.document import parse
from cms.hugo.config import SiteConfig
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import ContentTree, classify
from cms.hugo.site import meetings
from cms.hugo.site.claims import Claim, Claims
from cms.hugo.site.meetings import Meetings, find_meetings
from cms.hugo.site.placement import FrontMatter
from tests.hugo.assembled import NOW, write_content
from tests.hugo.meeting_sites import meeting_site
from tests.hugo.sites import write_site
from tests.stub_site import overlay, stub_layouts

TWO = {"languages": {"en": {"weight": 1}, "zh": {"weight": 2}}, "defaultContentLanguage": "en"}


class Read(NamedTuple):
    config: SiteConfig
    tree: ContentTree
    front_matter: FrontMatter

    def meetings(self) -> Meetings:
        return find_meetings(self.config, self.tree.pages, self.front_matter, NOW)


def read(folder: Path) -> Read:
    config = load_config(folder)
    tree = classify(walk(config), config)
    documents = {page.path: parse(Path(page.location).read_bytes()) for page in tree.pages}
    data = {path: None if each.problem else each.data for path, each in documents.items()}
    return Read(config, tree, data)


def page(claim: Claim) -> str:
    """The page's file below ``content``, or the logical path where it has none."""
    source = claim.node.source
    return source.path.removeprefix("content/") if source else claim.node.path


@pytest.mark.parametrize(
    ("files", "settings", "expected"),
    [
        ({"a.md": "slug: x", "b.md": "slug: x"}, {}, {"x/index.html": {"a.md", "b.md"}}),
        ({"q&a.md": "", "qa.md": ""}, {}, {"qa/index.html": {"q&a.md", "qa.md"}}),
        ({"a.md": "url: /b", "b/index.md": ""}, {}, {"b/index.html": {"a.md", "b/index.md"}}),
        (
            {"a.md": "url: /x/", "a.zh.md": "url: /x/"},
            TWO,
            {"x/index.html": {"a.md", "a.zh.md"}},
        ),
        ({"a.md": "url: x", "a.zh.md": "url: x"}, TWO, {}),
        (
            {"zh/_index.md": "", "_index.zh.md": "", "zh/a.md": "", "a.zh.md": ""},
            TWO,
            {
                "zh/index.html": {"zh/_index.md", "_index.zh.md"},
                "zh/index.xml": {"zh/_index.md", "_index.zh.md"},
                "zh/a/index.html": {"zh/a.md", "a.zh.md"},
            },
        ),
        ({"a.md": "url: /tags/"}, {}, {"tags/index.html": {"a.md", "/tags"}}),
        (
            {"a.md": "url: /tags/go/", "b.md": "tags: [Go]"},
            {},
            {"tags/go/index.html": {"a.md", "/tags/go"}},
        ),
        (
            {"a.md": "url: /post/", "post/b.md": ""},
            {},
            {"post/index.html": {"a.md", "/post"}},
        ),
        ({"？.md": ""}, {}, {"index.html": {"？.md", "/"}}),
        (
            {"post/a.md": "title: ''", "post/b.md": "title: B"},
            {"permalinks": {"post": "/:title/"}},
            {"index.html": {"post/a.md", "/"}},
        ),
        (
            {"s/_index.md": "slug: t", "s/a.md": "", "t/a.md": "", "t/_index.md": ""},
            {},
            {
                "t/index.html": {"s/_index.md", "t/_index.md"},
                "t/index.xml": {"s/_index.md", "t/_index.md"},
                "t/a/index.html": {"s/a.md", "t/a.md"},
            },
        ),
        (
            {"a/_index.md": "url: /x.html"},
            {},
            {"x.html": {"a/_index.md"}},  # its list and its feed
        ),
    ],
)
def test_pages_that_meet(tmp_path, files, settings, expected):
    write_content(tmp_path, files, settings)
    found: dict[str, set[str]] = {}
    for group in read(tmp_path).meetings().groups:
        for claim in group:
            found.setdefault(claim.file, set()).add(page(claim))
    assert found == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": "aliases: [/x/]", "b.md": "aliases: [/x/]"}, [("a.md", 0), ("b.md", 0)]),
        ({"a.md": "aliases: [/y/, /b/]", "b.md": ""}, [("a.md", 1), ("b.md", None)]),
        ({"a.md": "aliases: [/y/, a]"}, [("a.md", 1), ("a.md", None)]),
        ({"a.md": "aliases: [/y/]", "b.md": ""}, []),
    ],
)
def test_aliases_that_meet(tmp_path, files, expected):
    write_content(tmp_path, files)
    found = read(tmp_path).meetings()
    pairs = [
        (page(claim), found.claims.alias_of(claim) if claim.is_redirect else None)
        for group in found.groups
        for claim in group
        if found.claims
    ]
    assert sorted(pairs, key=str) == sorted(expected, key=str)


def test_letters_of_another_case_meet(tmp_path):
    write_content(tmp_path, {"a.md": "url: /B/", "b.md": "", "É.md": "", "e.md": "url: /É/"})
    groups = [{claim.file for claim in group} for group in read(tmp_path).meetings().groups]
    assert groups == [{"B/index.html", "b/index.html"}, {"é/index.html", "É/index.html"}]


def test_a_file_stands_in_the_way_of_a_folder(tmp_path):
    write_content(tmp_path, {"a.md": "url: /b.html", "b.html/c.md": ""})
    (blocked,) = read(tmp_path).meetings().blocked
    assert blocked[0].file == "b.html"
    assert blocked[1].file.startswith("b.html/")


def test_files_of_static_meet_pages(tmp_path):
    files = {"a.md": "", "b.md": "", "post/c.md": "", "_index.md": ""}
    write_content(tmp_path, files)
    static = ["a/index.html", "b/picture.png", "post/c/index.html", "index.html", "d/index.html"]
    write_site(tmp_path / "static", dict.fromkeys(static, ""))
    copied = read(tmp_path).meetings().copied
    assert {claim.file for claim, _ in copied} == {static[0], static[2], static[3]}
    assert all(Path(found).is_file() for _, found in copied)


def compared(found: Meetings) -> set[frozenset[tuple[str, str, str, bool]]]:
    """Groups with pages that have files, without which nothing can be said."""
    return {
        frozenset(
            (claim.file, claim.node.source.path, claim.node.edition.code, claim.is_redirect)
            if claim.node.source
            else ("", "", "", False)
            for claim in group
        )
        for group in found.groups
        if any(claim.node.source for claim in group)
    }


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_missed_by_looking_at_few_pages(tmp_path, monkeypatch, seed):
    write_site(tmp_path, meeting_site(seed))
    site = read(tmp_path)
    quick = site.meetings()
    monkeypatch.setattr(meetings, "find_suspects", lambda config, sources, *_: sources)
    whole = site.meetings()
    assert compared(quick) == compared(whole)
    assert {claim.file for pair in quick.blocked for claim in pair} == {
        claim.file for pair in whole.blocked for claim in pair
    }
    assert set(quick.hidden) == set(whole.hidden)


@pytest.mark.hugo
@pytest.mark.parametrize("seed", range(100, 125))
def test_hugo_finds_the_same_duplicates(hugo, tmp_path, seed):
    files = meeting_site(seed, 25)
    settings = json.loads(files["hugo.json"]) | {"disableKinds": ["sitemap"]}
    files |= {"hugo.json": json.dumps(settings), "layouts/all.html": "page"}
    write_site(tmp_path, files)
    site = without_doubts(read(tmp_path))
    whole = Claims(site.config, site.tree.pages, site.front_matter, NOW)
    answer = hugo(tmp_path, "-D", "-E", "-F", "--printPathWarnings")
    assert bool(answer.returncode) == bool(site.meetings().blocked or whole.refusals)
    if not answer.returncode:
        assert duplicates(whole.claims) == printed(answer.stdout + answer.stderr)


def without_doubts(site: Read) -> Read:
    """Without files of which Hugo takes any, and those below leaf bundles, whose terms count."""
    doubtful = {hidden.path for hidden in site.meetings().hidden if not hidden.certain}
    doubtful |= {resource.path for resource in site.tree.resources}
    for path in doubtful:
        (site.config.root / path).unlink()
    return read(site.config.root) if doubtful else site


def duplicates(claims: Iterable[Claim]) -> dict[str, int]:
    """As Hugo counts them: pages with a slash in front, redirects from aliases without."""
    pages = Counter(
        f"/{claim.file}" for claim in claims if not claim.is_redirect or claim.file == "index.html"
    )
    aliases = Counter(claim.file for claim in claims if claim.is_redirect)
    return {file: count for file, count in (pages + aliases).items() if count > 1}


def printed(output: str) -> dict[str, int]:
    found = re.search("Duplicate target paths: (.*)", output)
    pairs = re.findall(r"(.+?) \((\d+)\)(?:, |$)", found[1]) if found else []
    return {file: int(count) for file, count in pairs}


@pytest.mark.hugo
@pytest.mark.parametrize("name", ["glossary", "hugoDocs", "opentelemetry"])
def test_hugo_finds_the_same_duplicates_on_real_sites(hugo, shared, tmp_path, name):
    site = overlay(shared / "corpora" / name, tmp_path / "site")
    stub_layouts(site)
    (site / "layouts/all.html").write_text("page")
    found = read(site)
    answer = hugo(site, "-D", "-E", "-F", "--printPathWarnings")
    assert answer.returncode == 0, answer.stderr
    # There are no templates for other formats than HTML here, so that Hugo writes none.
    written = Claims(found.config, found.tree.pages, found.front_matter, NOW).claims
    ours = duplicates(each for each in written if each.file.endswith((".html", ".xml")))
    assert ours == printed(answer.stdout + answer.stderr)
