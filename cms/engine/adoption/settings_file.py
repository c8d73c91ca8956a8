"""The text of a first ``cms.toml``: what holds, and beside it, commented out, what could."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cms.engine.adoption.survey import Survey

ZONES = {"tw": "Asia/Taipei", "hk": "Asia/Hong_Kong", "mo": "Asia/Macau", "sg": "Asia/Singapore"}
CHINA = "Asia/Shanghai"


def settings_file(found: Survey, baseline: str = "") -> str:
    """Settings for a site, each with its reason."""
    return "\n".join([*_lines(found, baseline), ""])


def _lines(found: Survey, baseline: str) -> Iterator[str]:
    yield "# Settings of cms. `cms config` shows all there are, and what is in force."
    if baseline:
        yield from ("", "# What was there when cms came; new findings are reported.")
        yield f"baseline = {_text(baseline)}"
    yield from ("", *_schema_lines(found))
    if found.is_chinese and not found.time_zone:
        yield from ("", "# Where your authors' clocks stand; the site itself has no timeZone,")
        yield f"# so Hugo reads dates without an offset as UTC ({found.naive_dates:,} articles)."
        yield f"author-time-zone = {_text(_zone(found.languages))}"
    yield from ("", *_required_lines(found))
    if len(found.languages) > 1:
        yield from ("", "# Every page exists in these languages; `cms translations` counts them.")
        yield f"# required-languages = {_list(found.languages)}"
    if found.own_keys:
        yield from ("", "# Keys of your own, so that none is taken for a misspelled one of Hugo's.")
        yield f"known-keys = {_list(found.own_keys[:40])}"


def _schema_lines(found: Survey) -> Iterator[str]:
    if found.preset is not None:
        yield f"# Front matter is judged by what the theme {found.theme} reads. This is in force"
        yield "# without being written, too; schemas of your own can stand beside it."
        yield f"# extends = {_list([found.preset])}"
    else:
        theme = f"the theme {found.theme}" if found.theme else "themes"
        yield f"# Nothing is known about {theme} here; a preset, or a schema of your own, says what"
        yield "# front matter may hold. `cms schema --list` lists the presets."
        yield '# extends = ["schemas/article.schema.json"]'


def _required_lines(found: Survey) -> Iterator[str]:
    complete = [key for key, lacking in found.everywhere.items() if not lacking]
    nearly = {key: lacking for key, lacking in found.everywhere.items() if lacking}
    if complete:
        yield f"# All {found.articles:,} articles have these keys."
        yield f"# required = {_list(complete)}"
    else:
        yield "# Front matter keys that every article must have."
        yield '# required = ["title", "date"]'
    if nearly:
        counts = ", ".join(f"{key} (all but {lacking:,})" for key, lacking in nearly.items())
        yield f"# Nearly all have {counts}."
        yield f"# recommended = {_list(nearly)}"


def _zone(languages: Iterable[str]) -> str:
    regions = [code.rpartition("-")[2] for code in languages if code.startswith("zh")]
    return ZONES.get(regions[0], CHINA) if regions else CHINA


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
