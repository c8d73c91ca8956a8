"""Which files Hugo writes for pages, and which for the redirects from their aliases.

This can be asked for a few pages of a site: a page's place depends on the pages above it only.
"""

import copy
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.tree import HiddenSource
from cms.hugo.site.aggregate import aggregate_dates
from cms.hugo.site.node import Node
from cms.hugo.site.page import PlaceRefusal
from cms.hugo.site.permalinks import has_date, parse_pattern
from cms.hugo.site.placement import FrontMatter
from cms.hugo.site.places import Place, find_place
from cms.hugo.site.tree import PageTree


class Claim(NamedTuple):
    """A file, by its path in the publish folder, and the page that Hugo writes it for.

    The file is the page itself in one of its output formats, or else redirects to it: from one
    of its aliases, or to the home page from the folder of its language or the one above.
    """

    file: str
    node: Node
    role: Literal["page", "alias", "home"] = "page"

    @property
    def is_redirect(self) -> bool:
        """Whether the file is not the page itself."""
        return self.role != "page"


class Claims:
    """The claims of pages and of those that Hugo adds around them.

    ``hidden`` are files that Hugo passes over for another of the same page, and ``refusals`` say
    which pages get no place. ``now`` is in seconds since 1970. Raises ``ConfigError`` as
    ``build_site`` does.
    """

    def __init__(
        self,
        config: SiteConfig,
        sources: Iterable[ContentFile],
        front_matter: FrontMatter,
        now: int,
    ) -> None:
        tree = PageTree(config, front_matter)
        tree.grow(sources)
        if any(map(_asks_for_date_of_pages_below, tree.nodes)):
            aggregate_dates(tree, now)
        self.main = tree.editions[config.languages[0].code]
        self.hidden: Sequence[HiddenSource] = tree.placement.hidden
        self.refusals: list[tuple[Node, PlaceRefusal]] = []
        self.claims = [claim for node in tree.nodes for claim in self._claims(node)]

    def alias_of(self, claim: Claim) -> int | None:
        """The position of the alias that a redirect is from; None for other claims."""
        for index, alias in enumerate(claim.node.fields.aliases if claim.role == "alias" else ()):
            alone = copy.copy(claim.node)
            alone.fields = alone.fields._replace(aliases=(alias,))
            if claim.file in self._place(alone).alias_files:
                return index
        return None

    def _claims(self, node: Node) -> Iterator[Claim]:
        if node.is_enabled:
            place = self._place(node)
            for file in place.targets:
                yield Claim(file, node)
            for file in place.alias_files:
                yield Claim(file, node, "home" if _is_to_home(file, node) else "alias")
            self.refusals += [(node, refusal) for refusal in place.refusals]

    def _place(self, node: Node) -> Place:
        return find_place(node, self.main.is_ugly(node.section), node.edition.outputs.first)


def _is_to_home(file: str, node: Node) -> bool:
    return node.kind == "home" and file in node.edition.redirects


def _asks_for_date_of_pages_below(node: Node) -> bool:
    """Whether the place of a branch page has parts of its date, which may come from below."""
    if node.kind == "page":
        return False
    rules = node.edition.permalinks.get(node.kind, ())
    url = node.fields.url
    return any(has_date(rule.pattern) for rule in rules) or (
        ":" in url and has_date(parse_pattern(url))
    )
