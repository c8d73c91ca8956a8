"""Sites put together: who inherits, what each page's status is, and which pages Hugo adds."""

import pytest

from cms.hugo.site.page import PlaceRefusal, Status
from cms.hugo.site.resources import Resources
from tests.hugo.assembled import make_site, page_at, read_tree

TWO = {"languages": {"en": {"weight": 1}, "zh": {"weight": 2}}, "defaultContentLanguage": "en"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("title: A", Status.PUBLISHED),
        ("draft: true", Status.DRAFT),
        ("date: 2099-01-01", Status.FUTURE),
        ("publishDate: 2099-01-01", Status.FUTURE),
        ("date: 2099-01-01\npublishDate: 2001-01-01", Status.PUBLISHED),
        ("expiryDate: 2001-01-01", Status.EXPIRED),
        ("draft: true\nexpiryDate: 2001-01-01", Status.DRAFT),
        ("headless: true", Status.UNLISTED),
        ("build: {list: never}", Status.UNLISTED),
        ("build: {list: local}", Status.UNLISTED),
        ("build: {render: link}", Status.UNLISTED),
        ("draft: true\ndate: x", Status.ERROR),
        ("url: /:nope/", Status.ERROR),
        ("title: [", Status.ERROR),
    ],
)
def test_what_becomes_of_a_page(tmp_path, text, status):
    assert page_at(make_site(tmp_path, {"a.md": text}), "a.md").status == status


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        ("buildDrafts", "draft: true"),
        ("buildFuture", "date: 2099-01-01"),
        ("buildExpired", "expiryDate: 2001-01-01"),
    ],
)
def test_settings_build_what_is_left_out_otherwise(tmp_path, setting, text):
    site = make_site(tmp_path, {"a.md": text}, {setting: True})
    assert page_at(site, "a.md").status == Status.PUBLISHED


def test_pages_of_a_disabled_kind_are_not_listed(tmp_path):
    settings = {"disableKinds": ["section"]}
    site = make_site(tmp_path, {"post/_index.md": "", "post/a.md": ""}, settings)
    section = page_at(site, "post/_index.md")
    assert (section.is_listed, section.status) == (False, Status.UNLISTED)
    assert page_at(site, "post/a.md").is_listed


def test_hugo_adds_home_sections_taxonomies_and_terms(tmp_path):
    site = make_site(tmp_path, {"post/2025/a.md": "tags: [Go, 中文]", "b.md": ""}, TWO)
    added = {(page.language, page.logical, page.kind, page.title) for page in site.generated}
    assert added == {
        ("en", "/", "home", "S"),
        ("zh", "/", "home", "S"),
        ("en", "/post", "section", "Posts"),
        ("en", "/tags", "taxonomy", "Tags"),
        ("zh", "/tags", "taxonomy", "Tags"),
        ("en", "/categories", "taxonomy", "Categories"),
        ("zh", "/categories", "taxonomy", "Categories"),
        ("en", "/tags/go", "term", "Go"),
        ("en", "/tags/中文", "term", "中文"),
    }


def test_a_page_inherits_from_all_above_the_nearest_first(tmp_path):
    site = make_site(
        tmp_path,
        {
            "_index.md": "cascade: {type: home, weight: 1, params: {color: red}}",
            "post/_index.md": "cascade: {type: post, slug: s}",
            "post/a.md": "slug: own",
        },
        {"cascade": {"weight": 2, "linkTitle": "site"}},
    )
    fields = page_at(site, "post/a.md").fields
    assert (fields.type, fields.weight, fields.link_title) == ("post", 1, "site")
    assert (fields.slug, fields.params["color"]) == ("own", "red")
    assert page_at(site, "post/_index.md").type == "post"


def test_a_cascade_is_for_the_languages_of_its_page(tmp_path):
    files = {"post/_index.zh.md": "cascade: {draft: true}", "post/a.md": "", "post/a.zh.md": ""}
    site = make_site(tmp_path, files, TWO)
    assert page_at(site, "post/a.zh.md").draft
    assert not page_at(site, "post/a.md").draft


def test_the_slug_of_a_section_counts_for_pages_below(tmp_path):
    site = make_site(
        tmp_path,
        {
            "post/_index.md": "slug: p",
            "post/a.md": "",
            "post/sub/b.md": "",
            "post/sub2/_index.md": "slug: 二",
            "post/sub2/c/index.md": "slug: c2",
        },
    )
    urls = {page.path.removeprefix("content/"): page.url for page in site.pages}
    assert urls == {
        "post/_index.md": "/p/",
        "post/a.md": "/p/a/",
        "post/sub/b.md": "/p/sub/b/",
        "post/sub2/_index.md": "/p/%E4%BA%8C/",
        "post/sub2/c/index.md": "/p/%E4%BA%8C/c2/",
    }


def test_hugo_takes_the_beginning_of_a_folders_name_for_its_section(tmp_path):
    files = {"doc/api/_index.md": "slug: z", "doc/api2/a.md": "", "doc/apiary.md": ""}
    site = make_site(tmp_path, files)
    assert page_at(site, "doc/api2/a.md").url == "/doc/z2/a/"
    assert page_at(site, "doc/apiary.md").url == "/doc/apiary/"


def test_a_branch_page_without_dates_has_the_latest_below(tmp_path):
    site = make_site(
        tmp_path,
        {
            "post/_index.md": "title: P",
            "post/a.md": "date: 2024-01-02",
            "post/x/_index.md": "date: 2025-03-04\nlastmod: 2025-03-05",
            "blog/_index.md": "lastmod: 2020-01-01",
            "blog/b.md": "date: 2024-05-06\ntags: [t]",
            "tags/t/_index.md": "",
        },
    )
    post, blog = page_at(site, "post/_index.md"), page_at(site, "blog/_index.md")
    assert post.date.rfc3339() == "2025-03-04T00:00:00Z"
    assert post.lastmod.rfc3339() == "2025-03-05T00:00:00Z"
    assert blog.date.rfc3339() == "2020-01-01T00:00:00Z"
    assert page_at(site, "tags/t/_index.md").date.rfc3339() == "2024-05-06T00:00:00Z"


def test_a_publish_date_to_come_is_not_handed_up(tmp_path):
    files = {"post/_index.md": "", "post/a.md": "publishDate: 2099-01-01", "post/b.md": ""}
    assert page_at(make_site(tmp_path, files), "post/_index.md").publish_date.is_zero


@pytest.mark.parametrize(
    ("one", "other", "links"),
    [
        ("", "", (("zh",), ("en",))),
        ("translationKey: k", "translationKey: k", (("zh",), ("en",))),
        ("translationKey: k", "translationKey: K", ((), ())),
        ("translationKey: k", "", ((), ("en",))),
    ],
)
def test_translations_are_linked_by_path_or_key(tmp_path, one, other, links):
    site = make_site(tmp_path, {"a.md": one, "a.zh.md": other}, TWO)
    found = page_at(site, "a.md").translations, page_at(site, "a.zh.md").translations
    assert found == links


def test_a_key_links_pages_of_different_paths(tmp_path):
    files = {"a.md": "translationKey: k", "x/b.zh.md": "translationKey: k"}
    site = make_site(tmp_path, files, TWO)
    assert page_at(site, "a.md").translations == ("zh",)
    assert len(site.by_translation["k"]) == 2


def test_sites_move_a_page_to_another_language(tmp_path):
    text = "sites: {matrix: {languages: ['**']}}"
    site = make_site(tmp_path, {"a.md": text}, TWO)
    assert page_at(site, "a.md", "zh").url == "/zh/a/"
    assert page_at(site, "a.md", "en").translations == ("zh",)


def test_two_files_for_one_page_leave_hugo_its_choice(tmp_path):
    site = make_site(tmp_path, {"post/a.md": "", "post/a/index.md": ""})
    (page,) = site.pages
    assert page.is_unstable
    assert [file.certain for file in site.hidden] == [False]


def test_a_suffix_beats_another_folder(tmp_path):
    site = make_site(tmp_path, {"post/a.en.md": "", "post/a/index.md": ""})
    (page,) = site.pages
    assert (page.path, page.is_unstable) == ("content/post/a.en.md", False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("url: /:nope/", "unknown-token"),
        ("url: /100%/", "bad-url"),
        ("aliases: ['../..']", "alias-outside"),
    ],
)
def test_a_page_without_a_place_is_refused(tmp_path, text, kind):
    page = page_at(make_site(tmp_path, {"a.md": text}), "a.md")
    (refusal,) = page.refusals
    assert isinstance(refusal, PlaceRefusal)
    assert refusal.kind == kind


def test_a_broken_cascade_is_told_by_the_page_that_has_it(tmp_path):
    site = make_site(tmp_path, {"post/_index.md": "cascade: x", "post/a.md": ""})
    assert page_at(site, "post/_index.md").status == Status.ERROR
    assert page_at(site, "post/a.md").status == Status.PUBLISHED


def test_a_page_has_a_file_for_each_output_format(tmp_path):
    page = page_at(make_site(tmp_path, {"a.md": "outputs: [json, html]"}), "a.md")
    assert page.targets == ("a/index.html", "a/index.json")
    assert page.permalink == "https://example.org/a/"
    assert page.list_permalink == "https://example.org/a/index.json"


def test_the_default_language_is_redirected(tmp_path):
    home = next(page for page in make_site(tmp_path, {}, TWO).generated if page.kind == "home")
    assert home.alias_files == ("en/index.html",)


def test_each_language_may_have_a_host(tmp_path):
    languages = {code: {"baseURL": f"https://{code}.example.org/"} for code in ("en", "zh")}
    site = make_site(tmp_path, {"a.zh.md": "url: /x/"}, {**TWO, "languages": languages})
    page = page_at(site, "a.zh.md")
    assert (page.permalink, page.targets) == ("https://zh.example.org/x/", ("zh/x/index.html",))


def test_resources_are_lent_to_translations_of_the_page_only(tmp_path):
    files = {
        "a/index.md": "",
        "a/index.zh.md": "",
        "a/x.png": "",
        "a/y.zh.png": "",
        "b/index.zh.md": "",
        "b/x.png": "",
        "c.md": "",
        "c/z.png": "",
    }
    site = make_site(tmp_path, files, TWO)
    resources = Resources(site, read_tree(tmp_path).resources)
    names = {path: sorted(resources.of(pages[0])) for path, pages in site.by_path.items()}
    assert names == {
        "content/a/index.md": ["x.png", "y.zh.png"],
        "content/a/index.zh.md": ["x.png", "y.zh.png"],
        "content/b/index.zh.md": [],
        "content/c.md": ["z.png"],
    }
