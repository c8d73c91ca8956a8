"""Every rule's page: complete, and its examples behave as it says."""

import pytest

from cms.rules.base import Rule
from cms.rules.pages import examples
from cms.rules.registry import all_rules
from tests.rules.cases import judge, judge_site


def codes(rule: Rule, text: str) -> set[str]:
    """Codes of what is found in a file or a site when this rule alone looks at it."""
    if rule.scope == "suppression":  # which the findings of all others decide
        return {each.code for each in judge_site(text)} & {rule.code}
    found = judge_site if text.startswith("-- ") else judge
    return {each.code for each in found(text, rule.code)}


RULES = pytest.mark.parametrize("rule", [pytest.param(r, id=r.code) for r in all_rules()])


@RULES
def test_examples_are_flagged_or_left_alone(rule: Rule) -> None:
    for example in examples(rule):
        expected = {rule.code} if example.flagged else set()
        assert codes(rule, example.text) == expected, example.text


@RULES
def test_the_page_states_the_problem_shows_it_and_names_its_source(rule: Rule) -> None:
    title, _, rest = rule.doc.partition("\n\n")
    assert title.endswith(".")
    assert "\nFlagged:" in rest  # in words where no text can show it, as with bytes
    assert any(not example.flagged for example in examples(rule))
    assert "\nSource: " in rest


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(rule.code[:2].isalpha() and len(rule.code) == 5 for rule in rules)
