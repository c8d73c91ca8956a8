"""Where the pages of a site go: their links, files and the files of their aliases.

Follows ``createTargetPathDescriptor`` and ``newPagePaths`` in Hugo ``hugolib/page__paths.go``.
"""

from __future__ import annotations

from typing import NamedTuple

from cms.hugo.site.node import Node
from cms.hugo.site.outputs import OutputFormat, linked_format
from cms.hugo.site.page import PlaceRefusal
from cms.hugo.site.permalinks import find_pattern, parse_pattern
from cms.hugo.site.targets import Address, Target, alias_file, target
from cms.hugo.site.urls import UrlError, clean


class Place(NamedTuple):
    """A page's links and files; see ``Page`` for what they mean."""

    url: str = ""
    permalink: str = ""
    list_permalink: str = ""
    targets: tuple[str, ...] = ()
    folder: str = ""
    alias_files: tuple[str, ...] = ()
    refusals: tuple[PlaceRefusal, ...] = ()


_NOWHERE = Place()


class _UnknownTokenError(Exception):
    """The ``url`` of a page has a token that Hugo does not know."""


def find_place(node: Node, is_ugly: bool, last: OutputFormat) -> Place:
    """The place of a page.

    ``is_ugly`` is ``uglyURLs`` for its section, ``last`` the format that Hugo gets to last.
    """
    fields, edition = node.fields, node.edition
    rendered = fields.build.rendered
    formats = edition.outputs.of_page(node.kind, fields.outputs)
    if not formats:
        return _NOWHERE
    if rendered == "link":
        formats = formats[:1]
    try:
        address = _address(node, is_ugly)
        targets = [target(address, output, edition.style) for output in formats]
    except UrlError:
        return Place(refusals=(PlaceRefusal(("url",), "bad-url", fields.url),))
    except _UnknownTokenError as error:
        return Place(refusals=(PlaceRefusal(("url",), "unknown-token", str(error)),))
    main = linked_format(formats, edition.outputs.first)
    place = targets[main]
    if rendered == "never":
        return Place(folder=place.folder)
    url = edition.base.relative(place.link)
    listed = permalink = edition.base.absolute(place.link, formats[main].protocol)
    if len(formats) > 1:
        shown = linked_format(formats, last)
        listed = edition.base.absolute(targets[shown].link, formats[shown].protocol)
    if rendered == "link":
        return Place(url, permalink, listed, (), place.folder)
    files = (place.file, *(other.file for other in targets if other is not place))
    if fields.aliases or node.kind == "home":
        outputs = list(zip(formats, targets, strict=True))
        aliases = _aliases(node, address, outputs)
        return Place(url, permalink, listed, files, place.folder, *aliases)
    return Place(url, permalink, listed, files, place.folder)


def _address(node: Node, is_ugly: bool) -> Address:
    fields, edition, path = node.fields, node.edition, node.styled
    url = fields.url
    if ":" in url:
        pattern = parse_pattern(url)
        if pattern.unknown:
            raise _UnknownTokenError(pattern.unknown)
        url = pattern.expand(node, edition.style) or url
    rules = edition.permalinks.get(node.kind)
    pattern_in_force = find_pattern(rules, node.path) if rules else None
    permalink = ""
    if pattern_in_force is not None and pattern_in_force.text:
        permalink = clean(pattern_in_force.expand(node, edition.style))
    return Address(
        node.kind,
        node.container,
        fields.slug or path.base_name,
        path.is_bundle,
        node.folder,
        url,
        permalink,
        is_ugly,
        edition.file_prefix,
        edition.link_prefix,
        edition.is_multihost,
    )


def _aliases(
    node: Node, address: Address, places: list[tuple[OutputFormat, Target]]
) -> tuple[tuple[str, ...], tuple[PlaceRefusal, ...]]:
    files: dict[str, None] = {}
    refusals = []
    for output, place in places:
        if not (output.ishtml and output.permalinkable):
            continue
        for index, alias in enumerate(node.fields.aliases if node.edition.has_aliases else ()):
            file = alias_file(alias, place, address, output)
            if file is None:
                refusals.append(PlaceRefusal(("aliases", index), "alias-outside", alias))
            else:
                files[file] = None
        if node.kind == "home" and not output.path:
            files.update(dict.fromkeys(node.edition.redirects))
    return tuple(files), tuple(refusals)
