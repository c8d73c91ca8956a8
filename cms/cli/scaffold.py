"""``cms scaffold``: a new article, right from its first second."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cms.cli import options
from cms.errors import UsageError
from cms.model.message import msg
from cms.report.counts import counted

if TYPE_CHECKING:
    from cms.engine.clock import Moment
    from cms.engine.scaffold.plan import Plan
    from cms.engine.scaffold.wish import Wish


def _sections(incomplete: str) -> list[str]:
    from cms.engine.scaffold.completion import sections

    return sections(incomplete)


def _languages(incomplete: str) -> list[str]:
    from cms.engine.scaffold.completion import languages

    return languages(incomplete)


def _tags(incomplete: str) -> list[str]:
    from cms.engine.scaffold.completion import tags

    return tags(incomplete)


def _archetypes(incomplete: str) -> list[str]:
    from cms.engine.scaffold.completion import archetypes

    return archetypes(incomplete)


def _assignments(incomplete: str) -> list[str]:
    from cms.engine.scaffold.completion import assignments

    return assignments(incomplete)


def command(
    title: Annotated[
        str | None, typer.Argument(help="The title, in its first language.", metavar="TITLE")
    ] = None,
    section: Annotated[
        str | None,
        typer.Option(
            "--section", "-s", help="Where it goes: post, docs/guide.", autocompletion=_sections
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", "-l", help="Its language.", autocompletion=_languages),
    ] = None,
    translate: Annotated[
        list[str] | None,
        typer.Option(help="A further language to exist in.", autocompletion=_languages),
    ] = None,
    bundle: Annotated[
        bool | None, typer.Option("--bundle/--file", help="A folder of its own, or a file.")
    ] = None,
    slug: Annotated[
        str | None, typer.Option(help="Name of the file or folder; made of the title otherwise.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Date of publication; now otherwise.", metavar="TIME")
    ] = None,
    tags: Annotated[
        list[str] | None,
        typer.Option(help="Tags, separated by commas.", autocompletion=_tags),
    ] = None,
    thumbnail: Annotated[
        str | None, typer.Option(help="A picture: a file, or an address.", metavar="FILE|URL")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="Another front matter value, as in cms set.",
            metavar="KEY=VALUE",
            autocompletion=_assignments,
        ),
    ] = None,
    archetype: Annotated[
        str | None,
        typer.Option(
            help="Name of an archetype, or none; as Hugo chooses otherwise.",
            autocompletion=_archetypes,
        ),
    ] = None,
    site: Annotated[Path, typer.Option(help="A folder of the site.", metavar="FOLDER")] = Path(),
    open_: Annotated[bool, typer.Option("--open", help="Open it in your editor.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    clock: options.Clock = None,
    environment: options.Environment = None,
) -> None:
    """Write a new article as the site, its theme and its archetypes want it.

    Archetypes are rendered by Hugo, where it is installed, and completed. On a terminal, what is
    missing is asked for. The paths of the new files go to standard output.
    """
    from cms.engine.clock import read_clock
    from cms.engine.editing.keys import read_assignment
    from cms.engine.scaffold.plan import plan_article
    from cms.engine.scaffold.wish import Wish

    wish = Wish(
        title=(title or "").strip(),
        section=section,
        language=lang,
        translations=options.split(translate),
        bundle=bundle,
        slug=slug,
        date=date,
        tags=options.split(tags),
        thumbnail=thumbnail,
        assignments=tuple(map(read_assignment, set_ or ())),
        archetype=archetype,
    )
    if not no_input and sys.stdin.isatty():
        wish = _asked(wish, site)
    if not wish.title:
        raise UsageError(msg("an article needs a title"), msg('cms scaffold "标题"'))
    moment = read_clock(clock)
    plan = plan_article(wish, site, moment, os.environ, environment)
    for notice in plan.notices:
        typer.echo(f"cms: {notice}", err=True)
    if dry_run:
        _show(plan)
        return
    _write(plan)
    _judge(plan, moment, environment)
    if open_:
        _open(plan.articles[0].path)


def _asked(wish: Wish, site: Path) -> Wish:
    """The wish with answers to what it leaves open; an empty answer leaves it to the site."""
    from cms.engine.scaffold.completion import known

    if not wish.title:
        wish = wish._replace(title=typer.prompt(str(msg("Title")), err=True).strip())
    if wish.section is None:
        sections = known(site).sections
        if len(sections) > 1:
            question = msg("Section ({sections})", sections=", ".join(sections))
            answer = typer.prompt(str(question), default=sections[0], err=True)
            wish = wish._replace(section=answer.strip())
    if not wish.tags:
        question = msg("Tags, separated by commas")
        answer = typer.prompt(str(question), default="", show_default=False, err=True)
        wish = wish._replace(tags=options.split([answer]))
    return wish


def _open(path: Path) -> None:
    import shlex
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        typer.launch(str(path))
        return
    try:
        subprocess.run([*shlex.split(editor, posix=os.name != "nt"), str(path)], check=False)
    except OSError as error:
        raise UsageError(
            msg("{editor} cannot be started: {strerror}", editor=editor, strerror=error.strerror),
            msg("set EDITOR"),
        ) from None


def _show(plan: Plan) -> None:
    from cms.engine.workspace import shown_path

    here = str(Path.cwd())
    for path, content in plan.articles:
        typer.echo(f"{shown_path(str(path), here)}\n")
        typer.echo(content.decode("utf-8", "replace"))
    for path, content in plan.files:
        typer.echo(f"{shown_path(str(path), here)} ({counted(len(content), 'byte')})")


def _write(plan: Plan) -> None:
    from cms.engine.workspace import shown_path
    from cms.writing import create_file

    # What an article names is there before the article is.
    for path, content in (*plan.files, *plan.articles):
        create_file(path, content)
    for path, _ in (*plan.articles, *plan.files):
        typer.echo(shown_path(str(path), str(Path.cwd())))


def _judge(plan: Plan, moment: Moment, environment: str | None) -> None:
    """Says what is left for the author to fill in."""
    from cms.engine.validate import validate
    from cms.report.concise import headline

    paths = [path for path, _ in plan.articles]
    run = validate(paths, {"environment": environment}, os.environ, moment)
    for each in run.report.diagnostics:
        typer.echo(headline(each), err=True)
