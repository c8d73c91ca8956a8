"""Glob patterns, and lists of them, as Hugo matches them."""

import pytest

from cms.hugo.content.glob import GlobError, compile_glob, matching


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("/post/*", "/post/a", True),
        ("/post/*", "/post/a/b", False),
        ("/post/*", "/post/", True),
        ("/post/**", "/post/a/b", True),
        ("/post/**", "/post", False),
        ("**", "/", True),
        ("/{post,blog}/*", "/blog/a", True),
        ("/{post,post/**}", "/post/a/b", True),
        ("/{a,b{c,d}}", "/bd", True),
        ("/p?st", "/post", True),
        ("/a?b", "/a/b", False),
        ("/[a-c]*", "/bx", True),
        ("/[!a-c]*", "/bx", False),
        ("/[abc]", "/c", True),
        (r"/a\*", "/a*", True),
        (r"/a\*", "/ab", False),
        ("/a}b,c", "/a}b,c", True),
        ("/[-a]", "/-", True),
        (r"/[\]]", "/]", True),
        ("/]", "/]", True),
        ("/文*", "/文章", True),
        ("/a.c", "/abc", False),
    ],
)
def test_a_pattern_matches_a_whole_text(pattern, text, matches):
    assert (compile_glob(pattern).fullmatch(text) is not None) == matches


@pytest.mark.parametrize(
    "pattern", ["[", "[]", "[z-a]", "a[b", "[a-]", "[a-c,x]", "[!]a]", "{a", "{a,{b}", "a\\"]
)
def test_a_broken_pattern_is_an_error(pattern):
    with pytest.raises(GlobError):
        compile_glob(pattern)


@pytest.mark.parametrize(
    ("globs", "chosen"),
    [
        (["en"], ("en",)),
        (["zh*"], ("zh", "zh-cn")),
        (["**"], ("en", "zh", "zh-cn")),
        (["**", "! en"], ("zh", "zh-cn")),
        (["! en"], ("zh", "zh-cn")),
        (["EN"], ()),
        (["fr"], ()),
        ([], ()),
    ],
)
def test_a_list_of_globs_chooses_languages(globs, chosen):
    assert matching(globs, ["en", "zh", "zh-cn"]) == chosen
