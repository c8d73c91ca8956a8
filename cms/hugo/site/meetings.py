"""Pages that Hugo writes to one place, where the last one written is what readers see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.tree import HiddenSource
from cms.hugo.site.copied import Copied
from cms.hugo.site.placement import FrontMatter
from cms.hugo.site.published_paths import folded, folders_above
from cms.hugo.site.suspects import find_suspects

if TYPE_CHECKING:
    from cms.hugo.site.claims import Claim, Claims


class Meetings:
    """Claims that meet, among those of some pages; of no pages nothing meets.

    The files of a group, which has two claims at least, are the same but for the case of letters
    and the form of accents. ``blocked`` are pairs of a file and one in a folder of its name.
    ``copied`` are claims to a place to which a file of ``static`` goes, and where that lies.
    ``hidden`` are files that Hugo passes over for another of the same page.
    """

    def __init__(self, claims: Claims | None = None, copied: Copied | None = None) -> None:
        self.claims = claims
        self.hidden: Sequence[HiddenSource] = claims.hidden if claims else ()
        by_place: dict[str, list[Claim]] = {}
        for claim in claims.claims if claims else ():
            by_place.setdefault(folded(claim.file), []).append(claim)
        self.groups = [group for group in by_place.values() if len(group) > 1]
        self.blocked = list(_blocked(by_place))
        self.copied: list[tuple[Claim, str]] = []
        if claims and copied:
            found = ((claim, copied.find(claim.file)) for claim in claims.claims)
            self.copied = [(claim, location) for claim, location in found if location]


def find_meetings(
    config: SiteConfig, sources: Sequence[ContentFile], front_matter: FrontMatter, now: int
) -> Meetings:
    """What meets on a site; ``now`` is in seconds since 1970.

    Raises ``ConfigError`` as ``build_site`` does.
    """
    copied = Copied(config)
    suspects = find_suspects(config, sources, front_matter, now, copied)
    if not suspects:
        return Meetings()
    # Most sites need no tree of pages.
    from cms.hugo.site.claims import Claims

    return Meetings(Claims(config, suspects, front_matter, now), copied)


def _blocked(by_place: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    inside: dict[str, Claim] = {}
    for file, claims in by_place.items():
        for folder in folders_above(file):
            if folder not in inside or inside[folder].node.source is None:
                inside[folder] = claims[0]
    for file, claims in by_place.items():
        if file in inside:
            yield claims[0], inside[file]
