"""Every rule's page: complete, and its examples behave as it says."""

import inspect
import re
import sys

import pytest

from cms.model import Applicability
from cms.rules.base import Rule
from cms.rules.pages import Example, examples, fixability
from cms.rules.registry import all_rules
from tests.rules.cases import judge, judge_site
from tests.rules.fixing import fixed, fixed_site
from tests.rules.remote_cases import judge_remote

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def codes(rule: Rule, text: str) -> set[str]:
    """Codes of what is found in a file or a site when this rule alone looks at it."""
    if rule.scope == "remote":
        both_ways = " for others" in text  # as with --referer-check
        return {each.code for each in judge_remote(text, rule.code, both_ways=both_ways)}
    if rule.scope == "suppression":  # which the findings of all others decide
        return {each.code for each in judge_site(text)} & {rule.code}
    found = judge_site if text.startswith("-- ") else judge
    return {each.code for each in found(text, rule.code)}


def after(rule: Rule, text: str, level: Applicability) -> str:
    """What the rule's fixes make of a file; of a site, the files that change."""
    if not text.startswith("-- "):
        return fixed(text, rule.code, level=level)
    # Comments that suppress are judged by the findings of all others.
    codes = () if rule.scope == "suppression" else (rule.code,)
    changed = fixed_site(text, *codes, level=level)
    return "".join(f"-- {path} --\n{content}" for path, content in changed.items())


RULES = pytest.mark.parametrize("rule", [pytest.param(r, id=r.code) for r in all_rules()])


@RULES
def test_examples_are_flagged_or_left_alone(rule: Rule) -> None:
    for example in examples(rule):
        expected = {rule.code} if example.flagged else set()
        assert codes(rule, example.text) == expected, example.text


FIXED = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in all_rules()
    for number, example in enumerate(examples(rule))
    if example.fixed
]


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_examples_are_fixed_as_shown(rule: Rule, example: Example) -> None:
    assert example.flagged
    assert example.fixed is not None
    text, level = example.fixed
    assert after(rule, example.text, level) == text
    if level is UNSAFE:
        assert after(rule, example.text, SAFE) == ("" if text.startswith("-- ") else example.text)


@RULES
def test_a_rule_with_a_fix_shows_it(rule: Rule) -> None:
    shown = {each.fixed.applicability for each in examples(rule) if each.fixed}
    judged = (
        (judge_site if each.text.startswith("-- ") else judge)(each.text, rule.code)
        for each in examples(rule)
        if each.flagged and rule.scope != "suppression"
    )
    offered = {found.fix.applicability for several in judged for found in several if found.fix}
    assert offered - {Applicability.SHOWN} <= shown


def makes_fixes(rule: Rule) -> bool:
    """Whether a rule's module has a function that returns a fix."""
    named = vars(sys.modules[rule.check.__module__]).values()
    returned = (each.__annotations__.get("return") for each in named if inspect.isfunction(each))
    return any(re.search(r"\bFix\b", str(each)) for each in returned)


def test_a_rule_that_makes_fixes_says_so() -> None:
    silent = [each.code for each in all_rules() if makes_fixes(each) and fixability(each) == "none"]
    assert not silent


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
