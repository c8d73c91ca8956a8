"""Logical paths, languages and bundle types from the names of content files."""

import pytest

from cms.hugo.content.paths import PathRules, PathType, lower, normalise, parse, parse_exact

RULES = PathRules(frozenset({"en", "zh-cn", "en.us"}), frozenset({"fr"}))


@pytest.mark.parametrize(
    ("path", "base", "language", "kind"),
    [
        ("/post/a.md", "/post/a", "", PathType.PAGE),
        ("/Post X/Hello World.MD", "/post-x/hello-world", "", PathType.PAGE),
        ("/post/a.zh-cn.md", "/post/a", "zh-cn", PathType.PAGE),
        ("/post/a.zh-CN.md", "/post/a", "zh-cn", PathType.PAGE),
        ("/post/a.zh_CN.md", "/post/a.zh_cn", "", PathType.PAGE),
        ("/post/a.de.md", "/post/a.de", "", PathType.PAGE),
        ("/post/a.zh-cn.bak.md", "/post/a", "zh-cn", PathType.PAGE),
        ("/post/a.de.zh-cn.md", "/post/a.de", "zh-cn", PathType.PAGE),
        ("/post/a.zh-cn.en.md", "/post/a.zh-cn", "en", PathType.PAGE),
        ("/post/v1.2.md", "/post/v1.2", "", PathType.PAGE),
        ("/post/a..md", "/post/a.", "", PathType.PAGE),
        ("/en.foo.md", "/en.foo", "en", PathType.PAGE),
        ("/post/zh-cn.md", "/post/zh-cn", "", PathType.PAGE),
        ("/post/a._language_zh-cn_.md", "/post/a", "zh-cn", PathType.PAGE),
        ("/post/a._language_en.us_.md", "/post/a", "en.us", PathType.PAGE),
        ("/post/a._draft_.md", "/post/a", "", PathType.PAGE),
        ("/index.md", "/", "", PathType.LEAF),
        ("/_index.zh-cn.md", "/", "zh-cn", PathType.BRANCH),
        ("/post/index.md", "/post", "", PathType.LEAF),
        ("/post/INDEX.md", "/post", "", PathType.LEAF),
        ("/post/_Index.md", "/post", "", PathType.BRANCH),
        ("/post/index2.md", "/post/index2", "", PathType.PAGE),
        ("/post/_index2.md", "/post/_index2", "", PathType.PAGE),
        ("/post/_content.gotmpl", "/post", "", PathType.ADAPTER),
        ("/post/a.png", "/post/a.png", "", PathType.FILE),
        ("/post/data.zh-cn.json", "/post/data.json", "zh-cn", PathType.FILE),
        ("/post/a.v2.png", "/post/a.v2.png", "", PathType.FILE),
        ("/post/README", "/post/readme", "", PathType.FILE),
        ("/post/a.mdx", "/post/a.mdx", "", PathType.FILE),
        ("/文档/第1章 开始.md", "/文档/第1章-开始", "", PathType.PAGE),
    ],
)
def test_a_path_is_taken_apart(path, base, language, kind):
    content = parse(path, RULES)
    assert (content.base, content.language, content.type) == (base, language, kind)
    assert content.raw == path


def test_a_file_in_a_disabled_language_is_told():
    assert parse("/post/a.fr.md", RULES).language == "fr"
    assert parse("/post/a._language_fr_.md", RULES).language == "fr"
    assert parse("/post/fr.md", RULES).language == ""


@pytest.mark.parametrize(
    ("path", "section", "base_name", "container"),
    [
        ("/a.md", "", "a", ""),
        ("/index.md", "", "", ""),
        ("/post/index.md", "", "post", ""),
        ("/post/_index.md", "post", "post", ""),
        ("/post/a.md", "post", "a", "/post"),
        ("/post/a/index.md", "post", "a", "/post"),
        ("/post/sub/a.md", "post", "a", "/post/sub"),
    ],
)
def test_where_a_page_stands(path, section, base_name, container):
    content = parse(path, RULES)
    assert content.section == section
    assert content.base_name == base_name
    assert content.container_dir == container


def test_an_exact_path_keeps_its_letters_so_that_capitals_make_no_bundle():
    content = parse_exact("/Post/INDEX.md", RULES)
    assert content.type == PathType.PAGE
    assert content.base == "/Post/INDEX"
    assert parse_exact("/a.zh-CN.md", RULES).name == "a.zh-CN"


def test_inside_a_leaf_bundle_content_keeps_its_extension():
    assert parse("/post/a/sub.zh-cn.md", RULES).as_resource().base == "/post/a/sub.md"
    picture = parse("/post/a/x.png", RULES)
    assert picture.as_resource() is picture


@pytest.mark.parametrize(
    ("text", "lowered"),
    [("ABC", "abc"), ("İx", "ix"), ("ΣΑΣ", "σασ"), ("ǅ", "ǆ"), ("Ａ", "ａ"), ("ß", "ß")],
)
def test_lower_case_is_letter_by_letter_as_in_go(text, lowered):
    assert lower(text) == lowered


def test_each_space_becomes_a_hyphen():
    assert normalise("A  b　c") == "a--b　c"
