"""What fixes make of widgets and of switches that a theme reads."""

import pytest

from cms.settings import Settings
from tests.rules.fixing import SAFE, UNSAFE, fixed_head, fixed_site

SITE = """\
-- hugo.toml --
-- layouts/_partials/widgets/recent.html --
-- layouts/_partials/widgets/taglist.html --
-- content/a.md --
"""


def widgets(page: str, code: str) -> tuple[str, str]:
    """The page with its safe fixes, and with all."""
    done = (fixed_site(f"{SITE}{page}", code, level=level) for level in (SAFE, UNSAFE))
    safe, unsafe = (files.get("content/a.md", page) for files in done)
    return safe, unsafe


@pytest.mark.parametrize(
    ("code", "page", "after"),
    [
        ("TH001", "---\nwidgets: [recnt] # 注\n---\n", "---\nwidgets: [recent] # 注\n---\n"),
        ("TH001", "---\nwidgets:\n- recnt\n- recent\n---\n", "---\nwidgets:\n- recent\n---\n"),
        ("TH001", "+++\nwidgets = ['tag-list']\n+++\n", "+++\nwidgets = ['taglist']\n+++\n"),
        ("TH001", '{"widgets": ["recnt"]}\n', '{"widgets": ["recent"]}\n'),
    ],
)
def test_a_sidebar_changes_where_the_user_agrees(code: str, page: str, after: str) -> None:
    assert widgets(page, code) == (page, after)


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("---\nwidgets: [recent, recent]\n---\n", "---\nwidgets: [recent]\n---\n"),
        ("+++\nwidgets = ['recent', 'RECENT']\n+++\n", "+++\nwidgets = ['recent']\n+++\n"),
        ('{"widgets": ["recent", "recent"]}\n', '{"widgets": ["recent"]}\n'),
    ],
)
def test_a_widget_is_shown_once(page: str, after: str) -> None:
    assert widgets(page, "TH003") == (after, after)


def test_a_widget_without_a_name_goes_since_hugo_built_nothing() -> None:
    after = "---\nwidgets: [recent]\n---\n"
    assert widgets('---\nwidgets: [recent, ""]\n---\n', "TH001") == (after, after)


def test_what_resembles_no_widget_is_left_to_the_author() -> None:
    page = "---\nwidgets: [weather]\n---\n"
    assert widgets(page, "TH001") == (page, page)


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ('toc: "false" # 注', "toc: false # 注"),
        ("toc: no", "toc: false"),
        ("toc = 'true'", "toc = true"),
        ('{"toc": "yes"}', '{"toc": true}'),
    ],
)
def test_a_switch_becomes_one(head: str, after: str) -> None:
    mainroad = Settings(extends=("mainroad",))
    assert fixed_head(head, "TH005", level=SAFE, settings=mainroad) == head
    assert fixed_head(head, "TH005", level=UNSAFE, settings=mainroad) == after
