"""``python -m cms.rules.renew``: writes the index of the rules and their pages in the docs."""

from __future__ import annotations

from pathlib import Path

from cms.rules.base import Rule
from cms.rules.pages import markdown
from cms.rules.registry import all_rules

INDEX = Path(__file__).with_name("index.py")
PAGES = Path(__file__).parents[2] / "docs" / "rules.md"

_HEAD = '''\
"""Which rules there are and when they are asked, without their modules: see ``registry``.

Written by ``python -m cms.rules.renew``.
"""

from collections import namedtuple

Entry = namedtuple(
    "Entry",
    ["name", "topic", "keys", "kinds", "scope", "opt_in", "multilingual", "signs", "head_signs"],
    defaults=("page", False, False, (), ()),
)

INDEX = {
'''


def index(rules: list[Rule]) -> str:
    """The module ``cms.rules.index``."""
    return _HEAD + "".join(map(_entry, rules)).replace("'", '"') + "}\n"


def _entry(rule: Rule) -> str:
    fields: list[object] = [rule.name, rule.topic, rule.keys, rule.kinds]
    if rule.scope != "page" or rule.opt_in:
        fields += [rule.scope, rule.opt_in, rule.multilingual]
    named = {"signs": rule.signs, "head_signs": rule.head_signs}
    arguments = [*map(repr, fields), *(f"{key}={value!r}" for key, value in named.items() if value)]
    return f"    {rule.code!r}: Entry({', '.join(arguments)}),\n"


def renew() -> None:
    """Writes both files."""
    rules = all_rules()
    INDEX.write_text(index(rules), "utf-8")
    PAGES.write_text(markdown(rules), "utf-8")


if __name__ == "__main__":
    renew()
