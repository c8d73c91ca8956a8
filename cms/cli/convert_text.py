"""``cms convert --text``: what it does once its command line is understood."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cms.model.message import msg

if TYPE_CHECKING:
    from cms.chinese.terms import Term

FROM_STDIN = "-"

_FILES = ("terms.toml", "cms.toml", "pyproject.toml")  # that have or name terms
_OPTIONS = {"--text": "text", "--to": "target", "--from": "source", "--config": "config"}


def plain_arguments(args: Sequence[str]) -> dict[str, str | bool] | None:
    """The parameters of ``convert_text`` if nothing else is asked for, in the plainest way."""
    found: dict[str, str | bool] = {}
    left = iter(args)
    for arg in left:
        if arg in ("--idioms", "--no-idioms"):
            found["idioms"] = arg == "--idioms"
            continue
        value = next(left, "--")
        if arg not in _OPTIONS or value.startswith("--"):
            return None
        found[_OPTIONS[arg]] = value
    return found if "text" in found else None


def convert_text(
    text: str,
    config: str | None = None,
    source: str | None = None,
    target: str | None = None,
    *,
    idioms: bool = False,
) -> None:
    """Prints a text converted, or standard input."""
    from cms.chinese.conversion import Converter
    from cms.chinese.directions import choose_direction

    direction = choose_direction(config, source, target, idioms=idioms)
    converter = Converter(direction, _terms(direction))
    if text == FROM_STDIN:
        from cms.cli.pipe import convert_stream

        convert_stream(converter, sys.stdin.buffer, sys.stdout.buffer)
    else:
        sys.stdout.write(f"{converter.convert(_checked(text))}\n")


def _terms(direction: str) -> Sequence[Term]:
    """The terms of the site that the program runs in."""
    folder = Path.cwd()
    if not any((each / name).is_file() for each in (folder, *folder.parents) for name in _FILES):
        return ()
    from cms.chinese.term_files import site_terms
    from cms.hugo.config.discovery import find_site
    from cms.settings import load_settings

    root = find_site(folder) or folder
    return site_terms(root, load_settings(root).convert.terms).choose(direction)


def _checked(text: str) -> str:
    """The text, of whose bytes some may have been no UTF-8."""
    from cms.errors import UsageError

    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError(msg("the text is not in UTF-8")) from None
    return text
