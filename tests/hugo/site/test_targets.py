"""Where a page is published, from its path, slug, url, permalink and output format."""

import pytest

from cms.hugo.site.outputs import outputs
from cms.hugo.site.targets import Address, Target, alias_file, target
from cms.hugo.site.urls import UrlError
from tests.hugo.assembled import language

FORMATS = outputs(language({})).by_name
HTML = FORMATS["html"]


def page(name="a", container="/post", **more):
    return Address("page", container, name, **more)


@pytest.mark.parametrize(
    ("address", "file", "link"),
    [
        (page(), "post/a/index.html", "/post/a/"),
        (page("a", ""), "a/index.html", "/a/"),
        (page("文章"), "post/文章/index.html", "/post/%E6%96%87%E7%AB%A0/"),
        (page("@me"), "post/@me/index.html", "/post/@me/"),
        (page("A&B c"), "post/ab-c/index.html", "/post/ab-c/"),
        (page("a#b"), "post/a#b/index.html", "/post/a%23b/"),
        (page("../x"), "x/index.html", "/post/../x/"),
        (page(" "), "post/index.html", "/post/"),
        (page("index"), "post/index.html", "/post/"),
        (page("index", is_bundle=True), "post/index/index.html", "/post/index/"),
        (page("//x/y", ""), "x/y/index.html", "/y/"),
        (page(ugly=True), "post/a.html", "/post/a.html"),
        (page(file_prefix="zh", link_prefix="zh"), "zh/post/a/index.html", "/zh/post/a/"),
        (page(file_prefix="zh"), "zh/post/a/index.html", "/post/a/"),
        (page(permalink="/2025/a b"), "2025/a-b/index.html", "/2025/a-b/"),
        (page(permalink="/p.html", ugly=True), "p.html.html", "/p.html.html"),
        (page(permalink="/"), "index.html", "/"),
        (Address("home", "", "", True), "index.html", "/"),
        (Address("section", "", "", True, "/post"), "post/index.html", "/post/"),
        (
            Address("section", "", "", True, "/post", ugly=True),
            "post/index.html",
            "/post/index.html",
        ),
        (Address("term", "", "", True, "/tags/x", ugly=True), "tags/x.html", "/tags/x.html"),
    ],
)
def test_a_page_goes_where_its_path_says(address, file, link):
    assert target(address, HTML)[:2] == (file, link)


@pytest.mark.parametrize(
    ("url", "file", "link"),
    [
        ("/x/", "x/index.html", "/x/"),
        ("/x", "x/index.html", "/x/"),
        ("x/y.html", "zh/x/y.html", "/zh/x/y.html"),
        ("/X Y/", "X Y/index.html", "/X%20Y/"),
        ("/中文/", "中文/index.html", "/%E4%B8%AD%E6%96%87/"),
        ("/x?y=1", "x?y=1/index.html", "/x?y=1/"),
        ("/x#y", "x#y/index.html", "/x%23y/"),
        ("//x/", "x/index.html", "/x/"),
        ("../x/", "x/index.html", "/x/"),
        ("/a/../b/", "b/index.html", "/b/"),
        ("/x/.", "x", "/x/."),
        ("/x/index.html", "x/index.html", "/x/"),
        ("/x.json", "x.json", "/x.json"),
        ("zh/x/", "zh/zh/x/index.html", "/zh/zh/x/"),
        ("/", "index.html", "/"),
    ],
)
def test_a_url_is_taken_as_it_is(url, file, link):
    address = page(url=url, file_prefix="zh", link_prefix="zh")
    assert target(address, HTML)[:2] == (file, link)


@pytest.mark.parametrize("url", ["/100%/", "/a\x07b/"])
def test_hugo_panics_at_a_url_that_is_none(url):
    with pytest.raises(UrlError):
        target(page(url=url), HTML)


@pytest.mark.parametrize(
    ("name", "file", "link"),
    [
        ("json", "post/a/index.json", "/post/a/index.json"),
        ("amp", "amp/post/a/index.html", "/amp/post/a/"),
        ("css", "post/a/styles.css", "/post/a/styles.css"),
        ("rss", "post/a/index.xml", "/post/a/index.xml"),
        ("robots", "post/a/robots.txt", "/post/a/robots.txt"),
    ],
)
def test_other_output_formats_have_other_names(name, file, link):
    assert target(page(), FORMATS[name])[:2] == (file, link)


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("old", "post/old/index.html"),
        ("./old/", "post/old/index.html"),
        ("../old", "old/index.html"),
        ("old.html", "post/old.html"),
        ("/old/", "old/index.html"),
        ("/Old Path", "Old Path/index.html"),
        ("/a.b", "a.b/index.html"),
        ("/old//x/", "old/x/index.html"),
        ("/../../x", "x/index.html"),
        ("/", None),
        ("..", None),
    ],
)
def test_an_alias_is_a_file_of_its_own(alias, file):
    place = target(page(), HTML)
    assert alias_file(alias, place, page(), HTML) == file


def test_an_alias_of_a_translation_counts_from_the_language():
    address = page(file_prefix="zh", link_prefix="zh")
    place = target(address, HTML)
    assert alias_file("/old", place, address, HTML) == "zh/old/index.html"
    assert alias_file("old", place, address, HTML) == "zh/post/old/index.html"


def test_a_relative_alias_of_the_home_page_leads_out_of_the_site():
    address = Address("home", "", "", True)
    assert alias_file("old", Target("index.html", "/", ""), address, HTML) is None


def test_an_ugly_alias_is_a_file_beside_the_page():
    address = page(ugly=True)
    assert alias_file("/old", target(address, HTML), address, HTML) == "old.html"
