"""Which sites should set ``hasCJKLanguage``, and what the real Hugo does without it."""

from pathlib import Path

import pytest

from tests.conftest import RunHugo
from tests.rules.cases import judge_site, lay_out

TEXT = "青屿轮渡公司今天宣布，本周五起加开夜班船，从东码头开往灯塔岛，单程三十分钟，票价不变。"


def found(config: str, **files: str) -> list[tuple[str, str]]:
    pages = {"post/a.md": TEXT, **{name.replace("__", "/"): text for name, text in files.items()}}
    site = "".join(f"-- content/{name} --\n{text}\n" for name, text in pages.items())
    return [(each.path, str(each.message)) for each in judge_site(config + "\n" + site, "CT004")]


def toml(*lines: str) -> str:
    return "\n".join(["-- hugo.toml --", *lines])


CHINESE = 'defaultContentLanguage = "zh-cn"'
HANS, HANT = "[languages.zh-cn]", "[languages.zh-tw]"


@pytest.mark.parametrize("code", ["zh", "zh-cn", "zh-hant", "zh_tw", "yue", "cn", "ja", "ja-jp"])
def test_languages_without_blanks(code: str) -> None:
    ((path, message),) = found(toml(f'defaultContentLanguage = "{code}"'))
    assert path == "content/post/a.md"
    assert f"pages in {code} " in message
    assert message.endswith("write hasCJKLanguage = true in hugo.toml")


@pytest.mark.parametrize("code", ["en", "ko", "vi", "th"])
def test_other_languages(code: str) -> None:
    assert found(toml(f'defaultContentLanguage = "{code}"')) == []


@pytest.mark.parametrize(
    "config",
    [
        toml("hasCJKLanguage = true", CHINESE),
        toml(CHINESE, "[languages.zh-cn]", "hasCJKLanguage = true"),
        toml(CHINESE, "[cascade]", "isCJKLanguage = true"),
        toml(CHINESE, "[[cascade]]", "isCJKLanguage = true"),
    ],
)
def test_sites_that_set_it(config: str) -> None:
    assert found(config) == []


@pytest.mark.parametrize(
    ("name", "front_matter"),
    [
        ("post__b.md", "isCJKLanguage: true"),
        ("_index.md", "cascade: {isCJKLanguage: true}"),
        ("_index.md", "cascade: [{isCJKLanguage: true}]"),
    ],
)
def test_sites_whose_pages_set_it(name: str, front_matter: str) -> None:
    assert found(toml(CHINESE), **{name: f"---\n{front_matter}\n---\n"}) == []


def test_one_finding_a_site_at_its_home_page() -> None:
    languages = toml(CHINESE, "[languages.en]", HANS, "weight = 2", HANT, "weight = 3")
    pages = {"_index.md": "", "_index.zh-tw.md": "", "_index.en.md": ""}
    ((path, message),) = found(languages, **pages)
    assert path == "content/_index.md"
    assert "pages in zh-cn, zh-tw " in message
    only_one = toml(CHINESE, HANS, "hasCJKLanguage = true", HANT)
    ((path, message),) = found(only_one, **pages)
    assert path == "content/_index.zh-tw.md"


def test_the_setting_is_written_as_the_configuration_is() -> None:
    yaml = "-- hugo.yaml --\ndefaultContentLanguage: ja"
    ((_, message),) = found(yaml)
    assert message.endswith("write hasCJKLanguage: true in hugo.yaml")


@pytest.mark.hugo
@pytest.mark.parametrize(
    ("setting", "chinese"), [("false", "10 1 false 1730"), ("true", "1720 4 true 173")]
)
def test_hugo_counts(tmp_path: Path, hugo: RunHugo, setting: str, chinese: str) -> None:
    counted = [
        ".WordCount",
        ".ReadingTime",
        ".Truncated",
        "(.Summary | plainify | strings.RuneCount)",
    ]
    printed = " ".join(f"{{{{ {each} }}}}" for each in (".Title", *counted))
    english = "nine words stand in this one line of text\n\n"
    lay_out(
        tmp_path,
        f"-- hugo.toml --\nhasCJKLanguage = {setting}\n{CHINESE}\n"
        f"-- layouts/all.html --\n{{{{ range site.RegularPages }}}}{printed}\n{{{{ end }}}}\n"
        f"-- content/zh.md --\n---\ntitle: zh\n---\n{f'{TEXT * 4}{chr(10) * 2}' * 10}"
        f"-- content/en.md --\n---\ntitle: en\n---\n{english * 30}",
    )
    assert hugo(tmp_path).returncode == 0
    lines = (tmp_path / "public" / "index.html").read_text("utf-8").split("\n")
    assert f"zh {chinese}" in lines
    assert any(each.startswith("en 270 2 true ") for each in lines)


def test_real_sites(shared: Path) -> None:
    from cms.engine.clock import read_clock
    from cms.engine.validate import validate

    def findings(name: str) -> list[str]:
        settings = {"select": ("CT004",)}
        run = validate(
            [shared / "corpora" / name], settings, {}, read_clock("2026-10-01T00:00:00Z")
        )
        return [f"{each.path}: {each.message}" for each in run.report.diagnostics]

    (finding,) = findings("glossary")
    assert "content/ja/_index.md: " in finding
    assert "pages in ja, zh-cn, zh-tw " in finding
    # Without the mounts, which are not on disk, all its pages are in English.
    assert findings("opentelemetry") == []
    assert findings("hugoDocs") == []
