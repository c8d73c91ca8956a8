"""What results depend on besides the bytes of pages, the clock, and images and templates on disk.

That is the program with its libraries, the machine's time zones, and the plan: rules, settings,
and the site's configuration, whatever it was put together from.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import cms
from cms.engine.cache.signature import digest
from cms.engine.plan import Plan
from cms.hugo.config import SiteConfig
from cms.settings import Settings

VERSION = 2
"""Of what is kept; a file of another version is begun anew."""

_OF_THE_RUN = (
    "baseline",
    "exclude",
    "force_exclude",
    "jobs",
    "language",
    "origins",
    "output_format",
)
_OF_THE_REPORT = ("extend_select", "ignore", "per_file_ignores", "select")
_ZONES = ("/etc/localtime", "/usr/share/zoneinfo", "/usr/share/zoneinfo/tzdata.zi")


def name_of(plan: Plan) -> str:
    """The name of the file for a site and what is asked of it."""
    site = plan.site.config
    asked = (str(site.root), site.environment, *_rules(plan))
    return digest(_text(asked)).hex()


def key_of(plan: Plan) -> bytes:
    """What results must have in common to be worth anything to a plan."""
    site = plan.site
    asked = (*_rules(plan), plan.seeks_images, plan.seeks_unused, site.clock_offset)
    judged_by = (_known_order(site.config), _that_matter(site.settings))
    return digest(_text((VERSION, _program(), _machine(), asked, *judged_by)))


def _rules(plan: Plan) -> tuple[object, ...]:
    return plan.page_rules, plan.site_rules, plan.suppression_rules, plan.remote_rules


def _text(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogatepass")


def _known_order(config: SiteConfig) -> SiteConfig:
    """The configuration with lists for sets, whose order changes from run to run."""
    languages = tuple(_with_lists(language) for language in config.languages)
    changed: SiteConfig = _with_lists(config._replace(languages=languages, notices=()))
    return changed


def _with_lists(record: Any) -> Any:
    sets = {
        name: sorted(value)
        for name, value in zip(record._fields, record, strict=True)
        if isinstance(value, frozenset)
    }
    return record._replace(**sets)


def _that_matter(settings: Settings) -> tuple[object, ...]:
    """The settings by which pages are judged."""
    left_out = {*_OF_THE_RUN, *_OF_THE_REPORT}
    return tuple(
        value
        for name, value in zip(settings._fields, settings, strict=True)
        if name not in left_out
    )


@cache
def _program() -> tuple[object, ...]:
    """The interpreter, the libraries, and the program, which may be somebody's work in progress."""
    folder = Path(cms.__file__).parent
    return sys.hexversion, sys.platform, cms.__version__, *_packages(), *_sources(folder)


def _packages() -> Iterator[str]:
    """The libraries installed, with their versions."""
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")) and Path(folder).is_dir():
            names = os.listdir(folder)  # noqa: PTH208 (only names are wanted)
            yield from sorted(name for name in names if name.endswith(".dist-info"))


def _sources(package: Path) -> Iterator[tuple[str, int, int]]:
    """The modules and schemas of a checkout: there a version stands for many programs."""
    if not (package.parent / "pyproject.toml").is_file():
        return
    for top in (package, package.parent / "schemas"):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
                yield name, found.st_size, found.st_mtime_ns


def _machine() -> tuple[object, ...]:
    """The zone of ``Local``, and which edition of the zones is in force."""
    states = [os.stat(path) for path in _ZONES if os.path.exists(path)]  # noqa: PTH110, PTH116
    zones = [(state.st_size, state.st_mtime_ns) for state in states]
    return os.environ.get("TZ"), *zones
