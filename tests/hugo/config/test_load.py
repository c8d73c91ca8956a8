"""The configuration of a site, and what is said where Hugo would not build it.

What Hugo makes of a table of sites is in test_config_hugo.
"""

import pickle
from pathlib import Path
from typing import Any

import pytest

from cms.errors import ConfigError
from cms.hugo.config import DateChains, PermalinkRule
from cms.hugo.config.load import load_config
from tests.hugo.sites import write_site
from tests.tables import rows

# What Hugo's answers begin with where the configuration is at fault and not the content.
CONFIGURATION = ("failed to create", "failed to init", "failed to load", "deprecated: ")


@pytest.mark.parametrize("table", ["languages", "urls"])
def test_configurations_of_the_tables(table: str, shared: Path, tmp_path: Path) -> None:
    wrong = []
    for number, row in enumerate(rows(table)):
        site = tmp_path / str(number)
        files = {name: "" for name in row.get("files", ()) if "/" in name}
        write_site(site, {**files, "hugo.json": _json(row["config"])})
        refused = (row["error"] or "").startswith(CONFIGURATION)
        if _is_refused(site) != refused:
            wrong.append((row["config"], row["error"]))
    assert wrong == []


def _is_refused(site: Path) -> bool:
    try:
        load_config(site)
    except ConfigError:
        return True
    return False


def _json(config: dict[str, Any]) -> str:
    import json

    return json.dumps(config, ensure_ascii=False)


def test_a_site_of_two_languages(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            "hugo.toml": "title = 'Site'\nbaseURL = 'https://example.com/'\ntimeZone = 'UTC'\n"
            "defaultContentLanguage = 'zh-CN'\nenableGitInfo = true\nignoreFiles = ['\\.bak$']\n"
            "[permalinks]\nPost = '/:year/:slug/'\n[frontmatter]\ndate = ['publishDate']\n"
            "[taxonomies]\nseries = 'series'\n[languages.en]\ntitle = 'English'\nweight = 2\n"
            "timeZone = 'Europe/London'\n[languages.zh-CN]\nweight = 1\nlocale = 'zh-Hans-CN'\n",
        },
    )
    config = load_config(tmp_path)
    assert (config.root, config.environment) == (tmp_path, "production")
    assert (config.default_language, config.disabled_languages) == ("zh-cn", frozenset())
    assert not config.build_drafts
    assert (config.files, config.themes, config.notices) == (("hugo.toml",), (), ())
    assert config.ignore_files == ("\\.bak$",)
    assert config.allow_content == ("! ^text/html$", "! ^text/org$")
    assert {"html", "rss", "robots"} <= config.output_formats
    assert {"text/markdown", "image/png"} <= config.media_types
    chinese, english = config.languages
    assert config.language("en") is english
    assert (chinese.code, chinese.title, chinese.locale) == ("zh-cn", "Site", "zh-Hans-CN")
    assert (english.code, english.title, english.locale) == ("en", "English", "en")
    assert (chinese.time_zone, english.time_zone) == ("UTC", "Europe/London")
    assert chinese.permalinks == {
        "page": {"post": "/:year/:slug/"},
        "term": {"post": "/:year/:slug/"},
    }
    assert chinese.taxonomies == {"series": "series"}
    assert chinese.date_chains == DateChains(
        ("publishdate", "pubdate", "published"),
        (":git", "lastmod", "modified", "date", "publishdate", "pubdate", "published"),
        ("publishdate", "pubdate", "published", "date"),
        ("expirydate", "unpublishdate"),
    )
    assert pickle.loads(pickle.dumps(config)) == config


def test_no_file_is_a_site_of_defaults(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    (english,) = config.languages
    assert (english.code, english.base_url, english.ugly_urls) == (
        "en",
        "https://example.org/",
        False,
    )
    assert english.taxonomies == {"tag": "tags", "category": "categories"}
    assert config.files == ()


def test_rules_for_permalinks(tmp_path: Path) -> None:
    rule = (
        "{pattern: /x/, target: {Kind: Page, Path: /Post/**, sites: {matrix: {languages: [en]}}}}"
    )
    write_site(tmp_path, {"hugo.yaml": f"permalinks: [{rule}, {{pattern: /y/}}]"})
    (language,) = load_config(tmp_path).languages
    assert language.permalinks == {}
    assert language.permalink_rules == (
        PermalinkRule("/x/", "page", "/post/**", "", ("en",)),
        PermalinkRule("/y/"),
    )


def test_environment_of_the_caller_goes_before_variables(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            "config/staging/hugo.yaml": "title: staging",
            "config/production/hugo.yaml": "title: production",
        },
    )
    variables = {"HUGO_ENVIRONMENT": "staging"}
    assert load_config(tmp_path, environ=variables).languages[0].title == "staging"
    assert load_config(tmp_path, "production", variables).languages[0].title == "production"
    assert load_config(tmp_path).files == ("config/production/hugo.yaml",)


def test_cascades_of_root_and_language(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {"hugo.yaml": "cascade: {title: root}\nlanguages: {en: {cascade: {title: en}}, zh: {}}"},
    )
    config = load_config(tmp_path)
    assert config.cascade == ({"title": "root"},)
    assert config.language("en").cascade == ({"title": "en"},)
    assert config.language("zh").cascade == ({"title": "root"},)


REFUSED: dict[str, tuple[dict[str, str], str, str]] = {
    "YAML": (
        {"hugo.yaml": "params:\n  motto: a: b\n"},
        "hugo.yaml:2:10: unquoted colon",
        "Hugo cannot read this file either",
    ),
    "TOML": (
        {"config/_default/params.toml": "a = 1\na = 2\n"},
        "config/_default/params.toml:2:1: duplicate key: a",
        "Hugo cannot read this file either",
    ),
    "JSON": (
        {"config.json": '{\n"title": "T",\n}'},
        "config.json:2:13: trailing comma",
        "Hugo cannot read this file either",
    ),
    "not UTF-8": (
        {"hugo.toml": "# 注\ntitle = '\udcd6'"},
        "hugo.toml:2:10: invalid utf8",
        "Hugo cannot read this file either",
    ),
    "flag": (
        {"hugo.yaml": "buildDrafts: yes"},
        'buildDrafts is "yes" in Hugo\'s configuration',
        "Hugo wants true or false here",
    ),
    "language with a space": (
        {"hugo.yaml": "languages: {zh CN: {}}"},
        'the language name "zh cn" has capitals or spaces',
        'write "zh-cn"',
    ),
    "default language unknown": (
        {"hugo.yaml": "defaultContentLanguage: fr\nlanguages: {zh: {}, en: {}}"},
        'defaultContentLanguage is "fr", which languages does not have',
        "the languages are en, zh",
    ),
    "default language disabled": (
        {"hugo.yaml": "defaultContentLanguage: en\nlanguages: {en: {disabled: true}, zh: {}}"},
        'the default language "en" is disabled',
        "enable it, or set defaultContentLanguage to another one",
    ),
    "no languages": (
        {"hugo.yaml": "languages: {}"},
        "languages is empty in Hugo's configuration",
        "name a language in it, or remove it",
    ),
    "time zone": (
        {"hugo.yaml": "languages: {zh: {timeZone: Asia/Beijing}}"},
        'timeZone of language zh: unknown time zone "Asia/Beijing"',
        "",
    ),
    "mount lang": (
        {"hugo.yaml": "module: {mounts: [{source: zh, target: content, lang: zh}]}"},
        "module.mounts.lang was removed from Hugo",
        'write sites.matrix.languages = ["..."] in the mount instead',
    ),
    "permalink token": (
        {"hugo.yaml": "permalinks: {post: '/:Year/:slug/'}"},
        'permalinks has "/:Year/:slug/", and :Year is no token of Hugo',
        "tokens are lower case, such as :year, :section and :slug",
    ),
    "glob for a regular expression": (
        {"hugo.yaml": "ignoreFiles: ['*.md']"},
        'ignoreFiles has "*.md", which is no regular expression: nothing to repeat',
        "a pattern such as *.md is written \\.md$ here",
    ),
}


@pytest.mark.parametrize(("files", "message", "hint"), REFUSED.values(), ids=REFUSED)
def test_refusals(files: dict[str, str], message: str, hint: str, tmp_path: Path) -> None:
    write_site(tmp_path, files)
    with pytest.raises(ConfigError) as raised:
        load_config(tmp_path)
    assert raised.value.message == message
    assert hint in raised.value.hint


def test_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").mkdir()
    with pytest.raises(ConfigError, match=r"^cannot read hugo\.toml: "):
        load_config(tmp_path)


NOTICED = {
    "theme not on disk": (
        "theme: t",
        "module t is not on disk: Hugo needs it, and its settings are not known here",
    ),
    "unknown kind": (
        "disableKinds: [rss, pages, taxonomyTerm]",
        'disableKinds has "pages", which is no kind of page',
    ),
    "output formats that the theme may define": (
        "theme: t\noutputs: {home: [html, print]}",
        "module t is not on disk: Hugo needs it, and its settings are not known here",
    ),
}


@pytest.mark.parametrize(("text", "notice"), NOTICED.values(), ids=NOTICED)
def test_notices(text: str, notice: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"hugo.yaml": text})
    assert [str(message) for message in load_config(tmp_path).notices] == [notice]


CORPORA = {
    "glossary": (
        "en bn fr de hi it ja ko pt-br ru zh-cn es zh-tw tr ur vi",
        ["content/en"] + [f"content/{code}" for code in ("bn", "fr", "de", "hi", "it", "ja")],
        2,
    ),
    "hugoDocs": ("en", ["content/en"], 0),
    "opentelemetry": ("bn en es fr ja ko pl pt ro uk zh", ["content"], 1),
}


@pytest.mark.parametrize("name", CORPORA)
def test_real_sites(name: str, shared: Path) -> None:
    codes, folders, missing = CORPORA[name]
    root = shared / "corpora" / name
    config = load_config(root)
    assert " ".join(language.code for language in config.languages) == codes
    content = [mount.source for mount in config.mounts if mount.target == "content"]
    assert content[: len(folders)] == [root / folder for folder in folders]
    assert len(config.notices) == missing
