"""What tests of rules share: one file, or a whole miniature site, judged."""

import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from cms.engine.clock import read_clock
from cms.engine.page import analyse
from cms.engine.plan import Plan, make_plan
from cms.engine.validate import validate
from cms.hugo.config import DateChains
from cms.hugo.config.load import default_config
from cms.hugo.content.content_file import ContentFile
from cms.hugo.time.dates import parse_date
from cms.model import Diagnostic
from cms.rules.base import Site
from cms.rules.index import INDEX
from cms.settings import Settings
from tests.files import content_file

CLOCK = "2025-10-09T08:53:20Z"


class Case(NamedTuple):
    """What rules are to judge."""

    file: ContentFile
    raw: bytes
    plan: Plan


def case(
    text: str | bytes,
    *codes: str,
    clock: str = CLOCK,
    time_zone: str = "",
    language: str = "en",
    name: str = "p",
    extension: str = "md",
    kind: str = "",
    date_chains: DateChains | None = None,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    **config: object,
) -> Case:
    """A file of a site, and the rules with these codes, or all of them."""
    site = default_config(Path("/site"))._replace(**config)
    own = site.languages[0]._replace(code=language, time_zone=time_zone)
    if date_chains is not None:
        own = own._replace(date_chains=date_chains)
    moment = parse_date(clock, None)
    assert moment is not None
    written_offset = None if clock == CLOCK else moment.offset
    config_of_site = site._replace(languages=(own,), default_language=language)
    view = Site(config_of_site, settings, moment.unix, written_offset)
    page_rules = tuple(code for code, entry in INDEX.items() if entry.scope == "page")
    plan = make_plan(view, codes or page_rules, "/site")
    raw = text.encode() if isinstance(text, str) else text
    file = content_file(f"p.{extension}", language, kind, f"{name}.{extension}")
    return Case(file, raw, plan)


def judge(text: str | bytes, *codes: str, **site: object) -> list[Diagnostic]:
    """What the rules find in a file; for the rest see ``case``."""
    return analyse(*case(text, *codes, **site)).diagnostics


def front_matter(text: str, *codes: str, **site: object) -> list[Diagnostic]:
    """As ``judge``, for lines of YAML front matter."""
    return judge(f"---\n{text}\n---\n", *codes, **site)


def judge_site(text: str, *codes: str, clock: str = CLOCK, **settings: object) -> list[Diagnostic]:
    """What the rules find in a site written as txtar, paths relative to the site's root."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        lay_out(root, text)
        run = validate([root], {"select": codes, **settings}, {}, read_clock(clock))
        return [
            each._replace(path=each.path.rpartition(f"{root.name}/")[2])
            for each in run.report.diagnostics
        ]


def lay_out(root: Path, text: str) -> None:
    """Writes the files of a txtar text below ``root``."""
    _, *parts = re.split(r"^-- (.+) --\n", text, flags=re.M)
    for name, content in zip(parts[::2], parts[1::2], strict=True):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
