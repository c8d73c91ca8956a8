"""What Typer says itself, around help and about wrong usage, in the language of the reader.

Only some of its sentences go through gettext, and which ones changes with its releases.
"""

from __future__ import annotations

import re
import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from cms.model.message import Message, msg, translated

ERRORS = (
    "No such option: {name} (Possible options: {near})",
    "No such option: {name}",
    "Option {name} requires an argument.",
    "Option {name} does not take a value.",
    "Got unexpected extra argument(s) ({arguments})",
    "Missing argument {name}.",
    "Missing option {name}.",
    "Missing command.",
    "Invalid value for {name}: {value} is not one of {choices}.",
    "Invalid value for {name}: {value} is not a valid int range.",
    "Invalid value for {name}: {value} is not in the range {range}.",
    "Invalid value for {name}: {reason}",
)
"""Templates of what is said of a wrong command line; the first that fits counts."""

_CommandLineError: Any = typer.BadParameter.__mro__[2]  # of Click, or of Typer's copy of it


class _InLanguage:
    """Help in the language chosen."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line on how to call it."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, f"{translated('Usage:')} ")

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = translated(option.help)
        return option


class Command(_InLanguage, TyperCommand):
    """A command."""


class Group(_InLanguage, TyperGroup):
    """A group of commands, which also says what is wrong with a command line."""

    def main(self, *args: Any, **others: Any) -> NoReturn:
        """Runs a command; the program ends with its exit code."""
        in_language(self)
        try:
            code = super().main(*args, **{**others, "standalone_mode": False})
        except _CommandLineError as error:
            _show(error)
            sys.exit(error.exit_code)
        except typer.Abort:
            typer.echo(translated("Aborted!"), err=True)
            sys.exit(1)
        sys.exit(code)


def in_language(command: Any) -> Any:
    """The command with its own texts in the language chosen."""
    parts = (command.help or "").split("\n\n")
    command.help = "\n\n".join(map(translated, parts)) or None
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translated(parameter.help)
    return command


def _show(error: Any) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":  # help is all there is to say
        error.show()
        return
    context = getattr(error, "ctx", None)
    if context is not None:
        command, option = context.command_path, context.help_option_names[0]
        hint = msg("Try '{command} {option}' for help.", command=command, option=option)
        typer.echo(f"{context.get_usage()}\n{hint}\n", err=True)
    typer.echo(msg("Error: {message}", message=_said(error.format_message())), err=True)


def _said(text: str) -> Message | str:
    for template in ERRORS:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return Message(template, match.groupdict())
    return text
