"""The command line: commands are imported when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer

import cms
from cms.cli.speaking import Command, Group, in_language
from cms.errors import UsageError
from cms.model.message import msg

COMMANDS = {
    "scaffold": "cms.cli.scaffold",
    "init": "cms.cli.init",
    "validate": "cms.cli.validate",
    "fix": "cms.cli.fix",
    "move": "cms.cli.move",
    "set": "cms.cli.set_values",
    "unset": "cms.cli.unset",
    "rename-term": "cms.cli.rename_term",
    "publish": "cms.cli.publish",
    "unpublish": "cms.cli.unpublish",
    "check-images": "cms.cli.check_images",
    "localise": "cms.cli.localise",
    "list": "cms.cli.list_pages",
    "why": "cms.cli.why",
    "translations": "cms.cli.translations",
    "convert": "cms.cli.convert",
    "merge-reports": "cms.cli.merge_reports",
    "schema": "cms.cli.schema",
    "rule": "cms.cli.rule",
    "config": "cms.cli.config",
    "cache": "cms.cli.cache",
}
"""Module of each command, in the order of the help; its function ``command`` is the command."""


class LazyGroup(Group):
    """Imports the module of a command only when that command runs or the help lists it."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, or None where there is none of this name."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            self.commands[cmd_name] = _load(cmd_name)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name; raises ``UsageError`` naming the nearest."""
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = (
                msg("did you mean {near}?", near=near[0])
                if near
                else msg("cms --help lists the commands")
            )
            raise UsageError(msg("there is no command {args}", args=args[0]), hint)
        return super().resolve_command(ctx, args)


def _load(name: str) -> Any:
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    one.command(name, cls=Command)(import_module(COMMANDS[name]).command)
    return in_language(typer.main.get_command(one))


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
