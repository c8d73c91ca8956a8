"""All sentences of the program that can be translated, with where they stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import cms

ROOT = Path(cms.__file__).parent

_TYPERS_OWN = (
    "Usage:", "Arguments", "Options", "Commands", "default: {default}", "required", "(dynamic)",
    "Show this message and exit.", "Aborted!",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)  # fmt: skip
"""What Typer puts around help and errors, as far as people meet it here."""


class Sentence(NamedTuple):
    """A message identifier and the module that it is from, or the rule's page."""

    text: str
    place: str


def sentences() -> list[Sentence]:
    """Every sentence once, in the order of the places: messages, help texts, pages of rules."""
    found: dict[str, Sentence] = {}
    for sentence in (*_messages(), *_helps(), *_effects(), *_settings(), *_pages()):
        found.setdefault(sentence.text, sentence)
    return list(found.values())


def _messages() -> Iterator[Sentence]:
    for module in sorted(ROOT.rglob("*.py")):
        place = module.relative_to(ROOT.parent).as_posix()
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "msg":
                yield Sentence(ast.literal_eval(node.args[0]), place)


def _helps() -> Iterator[Sentence]:
    from typer.main import get_command

    from cms.cli.app import app
    from cms.cli.speaking import ERRORS

    group: Any = get_command(app)
    for text in (*_TYPERS_OWN, *ERRORS):
        yield Sentence(text, "typer")
    for command in (group, *(group.get_command(None, name) for name in group.list_commands(None))):
        for text in texts_of_command(command):
            yield Sentence(text, f"cms {command.name} --help")


def texts_of_command(command: Any) -> Iterator[str]:
    """The texts of a command's help that are its own."""
    yield from filter(None, (command.help or "").split("\n\n"))
    for parameter in command.params:
        if getattr(parameter, "help", None):
            yield parameter.help


def _effects() -> Iterator[Sentence]:
    from cms.schema import presets

    for name in presets.names():
        for text in _said(presets.load(name)):
            yield Sentence(text, f"schemas/{name}.schema.json")


def _said(part: object) -> Iterator[str]:
    """What a schema says that a theme does, wherever in it."""
    if isinstance(part, dict):
        yield from filter(None, (part.get("x-effect"),))
    values = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for value in values:
        yield from _said(value)


def _settings() -> Iterator[Sentence]:
    from cms.settings import DOCS

    for text in DOCS.values():
        yield Sentence(text, "cms config")


def _pages() -> Iterator[Sentence]:
    from cms.rules.pages import prose
    from cms.rules.registry import all_rules

    for rule in all_rules():
        for paragraph in prose(rule):
            yield Sentence(paragraph, f"cms rule {rule.code}")
