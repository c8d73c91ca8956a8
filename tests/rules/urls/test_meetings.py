"""What is said of pages, aliases and files at one address."""

import pytest

from tests.rules.cases import judge_site

ONE = "-- hugo.toml --\n"
TWO = """\
-- hugo.toml --
defaultContentLanguage = "zh-cn"
[languages.zh-cn]
[languages.zh-tw]
"""
TITLES = '-- hugo.toml --\npermalinks.post = "/:title/"\n'
CODES = ("UR001", "UR002", "UR003", "UR004", "UR005", "UR006", "UR007", "UR008")


def site(files: dict[str, str], settings: str = ONE) -> str:
    """Front matter by the name of the file, which is below ``content`` unless it has no suffix."""
    pages = (f"-- content/{name} --\n---\n{text}\n---\n" for name, text in files.items())
    return settings + "".join(pages)


def found(text: str, *codes: str) -> str:
    """What is found: the code, then file and column, as in ``UR001 a.md:7 b.md:7``."""
    places: dict[str, list[str]] = {}
    for each in judge_site(text, *(codes or CODES)):
        name = each.path.removeprefix("content/")
        places.setdefault(each.code, []).append(f"{name}:{each.start.column}")
    return "; ".join(" ".join([code, *sorted(where)]) for code, where in sorted(places.items()))


DRAFT = "draft: true"
LATER = "publishDate: 2030-01-01"
ENDED = "expiryDate: 2020-01-01"


@pytest.mark.parametrize(
    "files",
    [
        {"a.md": "slug: x", "b.md": "slug: y"},
        {"a.md": "slug: x", "post/a.md": "slug: x"},
        {"a.md": "slug: x", "b.md": f"slug: x\n{ENDED}"},
        {"a.md": "slug: x\nexpiryDate: 2029-01-01", "b.md": f"slug: x\n{LATER}"},
        {"a.md": "slug: x", "b.md": "slug: x\nheadless: true"},
        {"a.md": "aliases: [/b/]", "b.md": "url: /c/"},
        {"a.md": "aliases: [/b/]", "b.md": "build: {render: never}"},
        {"a.md": "aliases: [/x/, /X/]"},
        {"a.md": "aliases: [/x/]", "b.md": f"aliases: [/x/]\n{ENDED}"},
        {"tags/_index.md": "title: Tags", "a.md": "tags: [go]", "tags/go/_index.md": "title: Go"},
        {"post/_index.md": "url: /news/", "post/a.md": ""},
        {"a.md": "tags: [Q&A, QA]"},  # which is for the rules about terms
    ],
)
def test_silent(files):
    assert found(site(files)) == ""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": "slug: x", "b.md": "slug: x"}, "UR001 a.md:7 b.md:7"),
        ({"a.md": "", "b.md": "slug: a"}, "UR001 a.md:1 b.md:7"),
        ({"a.md": "", "b.md": "url: a"}, "UR001 a.md:1 b.md:6"),
        ({"a.md": "", "b.md": f"slug: a\n{DRAFT}"}, "UR001 b.md:7"),
        ({"a.md": DRAFT, "b.md": f"slug: a\n{DRAFT}"}, "UR001 a.md:1 b.md:7"),
        ({"a.md": "", "b.md": f"slug: a\n{LATER}"}, "UR001 a.md:1 b.md:7"),
        ({"夜，航.md": "", "夜航.md": ""}, "UR001 夜航.md:1 夜，航.md:1"),
        ({"a.md": "url: /"}, "UR001 a.md:6"),
        ({"a.md": "url: /tags/"}, "UR001 a.md:6"),
        ({"a.md": "url: /tags/go/\ntags: [go]"}, "UR001 a.md:6"),
        ({"a.md": "url: /post/", "post/b.md": ""}, "UR001 a.md:6"),
        ({"post/a.md": "slug: ？"}, "UR001 post/a.md:7"),
        ({"a/_index.md": "url: /x.html"}, "UR001 a/_index.md:6"),
        ({"a.md": "", "A.md": ""}, "UR002 A.md:1"),
        ({"a.md": "", "a/index.md": ""}, "UR002 a.md:1 a/index.md:1"),
        ({"a.md": "aliases: [/x/]", "b.md": "aliases: [/y/, /x/]"}, "UR003 a.md:11 b.md:16"),
        ({"a.md": "aliases: /x/", "p/b.md": "aliases: [../x]"}, "UR003 a.md:10 p/b.md:11"),
        ({"a.md": "aliases: [/b/]", "b.md": ""}, "UR004 a.md:11 b.md:1"),
        ({"a.md": "aliases: [/b/]", "b.md": DRAFT}, "UR004 b.md:1"),
        ({"p/a.md": "aliases: [/p/]"}, "UR004 p/a.md:11"),
        ({"a.md": "aliases: [/x/, a]"}, "UR005 a.md:16"),
        ({"a.md": "url: /B/", "b.md": ""}, "UR006 a.md:6 b.md:1"),
        ({"a.md": "url: /E\u0301/", "é.md": ""}, "UR006 a.md:6 é.md:1"),
        ({"a.md": "aliases: [/A/]"}, "UR006 a.md:11"),
        ({"a.md": "aliases: [/B/]", "b.md": ""}, "UR006 a.md:11 b.md:1"),
        ({"a.md": "url: /b.html", "b.html/c.md": ""}, "UR007 a.md:6 b.html/c.md:1"),
    ],
)
def test_flagged(files, expected):
    assert found(site(files)) == expected


@pytest.mark.parametrize(
    ("files", "settings", "expected"),
    [
        ({"a.md": "url: /x/", "a.zh-tw.md": "url: /x/"}, TWO, "UR001 a.md:6 a.zh-tw.md:6"),
        ({"zh-tw/a.md": "", "a.zh-tw.md": ""}, TWO, "UR001 a.zh-tw.md:1 zh-tw/a.md:1"),
        ({"zh-tw.md": ""}, TWO, "UR001 zh-tw.md:1"),
        ({"a.md": "", "a.zh-cn.md": ""}, TWO, "UR002 a.zh-cn.md:1"),
        (
            {"post/a.md": "title: 夜航！", "post/b.md": "title: 夜航"},
            TITLES,
            "UR001 post/a.md:8 post/b.md:8",
        ),
        ({"post/a.md": "title: ？"}, TITLES, "UR001 post/a.md:8"),
        ({"post/a.md": "weight: 1"}, TITLES, "UR001 post/a.md:1"),
    ],
)
def test_flagged_with_settings(files, settings, expected):
    assert found(site(files, settings)) == expected


@pytest.mark.parametrize(
    ("files", "settings", "expected"),
    [
        (
            {"？.md": ""},
            ONE,
            "Hugo drops ？ from the name of this file, which puts the page at /, where the home "
            "page is too",
        ),
        (
            {"a.zh-tw.md": "url: /zh-tw/"},
            TWO,
            "url puts this page at /zh-tw/, where the home page in zh-tw is too",
        ),
        (
            {"post/a.md": "title: ？"},
            TITLES,
            "the site's permalinks take the title, of which nothing is left in an address, so this "
            "page is at /, where the home page is too",
        ),
        (
            {"a.md": "url: /tags/"},
            ONE,
            "url puts this page at /tags/, where the list of all tags is too",
        ),
        (
            {"a.md": "url: /tags/go/", "b.md": "tags: [Go]"},
            ONE,
            "url puts this page at /tags/go/, where the list of what is under Go is too",
        ),
        (
            {"a.md": "slug: post", "post/b.md": ""},
            ONE,
            "slug puts this page at /post/, where the list of the section post is too",
        ),
        (
            {"zh-cn.md": ""},
            TWO,
            "this page is at /zh-cn/, where the redirect to the home page is too",
        ),
    ],
)
def test_what_is_there_already(files, settings, expected):
    (diagnostic,) = judge_site(site(files, settings), "UR001")
    assert str(diagnostic.message).partition(":")[0] == expected


def test_each_finding_names_the_others():
    text = site({"a.md": "slug: x", "b.md": "slug: x", "c.md": "slug: x"})
    related = {
        each.path: [other.path for other in each.related] for each in judge_site(text, "UR001")
    }
    assert related == {
        "content/a.md": ["content/b.md", "content/c.md"],
        "content/b.md": ["content/a.md", "content/c.md"],
        "content/c.md": ["content/a.md", "content/b.md"],
    }


def test_drafts_count_where_the_site_builds_them():
    files = {"a.md": "", "b.md": f"slug: a\n{DRAFT}"}
    settings = "-- hugo.toml --\nbuildDrafts = true\n"
    assert found(site(files, settings)) == "UR001 a.md:1 b.md:7"


def test_nothing_is_said_of_language_folders_where_the_theme_is_missing():
    settings = TWO.replace("[languages.zh-cn]", 'theme = "docsy"\n[languages.zh-cn]')
    assert found(site({"zh-tw/_index.md": ""}, settings)) == ""
    assert found(site({"zh-tw/_index.md": ""}, TWO)) == "UR001 zh-tw/_index.md:1"


def test_a_theme_s_file_may_be_replaced():
    text = site({"a.md": ""}, '-- hugo.toml --\ntheme = "t"\n')
    assert found(f"{text}-- themes/t/content/a.md --\n") == ""


def test_a_language_may_borrow_files_of_another():
    """With mounts, as sites do that show untranslated pages in the default language."""
    mounts = [("zh-cn", "zh-cn", ""), ("zh-tw", "zh-tw", ""), ("zh-cn/docs", "zh-tw", "/docs")]
    settings = TWO + "".join(
        f'[[module.mounts]]\nsource = "content/{source}"\ntarget = "content{below}"\n'
        f'[module.mounts.sites.matrix]\nlanguages = ["{code}"]\n'
        for source, code, below in mounts
    )
    files = {"zh-cn/docs/a.md": "url: /x/", "zh-cn/docs/b.md": "", "zh-tw/docs/b.md": ""}
    assert found(site(files, settings)) == ""


@pytest.mark.parametrize(
    ("name", "is_flagged"),
    [
        ("a/index.html", True),
        ("post/b/index.html", True),
        ("index.html", True),
        ("a/picture.svg", False),
        ("c/index.html", False),
        ("A/index.html", False),
    ],
)
def test_files_of_static(name, is_flagged):
    text = site({"_index.md": "", "a.md": "", "post/b.md": ""})
    assert bool(found(f"{text}-- static/{name} --\n<p></p>\n", "UR008")) == is_flagged
