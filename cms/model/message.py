"""Sentences for people, kept as templates so that they can be translated.

A message is made by ``msg("date {value} has no offset", value=...)``. The template is the gettext
message identifier: Babel extracts it with ``--keyword msg``, so it must be one string literal.
Nothing is put in until the message is shown; what is shown may then be in any language.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Message(NamedTuple):
    """A template with named arguments, in the manner of ``str.format``."""

    template: str
    args: Mapping[str, object]

    def render(self, translate: Callable[[str], str] = str) -> str:
        """The sentence; ``translate`` maps the template, as ``gettext`` does."""
        args = {
            name: value.render(translate) if isinstance(value, Message) else value
            for name, value in self.args.items()
        }
        return translate(self.template).format_map(args)

    def __str__(self) -> str:
        return self.render()


def msg(template: str, /, **args: object) -> Message:
    """A message from a literal template; an argument may itself be a message."""
    return Message(template, args)
