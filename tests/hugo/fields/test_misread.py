import pytest

from cms.hugo.fields.misread import misread
from cms.hugo.fields.reserved import RESERVED
from cms.hugo.time.gotime import GoTime


def found(data, taxonomies=("tags",)):
    return [(each.route, each.kind, each.read_as) for each in misread(data, taxonomies)]


@pytest.mark.parametrize(
    "data",
    [
        {"title": "T", "slug": "", "url": None},
        {"draft": True, "headless": None},
        {"weight": 3},
        {"weight": 3.0},
        {"keywords": ["a", ""], "aliases": "/a", "outputs": None},
        {"tags": ["a"], "categories": "a, b"},
        {"tags": None},
        {"tags": ""},
        {"build": {"list": "local", "render": False, "publishresources": True}},
        {"build": "x"},
        {"sitemap": {"priority": 0.5}},
        {"sites": {"matrix": {"languages": ["zh"]}}},
        {"resources": [{"src": "*.png"}]},
        {"menu": "main"},
        {"menus": ["main", "footer"]},
        {"menus": {"main": {"weight": 1, "pageRef": "/x"}}},
        {"menus": [{"a": 1}]},
        {"cascade": [{"a": 1}]},
        {"published": "2025-02-07"},
        {"published": 0, "draft": True},
        {"params": {"a": 1}},
        {"markup": "md"},
        {"author": ["a", 1]},
    ],
)
def test_what_hugo_reads_as_written(data):
    assert found(data) == []


@pytest.mark.parametrize(
    ("data", "misreads"),
    [
        ({"title": 5}, [(("title",), "stringified", "5")]),
        ({"title": GoTime(0)}, [(("title",), "stringified", "1970-01-01 00:00:00 +0000 UTC")]),
        ({"slug": ["a"]}, [(("slug",), "emptied", "")]),
        ({"url": {"a": "b"}}, [(("url",), "emptied", "")]),
        ({"draft": "yes"}, [(("draft",), "not-boolean", False)]),
        ({"draft": "true"}, [(("draft",), "not-boolean", True)]),
        ({"headless": 1}, [(("headless",), "not-boolean", True)]),
        ({"iscjklanguage": [True]}, [(("iscjklanguage",), "not-boolean", False)]),
        ({"weight": "010"}, [(("weight",), "not-integer", 8)]),
        ({"weight": "abc"}, [(("weight",), "not-integer", 0)]),
        ({"weight": 3.9}, [(("weight",), "not-integer", 3)]),
        ({"weight": True}, [(("weight",), "not-integer", 1)]),
        ({"weight": float("nan")}, [(("weight",), "not-integer", -(2**63))]),
        ({"keywords": "a, b"}, [(("keywords",), "split", ["a,", "b"])]),
        ({"keywords": 5}, [(("keywords",), "stringified", ["5"])]),
        ({"keywords": ["a", 5]}, [(("keywords", 1), "stringified", "5")]),
        ({"keywords": {"a": 1}}, [(("keywords",), "emptied", [])]),
        ({"aliases": ["/a", ["/b"]]}, [(("aliases",), "emptied", [])]),
        ({"outputs": {"html": 1}}, [(("outputs",), "ignored", [])]),
        ({"tags": "a, b"}, [(("tags",), "one-term", ["a, b"])]),
        ({"tags": [2025, "a"]}, [(("tags", 0), "stringified", "2025")]),
        ({"tags": [["a"], "b"]}, [(("tags",), "emptied", [])]),
        ({"tags": {"a": 1}}, [(("tags",), "emptied", [])]),
        (
            {"tags": ["a", None, ""]},
            [(("tags", 1), "skipped-item", None), (("tags", 2), "skipped-item", None)],
        ),
        ({"markup": ["md"]}, [(("markup",), "ignored", "")]),
        (
            {"build": {"list": "Never", "lst": 1, "publishresources": "false"}},
            [
                (("build", "lst"), "unknown-option", None),
                (("build", "list"), "unknown-word", "always"),
                (("build", "publishresources"), "not-boolean", False),
            ],
        ),
        ({"sitemap": "never"}, [(("sitemap",), "ignored", {})]),
        ({"sitemap": {"prio": 1}}, [(("sitemap", "prio"), "unknown-option", None)]),
        (
            {"sites": {"matrix": {"lang": "zh"}}},
            [(("sites", "matrix", "lang"), "unknown-option", None)],
        ),
        ({"resources": {"src": "a"}}, [(("resources",), "ignored", [])]),
        (
            {"resources": [{"name": "x"}, "a"]},
            [(("resources", 0), "without-src", None), (("resources", 1), "ignored", None)],
        ),
        ({"menu": ""}, [(("menu",), "empty-menu", "")]),
        ({"menu": ["a", "", None]}, [(("menu", i), "empty-menu", "") for i in (1, 2)]),
        ({"menus": {"": {}}}, [(("menus", ""), "empty-menu", "")]),
        ({"params": {"menu": ""}}, [(("params", "menu"), "empty-menu", "")]),
        ({"params": {"menu": "main"}}, []),
        ({"menu": 5}, [(("menu",), "stringified", "5")]),
        ({"menus": [1, "a"]}, [(("menus", 0), "stringified", "1")]),
        ({"menu": "side", "menus": "main"}, [(("menu",), "shadowed", None)]),
        (
            {"menus": {"main": {"wieght": 1}}},
            [(("menus", "main", "wieght"), "unknown-option", None)],
        ),
        ({"cascade": [{"a": 1}, "x"]}, [(("cascade", 1), "ignored", None)]),
        ({"published": None}, [(("published",), "makes-draft", True)]),
        ({"published": True, "draft": False}, [(("published",), "shadowed", None)]),
        ({"params": {"draft": True, "a": 1}}, [(("params", "draft"), "no-effect", None)]),
        ({"lang": "zh"}, [(("lang",), "no-effect", None)]),
    ],
)
def test_what_hugo_reads_in_place(data, misreads):
    assert found(data) == misreads


def test_the_wanted_type_is_that_of_the_key():
    data = {"title": 5, "draft": "yes", "weight": "x", "keywords": 5, "sitemap": 5, "lang": "zh"}
    for each in misread(data):
        assert each.value == data[each.route[0]]
        assert each.wanted == RESERVED[each.route[0]].wanted
