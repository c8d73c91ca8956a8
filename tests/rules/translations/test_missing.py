"""Missing translations, translations of nothing, and files that no page gets."""

import pytest

from cms.errors import ConfigError
from tests.rules.cases import judge_site
from tests.rules.translations.sites import site


def found(text: str, *codes: str, **settings: object) -> list[tuple[str, str]]:
    """Code and file of what the rules find, all of it about files as a whole."""
    diagnostics = judge_site(text, *codes, **settings)
    assert all(each.start == (1, 1) for each in diagnostics)
    return [(each.code, each.path.removeprefix("content/")) for each in diagnostics]


@pytest.mark.parametrize(
    ("files", "required", "expected"),
    [
        ({"a.md": ""}, (), []),
        ({"a.md": "", "a.zh-tw.md": ""}, ("zh-CN", "zh-TW"), []),
        ({"a.md": "", "a.zh-tw.md": ""}, ("zh-Hant",), []),
        ({"a.md": "", "a/index.zh-tw.md": ""}, ("zh-TW",), []),
        ({"a.md": "", "a.zh-tw.md": "draft: true"}, ("zh-TW",), []),
        ({"a.md": "draft: true"}, ("zh-TW",), []),
        ({"a.md": "build: {render: never}"}, ("zh-TW",), []),
        ({"a/index.md": "", "a/index.zh-tw.md": "", "a/more.md": ""}, ("zh-TW",), []),
        ({"a.md": "translationKey: k", "b.en.md": "translationKey: k"}, ("en",), []),
        ({"a.md": "sites: {matrix: {languages: '**'}}"}, ("zh-CN", "zh-TW", "en"), []),
        ({"a.md": ""}, ("zh-CN", "zh-TW", "en"), ["a.md"]),
        ({"a.zh-tw.md": "", "a.en.md": ""}, ("zh-CN",), ["a.zh-tw.md"]),
        ({"_index.md": "", "p/_index.md": "", "p/_index.en.md": ""}, ("en",), ["_index.md"]),
        ({"a.md": "translationKey: k", "a.en.md": ""}, ("en",), ["a.md"]),
    ],
)
def test_missing(files: dict[str, str], required: tuple[str, ...], expected: list[str]) -> None:
    assert found(site(files), "TR006", required_languages=required) == [
        ("TR006", path) for path in expected
    ]


def test_all_missing_languages_are_in_one_message() -> None:
    (each,) = judge_site(site({"a.md": ""}), "TR006", required_languages=("en", "zh_TW"))
    assert str(each.message) == (
        "this page has no translation in zh-tw, en, where required-languages wants one; write it"
    )


def test_a_language_that_the_site_lacks_cannot_be_required() -> None:
    with pytest.raises(ConfigError, match="required-languages has ja") as raised:
        judge_site(site({"a.md": ""}), "TR006", required_languages=("ja",))
    assert raised.value.hint == "its languages are zh-cn, zh-tw, en"


def test_a_site_of_one_language_has_nothing_to_translate() -> None:
    text = site({"a.md": ""}, "-- hugo.toml --\n")
    assert found(text, "TR006", required_languages=("zh-TW",)) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": "", "a.en.md": ""}, []),
        ({"a.md": "", "a/index.en.md": ""}, []),
        ({"a.md": "translationKey: k", "a.en.md": ""}, []),
        ({"a.md": "translationKey: k", "b.en.md": "translationKey: k"}, []),
        ({"a.en.md": ""}, [("TR007", "a.en.md")]),
        ({"a.en.md": "", "a.zh-tw.md": ""}, [("TR007", "a.en.md"), ("TR007", "a.zh-tw.md")]),
        ({"night-bus.md": "", "nightbus.en.md": ""}, [("TR009", "nightbus.en.md")]),
        ({"night_buses.md": "", "night-buse.en.md": ""}, [("TR009", "night-buse.en.md")]),
        ({"p/bus.md": "", "p/buss/index.en.md": ""}, [("TR007", "p/buss/index.en.md")]),
        ({"p/part-1.md": "", "p/part-2.en.md": ""}, [("TR007", "p/part-2.en.md")]),
        ({"p/car.md": "", "q/cars.en.md": ""}, [("TR007", "q/cars.en.md")]),
        ({"car.md": "", "car.en.md": "", "cars.en.md": ""}, [("TR007", "cars.en.md")]),
        ({"car.md": "", "c-a-r.md": "", "cars.en.md": ""}, [("TR007", "cars.en.md")]),
        ({"car.md": "", "cars.en.md": "", "cars.zh-tw.md": ""}, [
            ("TR009", "cars.en.md"), ("TR009", "cars.zh-tw.md")
        ]),
    ],
)  # fmt: skip
def test_translations_of_nothing(files: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert found(site(files), "TR007", "TR009") == expected


def test_only_what_seems_misnamed_is_reported_unasked() -> None:
    text = site({"car.md": "", "cars.en.md": "", "left-over.en.md": ""})
    assert found(text, "TR009", extend_select=()) == [("TR009", "cars.en.md")]
    assert "TR007" not in {code for code, _ in found(text)}


@pytest.mark.parametrize(
    ("files", "others", "expected"),
    [
        (["a/index.md", "a/index.en.md"], ["a/x.svg"], []),
        (["a/index.en.md"], ["a/x.en.svg"], []),
        (["a/index.en.md"], ["a/x.svg"], [("TR008", "a/index.en.md")]),
        (["a/index.en.md", "a/index.zh-tw.md"], ["a/x.svg"], [("TR008", "a/index.zh-tw.md")]),
        (["a/p.en.md"], ["a/x.svg"], [("TR010", "a/p.en.md")]),
        (["a/p.en.md", "a/_index.md"], ["a/x.svg"], []),
        (["a/p.en.md", "a/_index.en.md"], ["a/x.svg"], [("TR008", "a/_index.en.md")]),
    ],
)
def test_files_that_no_page_gets(
    files: list[str], others: list[str], expected: list[tuple[str, str]]
) -> None:
    text = site(dict.fromkeys(files, "")) + "".join(f"-- content/{one} --\n" for one in others)
    assert found(text, "TR008", "TR010") == expected


def test_lost_files_are_named() -> None:
    names = ("a.svg", "b.zh-tw.png", "c", "d.jpg", "e.jpg")
    text = site({"p/index.en.md": ""}) + "".join(f"-- content/p/{name} --\n" for name in names)
    (each,) = judge_site(text, "TR008")
    assert str(each.message) == (
        "the files beside this page are of the language zh-cn, in which the page does not exist, "
        "so Hugo publishes none of them: a.svg, b.zh-tw.png, c and 2 more; name them like "
        "a.en.svg, or add the page in zh-cn"
    )
