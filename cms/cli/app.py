"""The ``cms`` program: commands are imported when they are asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

import cms
from cms.errors import CmsError

COMMANDS = {
    "validate": "cms.cli.validate",
    "list": "cms.cli.list_pages",
    "rule": "cms.cli.rule",
    "config": "cms.cli.config",
}
"""Module of each command, in the order of the help; its function ``command`` is the command."""


class LazyGroup(TyperGroup):
    """Imports the module of a command only when that command runs or the help lists it."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, or None where there is none of this name."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.commands[cmd_name] = _load(cmd_name)
        return self.commands.get(cmd_name)


def _load(name: str) -> Any:
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    one.command(name)(import_module(COMMANDS[name]).command)
    return typer.main.get_command(one)


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cms {cms.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", help="Print the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Check and manage the articles of a Hugo site."""


def main() -> None:
    """Entry point: exit code 0 clean, 1 problems found, 2 wrong usage, configuration or I/O."""
    for stream in (sys.stdout, sys.stderr):
        # A path or a title may hold anything; a report must not fail on a terminal's encoding.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(prog_name="cms")
    except CmsError as error:
        hint = f" ({error.hint})" if error.hint else ""
        typer.echo(f"cms: {error}{hint}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        sys.stderr.close()
        sys.exit(141)
