"""What the rules about widgets say of a page, on a site with widgets of its own and its theme's."""

import pytest

from tests.rules.cases import front_matter, judge_site

PARTIALS = """\
-- layouts/_partials/widgets/recent.html --
-- layouts/_partials/widgets/Top Ten.zh-cn.html --
-- layouts/_partials/inline.html --
{{ define "_partials/widgets/inline.html" }}{{ end }}
-- layouts/_partials/post_meta/date.html --
-- themes/t/layouts/partials/widgets/taglist.html --
-- themes/t/layouts/partials/post_meta/categories.html --
"""
CONFIG = 'theme = "t"\n'
NO_SIDEBAR = "[params.sidebar]\nsingle = false\nhome = 'left'\nlist = false\n"


def found(text: str, config: str = "", name: str = "a.md", partials: str = PARTIALS) -> list[str]:
    """Code and place of each finding of the rules about templates."""
    page = f"-- content/{name} --\n---\n{text}\n---\n"
    diagnostics = judge_site(f"-- hugo.toml --\n{CONFIG}{config}{partials}{page}", "TH")
    return [f"{each.code} {each.start.line}:{each.start.column}" for each in diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "widgets: [recent, taglist, inline]",
        "widgets: [RECENT, Top Ten, taglist.html]",
        "widgets: [top-ten]",
        "widgets:",
        "widgets: []",
        'widgets: ""',
        "widgets: recent",
        "widgets: {a: recnt}",
        "widgets: [1, [recnt], {name: recnt}]",
        "params: {widgets: [recent]}",
        "params: 5",
        "widgets: [recent]\nsidebar: left",
        "widgets: []\nsidebar: false",
        "post_meta: [Date, categories]",
        "post_meta: false",
        "post_meta: [1]",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("widgets: [recnt]", ["TH001 2:11"]),
        ("widgets:\n  - taglist\n  - recnt\n  - tags", ["TH001 4:5", "TH001 5:5"]),
        ('widgets: [recent, ""]', ["TH001 2:19"]),
        ("widgets: [~]", ["TH001 2:11"]),
        ('widgets: [" recent"]', ["TH001 2:11"]),
        ("widgets: [最新]", ["TH001 2:11"]),
        ("widgets: [recent，taglist]", ["TH001 2:11"]),
        ("params:\n  Widgets: [recnt]", ["TH001 3:13"]),
        ("Widgets: [recnt]", ["TH001 2:11"]),
        ("widgets: [recnt, recnt]", ["TH001 2:11", "TH001 2:18"]),
        ("post_meta: [date, views]", ["TH002 2:19"]),
        ('post_meta: [""]', ["TH002 2:13"]),
        ("widgets: [recent, taglist, recent]", ["TH003 2:28"]),
        ("widgets: [recent, Recent.html]", ["TH003 2:19"]),
        ("widgets: [Top Ten, top-ten]", ["TH003 2:20"]),
        ("widgets: [recent]\nsidebar: false", ["TH004 2:1"]),
        ("widgets: [recnt, recnt]\nsidebar: false", ["TH004 2:1"]),
        ("sidebar: false\nparams: {widgets: [recent]}", ["TH004 3:10"]),
        ("widgets: [recent]\nparams: {sidebar: false}", ["TH004 2:1"]),
    ],
)
def test_flagged(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "widgets: [recent]", ["TH004 2:1"]),
        ("a.md", 'widgets: [recent]\nsidebar: ""', ["TH004 2:1"]),
        ("a.md", "widgets: [recent]\nsidebar: right", []),
        ("post/_index.md", "widgets: [recent]", ["TH004 2:1"]),
        ("_index.md", "widgets: [recent]", []),
    ],
)
def test_the_site_may_decide_that_there_is_no_sidebar(
    name: str, text: str, expected: list[str]
) -> None:
    assert found(text, NO_SIDEBAR, name) == expected


@pytest.mark.parametrize(
    ("config", "partials"),
    [
        ("", "-- themes/t/layouts/_partials/footer.html --\n"),
        ("", "-- themes/t/theme.toml --\n"),
        ("[[module.imports]]\npath = 'example.org/gone'\n", PARTIALS),
    ],
)
def test_nothing_is_said_of_widgets_that_nobody_can_know(config: str, partials: str) -> None:
    assert found("widgets: [recnt, recnt]\npost_meta: [views]", config, partials=partials) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("widgets: [recnt]", "there is no widget recnt, so the build fails; did you mean recent?"),
        (
            "widgets: [最新]",
            "there is no widget 最新, so the build fails; "
            "there are inline, recent, taglist, top-ten",
        ),
        (
            "post_meta: [Dates]",
            "nothing is called Dates in post_meta, so the build fails; did you mean date?",
        ),
        (
            "post_meta: [views]",
            "nothing is called views in post_meta, so the build fails; there are categories, date",
        ),
    ],
)
def test_messages(text: str, message: str) -> None:
    page = f"-- content/a.md --\n---\n{text}\n---\n"
    (each,) = judge_site(f"-- hugo.toml --\n{CONFIG}{PARTIALS}{page}", "TH")
    assert str(each.message) == message


def test_a_file_in_no_site_is_left_alone() -> None:
    assert front_matter("widgets: [recnt]", "TH001") == []
