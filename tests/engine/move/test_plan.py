"""What moves with a page or a section, which aliases come of it, and what is refused."""

import pytest

from cms.errors import UsageError
from tests.engine.move.moving import FOLDERS, TWO, make, move, page, plan

KEYED = "title: T\ntranslationKey: k"


@pytest.mark.parametrize(
    ("settings", "files", "src", "dst", "expected"),
    [
        ({}, "a.md", "a.md", "post/b.md", "post/b.md"),
        ({}, "a.md post/x.md", "a.md", "post", "post/a.md post/x.md"),
        ({}, "a.md", "a.md", "post/", "post/a.md"),
        ({}, "a.md", "a.md", "a/index.md", "a/index.md"),
        ({}, "a.md a/i.png a/x/j.png", "a.md", "b.md", "b.md b/i.png b/x/j.png"),
        ({}, "a.md a/i.png", "a.md", "b/index.md", "b/i.png b/index.md"),
        ({}, "a.md a/i.png a/p.md", "a.md", "b.md", "a/p.md b.md b/i.png"),
        ({}, "a/index.md a/i.png", "a", "b", "b/i.png b/index.md"),
        ({}, "a/index.md a/i.png", "a/index.md", "b", "b/i.png b/index.md"),
        ({}, "a/index.md a/i.png b/x.md", "a", "b", "b/a/i.png b/a/index.md b/x.md"),
        ({}, "a/index.md a/i.png", "a", "b/index.md", "b/i.png b/index.md"),
        ({}, "a/index.md a/i.png a/.x", "a", "a.md", "a.md a/.x a/i.png"),
        ({}, "a/index.md a/i.png a/.x", "a", "b.md", "b.md b/.x b/i.png"),
        ({}, "A B.md", "A B.md", "a-b.md", "a-b.md"),
        ({}, "s/_index.md s/a/index.md s/.x", "s", "t", "t/.x t/_index.md t/a/index.md"),
        ({}, "s/x.md t/y.md", "s", "t", "t/s/x.md t/y.md"),
        ({}, "a/index.md a/i.png", "a/i.png", "a/x/j.png", "a/index.md a/x/j.png"),
        ({}, "a/index.md a/i.png b/x.md", "a/i.png", "b", "a/index.md b/i.png b/x.md"),
        (TWO, "a.md a.zh.md", "a.md", "b.md", "b.md b.zh.md"),
        (TWO, "a.md a.zh.md", "a.zh.md", "b.md", "b.md b.zh.md"),
        (TWO, "a.md a.zh.md", "a.zh.md", "b.zh.md", "b.md b.zh.md"),
        (TWO, "a.md a.zh.md", "a.md", "b/index.md", "b/index.md b/index.zh.md"),
        (TWO, "a/index.md a/index.zh.md a/i.zh.png", "a", "b.md", "b.md b.zh.md b/i.zh.png"),
        (TWO, "a/index.md a.zh.md a/i.png", "a", "b", "b.zh.md b/i.png b/index.md"),
        (TWO, "a/index.md a.zh.md a/i.png", "a.zh.md", "c/", "c/a.zh.md c/a/i.png c/a/index.md"),
        (FOLDERS, "en/a.md zh/a.md", "en/a.md", "en/x/b.md", "en/x/b.md zh/x/b.md"),
        (FOLDERS, "en/a/index.md zh/a/index.md", "zh/a", "zh/b", "en/b/index.md zh/b/index.md"),
        (FOLDERS, "en/s/x.md zh/s/y.md zh/s/.z", "en/s", "en/t", "en/t/x.md zh/t/.z zh/t/y.md"),
    ],
)
def test_what_moves_along(monkeypatch, tmp_path, settings, files, src, dst, expected):
    names = files.replace("A B", "A·B").split()
    make(tmp_path, {name.replace("·", " "): page() for name in names}, settings)
    moved = move(monkeypatch, tmp_path, src, dst)
    assert " ".join(moved) == expected


@pytest.mark.parametrize(
    ("dst", "expected"),
    [
        ("t/a.md", "s/other.zh.md t/a.md t/twin.zh.md"),
        ("s/b.md", "s/b.md s/other.zh.md s/twin.zh.md"),
    ],
)
def test_translations_by_key_follow_from_the_same_folder(monkeypatch, tmp_path, dst, expected):
    keyed = page("", KEYED)
    make(tmp_path, {"s/a.md": keyed, "s/twin.zh.md": keyed, "s/other.zh.md": page()}, TWO)
    assert " ".join(move(monkeypatch, tmp_path, "s/a.md", dst)) == expected


def test_translations_by_key_stay_elsewhere(monkeypatch, tmp_path):
    make(tmp_path, {"s/a.md": page("", KEYED), "u/twin.zh.md": page("", KEYED)}, TWO)
    assert " ".join(move(monkeypatch, tmp_path, "s/a.md", "t/a.md")) == "t/a.md u/twin.zh.md"


@pytest.mark.parametrize(
    ("settings", "before", "after"),
    [
        ({}, page(), page("", 'title: T\naliases: ["/post/a/"]')),
        ({}, "body\n", '---\naliases: ["/post/a/"]\n---\nbody\n'),
        ({}, '+++\ntitle = "T"\n+++\n', '+++\ntitle = "T"\naliases = ["/post/a/"]\n+++\n'),
        (
            {},
            page("", "aliases:\n  - /x/ # why\ntitle: T"),
            page("", "aliases:\n  - /x/ # why\n  - /post/a/\ntitle: T"),
        ),
        ({}, page("", "aliases: old"), page("", "aliases: [/post/old/, /post/a/]")),
        ({}, page("", "aliases: [/tech/b/]"), page("", "aliases: [/post/a/]")),
        ({}, page("", "url: /x/"), page("", "url: /x/")),
        ({}, page("", "headless: true"), page("", "headless: true")),
        ({"uglyURLs": True}, page(), page("", 'title: T\naliases: ["/post/a.html"]')),
        ({"baseURL": "https://e.org/sub/"}, page(), page("", 'title: T\naliases: ["/post/a/"]')),
        ({"permalinks": {"page": {"post": "/p/:slug", "tech": "/p/:slug"}}}, page(), page()),
        ({"disableAliases": True}, page(), page("", 'title: T\naliases: ["/post/a/"]')),
        (
            {"permalinks": {"page": {"post": "/文/:contentbasename"}}},
            page(),
            page("", 'title: T\naliases: ["/文/a/"]'),
        ),
    ],
)
def test_old_addresses_redirect(monkeypatch, tmp_path, settings, before, after):
    make(tmp_path, {"post/a.md": before}, settings)
    moved = move(monkeypatch, tmp_path, "post/a.md", "tech/b.md")["tech/b.md"]
    assert moved.replace('"', "") == after.replace('"', "")


def test_each_language_has_its_aliases(monkeypatch, tmp_path):
    make(tmp_path, {"a.md": page(), "a.zh.md": page()}, TWO)
    moved = move(monkeypatch, tmp_path, "a.md", "b.md")
    assert moved["b.md"] == moved["b.zh.md"] == page("", "title: T\naliases: [/a/]")


def test_a_move_there_and_back_changes_nothing(monkeypatch, tmp_path):
    files = {"a.md": page("[x](/b/)"), "b.md": page('{{< ref "a.md" >}}'), "a/i.png": "x"}
    make(tmp_path, files)
    move(monkeypatch, tmp_path, "a.md", "post/c/index.md")
    moved = move(monkeypatch, tmp_path, "post/c", "a.md")
    # The alias of the second move is all that is left.
    assert moved["a.md"].replace("aliases: [/post/c/]\n", "") == files["a.md"]
    assert {**moved, "a.md": files["a.md"]} == files


def test_an_alias_makes_way_for_a_page(monkeypatch, tmp_path):
    make(tmp_path, {"a.md": page("", "aliases: [/b/, /x/]"), "c.md": page()})
    moved = move(monkeypatch, tmp_path, "c.md", "b.md", aliases=False)
    assert moved == {"a.md": page("", "aliases: [/x/]"), "b.md": page()}


@pytest.mark.parametrize(
    ("settings", "files", "src", "dst", "message"),
    [
        ({}, "a.md", "b.md", "c.md", "there is no file or folder content/b.md"),
        ({}, "a.md b.md", "a.md", "b.md", "content/b.md exists"),
        ({}, "a.md", "a.md", "a.md", "content/a.md is there already"),
        ({}, "a.md", "a.md", "b", "content/b is neither a folder nor a name for a page"),
        ({}, "a.md", "a.md", "b.html", "content/b.html is not of the format of content/a.md"),
        ({}, "a.md", "a.md", "_index.md", "content/_index.md would be the page of a section"),
        ({}, "a.md", "a.md", ".b.md", "Hugo does not look at content/.b.md"),
        ({}, "a.md", "a.md", "x~/b.md", "Hugo does not look at content/x~/b.md"),
        ({"ignoreFiles": ["drafts/"]}, "a.md", "a.md", "drafts/b.md", "Hugo does not look at"),
        ({}, "a.md", "a.md", "../b.md", "b.md is not in the content of the site"),
        ({}, "x.md static/a.md", "../static/a.md", "b.md", "static/a.md is not in the content"),
        ({}, "a.md b/index.md", "a.md", "b", "content/b is a page bundle, where other pages"),
        ({}, "a.md b/index.md", "a.md", "b/c.md", "content/b/c.md would be part of a page bundle"),
        (
            {},
            "a.md b/index.md",
            "a.md",
            "b.md",
            "content/b.md would give way to content/b/index.md",
        ),
        ({}, "a.md B.md", "a.md", "b.md", "content/b.md would give way to content/B.md"),
        ({}, "a/index.md a/x.md", "a", "a.md", "content/a/x.md would become a page of its own"),
        ({}, "a.md a/x.md", "a.md", "a/index.md", "content/a/x.md would be part of a page bundle"),
        ({}, "s/_index.md", "s/_index.md", "t/", "content/s/_index.md is the page of its folder"),
        ({}, "s/x.md", "s", "s/t", "content/s cannot go into itself"),
        ({}, "a/index.md", "a", "a/b", "content/a cannot go into itself"),
        ({}, "s/x.md", ".", "s/t", "content is where all content is"),
        ({}, "s/x.md", "s", "t.md", "content/s is a folder and no page bundle"),
        ({}, "a.md static/b/index.html", "a.md", "b.md", "would be published as b/index.html"),
        ({}, "a/index.md a/i.png", "a/i.png", "a/i.jpg", "is neither a folder nor of the format"),
        (TWO, "a.md", "a.md", "b.zh.md", "content/b.zh.md is in zh, content/a.md in en"),
        (FOLDERS, "en/a.md zh/b.md", "en/a.md", "zh/a.md", "content/zh/a.md is not below"),
        (TWO, "a.md b.zh.md a.zh.md", "a.md", "b.md", "content/b.zh.md exists"),
    ],
)
def test_refusals(monkeypatch, tmp_path, settings, files, src, dst, message):
    make(tmp_path, dict.fromkeys(files.split(), page()), settings)
    with pytest.raises(UsageError) as refused:
        plan(monkeypatch, tmp_path, src, dst)
    assert message in str(refused.value)


def test_outside_a_site_nothing_moves(monkeypatch, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(page())
    with pytest.raises(UsageError, match=r"content/a\.md is not in a Hugo site"):
        plan(monkeypatch, tmp_path, "a.md", "b.md")


def test_what_cannot_be_helped_is_told(monkeypatch, tmp_path):
    make(tmp_path, {"s/a.md": page(), "b.md": page("[x](/s/)")})
    found = plan(monkeypatch, tmp_path, "s/a.md", "t/a.md")
    assert [str(each) for each in found.left] == [
        "content/b.md:4: no address could be found for /s/, which will lead nowhere",
        "the list of pages at /s/ is gone, and no file can redirect from there",
    ]
