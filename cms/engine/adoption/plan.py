"""What taking up the program writes: new files, and changes to files that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cms.engine.adoption.integrations import GITHUB, GITLAB, HOOKS, JOB, WORKFLOW, with_hook
from cms.engine.adoption.settings_file import settings_file
from cms.engine.adoption.survey import Survey, survey
from cms.engine.workspace import Target, find_targets
from cms.errors import InputError, UsageError
from cms.model import Message, msg

SETTINGS = "cms.toml"
HOSTS = {"github": (GITHUB, WORKFLOW), "gitlab": (GITLAB, JOB)}


class Wish(NamedTuple):
    """What is wanted besides settings; ``host`` is one of ``HOSTS``, ``baseline`` a file's name."""

    pre_commit: bool = False
    host: str | None = None
    baseline: str = ""


class Change(NamedTuple):
    """A file before, None where there is none, and after."""

    path: Path
    before: str | None
    after: str


class Plan(NamedTuple):
    """What was found, what is to be written, and what is left alone."""

    survey: Survey
    root: Path
    changes: tuple[Change, ...]
    notices: tuple[Message, ...]


def plan_adoption(start: Path, wish: Wish, environ: Mapping[str, str]) -> Plan:
    """Raises ``UsageError`` where there is not one site, or a file cannot be changed for sure."""
    target = _one_site(start, environ)
    found = survey(target)
    root = target.config.root
    notices: list[Message] = []
    changes = list(_changes(root, _repository(root), found, wish, notices))
    return Plan(found, root, tuple(changes), tuple(notices))


def _one_site(start: Path, environ: Mapping[str, str]) -> Target:
    target, *others = find_targets([start], {}, environ)
    if others:
        raise UsageError(
            msg("there are several sites in {start}", start=start),
            msg("run it in the folder of one"),
        )
    if not target.config.files:
        raise UsageError(
            msg("{start} is not in a Hugo site", start=start), msg("run it where hugo.toml is")
        )
    return target


def _changes(
    root: Path, repository: Path, found: Survey, wish: Wish, notices: list[Message]
) -> Iterator[Change]:
    settings = root / SETTINGS
    if settings.exists():
        notices.append(msg("{path} is there and stays as it is", path=SETTINGS))
    else:
        yield Change(settings, None, settings_file(found, wish.baseline))
    if wish.pre_commit:
        path = repository / HOOKS
        before = _text(path)
        if before is not None and "cms-validate" in before:
            notices.append(msg("{path} has the hook already", path=HOOKS))
        else:
            yield Change(path, before, with_hook(before or ""))
    if wish.host is not None:
        name, text = HOSTS[wish.host]
        path = repository / name
        if path.exists():
            notices.append(msg("{path} is there and stays as it is", path=name))
        else:
            yield Change(path, None, text)


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(msg("{path} cannot be read: {error}", path=path, error=error)) from None


def _repository(root: Path) -> Path:
    """The folder of the repository around a site, or the site's own."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return folder
    return root
