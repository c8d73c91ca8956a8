"""``cms validate``: what it finds in the examples, how it is called, what it answers."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.tables import SHARED

EXAMPLES = Path(__file__).parents[2] / "examples"
NEWS = EXAMPLES / "news-zh"
BROKEN = EXAMPLES / "news-zh-broken"
CLOCK = "2026-10-01T00:00:00Z"

FOUND = {
    "address-without-effect.md": ["address-without-effect 7:7"],
    "alias-bomb.md": ["too-many-collections 10:1"],
    "alias-of-other-page-1.md": ["alias-of-other-page 7:11"],
    "alias-of-other-page-2.md": ["alias-of-other-page 1:1"],
    "alias-of-own-page.md": ["alias-of-own-page 7:11"],
    "alias-outside-site.md": ["alias-outside-site 7:11"],
    "aliases-string.md": ["split-text 7:10"],
    "broken-url.md": ["broken-url 7:6"],
    "build-not-a-map.md": ["field-not-a-map 7:8"],
    "bundle-without-default-language/index.zh-tw.md": [
        "resources-not-shared 1:1",
        "unpublished-image 11:13",
    ],
    "byte-order-mark-twice.md": ["hidden-front-matter 1:2"],
    "cascade-not-a-map.md": ["bad-cascade 7:10"],
    "case-twin-keys.md": ["shadowed-key 2:1"],
    "categories-string.md": ["terms-in-one-text 5:13", "breaks-the-theme 5:13"],
    "changed-slug.md": ["changed-slug 7:7"],
    "comment-in-value.md": ["comment-in-value 2:17"],
    "conflict-markers-in-body.md": ["conflict-markers-in-body 9:1"],
    "conflict-markers.md": ["conflict-markers 2:1"],
    "date-without-offset.md": ["date-without-offset 3:7"],
    "date-zone-name-ignored.md": ["named-time-zone 3:7"],
    "delimiter-in-block-scalar.md": ["early-closing-delimiter 6:1"],
    "draft-not-boolean.md": ["draft-not-boolean 7:8"],
    "duplicate-alias-1.md": ["duplicate-alias 7:11"],
    "duplicate-alias-2.md": ["duplicate-alias 7:11"],
    "duplicate-key.md": ["duplicate-key 7:1"],
    "duplicate-page.zh-cn.md": ["two-files-for-one-page 1:1"],
    "duplicate-translation-key-1.md": ["duplicate-translation-key 7:17"],
    "duplicate-translation-key-2.md": ["duplicate-translation-key 7:17"],
    "emphasis-not-rendered.md": ["literal-emphasis 9:1"],
    "empty-alt.md": ["empty-alt-text 11:1"],
    "empty-menu.md": ["empty-menu 7:7"],
    "empty-tag.md": ["misread-by-theme 6:14"],
    "expired.md": ["expired-date 7:13"],
    "expiry-before-publish.md": ["expired-date 8:13", "expiry-before-publication 8:13"],
    "file-in-place-of-folder-1.md": ["file-in-place-of-folder 7:6"],
    "file-in-place-of-folder-2.md": ["file-in-place-of-folder 7:7", "changed-slug 7:7"],
    "front-matter-after-text.md": ["hidden-front-matter 3:1"],
    "full-width-colon.md": ["full-width-colon 7:6"],
    "full-width-comma.md": ["full-width-punctuation 6:12"],
    "full-width-delimiter.md": ["hidden-front-matter 1:1"],
    "full-width-link.md": ["full-width-markdown 9:25"],
    "future-date.md": ["future-date 3:7"],
    "future-lastmod.md": ["future-date 6:10"],
    "generic-alt.md": ["generic-alt-text 11:3"],
    "hash-plus-first-line.md": ["taken-for-org 1:1"],
    "heading-without-space.md": ["heading-without-space 11:1"],
    "http-alias.md": ["absolute-url 7:11"],
    "http-url.md": ["absolute-url 7:6"],
    "ideographic-space-before-front-matter.md": ["hidden-front-matter 2:1"],
    "ideographic-space.md": ["missing-colon 2:1"],
    "image-beside-page.md": ["image-beside-page 11:13"],
    "image-name-case.md": ["image-letter-case 11:13"],
    "image-with-space.md": ["not-an-image 11:1"],
    "indented-delimiter.md": ["unclosed-front-matter 7:2"],
    "invalid-utf-8-in-body.md": ["not-utf-8 9:1"],
    "invalid-utf-8.md": ["not-utf-8 2:9"],
    "json-duplicate-key.md": ["shadowed-key 2:3"],
    "json-trailing-comma.md": ["misplaced-comma 6:17"],
    "json-unix-time-date.md": ["unparsable-date 3:11"],
    "keywords-string.md": ["split-text 7:11"],
    "lang-mismatch.md": ["language-differs-from-file 7:8"],
    "language-not-of-site.md": ["language-not-of-site 7:8"],
    "language-tag-spelling.md": ["language-tag-spelling 7:8"],
    "lastmod-before-date.md": ["lastmod-before-date 7:10"],
    "list-as-title.md": ["emptied-field 2:8"],
    "list-first-line.md": ["body-like-front-matter 1:1"],
    "menu-and-menus.md": ["shadowed-menu 7:1"],
    "menu-entry-not-a-map.md": ["bad-menu 8:9"],
    "menu-not-a-name.md": ["misread-by-theme 7:7"],
    "menu-weight-not-number.md": ["bad-option 9:13"],
    "missing-image.md": ["missing-image 11:10"],
    "missing-space-after-colon.md": ["missing-space-after-colon 2:6"],
    "missing-thumbnail.md": ["missing-image 7:12"],
    "misspelled-categories.md": ["misspelled-key 6:1"],
    "misspelled-date-key.md": ["misspelled-key 7:1"],
    "mixed-scripts.md": ["mixed-scripts 9:78"],
    "nested-tags.md": ["emptied-field 6:7", "breaks-the-theme 6:8"],
    "no-break-space.md": ["breaks-the-theme 7:1", "padded-term 7:1", "folded-list-item 7:3"],
    "not-a-map.md": ["not-a-mapping 2:1"],
    "number-as-title.md": ["changed-text 2:8"],
    "number-sign-in-url.md": ["number-sign-in-url 7:7"],
    "one-sided-translation-key.md": ["one-sided-translation-key 7:17"],
    "orphan-translation-key-2.zh-tw.md": ["orphan-translation-key 7:17"],
    "other-script.md": ["written-in-other-script 9:2"],
    "page-in-leaf-bundle/more.md": ["page-in-leaf-bundle 1:1"],
    "params-not-a-map.md": ["field-not-a-map 7:9"],
    "published-boolean.md": ["published-boolean 7:1"],
    "published-null.md": ["empty-published 7:1"],
    "quote-ends-early.md": ["text-after-quote 2:8"],
    "quoted-boolean.md": ["boolean-as-text 7:6"],
    "refused-content.html": ["content-not-allowed 1:1"],
    "refused-markup.md": ["content-not-allowed 7:9"],
    "removed-author.md": ["breaks-the-theme 7:12"],
    "removed-build-key.md": ["removed-build-key 7:1"],
    "resources-not-a-list.md": ["ignored-field 7:12"],
    "root-alias.md": ["absolute-url 7:11"],
    "same-path!.md": ["duplicate-url 1:1"],
    "same-path.md": ["duplicate-url 1:1"],
    "same-url-1.md": ["duplicate-url 7:7"],
    "same-url-2.md": ["duplicate-url 7:7"],
    "second-front-matter.md": ["early-closing-delimiter 9:1"],
    "shortcode-first-line.md": ["body-like-front-matter 1:1"],
    "singular-tag-key.md": ["misspelled-key 6:1"],
    "sitemap-priority-not-number.md": ["bad-option 8:13"],
    "sites-not-a-map.md": ["field-not-a-map 7:8"],
    "smart-quotes-in-shortcode.md": ["full-width-shortcode 9:27"],
    "smart-quotes.md": ["smart-quoted-value 7:12"],
    "static-file-at-url.md": ["static-file-at-url 1:1"],
    "stray-space-in-url.md": ["stray-space-in-url 7:6"],
    "tab-in-value.md": ["tab-in-value 2:12"],
    "tab-indentation.md": ["tab-indentation 7:1"],
    "tag-in-value.md": ["tag-in-value 2:8"],
    "tag-with-slash.md": ["slash-in-term 6:8"],
    "tag-with-space.md": ["padded-term 6:8"],
    "tags-string.md": ["breaks-the-theme 6:7"],
    "thumbnail-in-bundle/index.md": ["image-unknown-to-theme 7:12"],
    "thumbnail-list.md": ["breaks-the-theme 7:12"],
    "toml-bare-key.md": ["unquoted-key 7:1"],
    "toml-colon.md": ["wrong-format 6:1"],
    "toml-duplicate-key.md": ["duplicate-key 7:1"],
    "toml-invalid-utf-8.md": ["invalid-utf-8 2:10"],
    "toml-key-after-table.md": ["reserved-key-in-params 9:1"],
    "toml-not-a-boolean.md": ["unquoted-string 7:9"],
    "toml-smart-quotes.md": ["smart-quotes 2:9"],
    "toml-unquoted-string.md": ["unquoted-string 2:9"],
    "translations-mismatch.md": ["translations-list 8:25"],
    "translations-self-only.md": ["translations-self-only 8:15"],
    "truncated-summary.md": ["truncated-summary 4:10"],
    "unclosed-flow.md": ["unbalanced-bracket 6:7"],
    "unclosed-front-matter.md": ["unclosed-front-matter 1:1"],
    "unclosed-quote.md": ["unclosed-quote 2:8"],
    "unix-time-date.md": ["unix-time-date 3:7"],
    "unknown-alias.md": ["unknown-alias 2:8"],
    "unknown-build-word.md": ["unknown-build-word 8:9"],
    "unknown-language-tag.md": ["unknown-language-tag 7:8"],
    "unknown-language.zh-hant.md": ["unknown-language-suffix 1:1"],
    "unknown-language.zh_cn.md": ["unknown-language-suffix 1:1"],
    "unknown-markup.md": ["unknown-markup 7:9"],
    "unknown-output.md": ["unknown-output-format 7:19"],
    "unknown-post-meta.md": ["unknown-post-meta 7:21"],
    "unknown-sidebar.md": ["misread-by-theme 7:10"],
    "unknown-url-token.md": ["unknown-url-token 7:6"],
    "unknown-widget.md": ["unknown-widget 7:11"],
    "unparsable-date-chinese.md": ["unparsable-date 3:7"],
    "unparsable-date-impossible-day.md": ["unparsable-date 3:7"],
    "unparsable-date-no-seconds.md": ["unparsable-date 3:7"],
    "unparsable-date-one-digit.md": ["unparsable-date 3:7"],
    "unparsable-date-slashes.md": ["unparsable-date 3:7"],
    "unparsable-date-zone-name.md": ["unparsable-date 3:7"],
    "unquoted-bracket.md": ["text-after-bracket 2:8"],
    "unquoted-colon.md": ["unquoted-colon 2:8"],
    "unquoted-special-character.md": ["reserved-character 2:8"],
    "unreachable%20file-name.md": ["unreachable-file-name 1:1"],
    "unreachable-url.md": ["unreachable-url 7:6"],
    "url-differs-by-case-1.md": ["url-differs-by-case 7:6"],
    "url-differs-by-case-2.md": ["url-differs-by-case 7:6"],
    "url-outside-language.zh-tw.md": ["url-outside-language 7:6"],
    "url-with-dot.md": ["url-with-dot 7:6"],
    "utf-16.md": ["hidden-front-matter 1:3"],
    "weight-not-number.md": ["weight-not-integer 7:9"],
    "widgets-string.md": ["breaks-the-theme 7:10"],
    "wrong-indentation.md": ["bad-indentation 7:2"],
    "yaml-directive.md": ["document-marker 2:1"],
    "year-zero-date.md": ["date-without-year 3:7"],
}
"""Rule and place of every finding in the broken example, by the file's name."""


def test_the_example_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, NEWS, "validate")
    assert outcome.stdout == "All checks passed: 33 files.\n"
    assert (outcome.exit_code, outcome.stderr) == (0, "")


def test_the_broken_example_has_these_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, BROKEN, "validate", "--output-format=json", "--clock", CLOCK)
    found: dict[str, list[str]] = {}
    for each in json.loads(outcome.stdout)["diagnostics"]:
        name = each["path"].removeprefix("content/post/")
        found.setdefault(name, []).append(f"{each['name']} {each['line']}:{each['column']}")
    assert found == FOUND
    assert outcome.exit_code == 1


@pytest.mark.parametrize(
    ("args", "exit_code", "line"),
    [
        (["content/post/draft-not-boolean.md"], 1, "Found 1 error and 0 warnings in 1 of 1 file."),
        (
            ["content/post/draft-not-boolean.md", "--exit-zero"],
            0,
            "Found 1 error and 0 warnings in 1 of 1 file.",
        ),
        (["content/post/expired.md"], 0, "Found 0 errors and 1 warning in 1 of 1 file."),
        (["content/post/expired.md", "--ignore", "DT"], 0, "All checks passed: 1 file."),
        (["content/post/expired.md", "--select", "FM,FD"], 0, "All checks passed: 1 file."),
        (
            ["content/post/draft-not-boolean.md", "content/post/expired.md"],
            1,
            "Found 1 error and 1 warning in 2 of 2 files.",
        ),
        (
            ["content/post/draft-not-boolean.md", "--statistics"],
            1,
            "     1  FD012  draft-not-boolean",
        ),
    ],
)
def test_exit_codes_and_choices(
    monkeypatch: pytest.MonkeyPatch, args: list[str], exit_code: int, line: str
) -> None:
    outcome = run(monkeypatch, BROKEN, "validate", *args)
    assert outcome.exit_code == exit_code
    assert line in outcome.stdout.splitlines()[-2:]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["validate", "nowhere.md"], "cms: there is no file or folder nowhere.md\n"),
        (
            ["validate", "--select", "DT999x"],
            "cms: no rule is called DT999x (did you mean DT009?)\n",
        ),
        (
            ["validate", "--clock", "yesterday"],
            "cms: --clock yesterday is not a date (2025-02-07T22:00:00+08:00)\n",
        ),
        (["valdate"], "cms: there is no command valdate (did you mean validate?)\n"),
        (["rule"], "cms: name one rule, or ask for all with --all (cms rule DT001)\n"),
    ],
)
def test_wrong_usage_is_one_line_and_a_hint(
    monkeypatch: pytest.MonkeyPatch, args: list[str], message: str
) -> None:
    outcome = run(monkeypatch, NEWS, *args)
    assert (outcome.exit_code, outcome.stderr) == (2, message)


def test_a_wrong_option_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, NEWS, "validate", "--selct", "DT")
    assert outcome.exit_code == 2
    assert "--select" in outcome.stderr


@pytest.mark.parametrize(
    ("sites", "shown"), [([""], ""), (["site"], "site: "), (["a", "site"], "site: ")]
)
def test_a_broken_site_configuration_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sites: list[str], shown: str
) -> None:
    for site in sites:
        (tmp_path / site / "content").mkdir(parents=True)
        (tmp_path / site / "hugo.toml").write_text("title = \n" if site != "a" else "")
    outcome = run(monkeypatch, tmp_path, "validate")
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith(f"cms: {shown}hugo.toml:1:9: ")
    assert outcome.stderr.count("\n") == 1


def test_a_file_outside_a_site_is_judged_by_hugos_defaults(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "note.md").write_text("---\ndate: 2025/02/07\n---\n")
    outcome = run(monkeypatch, tmp_path, "validate", "note.md")
    assert outcome.stderr == "cms: note.md is not in a Hugo site, so Hugo's defaults hold\n"
    assert outcome.stdout.startswith("note.md:2:7: error[DT001] ")


def test_a_folder_of_sites_stands_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, EXAMPLES.parent, "validate", "examples", "--output-format=json")
    paths = {each["path"] for each in json.loads(outcome.stdout)["diagnostics"]}
    assert all(path.startswith("examples/news-zh-broken/content/") for path in paths)
    assert json.loads(outcome.stdout)["summary"]["files"] > 150


@pytest.mark.parametrize(
    "name", ["content/post/new.md", "content/post/expired.md", "drafts/new.md"]
)
def test_standard_input_stands_for_a_file(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    text = "---\ntitle: 标题: 副标题\n---\n".encode()
    outcome = run(monkeypatch, BROKEN, "validate", "--stdin-filename", name, stdin=text)
    assert outcome.stdout.startswith(f"{name}:2:8: error[FM011] ")
    assert outcome.exit_code == 1


def test_any_number_of_processes_gives_the_same_report(monkeypatch: pytest.MonkeyPatch) -> None:
    one, many = (
        run(monkeypatch, BROKEN, "validate", "--jobs", jobs, "--clock", CLOCK).stdout
        for jobs in ("1", "3")
    )
    assert one == many


def test_settings_hold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "hugo.toml").write_text("")
    for name in ("a.md", "old/b.md"):
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text("---\ndate: 2025/02/07\npubishDate: x\n---\n")
    (tmp_path / "cms.toml").write_text(
        'ignore = ["DT001"]\nexclude = ["content/old/"]\noutput-format = "concise"\n'
    )
    lines = run(monkeypatch, tmp_path, "validate").stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["content/a.md:3:1:", "Found", "1"]
    named = ("validate", "content/a.md", "content/old/b.md")
    assert run(monkeypatch, tmp_path, *named).stdout.count("content/old/b.md:3:1:") == 1
    alone = run(monkeypatch, tmp_path, named[0], "--force-exclude", *named[1:]).stdout
    assert alone.splitlines() == lines
    summed = run(monkeypatch, tmp_path, *named, "--force-exclude", "--statistics").stdout
    assert summed == "     1  FD001  misspelled-key\n"
    (tmp_path / "cms.toml").write_text('ignore = ["DT001"]\nknown-keys = ["pubishdate"]\n')
    assert run(monkeypatch, tmp_path, "validate").stdout == "All checks passed: 2 files.\n"


@pytest.mark.skipif(SHARED is None, reason="needs the article in ../shared")
def test_the_article_it_all_began_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path
) -> None:
    (tmp_path / "content" / "post").mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text('title = "T"\n')
    article = tmp_path / "content" / "post" / "article.md"
    article.write_bytes((shared / "seed" / "article.md").read_bytes())
    clock = ("--clock", "2025-02-07T22:00:00+08:00")
    found = json.loads(
        run(monkeypatch, tmp_path, "validate", "--output-format=json", *clock).stdout
    )["diagnostics"]
    (missing_offset,) = (each for each in found if each["code"].startswith("DT"))
    assert missing_offset["name"] == "date-without-offset"
    for part in ("21:31:14 UTC", "21:31:14+08:00", "another 7 h 31 min"):
        assert part in missing_offset["message"]


@pytest.mark.parametrize("path", ["content", "content/dangling.md"])
def test_links_are_findings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("")
    try:
        (tmp_path / "content" / "dangling.md").symlink_to("nowhere.md")
    except OSError:
        pytest.skip("needs the right to make symbolic links")
    outcome = run(monkeypatch, tmp_path, "validate", path, "--output-format", "concise")
    assert outcome.stdout.startswith("content/dangling.md:1:1: error[FM059] ")
    assert outcome.exit_code == 1


def test_nothing_to_judge_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run(monkeypatch, NEWS, "validate", "static")
    assert outcome.stderr == "cms: no content of a Hugo site is among these paths\n"
    assert outcome.exit_code == 0


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('output-format = "ful"', "there is no output format ful"),
        ('author-time-zone = "CST"', 'unknown time zone "CST"'),
        ('select = ["XX"]', "no rule is called XX"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, setting: str, message: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("")
    (tmp_path / "cms.toml").write_text(setting)
    (tmp_path / "content" / "a.md").write_text("---\ndate: 2025-02-07 21:31:14\n---\n")
    outcome = run(monkeypatch, tmp_path, "validate")
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith(f"cms: {message}")
    assert outcome.stderr.count("\n") == 1
