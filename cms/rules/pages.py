"""A rule's page, made from its docstring: for the terminal, for ``docs/rules.md``, for tests."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

from cms.rules.base import Rule

_EXAMPLE = re.compile(
    r"^(?P<word>Flagged|Clean):(?: ``(?P<inline>.+)``$|:\n\n(?P<block>(?:(?:    .*)?\n)+))", re.M
)


class Example(NamedTuple):
    """A whole file that a rule flags or leaves alone."""

    flagged: bool
    text: str


def examples(rule: Rule) -> list[Example]:
    """The files in the docstring; an inline example becomes one with YAML front matter."""
    found = []
    for match in _EXAMPLE.finditer(_doc(rule) + "\n"):
        if match["inline"] is not None:
            text = f"---\n{match['inline']}\n---\n"
        else:
            text = textwrap.dedent(match["block"]).rstrip("\n") + "\n"
        # Docstrings do not keep tabs on every version of Python.
        found.append(Example(match["word"] == "Flagged", text.replace("⇥", "\t")))
    return found


def text(rule: Rule) -> str:
    """The page for the terminal: a heading line, then the docstring."""
    return f"{rule.code} {rule.name} ({rule.severity.value})\n\n{_doc(rule)}"


def record(rule: Rule) -> dict[str, Any]:
    """The page as data."""
    title, _, explanation = _doc(rule).partition("\n\n")
    return {
        "code": rule.code,
        "name": rule.name,
        "topic": rule.topic,
        "severity": rule.severity.value,
        "title": title,
        "explanation": explanation,
    }


def markdown(rules: Sequence[Rule]) -> str:
    """A document of all pages, with a table of contents."""
    table = [
        f"| [{rule.code}](#{rule.code.lower()}) | `{rule.name}` | {rule.severity.value} "
        f"| {_title(rule)} |"
        for rule in rules
    ]
    pages = [_section(rule) for rule in rules]
    return "\n".join(
        [
            "# Rules",
            "",
            "Written by `python -m cms.rules.renew` from the rules themselves.",
            "",
            "| code | name | severity | says |",
            "| --- | --- | --- | --- |",
            *table,
            "",
            *pages,
        ]
    )


def _section(rule: Rule) -> str:
    _, _, body = _doc(rule).partition("\n\n")
    blocks = _BLOCK.sub(_fenced, body + "\n")
    lines = _INLINE.sub(r"- **\1:** ``\2``", blocks)
    listed = re.sub(r"^(Flagged|Source): (.+)$", r"- **\1:** \2", lines, flags=re.M)
    heading = f'## <a id="{rule.code.lower()}"></a>{rule.code} {rule.name}'
    return f"{heading}\n\n*{_title(rule)}* Severity: {rule.severity.value}.\n\n{listed.strip()}\n"


_BLOCK = re.compile(r"^(Flagged|Clean)::\n\n((?:(?:    .*)?\n)+)", re.M)
_INLINE = re.compile(r"^(Flagged|Clean): ``(.+)``$", re.M)


def _fenced(match: re.Match[str]) -> str:
    block = textwrap.dedent(match[2]).rstrip("\n")
    return f"- **{match[1]}:**\n\n````\n{block}\n````\n\n"


def _title(rule: Rule) -> str:
    return _doc(rule).partition("\n\n")[0]


def _doc(rule: Rule) -> str:
    return rule.doc.strip()
