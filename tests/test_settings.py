"""Settings from files and the command line."""

import re
from pathlib import Path

import pytest

from cms.errors import ConfigError
from cms.settings import Demands, Settings, Vocabulary, load_settings


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cms.toml", 'select = ["DT"]\njobs = 2\n'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.cms]\nselect = ["DT"]\njobs = 2\n'),
    ],
)
def test_a_file_sets_values_and_is_named_as_their_origin(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    settings = load_settings(tmp_path)
    assert (settings.select, settings.jobs) == (("DT",), 2)
    assert settings.origin("select") == (tmp_path / name).as_posix()
    assert settings.origin("ignore") == "default"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("selct = []", "there is no setting selct", "did you mean select?"),
        ("select = 'DT'", "select must be a list of strings", 'select = ["..."]'),
        ("select = [1]", "select must be a list of strings", 'select = ["..."]'),
        ("jobs = true", "jobs must be a number, not True", ""),
        ("environment = 1", "environment must be a string, not 1", ""),
        ("[remote-images]\nsend-referer = 1", "send-referer must be true or false, not 1", ""),
        ("[remote-images]\ntimout = 1", "no setting remote-images.timout", "did you mean timeout?"),
        (
            '[remote-images.cache-ttl]\nalive = "7d"',
            "no setting remote-images.cache-ttl.alive",
            "known settings: ok, dead, unverified",
        ),
        ("select = ", "Invalid value", "settings are written in TOML"),
    ],
)
def test_a_wrong_file_is_one_line_and_a_hint(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    (tmp_path / "cms.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint == hint


def test_the_nearest_file_wins_and_none_is_taken_from_outside_the_repository(
    tmp_path: Path,
) -> None:
    site = tmp_path / "repository" / "site"
    site.mkdir(parents=True)
    (tmp_path / "cms.toml").write_text("jobs = 9")
    (tmp_path / "repository" / ".git").mkdir()
    assert load_settings(site).jobs == 0
    (tmp_path / "repository" / "cms.toml").write_text("jobs = 8")
    assert load_settings(site).jobs == 8
    (site / "cms.toml").write_text("jobs = 7")
    assert load_settings(site).jobs == 7


def test_the_command_line_overrides_what_it_gives() -> None:
    settings = Settings().override(select=("FM",), ignore=(), jobs=None)
    assert settings.select == ("FM",)
    assert settings.origin("select") == "command line"
    assert settings.origin("jobs") == "default"


EVERYTHING = """\
extends = ["mainroad", "schemas/article.schema.json"]
baseline = "known.json"
required = ["title"]
per-file-ignores = { "content/old/**" = ["DT"] }
defaults = { toc = false }
maximum-lengths = { title = 36 }

[[overrides]]
sections = ["market"]
required = ["date"]
key-order = ["title", "date"]

[taxonomies.tags]
terms = ["人工智能"]
aliases = { AI = "人工智能" }
maximum = 5
"""


def test_tables_become_records_and_paths_start_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "cms.toml").write_text(EVERYTHING, "utf-8")
    settings = load_settings(tmp_path)
    assert settings.extends == ("mainroad", str(tmp_path / "schemas/article.schema.json"))
    assert settings.baseline == str(tmp_path / "known.json")
    assert settings.per_file_ignores == {"content/old/**": ("DT",)}
    assert settings.demands.defaults == {"toc": False}
    assert settings.maximum_lengths == {"title": 36}
    (override,) = settings.overrides
    assert override.sections == ("market",)
    assert override.demands == Demands(required=("date",), key_order=("title", "date"))
    tags = settings.taxonomies["tags"]
    assert tags == Vocabulary(("人工智能",), {"AI": "人工智能"}, maximum=5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends = 'mainroad'", "extends must be a list of strings"),
        ("overrides = 1", "overrides must be a list of tables"),
        ("[[overrides]]\nrequired = ['title']", "overrides need paths or sections"),
        ("[[overrides]]\npath = ['a']", "there is no setting overrides.path"),
        ("[taxonomies]\ntags = 1", "taxonomies.tags must be a table"),
        ("[taxonomies.tags]\nmax = 1", "there is no setting taxonomies.tags.max"),
        ("[taxonomies.tags.aliases]\na = 1", "taxonomies.tags.aliases.a must be a string"),
        ("[maximum-lengths]\ntitle = '36'", "maximum-lengths.title must be a number"),
        ("[per-file-ignores]\na = 'DT'", "per-file-ignores.a must be a list of strings"),
        ("[convert]\nterms = 'a.toml'", "convert.terms must be a list of strings"),
        ("[convert]\nterm = []", "there is no setting convert.term"),
    ],
)
def test_a_wrong_table_is_named_to_its_last_key(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "cms.toml").write_text(text)
    with pytest.raises(ConfigError, match=re.escape(message)):
        load_settings(tmp_path)


def test_files_of_terms_stand_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "cms.toml").write_text("[convert]\nterms = ['terms.toml', 'names/people.toml']")
    terms = load_settings(tmp_path).convert.terms
    assert terms == (str(tmp_path / "terms.toml"), str(tmp_path / "names/people.toml"))
