"""Files of terms: which of them hold for a direction and a page, and what is wrong with a file."""

from pathlib import Path

import pytest

from cms.chinese.conversion import Converter
from cms.chinese.term_files import read_terms, site_terms
from cms.errors import ConfigError

SITE = """\
protect = ["恒生", 'SQL']

[pairs]
"中国自制" = "中國自製"
"发布" = "發佈"

[[overrides]]
to = ["zh-HK"]
pairs = { "发布" = "發布", "软件" = "軟件" }

[[overrides]]
directions = ["s2twp"]
protect = ["软件"]

[[overrides]]
paths = ["content/legal/**", "!content/legal/old.md"]
[overrides.pairs]
"恒生" = "恆生"

[[overrides]]
paths = ["/content/legal/"]
to = ["zh-Hant"]
pairs = { "恒生" = "恒生（銀行）" }
"""


@pytest.mark.parametrize(
    ("direction", "path", "expected"),
    [
        ("s2t", "", "恒生SQL中國自製發佈軟件"),
        ("s2tw", "content/a.md", "恒生SQL中國自製發佈軟件"),
        ("s2hk", "", "恒生SQL中國自製發布軟件"),
        ("s2hkp", "", "恒生SQL中國自製發布軟件"),
        ("s2twp", "", "恒生SQL中國自製發佈软件"),
        ("s2twp", "content/legal/a.md", "恒生（銀行）SQL中國自製發佈软件"),
        ("t2s", "content/legal/a.md", "恆生SQL中國自製發佈软件"),
        ("t2s", "content/legal/old.md", "恒生SQL中國自製發佈软件"),
    ],
)
def test_the_narrowest_entry_holds(
    tmp_path: Path, direction: str, path: str, expected: str
) -> None:
    (tmp_path / "terms.toml").write_text(SITE, "utf-8")
    terms = site_terms(tmp_path, ()).choose(direction, path)
    assert Converter(direction, terms).convert("恒生SQL中国自制发布软件") == expected


def test_a_site_may_have_several_files_or_none(tmp_path: Path) -> None:
    assert site_terms(tmp_path, ()).choose("s2t") == ()
    for name, text in (("a", "甲"), ("b", "乙"), ("terms", "丙")):
        (tmp_path / f"{name}.toml").write_text(f'\ufeffprotect = ["{text}"]\r\n', "utf-8")
    named = [str(tmp_path / "a.toml"), str(tmp_path / "b.toml")]
    assert [term.text for term in site_terms(tmp_path, named).choose("s2t")] == ["甲", "乙"]
    assert [term.text for term in site_terms(tmp_path, ()).choose("s2t")] == ["丙"]


WRONG = [
    # text, place, reason
    ('protect = ["甲"\n', "1:11", "no TOML: unclosed flow"),
    ('[pairs]\n发布 = "發佈"\n', "2:1", "non ascii bare key"),
    ('[pairs]\n"甲" = "a"\n"甲" = "b"\n', "3:1", "duplicate key"),
    ('protect = "甲"', "1:11", "protect must be a list"),
    ('protect = ["甲", ""]', "1:17", "protect must be a string that is not empty"),
    ("protect = [1]", "1:12", "protect must be a string"),
    ('pairs = ["甲"]', "1:9", "pairs must be a table"),
    ('[pairs]\n"甲" = 1\n', "2:7", "what 甲 becomes must be a string"),
    ('[pairs]\n"甲" = ""\n', "2:7", "what 甲 becomes must be a string"),
    ('[pairs]\n"" = "甲"\n', "2:1", "stands everywhere"),
    ('protekt = ["甲"]', "1:1", "terms have no protekt, only protect, pairs, overrides"),
    ('[overrides]\nto = ["zh-TW"]', "1:1", "overrides must be a list"),
    ('overrides = ["甲"]', "1:14", "overrides must be tables"),
    ('\n[[overrides]]\nprotect = ["甲"]', "2:1", "need to, directions or paths"),
    ('[[overrides]]\nto = ["zh-TW", "zh"]', "2:16", "nothing is converted to zh"),
    ('[[overrides]]\ndirections = ["s2tx"]', "2:15", "no direction s2tx"),
    # Two entries for one text that both hold somewhere.
    ('protect = ["甲"]\n[pairs]\n"甲" = "乙"', "3:1", "甲 at {path}:1:12"),
    (
        '[[overrides]]\nto = ["zh-TW"]\nprotect = ["甲"]\n'
        '[[overrides]]\ndirections = ["s2tw"]\npairs = { "甲" = "乙" }',
        "6:11",
        "甲 at {path}:3:12",
    ),
    ('a = """' + "[" * 5, "1:5", "unclosed quote"),
    ("a = " + "[" * 3000, "1:1", "nested too deeply"),
]


@pytest.mark.parametrize(("text", "place", "reason"), WRONG)
def test_a_wrong_file_is_an_error_with_its_place(
    tmp_path: Path, text: str, place: str, reason: str
) -> None:
    path = tmp_path / "terms.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        read_terms([path])
    assert str(error.value).startswith(f"{path.as_posix()}:{place}: ")
    assert reason.format(path=path.as_posix()) in str(error.value)


def test_entries_of_two_files_must_agree(tmp_path: Path) -> None:
    one, other = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text('[pairs]\n"发布" = "發佈"\n"甲" = "乙"\n', "utf-8")
    other.write_text('[pairs]\n"甲" = "乙"\n"发布" = "發布"\n', "utf-8")
    with pytest.raises(ConfigError) as error:
        read_terms([one, other])
    places = f"{other.as_posix()}:3:1: 发布 is to become 發布, but 發佈 at {one.as_posix()}:2:1"
    assert str(error.value) == places


def test_patterns_that_meet_on_a_page_must_agree_there(tmp_path: Path) -> None:
    path = tmp_path / "terms.toml"
    table = '[[overrides]]\npaths = ["{}"]\npairs = {{ "发布" = "{}" }}\n'
    path.write_text(table.format("a*.md", "發佈") + table.format("*b.md", "發布"), "utf-8")
    terms = read_terms([path])
    assert [term.meant for term in terms.choose("s2t", "a.md")] == ["發佈"]
    assert [term.meant for term in terms.choose("s2t", "b.md")] == ["發布"]
    with pytest.raises(ConfigError, match=r"6:11: 发布 is to become 發布, but 發佈 at .*:3:11"):
        terms.choose("s2t", "ab.md")


@pytest.mark.parametrize("content", [None, b'protect = ["\xff"]'])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "terms.toml"
    if content:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"terms\.toml cannot be read"):
        site_terms(tmp_path, [str(path)])
