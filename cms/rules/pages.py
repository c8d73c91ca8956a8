"""A rule's page, made from its docstring: for the terminal, for ``docs/rules.md``, for tests."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

from cms.model import Applicability, Severity, msg
from cms.model.message import translated
from cms.rules.base import Rule

_KINDS = r"Flagged|Clean|Fixed(?: \(unsafe\))?"
_WORDS = rf"(?P<word>{_KINDS})"
_FIXED = {"Fixed": Applicability.SAFE, "Fixed (unsafe)": Applicability.UNSAFE}
_EXAMPLE = re.compile(
    rf"^{_WORDS}:(?: ``(?P<inline>.+)``$|:\n\n(?P<block>(?:(?:    .*)?\n)+))", re.MULTILINE
)


class Fixed(NamedTuple):
    """What the fix of a rule makes of a file; of a site, the files that change."""

    text: str
    applicability: Applicability


class Example(NamedTuple):
    """A whole file that a rule flags or leaves alone, and what its fix makes of it."""

    flagged: bool
    text: str
    fixed: Fixed | None = None


def examples(rule: Rule) -> list[Example]:
    """The files in the docstring; an inline example becomes one with YAML front matter."""
    found: list[Example] = []
    for match in _EXAMPLE.finditer(_doc(rule) + "\n"):
        if match["inline"] is not None:
            text = f"---\n{match['inline']}\n---\n"
        else:
            text = textwrap.dedent(match["block"]).rstrip("\n") + "\n"
        text = text.replace("⇥", "\t")  # docstrings do not keep tabs on every version of Python
        if level := _FIXED.get(match["word"]):
            found[-1] = found[-1]._replace(fixed=Fixed(text, level))
        else:
            found.append(Example(match["word"] == "Flagged", text))
    return found


def fixability(rule: Rule) -> str:
    """How sure the fixes of a rule are, as its page shows it: ``safe``, ``none``."""
    words = (match[1] for match in _LABEL.finditer(rule.doc))
    levels = {_FIXED[word] for word in words if word in _FIXED}
    return " or ".join(level.name.lower() for level in sorted(levels, reverse=True)) or "none"


def text(rule: Rule) -> str:
    """The page for the terminal: a heading line, then the docstring."""
    kind = msg("{severity}, fix: {fix}", severity=_SEVERITIES[rule.severity], fix=_fixes(rule))
    explained = _LABEL.sub(lambda match: f"{_LABELS[match[1]]}:", _doc(rule))
    return f"{rule.code} {rule.name} ({kind})\n\n{explained}"


def record(rule: Rule) -> dict[str, Any]:
    """The page as data."""
    title, _, explanation = _doc(rule).partition("\n\n")
    return {
        "code": rule.code,
        "name": rule.name,
        "topic": rule.topic,
        "severity": rule.severity.value,
        "fix": fixability(rule),
        "title": title,
        "explanation": explanation,
    }


def markdown(rules: Sequence[Rule]) -> str:
    """A document of all pages, with a table of contents."""
    table = [
        f"| [{rule.code}](#{rule.code.lower()}) | `{rule.name}` | {_SEVERITIES[rule.severity]} "
        f"| {_fixes(rule)} | {_title(rule)} |"
        for rule in rules
    ]
    pages = [section(rule) for rule in rules]
    head = (msg("code"), msg("name"), msg("severity"), msg("fix"), msg("says"))
    return "\n".join(
        [
            f"# {msg('Rules')}",
            "",
            str(msg("Written by `python -m cms.rules.renew` from the rules themselves.")),
            "",
            f"| {' | '.join(map(str, head))} |",
            "| --- | --- | --- | --- | --- |",
            *table,
            "",
            *pages,
        ]
    )


def section(rule: Rule) -> str:
    """The page in Markdown, with a heading."""
    _, _, body = _doc(rule).partition("\n\n")
    blocks = _BLOCK.sub(_fenced, body + "\n")
    lines = _INLINE.sub(lambda match: f"- **{_LABELS[match[1]]}:** ``{match[2]}``", blocks)
    listed = _LISTED.sub(lambda match: f"- **{_LABELS[match[1]]}:** {match[2]}", lines)
    heading = f'## <a id="{rule.code.lower()}"></a>{rule.code} {rule.name}'
    kind = msg(
        "Severity: {severity}. Fix: {fix}.", severity=_SEVERITIES[rule.severity], fix=_fixes(rule)
    )
    return f"{heading}\n\n*{_title(rule)}* {kind}\n\n{listed.strip()}\n"


_BLOCK = re.compile(rf"^{_WORDS}::\n\n((?:(?:    .*)?\n)+)", re.MULTILINE)
_INLINE = re.compile(rf"^{_WORDS}: ``(.+)``$", re.MULTILINE)
_LISTED = re.compile(rf"^({_KINDS}|Source): (.+)$", re.MULTILINE)
_LABEL = re.compile(rf"^({_KINDS}|Source):", re.MULTILINE)
_LABELS = {
    "Flagged": msg("Flagged"),
    "Clean": msg("Clean"),
    "Fixed": msg("Fixed"),
    "Fixed (unsafe)": msg("Fixed (unsafe)"),
    "Source": msg("Source"),
}
_SEVERITIES = {Severity.ERROR: msg("error"), Severity.WARNING: msg("warning")}
_LEVELS = {"safe": msg("safe"), "unsafe": msg("unsafe"), "shown": msg("shown")}


def _fixes(rule: Rule) -> str:
    """How sure its fixes are, in words."""
    levels = fixability(rule)
    if levels == "none":
        return str(msg("none"))
    said = [str(_LEVELS[level]) for level in levels.split(" or ")]
    return str(msg("{first} or {second}", first=said[0], second=said[1])) if said[1:] else said[0]


def _fenced(match: re.Match[str]) -> str:
    block = textwrap.dedent(match[2]).rstrip("\n")
    return f"- **{_LABELS[match[1]]}:**\n\n````\n{block}\n````\n\n"


def _title(rule: Rule) -> str:
    return _doc(rule).partition("\n\n")[0]


def prose(rule: Rule) -> list[str]:
    """The paragraphs of a rule's page that are neither examples nor sources."""
    return [part for part in rule.doc.strip().split("\n\n") if not _EXAMPLE_OR_SOURCE.match(part)]


_EXAMPLE_OR_SOURCE = re.compile(rf"{_WORDS}:|Source: |    |\s*$")


def _doc(rule: Rule) -> str:
    """The docstring, its prose in the language chosen."""
    known = set(prose(rule))
    parts = rule.doc.strip().split("\n\n")
    return "\n\n".join(translated(part) if part in known else part for part in parts)
