"""New articles: right for the site, its theme, its languages and its archetypes."""

import shutil
from pathlib import Path

import frontmatter
import pytest

from cms.schema import presets
from tests.cli.runner import Outcome, run
from tests.conftest import RunHugo

EXAMPLES = Path(__file__).parents[2] / "examples"
CLOCK = ("--clock", "2025-03-04T17:00:00+08:00")
TITLE = "青屿轮渡新码头启用"
NAME = "qing-yu-lun-du-xin-ma-tou-qi-yong"
LINES = {
    "yaml": "---\ntitle: 旧\ndate: 2025-01-01T00:00:00+08:00\n---\n",
    "toml": "+++\ntitle = '旧'\ndate = 2025-01-01T00:00:00+08:00\n+++\n",
    "json": '{"title": "旧", "date": "2025-01-01T00:00:00+08:00"}\n',
}


def scaffold(monkeypatch: pytest.MonkeyPatch, site: Path, *args: str) -> Outcome:
    return run(monkeypatch, site, "scaffold", *args, "--no-input", *CLOCK)


def lay_out(site: Path, config: str = "", **files: str) -> Path:
    """A site in Shanghai; ``content__a_md`` is its file ``content/a.md``."""
    (site / "hugo.toml").write_text(f"timeZone = 'Asia/Shanghai'\n{config}", "utf-8")
    for name, text in files.items():
        path = site / (name.replace("__", "/").removesuffix("_md") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return site


def head(path: Path) -> dict[str, object]:
    return dict(frontmatter.load(str(path)).metadata)


@pytest.mark.hugo
@pytest.mark.parametrize("form", ["--bundle", "--file"])
@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("preset", presets.names())
def test_an_article_of_every_theme_is_clean_and_builds(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    hugo: RunHugo,
    preset: str,
    name: str,
    form: str,
) -> None:
    site = lay_out(tmp_path, content__post__old_md=LINES[name])
    (site / "cms.toml").write_text(f'extends = ["{preset}"]\n', "utf-8")
    outcome = scaffold(monkeypatch, site, TITLE, form, "--tags", "轮渡,交通")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    path = site / outcome.stdout.strip()
    assert path.read_bytes()[:1] == LINES[name][:1].encode()
    judged = run(monkeypatch, site, "validate", *CLOCK)
    assert judged.stdout == "All checks passed: 2 files.\n"
    listed = hugo(site, "list", "all")
    assert (
        f"{path.relative_to(site).as_posix()},,{TITLE},2025-03-04T17:00:00+08:00" in listed.stdout
    )


@pytest.mark.hugo
def test_an_archetype_is_rendered_and_completed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hugo: RunHugo
) -> None:
    site = Path(shutil.copytree(EXAMPLES / "news-zh", tmp_path / "site"))
    picture = site / "content/post/ferry-night-service/cover.png"
    outcome = scaffold(
        monkeypatch,
        site,
        TITLE,
        *("--translate", "zh-TW", "--tags", "轮渡", "--thumbnail", str(picture)),
        *("--set", "lead=新码头", "--set", "toc=true"),
    )
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.stdout.splitlines() == [
        f"content/post/{NAME}.md",
        f"content/post/{NAME}.zh-tw.md",
        f"static/images/{NAME}.png",
    ]
    article = head(site / f"content/post/{NAME}.md")
    assert article == {
        "title": TITLE,
        "date": "2025-03-04T17:00:00+08:00",
        "summary": "",
        "categories": [],
        "tags": ["轮渡"],
        "lang": ["zh-CN"],
        "translations": ["zh-CN", "zh-TW"],
        "thumbnail": f"images/{NAME}.png",
        "draft": True,
        "lead": "新码头",
        "toc": True,
    } | {"date": article["date"]}
    twin = head(site / f"content/post/{NAME}.zh-tw.md")
    assert (twin["title"], twin["lang"]) == ("青嶼輪渡新碼頭啟用", ["zh-TW"])
    judged = run(monkeypatch, site, "validate", *outcome.stdout.split()[:2], *CLOCK)
    assert judged.stdout.startswith("All checks passed")
    assert (
        hugo(site, "--buildDrafts", "--quiet", "--destination", str(tmp_path / "out")).returncode
        == 0
    )


@pytest.mark.hugo
def test_a_folder_as_archetype_makes_a_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hugo: RunHugo
) -> None:
    site = lay_out(
        tmp_path,
        archetypes__review__index_md="---\ntitle: x\nrating: 5 # of ten\n---\n\n## 评分\n",
        content__review___index_md="---\ntitle: 评论\n---\n",
    )
    (site / "archetypes/review/stars.svg").write_bytes(b"<svg/>")
    outcome = scaffold(monkeypatch, site, TITLE, "--section", "review")
    assert outcome.stdout.splitlines() == [
        f"content/review/{NAME}/index.md",
        f"content/review/{NAME}/stars.svg",
    ]
    text = (site / f"content/review/{NAME}/index.md").read_text("utf-8")
    assert "rating: 5 # of ten\n" in text
    assert text.endswith("\n## 评分\n")


@pytest.mark.parametrize(
    ("config", "args", "expected"),
    [
        ("", (), f"content/posts/{NAME}.md"),
        ("", ("-s", "docs/guide", "--bundle"), f"content/docs/guide/{NAME}/index.md"),
        ("", ("-s", "",), f"content/{NAME}.md"),
        ("", ("--slug", "ferry"), "content/posts/ferry.md"),
        ("contentDir = 'pages'", (), f"pages/posts/{NAME}.md"),
        ("params.mainSections = ['news']", (), f"content/news/{NAME}.md"),
        ("languages = {zh-cn = {}, en = {}}\ndefaultContentLanguage = 'zh-cn'",
         ("-l", "en"), f"content/posts/{NAME}.en.md"),
        ("languages = {zh-cn = {contentDir = 'content/zh'}, en = {contentDir = 'content/en'}}\n"
         "defaultContentLanguage = 'zh-cn'", ("-l", "EN"), f"content/en/posts/{NAME}.md"),
        ("[[module.mounts]]\nsource = 'words'\ntarget = 'content/blog'\n", ("-s", "blog"),
         f"words/{NAME}.md"),
    ],
)  # fmt: skip
def test_an_article_goes_where_the_site_keeps_them(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    config: str,
    args: tuple[str, ...],
    expected: str,
) -> None:
    site = lay_out(tmp_path, config, words__keep_md="")
    outcome = scaffold(monkeypatch, site, TITLE, *args)
    assert outcome.stdout.splitlines() == [expected], outcome.stderr
    assert (site / expected).is_file()


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ((), "an article needs a title"),
        ((TITLE, "--slug", "old"), "content/post/old.md is there already"),
        ((TITLE, "--lang", "fr"), "fr is no language of the site"),
        ((TITLE, "--archetype", "nope"), "there is no archetype nope"),
        ((TITLE, "--thumbnail", "nope.png"), "nothing is known about thumbnails of this theme"),
        ((TITLE, "--date", "soon"), "--date soon is not a date"),
        ((TITLE, "--set", "=x"), "=x is no KEY=VALUE"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, args: tuple[str, ...], error: str
) -> None:
    site = lay_out(tmp_path, content__post__old_md=LINES["yaml"])
    before = sorted(site.rglob("*"))
    outcome = scaffold(monkeypatch, site, *args)
    assert outcome.exit_code == 2
    assert error in outcome.stderr
    assert sorted(site.rglob("*")) == before


def test_a_dry_run_writes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site = lay_out(tmp_path)
    outcome = scaffold(monkeypatch, site, TITLE, "--dry-run")
    assert f"content/posts/{NAME}.md\n" in outcome.stdout
    assert f"title: {TITLE}\n" in outcome.stdout
    assert not (site / "content").exists()


def test_a_name_that_is_taken_gets_a_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = lay_out(tmp_path)
    for expected in (NAME, f"{NAME}-2"):
        assert scaffold(monkeypatch, site, TITLE).stdout == f"content/posts/{expected}.md\n"


def test_demands_of_the_site_are_met(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site = lay_out(tmp_path)
    (site / "cms.toml").write_text(
        'required = ["author"]\nkey-order = ["title", "author", "date"]\n'
        'slug-style = "han"\n[defaults]\nauthor = "编辑部"\ntoc = true\n',
        "utf-8",
    )
    assert scaffold(monkeypatch, site, TITLE).stderr == ""
    text = (site / f"content/posts/{TITLE}.md").read_text("utf-8")
    keys = [line.partition(":")[0] for line in text.splitlines() if ":" in line]
    assert keys[:3] == ["title", "author", "date"]
    assert "toc: true\n" in text


@pytest.mark.parametrize(
    ("beginning", "offered"),
    [("tags", ["轮渡", "交通"]), ("sections", ["post"]), ("languages", ["en"])],
)
def test_a_shell_is_offered_what_the_site_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, beginning: str, offered: list[str]
) -> None:
    from cms.engine.scaffold import completion

    site = lay_out(
        tmp_path,
        content__post__a_md="---\ntags: [轮渡, 交通]\n---\n",
        content__post__b_md="---\ntags: [轮渡]\n---\n",
    )
    monkeypatch.chdir(site)
    assert getattr(completion, beginning)("") == offered
    assert completion.tags("港股,轮") == ["港股,轮渡"]
    assert completion.assignments("tags=") == ["tags=轮渡", "tags=交通"]
