"""What Hugo leaves of names in URLs, and how it escapes the rest."""

import pytest

from cms.hugo.site.urls import (
    UrlError,
    UrlStyle,
    base_url,
    clean,
    escape_path,
    escape_url,
    sanitise,
    unescape_query,
    urlize,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hello-world", "hello-world"),
        ("Hello World", "hello-world"),
        ("a  b", "a-b"),
        (" a ", "a"),
        ("a - b", "a-b"),
        ("a & b", "a-b"),
        ("a&b", "ab"),
        ("/a b/c", "/a-b/c"),
        ("文章", "文章"),
        ("中文，标题", "中文标题"),
        ("第一章　开始", "第一章-开始"),
        ("「引号」", "引号"),
        ("Ｈello", "ｈello"),
        ("①½", ""),
        ("emoji😀", "emoji"),
        ("100%", "100"),
        ("a%20b", "a%20b"),
        ("a%2", "a2"),
        ("C# + C++", "c#-+-c++"),
        ("a_b~c.d@e", "a_b~c.d@e"),
        ("a—b…", "ab"),
        ("é", "é"),
        ("a\\b", "a\\b"),
    ],
)
def test_characters_that_stay(text, left):
    assert sanitise(text) == left


def test_settings_keep_case_and_remove_accents():
    assert sanitise("Hello Wörld", UrlStyle(keep_case=True)) == "Hello-Wörld"
    assert sanitise("Việt Nam ß é", UrlStyle(remove_accents=True)) == "viet-nam-ß-e"


def test_an_empty_fragment_gets_lost_in_a_token():
    assert urlize("C#") == "c"
    assert urlize("C# x") == "c#-x"


@pytest.mark.parametrize(
    ("path", "escaped"),
    [
        ("/post/a/", "/post/a/"),
        ("/文/", "/%E6%96%87/"),
        ("/a b/", "/a%20b/"),
        ("/a%20b/", "/a%20b/"),
        ("/a%2fb/", "/a%2fb/"),
        ("/a%2f文/", "/a/%E6%96%87/"),
        ("/x!y/", "/x!y/"),
        ("/x!文/", "/x%21%E6%96%87/"),
        ("/a\\b/", "/a%5Cb/"),
    ],
)
def test_a_path_is_escaped_as_go_does(path, escaped):
    assert escape_path(path) == escaped


@pytest.mark.parametrize("path", ["/100%/", "/a%zz/", "/a\tb/"])
def test_a_path_that_go_cannot_parse_is_an_error(path):
    with pytest.raises(UrlError):
        escape_path(path)


def test_a_query_stays_as_it_is():
    assert escape_url("/文?文=1/") == "/%E6%96%87?文=1/"


def test_a_bad_escape_empties_a_permalink():
    assert unescape_query("a%41+b") == "aA b"
    assert unescape_query("100%") == ""


@pytest.mark.parametrize(
    ("path", "cleaned"), [("/a//b/", "/a/b"), ("//x", "/x"), ("/a/../..", "/"), ("", ".")]
)
def test_a_path_is_cleaned_as_go_does(path, cleaned):
    assert clean(path) == cleaned


@pytest.mark.parametrize(
    ("setting", "permalink", "url"),
    [
        ("https://example.org", "https://example.org/a/", "/a/"),
        ("https://example.org/", "https://example.org/a/", "/a/"),
        ("https://example.org/sub", "https://example.org/sub/a/", "/sub/a/"),
        ("https://example.org/中文/", "https://example.org/%E4%B8%AD%E6%96%87/a/", "/中文/a/"),
        ("https://例子.org/", "https://%E4%BE%8B%E5%AD%90.org/a/", "/a/"),
        ("HTTPS://Example.org/", "https://Example.org/a/", "/a/"),
        ("/", "/a/", "/a/"),
        ("", "/a/", "/a/"),
        ("//example.org/", "//example.org/a/", "/a/"),
    ],
)
def test_a_base_url_comes_before_links(setting, permalink, url):
    base = base_url(setting)
    assert base.absolute("/a/") == permalink
    assert base.relative("/a/") == url


def test_an_output_format_may_have_a_protocol():
    assert base_url("https://e.org/").absolute("/a.ics", "webcal://") == "webcal://e.org/a.ics"
