"""Inherited front matter: which pages an entry chooses, and what wins."""

import pytest

from cms.hugo.site.cascade import CascadeError, Scope, merge, page_languages, read_cascade

SCOPE = Scope(("en", "zh"), "production")


def inherited(cascade, data=None, kind="page", path="/post/a", language="en", own=None):
    chain = read_cascade(cascade, SCOPE, own)
    return merge(data or {}, chain, kind, path, language)


@pytest.mark.parametrize(
    ("target", "chosen"),
    [
        (None, True),
        ({}, True),
        ({"path": "/post/*"}, True),
        ({"path": "/POST/A"}, True),
        ({"path": "/blog/**"}, False),
        ({"path": "post/*"}, False),
        ({"kind": "page"}, True),
        ({"kind": "{section,home}"}, False),
        ({"kind": "PAGE"}, True),
        ({"environment": "production"}, True),
        ({"environment": "{staging,prod*}"}, True),
        ({"environment": "development"}, False),
        ({"sites": {"matrix": {"languages": ["en"]}}}, True),
        ({"sites": {"matrix": {"languages": "zh"}}}, False),
        ({"sites": {"matrix": {"languages": ["**", "! en"]}}}, False),
        ({"sites": {"matrix": {"languages": ["fr"]}}}, True),
        ({"kind": "page", "path": "/other"}, False),
    ],
)
def test_a_target_chooses_pages(target, chosen):
    assert inherited({"draft": True, "target": target}) == ({"draft": True} if chosen else {})


def test_the_page_wins_then_the_first_entry():
    cascade = [{"type": "a", "slug": "x"}, {"type": "b", "weight": 2}]
    assert inherited(cascade, {"slug": None}) == {"slug": None, "type": "a", "weight": 2}


def test_params_count_like_fields_and_go_before_them():
    cascade = {"title": "field", "params": {"title": "param", "Color": {"Dark": 1}}}
    assert inherited(cascade) == {"title": "param", "color": {"dark": 1}}


def test_keys_may_be_written_in_any_case():
    assert inherited([{"Draft": True, "Target": {"Path": "/post/**"}}]) == {"draft": True}


def test_a_page_confines_its_cascade_to_its_languages_unless_the_target_names_some():
    own = frozenset({"zh"})
    assert inherited({"draft": True}, own=own) == {}
    languages = {"sites": {"matrix": {"languages": ["en"]}}}
    assert inherited({"draft": True, "target": languages}, own=own) == {"draft": True}


@pytest.mark.parametrize("value", [None, [], {}, ["x", 5], {"target": {"path": "/x"}}])
def test_a_cascade_without_values_is_empty(value):
    assert read_cascade(value, SCOPE) == ()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("x", "no mapping"),
        (5, "no mapping"),
        ({"lang": "en"}, "sets lang"),
        ({"cascade": {}}, "sets cascade"),
        ({"draft": True, "target": "x"}, "no mapping"),
        ({"draft": True, "_target": ["x"]}, "no mapping"),
        ({"draft": True, "target": {"kind": "nope"}}, "no page has"),
        ({"draft": True, "target": {"lang": "en"}}, "target.lang"),
        ({"draft": True, "target": {"path": ["/x"]}}, "no text"),
        ({"draft": True, "target": {"path": "/{a"}}, "broken glob"),
    ],
)
def test_hugo_refuses_some(value, reason):
    with pytest.raises(CascadeError, match=reason):
        read_cascade(value, SCOPE)


@pytest.mark.parametrize(
    ("data", "cascade", "languages"),
    [
        ({}, None, ("en",)),
        ({"sites": {"matrix": {"languages": ["zh"]}}}, None, ("zh",)),
        ({"sites": {"matrix": {"languages": "**"}}}, None, ("en", "zh")),
        ({"sites": {"matrix": {"languages": ["ZH"]}}}, None, ("en",)),
        ({"sites": {"matrix": {"languages": ["fr"]}}}, None, ("en",)),
        ({}, {"sites": {"matrix": {"languages": ["zh"]}}}, ("zh",)),
        (
            {"sites": {"matrix": {"languages": ["en"]}}},
            {"sites": {"matrix": {"languages": ["zh"]}}},
            ("en",),
        ),
    ],
)
def test_sites_move_a_page_to_other_languages(data, cascade, languages):
    chain = read_cascade(cascade, SCOPE)
    assert page_languages(data, chain, "page", "/a", "en", SCOPE) == languages
