"""What tests of rules share: one file judged on a miniature site."""

from pathlib import Path

from cms.engine.page import analyse
from cms.engine.plan import Plan
from cms.engine.workspace import ContentFile
from cms.hugo.config import DateChains
from cms.hugo.config.load import default_config
from cms.hugo.time.dates import parse_date
from cms.model import Diagnostic
from cms.rules.base import RuleOptions, Site
from cms.rules.index import INDEX

CLOCK = "2025-10-09T08:53:20Z"


def judge(
    text: str | bytes,
    *codes: str,
    clock: str = CLOCK,
    time_zone: str = "",
    language: str = "en",
    name: str = "p",
    extension: str = "md",
    date_chains: DateChains | None = None,
    options: RuleOptions = RuleOptions(),  # noqa: B008 (frozen)
    **config: object,
) -> list[Diagnostic]:
    """What the rules with these codes, or all of them, find in a file of a site."""
    site = default_config(Path("/site"))._replace(**config)
    own = site.languages[0]._replace(code=language, time_zone=time_zone)
    if date_chains is not None:
        own = own._replace(date_chains=date_chains)
    moment = parse_date(clock, None)
    assert moment is not None
    written_offset = None if clock == CLOCK else moment.offset
    config_of_site = site._replace(languages=(own,), default_language=language)
    view = Site(config_of_site, options, moment.unix, written_offset)
    plan = Plan(view, codes or tuple(INDEX), here="/site")
    raw = text.encode() if isinstance(text, str) else text
    return analyse(
        ContentFile(f"p.{extension}", f"/site/p.{extension}", language, name, extension), raw, plan
    )


def front_matter(text: str, *codes: str, **site: object) -> list[Diagnostic]:
    """As ``judge``, for lines of YAML front matter."""
    return judge(f"---\n{text}\n---\n", *codes, **site)
