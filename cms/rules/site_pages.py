"""All pages of a site together, as a site rule sees them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cms.errors import ConfigError
from cms.hugo.fields.reserved import RESERVED

if TYPE_CHECKING:
    from cms.hugo.config import SiteConfig
    from cms.hugo.content.content_file import ContentFile
    from cms.hugo.content.tree import ContentTree
    from cms.hugo.site.assembly import Site as HugoSite
    from cms.hugo.site.meetings import Meetings
    from cms.hugo.site.stray_resources import Stray
    from cms.hugo.site.terms import Term
    from cms.hugo.site.translation_groups import Groups
    from cms.rules.base import Site
    from cms.rules.image_uses import ImageUse
    from cms.rules.images._missing_images import MissingImage
    from cms.rules.language import Stated
    from cms.rules.translation_lists import TranslationList

    Spellings = dict[str, "Usage"]

FrontMatter = Mapping[str, Any]

_OWN = ("lang", "translations")
_BULKY = frozenset({"description", "keywords", "linktitle", "params", "resources", "summary"})


class Usage:
    """A spelling of a term: the first page that has it, and how many there are."""

    __slots__ = ("file", "pages", "term")

    def __init__(self, file: ContentFile, term: Term) -> None:
        self.file = file
        self.term = term
        self.pages = 1


class SitePages:
    """The pages of a site.

    ``files`` are all with front matter, ``tree`` has what else lies there. ``judged`` is what
    ``site_keys`` name of the front matter of the files that are judged, by path; ``read`` gives
    that of others, None standing for front matter that Hugo cannot read. ``images`` are those of
    the judged that may be missing, ``unused_images`` files in bundles that the page does not name.
    """

    def __init__(
        self,
        site: Site,
        tree: ContentTree,
        files: Sequence[ContentFile],
        judged: Mapping[str, FrontMatter | None],
        read: Callable[[Sequence[ContentFile]], Iterable[tuple[str, FrontMatter | None]]],
        images: Mapping[str, Sequence[ImageUse]] | None = None,
        unused_images: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.site = site
        self.tree = tree
        self.files = files
        self.judged = judged
        self._read = read
        self.images = images or {}
        self.unused_images = unused_images or {}

    @cached_property
    def data(self) -> Mapping[str, FrontMatter | None]:
        """What ``site_keys`` name of the front matter of all files; the first to ask has to wait
        until they are read."""
        others = [file for file in self.files if file.path not in self.judged]
        return {**self.judged, **dict(self._read(others))} if others else self.judged

    @cached_property
    def judged_keys(self) -> Collection[str]:
        """What there is of ``site_keys`` in the files that are judged."""
        return _keys(self.judged.values())

    @cached_property
    def keys(self) -> Collection[str]:
        """What there is of ``site_keys`` in all files."""
        return self.judged_keys if self.data is self.judged else _keys(self.data.values())

    @cached_property
    def pages(self) -> tuple[ContentFile, ...]:
        """The files that are pages, in the order in which Hugo finds them."""
        return tuple(file for file in self.files if file.kind)

    def front_matter(self, file: ContentFile) -> FrontMatter:
        """What ``site_keys`` name of a file's front matter; empty where Hugo cannot read it."""
        return self.data.get(file.path) or {}

    @cached_property
    def terms(self) -> dict[tuple[str, str], Spellings]:
        """The terms of the site as they are written, by language code and taxonomy."""
        from cms.hugo.site.terms import read_terms, taxonomy_values, term_texts

        languages = self.site.config.languages
        taxonomies = {each.code: tuple(each.taxonomies.values()) for each in languages}
        found: dict[tuple[str, str], Spellings] = {
            (code, taxonomy): {} for code in taxonomies for taxonomy in taxonomies[code]
        }
        for file in self.pages:
            data = self.front_matter(file)
            for taxonomy, value, _ in taxonomy_values(data, taxonomies[file.language]):
                spellings = found[file.language, taxonomy]
                for text in term_texts(value):
                    usage = spellings.get(text)
                    if usage is None:
                        terms = read_terms(data, (taxonomy,))
                        spellings[text] = Usage(file, next(t for t in terms if t.text == text))
                    else:
                        usage.pages += 1
        return found

    def under(
        self, language: str, taxonomy: str, texts: Container[str]
    ) -> Iterator[tuple[ContentFile, Term]]:
        """The pages that have one of these terms, with how they have it."""
        from cms.hugo.site.terms import read_terms

        for file in self.pages:
            if file.language == language:
                for term in read_terms(self.front_matter(file), (taxonomy,)):
                    if term.text in texts:
                        yield file, term

    @cached_property
    def by_lang(self) -> dict[Stated, list[ContentFile]]:
        """The judged pages with a ``lang`` by what they state."""
        from cms.rules.language import group_by_lang

        return group_by_lang(self)

    def having(self, key: str) -> list[ContentFile]:
        """The pages that have a key of ``site_keys`` in their front matter."""
        if key not in self.keys:  # as most are in no page
            return []
        data = self.data
        return [file for file in self.pages if key in (data.get(file.path) or ())]

    @cached_property
    def translations(self) -> Groups:
        """The pages by what makes them translations of each other."""
        from cms.hugo.site.translation_groups import group_translations

        return group_translations(self.tree.pages, self.data, self.site.config)

    @property
    def translation_lists(self) -> Iterator[TranslationList]:
        """What the pages themselves list as their translations, read anew."""
        from cms.rules.translation_lists import read_lists

        return read_lists(self)

    @cached_property
    def stray_resources(self) -> list[Stray]:
        """The files beside pages that are in a language in which the page is not."""
        from cms.hugo.site.stray_resources import stray_resources

        return stray_resources(self.tree.resources, self.translations, self.site.config)

    @cached_property
    def missing_images(self) -> list[MissingImage]:
        """The images that readers of the judged pages do not get."""
        from cms.rules.images._missing_images import missing_images

        return list(missing_images(self))

    @cached_property
    def meetings(self) -> Meetings:
        """The pages that Hugo writes to one place; none on a site with which it does not start."""
        from cms.hugo.site.meetings import Meetings, find_meetings

        try:
            return find_meetings(self.site.config, self.tree.pages, self.data, self.site.now)
        except ConfigError:
            return Meetings()

    @cached_property
    def hugo(self) -> HugoSite:
        """The site put together as Hugo does it, which takes about 40 microseconds a page."""
        from cms.hugo.site.assembly import build_site

        return build_site(self.site.config, self.tree, self.data, now=self.site.now)


def _keys(data: Iterable[FrontMatter | None]) -> Collection[str]:
    keys: set[str] = set()
    for each in data:
        keys.update(each or ())
    return keys


def site_keys(config: SiteConfig) -> frozenset[str]:
    """The front matter keys by which one page can matter to another, in lower case."""
    from cms.hugo.time.dates import date_keys

    keys = {*RESERVED, *_OWN}
    for language in config.languages:
        keys |= date_keys(language.date_chains)
        keys.update(plural.lower() for plural in language.taxonomies.values())
    return frozenset(keys - _BULKY)


def site_data(data: FrontMatter, keys: Collection[str]) -> FrontMatter:
    """The entries that site rules read; of ``params`` those that name terms."""
    kept = {key: value for key, value in data.items() if key in keys}
    params = data.get("params")
    if isinstance(params, Mapping):
        inner = {key: value for key, value in params.items() if key in keys}
        if inner:
            kept["params"] = inner
    return kept
