"""All rules there are, and how they are chosen.

A run needs few of them. The index tells which, so that only their modules are imported;
``python -m cms.rules.renew`` writes it anew from the folders beside this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import cms.rules
from cms.errors import UsageError
from cms.model.message import msg
from cms.rules.index import INDEX

if TYPE_CHECKING:
    from cms.rules.base import Rule


@cache
def load_rule(code: str) -> Rule:
    """The rule with this code, its module imported."""
    entry = INDEX[code]
    rule: Rule = import_module(f"cms.rules.{entry.topic}.{entry.name.replace('-', '_')}").check
    return rule


def all_rules() -> list[Rule]:
    """Every rule in the order of the codes, found in the folders and not in the index."""
    import pkgutil

    rules: list[Rule] = [
        import_module(f"{topic.name}.{module.name}").check
        for topic in pkgutil.iter_modules(cms.rules.__path__, "cms.rules.")
        if topic.ispkg
        for module in pkgutil.iter_modules(import_module(topic.name).__path__)
        if not module.name.startswith("_")  # what rules of one topic share
    ]
    return sorted(rules, key=lambda rule: rule.code)


def choose_rules(
    select: Iterable[str], extend_select: Iterable[str], ignore: Iterable[str]
) -> tuple[str, ...]:
    """Codes of the rules selected and not ignored; an empty ``select`` means all but opt-in ones.

    Rules are named by code, by the beginning of a code (``DT``) or by name. When a rule is both
    selected and ignored, the longer, more exact selector wins, and ``ignore`` wins a tie. Raises
    ``UsageError`` for a selector that fits no rule.
    """
    selected = _exactness(select)
    if not selected:
        selected = {code: 0 for code, entry in INDEX.items() if not entry.opt_in}
    selected |= _exactness(extend_select)
    ignored = _exactness(ignore)
    return tuple(
        code for code in INDEX if code in selected and selected[code] > ignored.get(code, -1)
    )


def names_rule(selector: str, code: str) -> bool:
    """Whether a selector, which may name no rule at all, names the rule with this code."""
    upper = selector.upper()
    return upper == "ALL" or code.startswith(upper) or INDEX[code].name == selector.lower()


def find_rule(selector: str) -> Rule:
    """The one rule with this code or name; raises ``UsageError`` naming the nearest."""
    for code, entry in INDEX.items():
        if selector.upper() == code or selector.lower() == entry.name:
            return load_rule(code)
    raise _unknown(selector)


def _exactness(selectors: Iterable[str]) -> dict[str, int]:
    """The rules that selectors name, each with the length of the longest one."""
    exactness: dict[str, int] = {}
    for selector in selectors:
        for code in _matching(selector):
            exactness[code] = max(exactness.get(code, 0), len(selector))
    return exactness


def _matching(selector: str) -> list[str]:
    codes = [code for code in INDEX if names_rule(selector, code)]
    if not codes:
        raise _unknown(selector)
    return codes


def _unknown(selector: str) -> UsageError:
    from difflib import get_close_matches

    names = [name for code, entry in INDEX.items() for name in (code, entry.name)]
    near = get_close_matches(selector, names, n=1, cutoff=0.5)
    hint = (
        msg("did you mean {near}?", near=near[0]) if near else msg("cms rule --all lists the rules")
    )
    return UsageError(msg("no rule is called {selector}", selector=selector), hint)
