"""``cms schema``: the JSON Schema of front matter, for editors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cms.errors import UsageError
from cms.model.message import msg

if TYPE_CHECKING:
    from cms.schema.site_schemas import PageSchema


def command(
    path: Annotated[
        Path, typer.Argument(help="A page or folder whose schema is wanted.", metavar="PATH")
    ] = Path(),
    preset: Annotated[
        str | None, typer.Option(help="The schema of a theme instead; hugo for none.")
    ] = None,
    show_presets: Annotated[
        bool, typer.Option("--list", help="List the presets there are.")
    ] = False,
) -> None:
    """Write the schema in force for front matter as JSON Schema, for editors."""
    from cms.schema import presets
    from cms.schema.effective import effective

    if show_presets:
        for name in presets.names():
            typer.echo(f"{name}\t{presets.load(name)['title']}")
        return
    schema = _of_preset(preset) if preset is not None else _of_page(path)
    document = effective(
        schema.sources, schema.required, schema.recommended, schema.key_order, schema.defaults
    )
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _of_preset(name: str) -> PageSchema:
    from cms.schema.site_schemas import SiteSchemas
    from cms.settings import Demands

    return SiteSchemas((), Demands(extends=(name,)), ()).of("", "")


def _of_page(path: Path) -> PageSchema:
    from cms.engine.workspace import find_targets
    from cms.schema.site_schemas import SiteSchemas

    target, *others = find_targets([path], {}, os.environ)
    if others:
        raise UsageError(
            msg("there are several sites in {path}", path=path), msg("name one of them")
        )
    settings = target.settings
    schemas = SiteSchemas(target.config.theme_names, settings.demands, settings.overrides)
    if len(target.files) == 1:
        (file,) = target.files
        return schemas.of(file.path, file.section, file.kind)
    return schemas.of("", "")
