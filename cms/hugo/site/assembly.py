"""A whole site put together as Hugo does it: every page in every language.

Drafts, future and expired pages are in, as in ``hugo list all``; their status tells what
a build does with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.tree import ContentTree, HiddenSource
from cms.hugo.fields.reading import Refusal
from cms.hugo.site.aggregate import aggregate_dates
from cms.hugo.site.node import Node
from cms.hugo.site.page import Page, PlaceRefusal, Status
from cms.hugo.site.placement import FrontMatter
from cms.hugo.site.places import Place, find_place
from cms.hugo.site.translations import Translations
from cms.hugo.site.tree import PageTree
from cms.hugo.time.dates import is_expired, is_future


class Site(NamedTuple):
    """The pages of a site.

    ``pages`` have a file, ``generated`` are those that Hugo adds. ``hidden`` are files that Hugo
    passes over silently. The indexes hold pages of both sorts.
    """

    config: SiteConfig
    pages: tuple[Page, ...]
    generated: tuple[Page, ...]
    hidden: tuple[HiddenSource, ...]
    by_path: dict[str, list[Page]]
    by_url: dict[str, list[Page]]
    by_translation: dict[str, list[Page]]


def build_site(
    config: SiteConfig, content: ContentTree, front_matter: FrontMatter, *, now: int
) -> Site:
    """Puts a site together at a time given in seconds since 1970.

    ``front_matter`` has decoded data by the path of the file: None for a file that Hugo cannot
    read, and nothing for one without front matter. Raises ``ConfigError`` for settings with
    which Hugo does not start.
    """
    tree = PageTree(config, front_matter)
    tree.grow(content.pages)
    aggregate_dates(tree, now)
    translations = Translations(tree)
    main, final = tree.editions[config.languages[0].code], config.languages[-1].code
    named = (node.fields.outputs for node in tree.nodes if node.edition.code == final)
    last = tree.editions[final].outputs.last(named)
    hidden = (*content.hidden, *tree.placement.hidden)
    unstable = {(file.winner, file.language) for file in hidden if not file.certain}
    pages: list[Page] = []
    generated: list[Page] = []
    for node in tree.nodes:
        place = find_place(node, main.is_ugly(node.section), last)
        status = _status(node, place, config, now)
        is_unstable = bool(unstable) and _key(node) in unstable
        page = _page(node, place, status, translations.of(node), is_unstable)
        (generated if node.source is None else pages).append(page)
    everything = (*pages, *generated)
    return Site(
        config,
        tuple(pages),
        tuple(generated),
        hidden,
        _index((page.path, page) for page in pages),
        _index((page.url, page) for page in everything if page.url),
        _index((page.translation_key, page) for page in everything),
    )


def _status(node: Node, place: Place, config: SiteConfig, now: int) -> Status:
    fields, build = node.fields, node.fields.build
    if node.data is None or fields.refusals or place.refusals:
        return Status.ERROR
    if fields.draft and not config.build_drafts:
        return Status.DRAFT
    if not config.build_future and is_future(fields.dates, now):
        return Status.FUTURE
    if not config.build_expired and is_expired(fields.dates, now):
        return Status.EXPIRED
    if build.listed != "always" or build.rendered != "always" or not node.is_enabled:
        return Status.UNLISTED
    return Status.PUBLISHED


def _key(node: Node) -> tuple[str, str]:
    return (node.source.path if node.source else "", node.edition.code)


def _page(
    node: Node, place: Place, status: Status, translations: tuple[str, ...], is_unstable: bool
) -> Page:
    fields, source = node.fields, node.source
    path, location, bundle = "", "", "branch"
    if source is not None:
        path, location, bundle = source.path, source.location, source.bundle
    refusals: tuple[Refusal | PlaceRefusal, ...] = fields.refusals
    if place.refusals:
        refusals = (*refusals, *place.refusals)
    # By position, which takes half the time of names; in the order of the record.
    return Page(
        path,
        location,
        node.path,
        node.edition.code,
        node.kind,
        bundle,
        node.content.section,
        fields.type or node.content.section or "page",
        node.title,
        *node.times,
        fields.dates.expiry_date,
        status,
        fields.build.listed == "always" and node.is_enabled,
        is_unstable,
        place.url,
        place.permalink,
        place.list_permalink,
        place.targets,
        place.folder,
        place.alias_files,
        fields.translation_key or node.path,
        translations,
        node.data or {},
        fields,
        refusals,
    )


def _index(entries: Iterable[tuple[str, Page]]) -> dict[str, list[Page]]:
    index: dict[str, list[Page]] = {}
    for key, page in entries:
        index.setdefault(key, []).append(page)
    return index
