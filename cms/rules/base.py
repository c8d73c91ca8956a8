"""How a rule is written: the page it sees, and the decorators that subscribe it.

A rule is one module ``cms/rules/<topic>/<rule_name>.py`` with one decorated function ``check``.
The module's name is the rule's name, its docstring the rule's page. The examples in the docstring
run as tests: an inline ``Flagged:`` or ``Clean:`` example is front matter in YAML, and an indented
block after ``Flagged::`` or ``Clean::`` is a whole file, or a whole site where its first line is
``-- hugo.toml --`` or the like (the txtar format); everywhere ``⇥`` stands for a tab. ``Fixed:``
behind a flagged example, or ``Fixed (unsafe):``, is what the rule's fix makes of it; of a site, the
files that change.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cms.model import Finding, Fix, KeyAt, Message, Place, Route, Severity, Span
from cms.rules.grounds import Grounds

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

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.hugo.config import LanguageConfig, SiteConfig
    from cms.hugo.content.content_file import ContentFile
    from cms.hugo.fields.misread import Misread, MisreadKind
    from cms.hugo.fields.policy import FieldPolicy
    from cms.hugo.fields.reading import Fields, Refusal, RefusalKind
    from cms.hugo.formats.syntax import ProblemKind
    from cms.hugo.site.images_at_hand import ImagesAtHand
    from cms.hugo.site.terms import Term
    from cms.hugo.time.dates import DateKind, PageDates, ReadDate
    from cms.markdown.references import Reference, ReferenceOptions
    from cms.rules.image_uses import ImageUse
    from cms.rules.remote_uses import RemoteImage
    from cms.rules.site_pages import SitePages
    from cms.schema.site_schemas import PageSchema, SiteSchemas
    from cms.schema.violations import Violation
    from cms.settings import Settings
    from cms.suppression.comments import Suppression

    Kind = ProblemKind | MisreadKind | DateKind | Trait

Check = Callable[["Page"], Iterator[Finding]]
SiteCheck = Callable[["SitePages"], Iterator["SiteFinding"]]
RemoteCheck = Callable[["RemoteImage"], Iterator[Message]]

TERMS = "*"
"""Among the keys of a site rule: any taxonomy."""

IMAGES = "!["
"""Among the keys of a site rule: images that do not lie where most do."""

UNUSED_IMAGES = "!"
"""Among the keys of a site rule: images beside pages that do not name them."""

Scope = Literal["page", "site", "suppression", "remote"]

SHOWN = 60
"""Characters of a value that a message repeats."""

_MARKDOWN = frozenset(["md", "markdown", "mdown"])
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_BEGINNING = 1 << 11
# In UTF-8 the first bytes of all characters from U+3000 to U+D7FF, and of no others.
_NOT_CJK = bytes(byte for byte in range(0x100) if not 0xE3 <= byte <= 0xED)


class SiteFinding(NamedTuple):
    """What a site rule yields: a finding, and the path of the page it is about.

    Site rules see no bytes: ``fix`` makes the finding's fix once the file is at hand.
    """

    path: str
    finding: Finding
    fix: Callable[[Document], Fix | None] | None = None

    def with_fix(self, document: Document) -> Finding:
        """The finding with its fix for this file."""
        return self.finding._replace(fix=self.fix(document)) if self.fix else self.finding


class Suppressed(NamedTuple):
    """A comment that suppresses findings, and how its selectors fared.

    ``unused`` are positions of selectors that covered no finding although all of their rules are
    in force, ``unknown`` of those that name no rule.
    """

    site: Site
    document: Document
    suppression: Suppression
    unused: tuple[int, ...]
    unknown: tuple[int, ...]


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


class Rule(NamedTuple):
    """A rule and when it is asked.

    With ``kinds`` it is asked about pages where Hugo meets one of them (``Page.met``), with
    ``keys`` about readable pages that have one of these keys, with neither about every readable
    page; with ``signs`` about none of these whose file has none of the signs, with ``head_signs``
    about none whose front matter has none, so that most rules need not even be imported. A rule
    whose ``scope`` is the site is asked once, about all pages, if one of those judged has one of
    its ``keys``; one that is ``multilingual`` only on sites of several languages. A rule whose
    scope is a suppression is asked in the end, about every comment that suppresses findings. A rule
    whose scope is remote is asked about images on other hosts, by ``cms check-images`` only. A rule
    that is ``opt_in`` is in force only where somebody selects it. ``topic`` is the folder it stands
    in.
    """

    code: str
    name: str
    topic: str
    severity: Severity
    check: Callable[[Any], Iterator[Any]]
    doc: str
    keys: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    scope: Scope = "page"
    opt_in: bool = False
    multilingual: bool = False
    signs: tuple[bytes, ...] = ()
    head_signs: tuple[bytes, ...] = ()


def rule(
    code: str,
    severity: Severity,
    *,
    keys: tuple[str, ...] = (),
    kinds: tuple[Kind, ...] = (),
    signs: tuple[str, ...] = (),
    head_signs: tuple[str, ...] = (),
    opt_in: bool = False,
) -> Callable[[Check], Rule]:
    """Makes a rule of ``check``; name, topic and page come from the module it stands in."""

    def decorate(check: Check) -> Rule:
        name, topic, doc = _described(check)
        return Rule(
            code,
            name,
            topic,
            severity,
            check,
            doc,
            keys,
            kinds,
            opt_in=opt_in,
            signs=tuple(map(str.encode, signs)),
            head_signs=tuple(map(str.encode, head_signs)),
        )

    return decorate


def site_rule(
    code: str,
    severity: Severity,
    *,
    keys: tuple[str, ...] = (),
    multilingual: bool = False,
    opt_in: bool = False,
) -> Callable[[SiteCheck], Rule]:
    """As ``rule``, for what only all pages together show.

    ``TERMS`` is the key of any taxonomy, ``IMAGES`` of images that may be missing and
    ``UNUSED_IMAGES`` of those that no page may show.
    """

    def decorate(check: SiteCheck) -> Rule:
        name, topic, doc = _described(check)
        return Rule(code, name, topic, severity, check, doc, keys, (), "site", opt_in, multilingual)

    return decorate


def suppression_rule(
    code: str, severity: Severity
) -> Callable[[Callable[[Suppressed], Iterator[Finding]]], Rule]:
    """As ``rule``, for what there is to say of a comment that suppresses findings."""

    def decorate(check: Callable[[Suppressed], Iterator[Finding]]) -> Rule:
        name, topic, doc = _described(check)
        return Rule(code, name, topic, severity, check, doc, scope="suppression")

    return decorate


def remote_rule(
    code: str, severity: Severity, *, opt_in: bool = False
) -> Callable[[RemoteCheck], Rule]:
    """As ``rule``, for what there is to say of an image on another host, in its place."""

    def decorate(check: RemoteCheck) -> Rule:
        name, topic, doc = _described(check)
        return Rule(code, name, topic, severity, check, doc, scope="remote", opt_in=opt_in)

    return decorate


def _described(check: Callable[..., object]) -> tuple[str, str, str]:
    topic, module = check.__module__.rsplit(".", 2)[-2:]
    return module.replace("_", "-"), topic, sys.modules[check.__module__].__doc__ or ""
