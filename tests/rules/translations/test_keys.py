"""What is said of translation keys that tie too much or too little."""

import pytest

from tests.rules.cases import judge_site
from tests.rules.translations.sites import site

ONE_LANGUAGE = "-- hugo.toml --\n"


def found(text: str) -> list[tuple[str, str]]:
    """Code and file of what the rules on keys find; all point at the key's value."""
    diagnostics = judge_site(text, "TR003", "TR004", "TR005")
    assert all(each.start.column == 17 for each in diagnostics)
    return [(each.code, each.path.removeprefix("content/")) for each in diagnostics]


K = "translationKey: k"


@pytest.mark.parametrize(
    "files",
    [
        {"a.md": "", "a.en.md": ""},
        {"a.md": K, "b.en.md": K},
        {"p/a.md": K, "q/b.en.md": K, "r/c.zh-tw.md": K},
        {"a.md": K},  # may wait for its translation
        {"a.md": K, "b.md": "translationKey: K"},
        {"a.md": 'translationKey: ""', "a.en.md": "", "b.md": 'translationKey: ""'},
        {"a.md": K, "a.en.md": K, "a.zh-tw.md": K},
        {"a.md": K, "b.en.md": K, "a.en.md": ""},  # a.en.md is another article
        {"a.md": f"{K}\nsites: {{matrix: {{languages: '**'}}}}"},
        {"a/index.md": K, "a/more.md": K},
        {"_index.md": "cascade: {translationKey: k}", "a.md": "", "b.md": ""},
    ],
)
def test_silent(files: dict[str, str]) -> None:
    assert found(site(files)) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": K, "b.md": K}, [("TR003", "a.md"), ("TR003", "b.md")]),
        ({"a.md": K, "p/b.md": K, "c.en.md": K}, [("TR003", "a.md"), ("TR003", "p/b.md")]),
        ({"a.md": "translationKey: 7", "b.md": "translationKey: '7'"}, [
            ("TR003", "a.md"), ("TR003", "b.md")
        ]),
        ({"a.md": K, "a.en.md": ""}, [("TR004", "a.md")]),
        ({"a.md": "", "a.en.md": K}, [("TR004", "a.en.md")]),
        ({"a.md": K, "a.en.md": "translationKey: K"}, [("TR004", "a.en.md"), ("TR004", "a.md")]),
        ({"a.md": K, "a/index.en.md": ""}, [("TR004", "a.md")]),
        ({"a.md": K, "a.zh-tw.md": K, "a.en.md": ""}, [
            ("TR004", "a.md"), ("TR004", "a.zh-tw.md")
        ]),
        ({"a.en.md": K}, [("TR005", "a.en.md")]),
        ({"a.md": "translationKey: K", "b.en.md": K}, [("TR005", "b.en.md")]),
    ],
)  # fmt: skip
def test_flagged(files: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert found(site(files)) == expected


def test_a_site_of_one_language_has_no_orphans() -> None:
    assert found(site({"a.md": K}, ONE_LANGUAGE)) == []


@pytest.mark.parametrize(
    ("files", "remedy"),
    [
        ({"a.md": "translationKey: night-ferry", "b.en.md": "translationKey: night-fery"},
         "did you mean night-ferry of content/a.md?"),
        ({"post/a.md": "", "post/b.en.md": "translationKey: /Post/a"},
         "Hugo takes no key for a path: write it in content/post/a.md too"),
        ({"a.md": "translationKey: bus", "b.en.md": "translationKey: ferry"},
         "write it in the page in zh-cn"),
    ],
)  # fmt: skip
def test_an_orphan_is_told_where_it_may_belong(files: dict[str, str], remedy: str) -> None:
    (each,) = judge_site(site(files), "TR005")
    assert str(each.message).endswith(f"a translation of nothing; {remedy}")


def test_the_lost_twin_is_named() -> None:
    (each,) = judge_site(site({"a.md": K, "a.en.md": "translationKey: j"}), "TR004")[1:]
    assert str(each.message) == (
        "translationKey k unties this page from content/a.en.md, which has translationKey j: the "
        "page lists no translation in en; give both the same key, or remove it"
    )
    assert [related.path for related in each.related] == ["content/a.en.md"]
