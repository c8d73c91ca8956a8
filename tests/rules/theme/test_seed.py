"""The article that the project began with, under the schema of the theme it was written for."""

from pathlib import Path

from tests.rules.cases import judge_site

SITE = """\
-- hugo.toml --
defaultContentLanguage = "zh-cn"
timeZone = "Asia/Shanghai"
theme = "mainroad"
-- themes/mainroad/layouts/partials/widgets/search.html --
-- themes/mainroad/layouts/partials/widgets/recent.html --
-- themes/mainroad/layouts/partials/widgets/taglist.html --
-- content/post/article.md --
"""


TITLE, MENU = 2, 13
"""Lines of the article; its title has 36 characters, 94 bytes."""


def test_its_nameless_menu_is_reported_its_title_and_its_theme_keys_are_not(shared: Path) -> None:
    article = (shared / "seed" / "article.md").read_text("utf-8")
    found = [(each.code[:2], each.name, each.start.line) for each in judge_site(SITE + article)]
    assert ("FD", "empty-menu", MENU) in found
    assert "TH" not in {topic for topic, _, _ in found}
    assert TITLE not in {line for _, _, line in found}
