"""Sentences for people, kept as templates so that they can be translated.

A message is made by ``msg("date {value} has no offset", value=...)``. The template is the gettext
message identifier, so it must be one string literal: ``cms.locales.renew`` collects them. Nothing
is put in until the message is shown, in the language that was chosen by ``speak``.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

Translate = Callable[[str], str]

_translate: Translate = str


def speak(translate: Translate) -> None:
    """From now on messages are shown as ``translate`` says, which maps templates like gettext."""
    global _translate
    _translate = translate


def translated(text: str) -> str:
    """A text that is no template, such as a paragraph of a rule's page, in the language chosen."""
    return _translate(text) if text else text


class Message(NamedTuple):
    """A template with named arguments, in the manner of ``str.format``."""

    template: str
    args: Mapping[str, object]

    def __str__(self) -> str:
        return _translate(self.template).format_map(self.args) if self.template else ""


def msg(template: str, /, **args: object) -> Message:
    """A message from a literal template; an argument may itself be a message."""
    return Message(template, args)
