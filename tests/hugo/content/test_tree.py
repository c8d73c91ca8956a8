"""What Hugo makes of content files by their names: pages, resources, and files it passes over."""

import pytest

from tests.hugo.assembled import read_tree, write_content

TWO = {"languages": {"en": {"weight": 1}, "zh": {"weight": 2}}, "defaultContentLanguage": "en"}


def tree(folder, names, settings=None):
    write_content(folder, dict.fromkeys(names, ""), settings)
    return read_tree(folder)


@pytest.mark.parametrize(
    ("name", "kind", "bundle", "logical"),
    [
        ("_index.md", "home", "branch", "/"),
        ("index.md", "home", "leaf", "/"),
        ("about.md", "page", "", "/about"),
        ("post/_index.md", "section", "branch", "/post"),
        ("post/a.md", "page", "", "/post/a"),
        ("post/a/index.md", "page", "leaf", "/post/a"),
        ("post/x/_index.md", "section", "branch", "/post/x"),
        ("tags/_index.md", "taxonomy", "branch", "/tags"),
        ("tags/go/_index.md", "term", "branch", "/tags/go"),
        ("tags/go.md", "page", "", "/tags/go"),
        ("tagsoup/_index.md", "term", "branch", "/tagsoup"),
        ("series/_index.md", "section", "branch", "/series"),
    ],
)
def test_the_kind_of_a_page(tmp_path, name, kind, bundle, logical):
    (page,) = tree(tmp_path, [name]).pages
    assert (page.kind, page.bundle, page.logical) == (kind, bundle, logical)


def test_everything_below_a_leaf_bundle_is_a_resource(tmp_path):
    names = ["p/index.md", "p/a.md", "p/x.png", "p/sub/index.md", "p/sub/b.md", "p/_index.md"]
    content = tree(tmp_path, names)
    assert [page.logical for page in content.pages] == ["/p"]
    assert sorted((each.logical, each.is_content_resource) for each in content.resources) == [
        ("/p/_index.md", True),
        ("/p/a.md", True),
        ("/p/sub/b.md", True),
        ("/p/sub/index.md", True),
        ("/p/x.png", False),
    ]


def test_an_ignored_index_still_makes_a_leaf_bundle(tmp_path):
    settings = {"ignoreFiles": [r"index\.md$"]}
    content = tree(tmp_path, ["p/index.md", "p/a.md"], settings)
    assert content.pages == ()
    assert [resource.logical for resource in content.resources] == ["/p/a.md"]


def test_the_language_comes_from_the_name_or_the_default(tmp_path):
    content = tree(tmp_path, ["a.md", "a.zh.md", "b.fr.md"], TWO)
    found = [(page.logical, page.language) for page in content.pages]
    assert found == [("/a", "en"), ("/a", "zh"), ("/b.fr", "en")]


def test_a_language_may_have_a_folder_of_its_own(tmp_path):
    languages = {"en": {"weight": 1}, "zh": {"weight": 2, "contentDir": "content/zh"}}
    content = tree(tmp_path, ["a.md", "zh/a.md", "zh/b.en.md"], {**TWO, "languages": languages})
    found = {(page.logical, page.language) for page in content.pages if "zh/" in page.path}
    assert found == {("/zh/a", "en"), ("/a", "zh"), ("/zh/b", "en"), ("/b", "en")}


@pytest.mark.parametrize(
    ("names", "winner", "certain"),
    [
        (["a.md", "a.en.md"], "a.en.md", True),
        (["a.md", "a.markdown"], "a.md", True),
        (["a.md", "a.mdown"], "a.mdown", True),
        (["a b.md", "a-b.md"], "a b.md", True),
        (["a.en.markdown", "a.md"], "a.en.markdown", False),
    ],
)
def test_of_two_files_for_one_page_hugo_takes_one(tmp_path, names, winner, certain):
    content = tree(tmp_path, [f"post/{name}" for name in names])
    assert [page.path for page in content.pages] == [f"content/post/{winner}"]
    (hidden,) = content.hidden
    assert hidden.winner == f"content/post/{winner}"
    assert hidden.certain == certain


def test_of_two_files_that_differ_in_case_the_one_with_capitals_wins(tmp_path):
    content = tree(tmp_path, ["post/a.md", "post/A.md"])
    if not content.hidden:
        pytest.skip("needs a file system that tells a.md from A.md")
    assert [page.path for page in content.pages] == ["content/post/A.md"]


def test_files_in_a_disabled_language_are_not_seen(tmp_path):
    settings = {**TWO, "disableLanguages": ["zh"]}
    assert [page.path for page in tree(tmp_path, ["a.zh.md", "b.md"], settings).pages] == [
        "content/b.md"
    ]


def test_content_types_decide_which_extensions_are_pages(tmp_path):
    settings = {"mediaTypes": {"text/markdown": {"suffixes": ["md", "mkd"]}}}
    content = tree(tmp_path, ["a.mkd", "b.markdown"], settings)
    assert [page.logical for page in content.pages] == ["/a"]


def test_a_content_adapter_is_told_apart(tmp_path):
    content = tree(tmp_path, ["post/_content.gotmpl", "post/a.md"])
    assert content.adapters == ("content/post/_content.gotmpl",)
    assert [page.logical for page in content.pages] == ["/post/a"]
