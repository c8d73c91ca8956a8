"""Choosing rules by code, prefix and name."""

import pytest

from cms.errors import UsageError
from cms.rules.index import INDEX
from cms.rules.registry import choose_rules, find_rule, load_rule

ALL = tuple(INDEX)
USUAL = tuple(code for code, entry in INDEX.items() if not entry.opt_in)


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], USUAL),
        (["ALL"], [], ALL),
        (["DT001"], [], ("DT001",)),
        (["unparsable-date"], [], ("DT001",)),
        (["dt00"], [], tuple(code for code in ALL if code.startswith("DT00"))),
        ([], ["DT"], tuple(code for code in USUAL if not code.startswith("DT"))),
        (["DT"], ["DT001"], tuple(c for c in ALL if c.startswith("DT") and c != "DT001")),
        (["DT001"], ["DT"], ("DT001",)),
        (["DT001"], ["DT001"], ()),
    ],
)  # fmt: skip
def test_the_more_exact_selector_wins(
    select: list[str], ignore: list[str], expected: tuple[str, ...]
) -> None:
    assert choose_rules(select, [], ignore) == expected


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("unparsible-date", "did you mean unparsable-date?"),
        ("§§§", "cms rule --all lists the rules"),
    ],
)
def test_an_unknown_rule_names_the_nearest(selector: str, hint: str) -> None:
    for choose in (lambda: choose_rules([selector], [], []), lambda: find_rule(selector)):
        with pytest.raises(UsageError) as caught:
            choose()
        assert caught.value.hint == hint


def test_a_rule_is_found_by_code_and_name() -> None:
    assert find_rule("dt001") is find_rule("Unparsable-Date") is load_rule("DT001")


def test_opt_in_rules_come_with_a_selector() -> None:
    opt_in = next(code for code, entry in INDEX.items() if entry.opt_in)
    assert opt_in not in choose_rules([], [], [])
    assert choose_rules(["DT001"], [opt_in], []) == tuple(sorted(["DT001", opt_in]))
    assert opt_in in choose_rules([opt_in[:2]], [], [])
    assert opt_in not in choose_rules([], [opt_in], [opt_in])
