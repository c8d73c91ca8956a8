"""Articles published and withdrawn by their front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cms.engine.clock import Moment
from cms.engine.editing.files import Chosen, Edits, Request, Stuck, choose, edit_chosen
from cms.engine.editing.keys import Value
from cms.engine.editing.moments import When, spelled
from cms.engine.editing.values import set_value, unset
from cms.engine.listing import read_files
from cms.engine.run import map_chunks
from cms.engine.workspace import Target
from cms.frontmatter.document import Document
from cms.hugo.content.content_file import ContentFile
from cms.hugo.fields.values import to_bool
from cms.hugo.site.assembly import Site, build_site
from cms.hugo.time.dates import is_future, load_zone, read_date
from cms.model import msg
from cms.rules.base import Page

if TYPE_CHECKING:
    from cms.hugo.site.page import Page as HugoPage
    from cms.hugo.time.dates import PageDates


class State(NamedTuple):
    """What Hugo makes of a page as it is, what it inherits included.

    ``draft`` is the key that makes it a draft, empty where none does.
    """

    draft: str
    dates: PageDates


class Publish(NamedTuple):
    """No draft any more, and dated: at a moment, or now unless the page is out already.

    ``states`` are those of the files that are meant, by path.
    """

    when: When
    states: Mapping[str, State]

    def __call__(self, page: Page) -> Document | Stuck:
        """See ``cms.engine.editing.files.Operation``."""
        state = self.states.get(page.file.path)
        if state is None:
            return Stuck(msg("it is no page of its own"))
        if not (self.when.text or state.draft or is_future(state.dates, self.when.now.unix)):
            return page.document
        document = _undrafted(page, state)
        return document if isinstance(document, Stuck) else self._dated(page, document)

    def _dated(self, page: Page, document: Document) -> Document | Stuck:
        """The document with its date, and no later date of publication."""
        after: Document | Stuck = document
        first = _date_key(page, document)
        time = self.when.time(page, text_at(document, first))
        for key in dict.fromkeys((first, *_later(page, document, time.unix))):
            if isinstance(after, Stuck):
                break
            text = spelled(time, text_at(after, key), page)
            after = set_value(page, after, (key,), Value(text, text))
        return after


class Unpublish(NamedTuple):
    """A draft from now on."""

    def __call__(self, page: Page) -> Document | Stuck:
        """See ``cms.engine.editing.files.Operation``."""
        if to_bool(page.data.get("draft")):
            return page.document
        return set_value(page, page.document, ("draft",), Value(True))


def _undrafted(page: Page, state: State) -> Document | Stuck:
    document = page.document
    if not state.draft:
        return document
    if state.draft == "published" and "published" in page.data:
        return unset(document, ("published",))
    return set_value(page, document, ("draft",), Value(False))


def _date_key(page: Page, document: Document) -> str:
    """The key that dates the publication: the one that is there, or else the site's first."""
    chains = page.policy.chains
    keys = [key for key in chains.date if not key.startswith(":")]
    there = [key for key in keys if key in chains.publish_date and key in document.data]
    return next(iter((*there, *keys)), "date")


def _later(page: Page, document: Document, unix: int) -> Iterator[str]:
    """The keys that hold the page back for longer than until a moment."""
    zone = load_zone(page.policy.time_zone)
    for key in page.policy.chains.publish_date:
        if key in document.data:
            time = read_date(document.data[key], zone).time
            if time is not None and time.unix > unix:
                yield key


def text_at(document: Document, key: str) -> str:
    """A value as it is written, without quotes; empty where there is none."""
    span = document.value_span((key,))
    return document.raw[slice(*span)].decode("utf-8", "replace").strip("'\"") if span else ""


# The site around


def publish_files(request: Request, when: When, *, translations: bool = False) -> Edits:
    """What publishing makes of the files that are meant, and of their translations if asked for."""
    chosen = choose(request)
    sites = [_site(target, request.moment) for target, _ in chosen.files]
    if translations:
        chosen = _with_translations(chosen, sites)
    by_root = {site.config.root: site for site in sites}

    def operation_of(target: Target, files: Sequence[ContentFile]) -> Publish:
        return Publish(when, _states(by_root[target.config.root], files))

    return edit_chosen(chosen, operation_of, request.moment)


def unpublish_files(request: Request, *, translations: bool = False) -> Edits:
    """As ``publish_files``, for the withdrawal."""
    chosen = choose(request)
    if translations:
        sites = [_site(target, request.moment) for target, _ in chosen.files]
        chosen = _with_translations(chosen, sites)
    return edit_chosen(chosen, lambda _, __: Unpublish(), request.moment)


def _site(target: Target, now: Moment) -> Site:
    """The pages of a target as they are."""
    files = target.content
    read = map_chunks(read_files, files, None, target.settings.jobs)
    data = {each.path: each.data for each in read}
    return build_site(target.config, target.tree, data, now=now.unix)


def _states(site: Site, files: Iterable[ContentFile]) -> dict[str, State]:
    """What Hugo makes of files in their own languages."""
    return {
        file.path: State(_drafting_key(page), page.fields.dates)
        for file in files
        for page in site.by_path.get(file.path, ())
        if page.language == file.language
    }


def _drafting_key(page: HugoPage) -> str:
    if not page.draft:
        return ""
    return "draft" if "draft" in page.data else "published"


def _with_translations(chosen: Chosen, sites: Sequence[Site]) -> Chosen:
    files = tuple(
        (target, _translated(site, target, files))
        for (target, files), site in zip(chosen.files, sites, strict=True)
    )
    return chosen._replace(files=files)


def _translated(site: Site, target: Target, files: Sequence[ContentFile]) -> list[ContentFile]:
    """Files, and those of the pages that are their translations."""
    paths = {file.path for file in files}
    keys = {page.translation_key for path in paths for page in site.by_path.get(path, ())}
    paths.update(page.path for key in keys for page in site.by_translation[key])
    return [file for file in target.content if file.path in paths]
