"""Permalink patterns: their tokens, and which one is in force."""

from dataclasses import dataclass, field

import pytest

from cms.hugo.config import PermalinkRule
from cms.hugo.site.permalinks import find_pattern, parse_pattern, permalink_rules
from cms.hugo.site.urls import PLAIN_STYLE
from cms.hugo.time.formats import format_time
from cms.hugo.time.gotime import GoTime
from tests.hugo.assembled import language

DATE = GoTime.from_civil(2025, 2, 7, 21, 31, 14, offset=8 * 3600)


@dataclass
class Post:
    path_title: str = "Hello, 世界"
    slug: str = ""
    date: GoTime = DATE
    section: str = "post"
    sections: str = "/post/Year One/x"
    file_name: str = "My File"
    content_name: str = "My Bundle"
    names: list[str] = field(default_factory=lambda: ["Posts", "Year One", "X y"])

    def section_names(self):
        return self.names

    def first_section_name(self):
        return self.names[0]


@pytest.mark.parametrize(
    ("pattern", "expanded"),
    [
        ("/fixed/", "/fixed/"),
        ("/:year/:month/:day/", "/2025/02/07/"),
        ("/:monthname/:weekday/:weekdayname/:yearday/", "/February/5/Friday/38/"),
        ("/:2006/:Jan/:_2/:15h/", "/2025/Feb/ 7/21h/"),
        ("/:section/:title/", "/post/hello-世界/"),
        ("/:sections/x/", "//post/Year One/x/x/"),
        ("/:sections[0]/", "/post/"),
        ("/:sections[1:]/", "/Year One/x/"),
        ("/:sections[:1]/", "/post/"),
        ("/:sections[last]/", "/x/"),
        ("/:sections[1:last]/", "/Year One/"),
        ("/:sections[7]/", "//"),
        ("/:sections[1:7]/", "/Year One/x/"),
        ("/:sectionslug/:sectionslugs/", "/posts/posts/year-one/x-y/"),
        ("/:sectionslugs[1:]/", "/year-one/x-y/"),
        ("/:slug/", "/hello-世界/"),
        ("/:filename/:contentbasename/", "/my-file/my-bundle/"),
        ("/:slugorfilename/:slugorcontentbasename/", "/my-file/my-bundle/"),
        ("/:year-:title.html", "/2025-hello-世界.html"),
        (r"/\:year/", "/:year/"),
        ("/a+b/%41/", "/a b/A/"),
        ("/100%/", ""),
        ("/:/", "/:/"),
    ],
)
def test_tokens_are_replaced(pattern, expanded):
    assert parse_pattern(pattern).expand(Post(), PLAIN_STYLE) == expanded


def test_a_slug_goes_before_title_and_names():
    post = Post(slug="My Slug")
    pattern = parse_pattern("/:slug/:slugorfilename/:slugorcontentbasename/:title/")
    assert pattern.expand(post, PLAIN_STYLE) == "/my-slug/my-slug/my-slug/hello-世界/"


@pytest.mark.parametrize(
    ("pattern", "unknown"),
    [
        ("/:nope/", ":nope"),
        ("/:YEAR/:slug/", ":YEAR"),
        ("/:year/:kind/", ":kind"),
        ("/:PM/", ":PM"),
        ("mailto:x", ":x"),
        ("/:page2/", None),
        ("/:sections[x]/", None),
        (r"/\:nope/", None),
        ("/:year/", None),
    ],
)
def test_an_unknown_token_is_told(pattern, unknown):
    assert parse_pattern(pattern).unknown == unknown


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        ("2006_01_02", "2025_02_07"),
        ("_2006", "_2025"),
        ("January", "February"),
        ("Janus", "Janus"),
        ("Mon", "Fri"),
        ("002", "038"),
        ("__2", " 38"),
        ("3PM", "9PM"),
        ("03pm", "09pm"),
        ("040506", "311425"),
        ("Z0700", "+0800"),
        ("MST", "+0800"),
        ("2", "7"),
        ("1", "2"),
    ],
)
def test_a_date_has_the_layout_of_go(layout, text):
    assert format_time(DATE, layout) == text


def test_the_pattern_of_a_section_is_for_all_below_it():
    settings = language({}, permalinks={"page": {"post": "/p/", "/": "/top/"}})
    rules = permalink_rules(settings, "production")["page"]
    assert find_pattern(rules, "/post/a").text == "/p/"
    assert find_pattern(rules, "/post/2025/a").text == "/p/"
    assert find_pattern(rules, "/about").text == "/top/"
    assert find_pattern(rules, "/blog/a") is None


def test_of_a_list_of_rules_the_first_that_matches_decides():
    rules = permalink_rules(
        language(
            {},
            permalink_rules=(
                PermalinkRule("/zh/", languages=("zh",)),
                PermalinkRule("/dev/", environment="development"),
                PermalinkRule("/docs/", kind="{page,section}", path="/docs/**"),
                PermalinkRule("/rest/"),
            ),
        ),
        "production",
    )
    assert find_pattern(rules["page"], "/docs/a").text == "/docs/"
    assert find_pattern(rules["section"], "/docs/x").text == "/docs/"
    assert find_pattern(rules["term"], "/docs/x").text == "/rest/"
