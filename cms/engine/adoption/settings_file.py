"""The text of a first ``cms.toml``: what holds, and beside it, commented out, what could."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from textwrap import wrap

from cms.engine.adoption.survey import Survey
from cms.model.message import Message, msg

ZONES = {"tw": "Asia/Taipei", "hk": "Asia/Hong_Kong", "mo": "Asia/Macau", "sg": "Asia/Singapore"}
CHINA = "Asia/Shanghai"


def settings_file(found: Survey, baseline: str = "") -> str:
    """Settings for a site, each with its reason."""
    return "\n".join([*_lines(found, baseline), ""])


def _lines(found: Survey, baseline: str) -> Iterator[str]:
    yield from _comment(
        msg("Settings of cms. `cms config` shows all there are, and what is in force.")
    )
    if baseline:
        yield from ("", *_comment(msg("What was there when cms came; new findings are reported.")))
        yield f"baseline = {_text(baseline)}"
    yield from ("", *_schema_lines(found))
    if found.is_chinese and not found.time_zone:
        reason = msg(
            "Where your authors' clocks stand; the site itself has no timeZone, so Hugo reads "
            "dates without an offset as UTC ({dates} articles).",
            dates=f"{found.naive_dates:,}",
        )
        yield from ("", *_comment(reason))
        yield f"author-time-zone = {_text(_zone(found.languages))}"
    yield from ("", *_required_lines(found))
    if len(found.languages) > 1:
        reason = msg("Every page exists in these languages; `cms translations` counts them.")
        yield from ("", *_comment(reason))
        yield f"# required-languages = {_list(found.languages)}"
    if found.own_keys:
        reason = msg("Keys of your own, so that none is taken for a misspelled one of Hugo's.")
        yield from ("", *_comment(reason))
        yield f"known-keys = {_list(found.own_keys[:40])}"


def _schema_lines(found: Survey) -> Iterator[str]:
    if found.preset is not None:
        reason = msg(
            "Front matter is judged by what the theme {theme} reads. This is in force without "
            "being written, too; schemas of your own can stand beside it.",
            theme=found.theme,
        )
        yield from _comment(reason)
        yield f"# extends = {_list([found.preset])}"
        return
    themes = msg("the theme {theme}", theme=found.theme) if found.theme else msg("themes")
    reason = msg(
        "Nothing is known about {themes} here; a preset, or a schema of your own, says what front "
        "matter may hold. `cms schema --list` lists the presets.",
        themes=themes,
    )
    yield from _comment(reason)
    yield '# extends = ["schemas/article.schema.json"]'


def _required_lines(found: Survey) -> Iterator[str]:
    complete = [key for key, lacking in found.everywhere.items() if not lacking]
    nearly = {key: lacking for key, lacking in found.everywhere.items() if lacking}
    if complete:
        articles = f"{found.articles:,}"
        yield from _comment(msg("All {articles} articles have these keys.", articles=articles))
        yield f"# required = {_list(complete)}"
    else:
        yield from _comment(msg("Front matter keys that every article must have."))
        yield '# required = ["title", "date"]'
    if nearly:
        counts = [
            str(msg("{key} (all but {lacking})", key=key, lacking=f"{lacking:,}"))
            for key, lacking in nearly.items()
        ]
        yield from _comment(msg("Nearly all have {keys}.", keys=", ".join(counts)))
        yield f"# recommended = {_list(nearly)}"


def _comment(message: Message) -> list[str]:
    mark = "# "
    return wrap(
        str(message), 80, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False
    )


def _zone(languages: Iterable[str]) -> str:
    regions = [code.rpartition("-")[2] for code in languages if code.startswith("zh")]
    return ZONES.get(regions[0], CHINA) if regions else CHINA


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
