"""A part of a site's pages, for runs side by side whose reports become the whole when merged.

The first part judges what only all pages together show, for which each is read, but not judged by
itself. The others share the pages; to which of them one belongs, its path tells. Pages whose
comments ignore findings, which may be of either kind, are left to the first part.
"""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from cms.engine.page import PageResult
from cms.engine.plan import Plan
from cms.engine.results import Results
from cms.errors import UsageError
from cms.hugo.content.content_file import ContentFile
from cms.model import msg


class Shard(NamedTuple):
    """Which of how many parts; the first is 1."""

    number: int
    parts: int

    def has(self, path: str) -> bool:
        """Whether the page at a path from the site's root belongs to it."""
        if self.number == 1:
            return self.parts == 1
        return crc32(path.encode("utf-8", "surrogatepass")) % (self.parts - 1) == self.number - 2


class Part(NamedTuple):
    """What a part judges: results, the plan for what is left to do, and how many pages it has."""

    results: list[PageResult]
    plan: Plan
    files: int


def read_shard(text: str) -> Shard:
    """The shard ``2/5``; raises ``UsageError``."""
    number, slash, count = text.partition("/")
    if slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return Shard(int(number), int(count))
    raise UsageError(
        msg("{text} is no part of a whole", text=text),
        msg("write --shard 2/5 for the second of five"),
    )


def part_of(shard: Shard, files: Sequence[ContentFile], pages: Results) -> Part:
    """What the shard has to judge of the files."""
    plan = pages.plan
    own = [file for file in files if shard.has(file.path)]
    results = pages.of(own)
    if shard.number != 1:
        left = [result for result in results if not result.suppressions]
        return Part(left, plan._replace(site_rules=(), suppression_rules=()), len(own))
    found = {result.file.path: result for result in results}
    others = [file for file in files if not shard.has(file.path)]
    facts = pages.under(plan._replace(page_rules=())).of(others)
    with_comments = [result.file for result in facts if result.suppressions]
    for each in (*facts, *pages.of(with_comments)):
        found[each.file.path] = each
    return Part([found[file.path] for file in files], plan, len(own))
