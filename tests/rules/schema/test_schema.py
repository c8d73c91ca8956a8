"""What the site's owner asks of front matter, and what is flagged for it."""

import json

import pytest

from tests.rules.cases import judge_site

SCHEMA = {
    "required": ["Rating"],
    "properties": {
        "Rating": {"type": "integer", "minimum": 1, "maximum": 5},
        "mood": {"enum": ["calm", "lively"]},
        "source": {"type": "object", "required": ["url"], "properties": {"url": {"minLength": 9}}},
    },
}


def site(settings: str, front_matter: str) -> str:
    """A site with one page and the schema above."""
    return (
        f"-- hugo.toml --\n-- cms.toml --\n{settings}\n-- own.json --\n{json.dumps(SCHEMA)}\n"
        f"-- content/post/a.md --\n---\n{front_matter}\n---\n"
    )


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("rating: 3", []),
        ("RATING: 3", []),
        ("params: {rating: 3}", []),
        ("rating: 9", ["SC001 2:9 rating is 9, but own.json wants at most 5"]),
        ('rating: "3"', ["SC001 2:9 rating is 3, but own.json wants a whole number"]),
        ("title: x", ["SC002 2:1 Rating is missing, which own.json requires; add it"]),
        (
            "rating: 3\nmood: livly",
            [
                "SC001 3:7 mood is livly, but own.json wants calm or lively; did you mean lively?",
            ],
        ),
        (
            "rating: 3\nsource: {name: x}",
            ["SC002 3:9 source.url is missing, which own.json requires; add it"],
        ),
        ("params:\n  rating: 9", ["SC001 3:11 params.rating is 9, but own.json wants at most 5"]),
    ],
)
def test_a_schema_of_the_site(line: str, places: list[str]) -> None:
    found = judge_site(site('extends = ["own.json"]', line), "SC")
    shown = [f"{each.code} {each.start.line}:{each.start.column} {each.message}" for each in found]
    assert shown == places


@pytest.mark.parametrize(
    ("settings", "line", "codes"),
    [
        ('required = ["title"]', "title: x", []),
        ('required = ["title"]', "Title: x", []),
        ('required = ["title"]', 'title: ""', ["SC002"]),
        ('required = ["title"]', "title:", ["SC002"]),
        ('required = ["toc"]', "toc: false", []),
        ('required = ["weight"]', "weight: 0", []),
        ('required = ["tags"]', "tags: []", []),
        ('required = ["Rating"]\nextends = ["own.json"]', "title: x", ["SC002"]),
        ('recommended = ["summary"]', "title: x", ["SC003"]),
        ('recommended = ["summary"]', "params: {summary: x}", []),
        ('key-order = ["title", "date"]', "date: 2025-02-07\ntitle: x", ["SC004"]),
        ('key-order = ["Title", "Date"]', "title: x\nlead: y\ndate: 2025-02-07", []),
        ('key-order = ["title", "a", "b"]', "b: 1\na: 1\ntitle: x", ["SC004"]),
        ('key-order = ["params", "title"]', "title: x\nparams: {a: 1}", []),
    ],
)
def test_keys_that_settings_ask_for(settings: str, line: str, codes: list[str]) -> None:
    assert [each.code for each in judge_site(site(settings, line), "SC")] == codes


@pytest.mark.parametrize(
    ("settings", "line", "hint"),
    [
        ("", "thumbnial: x.png", None),
        ('extends = ["mainroad"]', "thumbnial: x.png", "thumbnail"),
        ('extends = ["mainroad"]', "thumbnail: x.png", None),
        ('extends = ["own.json"]', "ratting: 3", "Rating"),
        ('known-keys = ["ratting"]\nextends = ["own.json"]', "ratting: 3", None),
    ],
)
def test_keys_of_schemas_are_suggested(settings: str, line: str, hint: str | None) -> None:
    found = judge_site(site(settings, line), "FD001")
    assert [each.message.args["meant"] for each in found] == ([hint] if hint else [])
