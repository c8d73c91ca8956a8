"""Values that break or misrender a site are reported before Hugo is asked to build it."""

import html
import shutil
from pathlib import Path

import pytest

from cms.engine.clock import read_clock
from cms.engine.validate import validate
from tests.conftest import RunHugo
from tests.hugo.sites import write_site
from tests.rules.theme.mistakes import EIGHT, LAYOUTS, MORE, Mistake

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGE = "content/post/ferry.md"

# What the example sites' templates lack of Mainroad: a use of what Hugo 0.168 no longer has, the
# script for formulas, and widgets that leave a trace.
PARTIALS = {
    "layouts/_partials/post_meta/author.html": "{{ .Site.Author.name }}",
    "layouts/_partials/post_meta/date.html": "{{ if eq .Params.mathjax true }}"
    "<script></script>{{ end }}",
    "layouts/_partials/widgets/languages.html": "{{ if .Site.IsMultiLingual }}{{ end }}",
    "layouts/_partials/widgets/taglist.html": "taglist ",
    "layouts/_partials/widgets/search.html": "",
}


def parameters(mistakes: dict[str, Mistake]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("mistake", mistakes.values(), ids=mistakes)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site without articles, its templates those of both example sites in one."""
    for name in ("news-zh", "news-zh-broken"):
        source = EXAMPLES / name
        shutil.copytree(source / "layouts", tmp_path / "layouts", dirs_exist_ok=True)
        shutil.copytree(source / "static", tmp_path / "static", dirs_exist_ok=True)
    shutil.copyfile(EXAMPLES / "news-zh" / "hugo.toml", tmp_path / "hugo.toml")
    shutil.copytree(EXAMPLES / "news-zh" / "i18n", tmp_path / "i18n")
    write_site(tmp_path, PARTIALS)
    return tmp_path


def build(site: Path, mistake: Mistake, lines: str, hugo: RunHugo) -> tuple[int, str, str]:
    """Exit code and message of Hugo, and what the article's page shows."""
    write_article(site, mistake, lines)
    answer = hugo(site, "--destination", "public", "--cleanDestinationDir")
    page = site / "public" / "post" / "ferry" / "index.html"
    shown = html.unescape(page.read_text("utf-8")) if page.exists() else ""
    return answer.returncode, answer.stderr, shown


def report(site: Path, mistake: Mistake, lines: str) -> dict[str, int]:
    """Names of the rules that find something in the article, and in which line."""
    write_article(site, mistake, lines)
    write_site(site, {"cms.toml": f'extends = ["{mistake.preset}"]\n'})
    run = validate([site / PAGE], {}, {}, read_clock("2025-10-09T08:53:20Z"))
    assert run.notices == ()
    return {each.name: each.start.line for each in run.report.diagnostics}


def write_article(site: Path, mistake: Mistake, lines: str) -> None:
    text = f"---\ntitle: 青屿轮渡加开夜班\ndate: 2025-03-04T18:20:00+08:00\n{lines}\n---\n\n## 船\n"
    write_site(site, {PAGE: text})
    if mistake.preset in LAYOUTS:
        write_site(site, {"layouts/single.html": LAYOUTS[mistake.preset]})


@pytest.mark.hugo
@parameters(EIGHT | MORE)
def test_hugo_fails_or_misrenders_and_does_not_when_mended(
    mistake: Mistake, site: Path, hugo: RunHugo
) -> None:
    code, error, shown = build(site, mistake, mistake.wrong, hugo)
    if mistake.fails:
        assert code != 0
        assert mistake.fails in error
    else:
        assert (code, error) == (0, "")
        assert mistake.shows in shown
        assert not mistake.lacks or mistake.lacks not in shown
    code, error, shown = build(site, mistake, mistake.mended, hugo)
    assert (code, error) == (0, "")
    assert not mistake.shows or mistake.shows not in shown
    assert mistake.lacks in shown


@parameters(EIGHT | MORE)
def test_it_is_reported_before_the_build_and_not_when_mended(mistake: Mistake, site: Path) -> None:
    assert report(site, mistake, mistake.wrong)[mistake.rule] == 4
    assert report(site, mistake, mistake.mended) == {}
