"""Pages that Hugo writes to one place, where the last one written is what readers see."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.tree import HiddenSource, PageSource
from cms.hugo.site.claims import Claim, Claims, folded, folders_above
from cms.hugo.site.copied import Copied
from cms.hugo.site.placement import FrontMatter
from cms.hugo.site.suspects import find_suspects


class Meetings(NamedTuple):
    """Claims that meet.

    The files of a group, which has two claims at least, are the same but for the case of letters
    and the form of accents. ``blocked`` are pairs of a file and one in a folder of its name.
    ``copied`` are claims to a place to which a file of ``static`` goes, and where that lies.
    ``hidden`` are files that Hugo passes over for another of the same page.
    """

    groups: list[tuple[Claim, ...]]
    blocked: list[tuple[Claim, Claim]]
    copied: list[tuple[Claim, str]]
    hidden: Sequence[HiddenSource]
    claims: Claims | None


NONE = Meetings([], [], [], (), None)
"""Where nothing meets."""


def find_meetings(
    config: SiteConfig, sources: Sequence[PageSource], front_matter: FrontMatter, now: int
) -> Meetings:
    """What meets on a site; ``now`` is in seconds since 1970.

    Raises ``ConfigError`` as ``build_site`` does.
    """
    copied = Copied(config)
    suspects = find_suspects(config, sources, front_matter, now, copied)
    if not suspects:
        return NONE
    claims = Claims(config, suspects, front_matter, now)
    by_place: dict[str, list[Claim]] = {}
    for claim in claims.claims:
        by_place.setdefault(folded(claim.file), []).append(claim)
    groups = [tuple(group) for group in by_place.values() if len(group) > 1]
    return Meetings(
        groups,
        list(_blocked(by_place)),
        [(each, found) for each in claims.claims if (found := copied.find(each.file))],
        claims.hidden,
        claims,
    )


def _blocked(by_place: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    inside: dict[str, Claim] = {}
    for file, claims in by_place.items():
        for folder in folders_above(file):
            if folder not in inside or inside[folder].node.source is None:
                inside[folder] = claims[0]
    for file, claims in by_place.items():
        if file in inside:
            yield claims[0], inside[file]
