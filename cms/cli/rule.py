"""``cms rule``: what a rule says and why."""

from __future__ import annotations

import json
from enum import Enum
from typing import Annotated

import typer

from cms.errors import UsageError
from cms.model.message import msg


class RuleFormat(str, Enum):
    """How rules are shown."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    name: Annotated[
        str | None, typer.Argument(help="A rule's code or name.", metavar="CODE")
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Show every rule.")] = False,
    rule_format: Annotated[RuleFormat, typer.Option("--format", help="How to show it.")] = (
        RuleFormat.TEXT
    ),
) -> None:
    """Explain a rule: what it flags, what follows for the site, what to write instead."""
    from cms.rules import pages
    from cms.rules.registry import all_rules, find_rule

    if bool(name) == show_all:
        raise UsageError(msg("name one rule, or ask for all with --all"), msg("cms rule DT001"))
    rules = all_rules() if show_all else [find_rule(name or "")]
    if rule_format is RuleFormat.JSON:
        records = [pages.record(rule) for rule in rules]
        typer.echo(json.dumps(records if show_all else records[0], ensure_ascii=False, indent=2))
    elif rule_format is RuleFormat.MARKDOWN:
        typer.echo(pages.markdown(rules), nl=False)
    else:
        typer.echo("\n\n".join(pages.text(rule) for rule in rules))
