"""All rules there are, found by looking at the folders beside this module."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

import cms.rules
from cms.errors import UsageError
from cms.rules.base import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    rules = [
        import_module(f"{topic.name}.{module.name}").check
        for topic in pkgutil.iter_modules(cms.rules.__path__, "cms.rules.")
        if topic.ispkg
        for module in pkgutil.iter_modules(import_module(topic.name).__path__)
    ]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}


def choose_rules(select: Iterable[str], ignore: Iterable[str]) -> tuple[str, ...]:
    """Codes of the rules selected and not ignored; an empty ``select`` means all.

    Rules are named by code, by the beginning of a code (``DT``) or by name. When a rule is both
    selected and ignored, the longer, more exact selector wins, and ``ignore`` wins a tie. Raises
    ``UsageError`` for a selector that fits no rule.
    """
    rules = all_rules()
    selected = dict.fromkeys(rules, 0) if not (chosen := list(select)) else {}
    for selector in chosen:
        for code in _matching(selector):
            selected[code] = max(selected.get(code, 0), len(selector))
    ignored: dict[str, int] = {}
    for selector in ignore:
        for code in _matching(selector):
            ignored[code] = max(ignored.get(code, 0), len(selector))
    return tuple(
        code for code in rules if code in selected and selected[code] > ignored.get(code, -1)
    )


def find_rule(selector: str) -> Rule:
    """The one rule with this code or name; raises ``UsageError`` naming the nearest."""
    for rule in all_rules().values():
        if selector.upper() == rule.code or selector.lower() == rule.name:
            return rule
    raise _unknown(selector)


def _matching(selector: str) -> list[str]:
    if selector.upper() == "ALL":
        return list(all_rules())
    codes = [
        rule.code
        for rule in all_rules().values()
        if rule.code.startswith(selector.upper()) or rule.name == selector.lower()
    ]
    if not codes:
        raise _unknown(selector)
    return codes


def _unknown(selector: str) -> UsageError:
    from difflib import get_close_matches

    names = [name for rule in all_rules().values() for name in (rule.code, rule.name)]
    near = get_close_matches(selector, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "cms rule --all lists the rules"
    return UsageError(f"no rule is called {selector}", hint)
