"""What rules judge: a page, and the site around it, of which each part is read when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from cms.model import KeyAt, Place, Route, Span
from cms.rules.grounds import Grounds

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.hugo.config import LanguageConfig, SiteConfig
    from cms.hugo.content.content_file import ContentFile
    from cms.hugo.fields.misread import Misread, MisreadKind
    from cms.hugo.fields.policy import FieldPolicy
    from cms.hugo.fields.reading import Fields, Refusal, RefusalKind
    from cms.hugo.site.images_at_hand import ImagesAtHand
    from cms.hugo.site.terms import Term
    from cms.hugo.time.dates import PageDates, ReadDate
    from cms.markdown.references import Reference, ReferenceOptions
    from cms.rules.image_uses import ImageUse
    from cms.schema.site_schemas import PageSchema, SiteSchemas
    from cms.schema.violations import Violation
    from cms.settings import Settings

Trait = Literal[
    "cjk",
    "demands",
    "future",
    "image",
    "limits",
    "non-ascii",
    "not-markdown",
    "not-utf-8",
    "org",
    "term",
    "unseen",
    "unusual-key",
    "violation",
    "vocabulary",
]
"""What a page has or is, or its site asks for, besides what Hugo meets on it."""

SHOWN = 60
"""Characters of a value that a message repeats."""

_MARKDOWN = frozenset(["md", "markdown", "mdown"])
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_BEGINNING = 1 << 11
# In UTF-8 the first bytes of all characters from U+3000 to U+D7FF, and of no others.
_NOT_CJK = bytes(byte for byte in range(0x100) if not 0xE3 <= byte <= 0xED)


class Site:
    """What holds for all pages. ``now`` is the moment judged, in seconds since 1970 UTC.

    ``clock_offset`` is the offset in seconds that the user wrote in ``--clock``, if any.
    ``grounds`` notes what is asked of the clock and the disk.
    """

    def __init__(
        self, config: SiteConfig, settings: Settings, now: int, clock_offset: int | None = None
    ) -> None:
        self.config = config
        self.settings = settings
        self.grounds = Grounds(now)
        self.clock_offset = clock_offset
        self._image_options: dict[str, ReferenceOptions] = {}

    @property
    def now(self) -> int:
        """The moment judged, in seconds since 1970 UTC; what is made of it holds this second."""
        now = self.grounds.now
        self.grounds.hold(now, now + 1)
        return now

    def now_beside(self, *moments: int) -> int:
        """The moment judged, for whoever only asks whether it is before or after these."""
        for moment in moments:
            self.grounds.compare(moment)
        return self.grounds.now

    @cached_property
    def traits(self) -> tuple[Trait, ...]:
        """What holds for all pages that a rule may ask for."""
        found: list[Trait] = []
        if self.settings.maximum_lengths:
            found.append("limits")
        if self.settings.taxonomies:
            found.append("vocabulary")
        return tuple(found)

    @cached_property
    def policies(self) -> dict[str, FieldPolicy]:
        """What the site decides about front matter, by language."""
        from cms.hugo.fields.policy import FieldPolicy

        return {each.code: FieldPolicy.of(self.config, each) for each in self.config.languages}

    @cached_property
    def schemas(self) -> SiteSchemas:
        """What the site's theme and its owner ask of front matter."""
        from cms.schema.site_schemas import SiteSchemas

        return SiteSchemas(self.config.theme_names, self.settings.demands, self.settings.overrides)

    @cached_property
    def images_at_hand(self) -> ImagesAtHand:
        """The images that lie where most do."""
        from cms.hugo.site.images_at_hand import ImagesAtHand

        return ImagesAtHand(self.config, self.grounds.asked)

    def image_options(self, language: str) -> ReferenceOptions:
        """How the images of bodies in a language are found."""
        options = self._image_options.get(language)
        if options is None:
            from cms.rules.image_uses import image_options

            options = image_options(self.config.language(language), self.settings)
            self._image_options[language] = options
        return options

    @property
    def partials(self) -> frozenset[str] | None:
        """Keys of the partials that the site, its themes and Hugo have (see ``cms.hugo.layouts``).

        None where templates are not on disk, so that nobody can know.
        """
        self.grounds.asked["templates", ""] = None
        return self._partials

    @cached_property
    def _partials(self) -> frozenset[str] | None:
        from cms.hugo.layouts import partials

        return partials(self.config)


class Page:
    """One file as a rule sees it."""

    def __init__(self, site: Site, file: ContentFile, document: Document) -> None:
        self.site = site
        self.file = file
        self.document = document
        self.data = document.data
        """Front matter values as Hugo types them, by lower-cased key."""

    @cached_property
    def language(self) -> LanguageConfig:
        """The language that Hugo publishes the page in, as its file's place and name say."""
        return self.site.config.language(self.file.language)

    @cached_property
    def is_cjk(self) -> bool:
        """Whether the file begins with characters as only Chinese, Japanese and Korean have."""
        raw = self.document.raw
        return not raw.isascii() and bool(raw[:_BEGINNING].translate(None, _NOT_CJK))

    @property
    def problem(self) -> tuple[Span, str]:
        """Where the front matter breaks, and the detail; for rules with ``kinds`` only."""
        problem, span = self.document.problem, self.document.problem_span
        assert problem is not None
        assert span is not None
        return span, problem.detail

    @cached_property
    def fields(self) -> Fields:
        """What Hugo makes of its own fields, without what pages above hand down."""
        from cms.hugo.fields.reading import read_fields

        return read_fields(
            self.data,
            self.policy,
            base_filename=self.file.base_filename,
            extension=self.file.extension,
        )

    @cached_property
    def dates(self) -> PageDates:
        """The four dates as Hugo's chains of keys find them."""
        from cms.hugo.time.dates import load_zone, read_dates

        zone = load_zone(self.policy.time_zone)
        return read_dates(self.data, self.policy.chains, zone, self.file.base_filename)

    @cached_property
    def read_dates(self) -> dict[str, ReadDate]:
        """How Hugo reads each key that is a date on this site, by key."""
        from cms.hugo.time.dates import load_zone, read_date

        zone = load_zone(self.policy.time_zone)
        keys = self.policy.date_keys
        return {key: read_date(value, zone) for key, value in self.data.items() if key in keys}

    @property
    def policy(self) -> FieldPolicy:
        """What the site decides about front matter in the page's language."""
        return self.site.policies[self.file.language]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms that the page is under."""
        from cms.hugo.site.terms import read_terms

        return tuple(read_terms(self.data, self.language.taxonomies.values()))

    @cached_property
    def schema(self) -> PageSchema:
        """What the site's theme and its owner ask of this page's front matter."""
        schema = self.site.schemas.of(self.file.path, self.file.section, self.file.kind)
        if schema.has_files:
            self.site.grounds.asked["schemas", ""] = None
        return schema

    @cached_property
    def violations(self) -> list[Violation]:
        """Where the front matter does not fit the schemas."""
        return self.schema.checker.check(self.data)

    @cached_property
    def image_text(self) -> bytes:
        """The body without code, where it has signs of images, or of what is meant for one."""
        from cms.rules.image_signs import has_signs, without_code

        raw, body = self.document.raw, self.document.body
        shortcodes = self.site.settings.image_shortcodes
        if not has_signs(raw, body, shortcodes):
            return b""
        text = raw[body.start : body.end]
        if b"`" not in text and b"~~~" not in text:
            return text
        text = without_code(text)
        return text if has_signs(text, Span(0, len(text)), shortcodes) else b""

    @cached_property
    def images(self) -> list[Reference]:
        """The images that the body refers to."""
        if not self.image_text:
            return []
        from cms.rules.image_uses import shown_images

        return shown_images(self)

    @cached_property
    def described_images(self) -> Sequence[Reference]:
        """The images whose alternative texts may say nothing."""
        from cms.rules.alt_texts import described

        return list(described(self))

    @property
    def open_images(self) -> Sequence[ImageUse]:
        """The images that do not lie where most do, so that they may be missing."""
        if not self.image_text and not self.schema.image_keys:
            return ()
        from cms.rules.image_uses import open_uses

        return open_uses(self)

    @property
    def unused_images(self) -> Sequence[str]:
        """The images in a bundle that its page does not name, by their paths from its folder."""
        from cms.rules.unused_images import unnamed

        return unnamed(self)

    @property
    def head(self) -> Span:
        """Where findings about the front matter as a whole point."""
        start = self.document.head.start
        return Span(start, start)

    def lacks(self, keys: Iterable[str]) -> Iterator[str]:
        """Those of the keys that have no value on the page, under ``params`` neither."""
        params = self.data.get("params")
        inner = params if isinstance(params, Mapping) else {}
        for key in keys:
            low = key.lower()
            if self.data.get(low, "") in ("", None) and inner.get(low, "") in ("", None):
                yield key

    def place_of(self, key: str) -> Place:
        """The key where it is written, else the front matter as a whole."""
        return KeyAt((key.lower(),)) if key.lower() in self.data else self.head

    def refusals(self, *kinds: RefusalKind) -> Iterator[Refusal]:
        """The reasons of these kinds why Hugo fails the build over this page."""
        return (each for each in self.fields.refusals if each.kind in kinds)

    def misread(self, kind: MisreadKind) -> Iterator[Misread]:
        """The values of Hugo's own keys that Hugo takes for something else in this way."""
        return (each for each in self._misread if each.kind == kind)

    @property
    def met(self) -> set[str]:
        """Kinds of what is met here: the problem, or misread values, dates and the like."""
        if self.document.problem is not None:
            return {self.document.problem.kind}
        met: set[str] = {read.kind for read in self.read_dates.values()}
        if self._is_future:
            met.add("future")
        met.update(each.kind for each in self._misread)
        met.update(self._traits())
        return met

    @property
    def _is_future(self) -> bool:
        """Whether any of the dates is not in the past."""
        times = [read.time.unix for read in self.read_dates.values() if read.time]
        return bool(times) and max(times) >= self.site.now_beside(*times)

    def _traits(self) -> Iterator[Trait]:
        yield from self.site.traits
        if self.schema.is_demanding:
            yield "demands"
        if self.terms:
            yield "term"
        if self.violations:
            yield "violation"
        if self.image_text:
            yield "image"
        if self.file.extension not in _MARKDOWN:
            yield "not-markdown"
        keys = "".join(self.data)
        if not (keys.isascii() and keys.isprintable()):
            yield "unusual-key"
        document = self.document
        if document.format == "org":
            yield "org"
        if document.unseen:
            yield "unseen"
        if document.raw.isascii():
            return
        yield "non-ascii"
        if self.is_cjk:
            yield "cjk"
        if document.invalid_utf8:
            yield "not-utf-8"

    @cached_property
    def _misread(self) -> tuple[Misread, ...]:
        from cms.hugo.fields.misread import misread

        return tuple(misread(self.data, self.language.taxonomies.values()))

    def label(self, route: Route) -> str:
        """A route as people write it: ``build.list``."""
        return ".".join([self.name(str(route[0])), *map(str, route[1:])])

    def name(self, key: str) -> str:
        """A top-level key as the author spelled it."""
        names = (entry.name for entry in self.document.entries() if entry.key == key)
        return next(names, key)

    def text(self, route: Route) -> str:
        """The beginning of a value as the author wrote it, without quotes, anchor and tag."""
        span = self.document.value_span(route)
        if span is None:
            return str(self.data.get(str(route[0]), ""))[:SHOWN]
        text = self.document.raw[span.start : span.start + 4 * SHOWN][: span.end - span.start]
        first = _PROPERTIES.sub("", text.decode("utf-8", "replace").strip().partition("\n")[0])
        if len(first) > 1 and first[0] == first[-1] and first[0] in "'\"":
            first = first[1:-1]
        return first if len(first) <= SHOWN else first[: SHOWN - 1] + "…"
