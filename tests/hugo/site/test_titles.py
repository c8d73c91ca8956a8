"""Titles of pages that Hugo makes without a file, as Hugo 0.168 makes them."""

import pytest

from cms.hugo.site.titles import section_title, taxonomy_title, term_title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("post", "Posts"),
        ("my-post", "My-Posts"),
        ("box", "Boxes"),
        ("story", "Stories"),
        ("essay", "Essays"),
        ("bus", "Buses"),
        ("status", "Statuses"),
        ("analysis", "Analyses"),
        ("life", "Lives"),
        ("news", "News"),
        ("notes", "Notes"),
        ("people", "People"),
        ("person", "People"),
        ("photo", "Photos"),
        ("category", "Categories"),
        ("文章", "文章s"),
        ("2024", "2024s"),
        ("project of the day", "Project of the Days"),
        ("the-and-of", "The-and-Ofs"),
        ("blog_post", "Blog_posts"),
        ("@me", "@Mes"),
        ("FAQ", "FAQs"),
    ],
)
def test_a_section_is_named_in_the_plural(name, title):
    assert section_title(name, {}) == title


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({"pluralizelisttitles": False}, "My-Post"),
        ({"capitalizelisttitles": False}, "my-posts"),
        ({"titlecasestyle": "firstupper"}, "My-posts"),
        ({"titlecasestyle": "none"}, "my-posts"),
    ],
)
def test_settings_decide_about_number_and_case(settings, title):
    assert section_title("my-post", settings) == title


def test_taxonomies_and_terms_keep_their_number():
    assert taxonomy_title("blog-tags", {}) == "Blog Tags"
    assert term_title("a/b of c", {}) == "A/B of C"
