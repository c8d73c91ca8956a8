"""Which files a conversion writes, and which it leaves alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cms.chinese.directions import TAGS, choose_direction, standard, written_by
from cms.chinese.script import is_chinese
from cms.chinese.term_files import site_terms
from cms.engine.convert.article import How
from cms.engine.convert.record import Entry, digest, read_record
from cms.engine.convert.twins import Twins
from cms.engine.convert.wish import Wish
from cms.engine.convert.work import MARKDOWN, Result, Task, convert_files
from cms.engine.run import map_chunks
from cms.engine.workspace import Target, find_targets, notices_of, shown_path
from cms.errors import UsageError
from cms.hugo.content.content_file import ContentFile, content_files
from cms.languages import canonical
from cms.markdown.options import markdown_options
from cms.markdown.readable import FIGURE, Parameters, ReadableOptions
from cms.model import Message, msg
from cms.rules.site_languages import SiteLanguages
from cms.schema.site_schemas import SiteSchemas


class Written(NamedTuple):
    """A file that a conversion writes; ``before`` is None for a new one."""

    location: str
    before: bytes | None
    after: bytes


class Refused(NamedTuple):
    """A file that is not converted, by its shown path.

    ``is_named`` tells whether the command line names it, ``is_stale`` that it was written by a
    conversion, edited, and is older than its original.
    """

    path: str
    reason: Message
    is_named: bool
    is_stale: bool = False


class Outcome(NamedTuple):
    """What a conversion does: ``records`` are the new records by site.

    ``refused`` are files that stand against it, ``kept`` translations that somebody else wrote.
    ``results`` is what each of the files becomes, written or not.
    """

    written: tuple[Written, ...] = ()
    refused: tuple[Refused, ...] = ()
    kept: tuple[Refused, ...] = ()
    records: tuple[tuple[Path, Mapping[str, Entry]], ...] = ()
    notices: tuple[Message, ...] = ()
    results: tuple[bytes, ...] = ()

    @property
    def number(self) -> int:
        """Files that can be converted."""
        return len(self.results)

    def plus(self, other: Outcome) -> Outcome:
        """Both together."""
        return Outcome(
            self.written + other.written,
            self.refused + other.refused,
            self.kept + other.kept,
            self.records + other.records,
            self.notices + other.notices,
            self.results + other.results,
        )


def plan_conversion(
    paths: Sequence[Path],
    wish: Wish,
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
) -> Outcome:
    """What converting these files and folders does; nothing is written.

    Raises ``UsageError`` for a wish that nothing can fulfil, ``InputError`` for a path that does
    not exist, ``ConfigError`` for settings or a Hugo configuration that cannot be used.
    """
    direction = choose_direction(wish.config, wish.source, wish.target, idioms=wish.idioms)
    tag = wish.target or TAGS[written_by(direction)]
    wish = wish._replace(tag=canonical(tag) or tag)
    targets = find_targets(paths, overrides, environ)
    outcome = Outcome(notices=tuple(notices_of(targets)))
    named = {os.path.abspath(path) for path in paths}
    for target in targets:
        outcome = outcome.plus(_Plan(target, wish, named).outcome())
    return outcome


class _Plan:
    """The conversion of the chosen files of one site."""

    def __init__(self, target: Target, wish: Wish, named: set[str]) -> None:
        self.target = target
        self.config = target.config
        self.wish = wish
        self.named = named
        self.here = str(Path.cwd())
        self.languages = SiteLanguages(target.config)
        self.refused: list[Refused] = []
        self.kept: list[Refused] = []
        self._how: dict[tuple[str, int], How] = {}
        self._schemas = SiteSchemas(
            self.config.theme_names, target.settings.demands, target.settings.overrides
        )

    def outcome(self) -> Outcome:
        tasks = [self._task(file) for file in self._files()]
        settings = self.target.settings
        common = self.wish, site_terms(self.config.root, settings.convert.terms)
        done = map_chunks(convert_files, tasks, common, settings.jobs)
        good = [result for result in done if result.objection is None]
        for result in done:
            if result.objection is not None:
                self._refuse(result.task.file, result.objection)
        records: tuple[tuple[Path, Mapping[str, Entry]], ...] = ()
        if self.wish.in_place:
            written = [Written(each.task.file.location, each.before, each.after) for each in good]
        else:
            written, record = self._twins(good)
            records = ((self.config.root, record),)
        changed = tuple(each for each in written if each.before != each.after)
        return Outcome(
            changed,
            tuple(self.refused),
            tuple(self.kept),
            records,
            results=tuple(each.after for each in good),
        )

    # Which files

    def _files(self) -> list[ContentFile]:
        """The files to convert, of each page one: in the site's default language if it can be."""
        chosen: dict[str, ContentFile] = {}
        order = [self.config.default_language, *self.languages.names]
        code = self._code()
        for file in self.target.files:
            if file.is_link or not self._is_meant(file, code):
                continue
            other = chosen.get(file.logical or file.location)
            if other is None or order.index(file.language) < order.index(other.language):
                chosen[file.logical or file.location] = file
        return list(chosen.values())

    def _code(self) -> str:
        """The site's language that is converted to; raises ``UsageError`` where there is none."""
        if self.wish.in_place:
            return ""
        if not self.config.files:
            raise UsageError(
                "these files are in no Hugo site, so their translations have no place",
                "use --in-place or --output",
            )
        code = self.languages.named(self.wish.tag)
        if code is None:
            raise UsageError(
                f"the site has no language {self.wish.tag}",
                f"it has {', '.join(self.languages.names)}; or use --in-place or --output",
            )
        return code

    def _is_meant(self, file: ContentFile, code: str) -> bool:
        is_named = file.location in self.named
        if file.extension not in MARKDOWN and not is_named:
            return False
        if file.language == code:
            if is_named:
                self._refuse(file, msg("it is in {code} already", code=code))
            return False
        if not self.config.files:
            return True
        if self.wish.source is not None:
            return is_named or self.languages.named(self.wish.source) == file.language
        if not is_chinese(file.language):
            if is_named:
                reason = msg(
                    "it is in {code}, which is no Chinese; name its language with --from",
                    code=file.language,
                )
                self._refuse(file, reason)
            return False
        return True

    def _task(self, file: ContentFile) -> Task:
        tag = self.wish.source or (self._tag(file.language) if self.config.files else "")
        return Task(file, tag, self._how_of(file))

    def _tag(self, code: str) -> str:
        """The tag of a site's language, where it tells the script."""
        tags = (code, self.config.language(code).locale)
        return next((canonical(tag) or tag for tag in tags if standard(tag)), "")

    def _how_of(self, file: ContentFile) -> How:
        schema = self._schemas.of(file.path, file.section, file.kind)
        known = self._how.get((file.language, id(schema)))
        if known is None:
            language = self.config.language(file.language)
            terms = language.taxonomies.values() if self.wish.taxonomies else ()
            keys = (*schema.text_keys, *((name.lower(), "*") for name in terms))
            known = How(self._options(file.language), keys)
            self._how[file.language, id(schema)] = known
        return known

    def _options(self, code: str) -> ReadableOptions:
        settings = self.target.settings
        own = {name: Parameters() for name in settings.image_shortcodes}
        own |= {name: Parameters(texts) for name, texts in settings.text_shortcodes.items()}
        markup = self.config.language(code).settings.get("markup") or {}
        return ReadableOptions(markdown_options(markup), {"figure": FIGURE, **own})

    # What becomes of them

    def _twins(self, results: Iterable[Result]) -> tuple[list[Written], dict[str, Entry]]:
        twins = Twins(self.config, content_files(self.target.tree), self._code())
        record = read_record(self.config.root)
        written: list[Written] = []
        for result in results:
            location = twins.location(result.task.file)
            name = shown_path(location, str(self.config.root))
            before = _read(location)
            source = digest(result.original)
            if not self._may_write(result, before, record.get(name), location):
                continue
            written += self._both(result, Written(location, before, result.after))
            record[name] = Entry(digest(result.after), source)
        return written, record

    def _both(self, result: Result, twin: Written) -> Iterator[Written]:
        yield Written(result.task.file.location, result.before, result.original)
        yield twin

    def _may_write(
        self, result: Result, before: bytes | None, known: Entry | None, location: str
    ) -> bool:
        """Whether the twin is new, or is as an earlier conversion left it."""
        if before is None or before == result.after or self.wish.force:
            return True
        if known is not None and known.written == digest(before):
            return True
        if known is not None and known.source == digest(result.original):
            return False  # edited by hand, and the original has not changed since
        path = shown_path(location, self.here)
        reason = msg("somebody else wrote it, so it is left as it is; --force replaces it")
        if known is not None:
            reason = msg(
                "it was edited since it was written, and {original} has changed; it is left as it "
                "is, and --force replaces it",
                original=shown_path(result.task.file.location, self.here),
            )
        is_named = result.task.file.location in self.named
        self.kept.append(Refused(path, reason, is_named, known is not None))
        return False

    def _refuse(self, file: ContentFile, reason: Message) -> None:
        path = shown_path(file.location, self.here)
        self.refused.append(Refused(path, reason, file.location in self.named))


def _read(location: str) -> bytes | None:
    path = Path(location)
    return path.read_bytes() if path.exists() else None
