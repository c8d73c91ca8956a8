"""Where a new article stands: the folder of its language, its section, its name."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cms.engine.move.places import own_mounts
from cms.errors import UsageError
from cms.hugo.config import Mount, SiteConfig
from cms.model.message import msg


class Form(NamedTuple):
    """How an article is kept: as a bundle or a file, and whether its name states its language."""

    is_bundle: bool
    default_has_suffix: bool = False
    extension: str = "md"


def location(config: SiteConfig, section: str, name: str, language: str, form: Form) -> Path:
    """The file of an article in a language; raises ``UsageError`` where the site has no place.

    A language with a content folder of its own has the file there, under the same name.
    """
    mount, is_own = _mount(config, section, language)
    states = form.default_has_suffix or language != config.default_language
    suffix = f".{language}" if states and not is_own else ""
    below = f"{name}/index" if form.is_bundle else name
    shown = "/".join(filter(None, (section, f"{below}{suffix}.{form.extension}")))
    top = mount.target.removeprefix("content").strip("/")
    return mount.source / shown.removeprefix(top).lstrip("/")


def _mount(config: SiteConfig, section: str, language: str) -> tuple[Mount, bool]:
    """The folder of content for a section, and whether it is for this language only."""
    own = {each.source for each in own_mounts(config)}
    fitting = [
        mount
        for mount in config.mounts
        if mount.source in own
        and mount.target.partition("/")[0] == "content"
        and f"{section}/".startswith(mount.target.removeprefix("content").strip("/"))
    ]
    fitting.sort(key=lambda mount: len(mount.target), reverse=True)
    for mount in fitting:
        if mount.language == language and _is_of_one_language(mount, config):
            return mount, True
    for mount in fitting:
        if not _is_of_one_language(mount, config):
            return mount, False
    raise UsageError(
        msg(
            "no content folder of the site takes {section} in {language}",
            section=section or msg("pages"),
            language=language,
        ),
        msg("look at contentDir and module.mounts in the site's configuration"),
    )


def _is_of_one_language(mount: Mount, config: SiteConfig) -> bool:
    same = {each.language for each in config.mounts if each.source == mount.source}
    return bool(mount.language) and len(same) == 1
