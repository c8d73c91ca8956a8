"""Dates that a branch page without any takes from the pages below it.

Follows ``applyAggregates`` in Hugo ``hugolib/content_map_page_assembler.go``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cms.hugo.site.node import Node
from cms.hugo.site.tree import PageTree
from cms.hugo.time.gotime import ZERO_TIME, GoTime

Times = tuple[GoTime, GoTime, GoTime]
"""Date, lastmod and publish date."""

_NO_TIMES: Times = (ZERO_TIME, ZERO_TIME, ZERO_TIME)


def aggregate_dates(tree: PageTree, now: int) -> None:
    """Sets the times of home pages, sections, taxonomies and terms that have no date at all.

    They take the latest date, lastmod and, if it has passed, publish date of the pages below;
    terms and taxonomies take those of the pages that carry a term.
    """
    dateless = [node for node in tree.nodes if node.kind != "page" and _is_dateless(node)]
    below = _Below(now)
    for node in tree.nodes:
        if node.kind != "term" and node.path != "/" and not node.is_dropped:
            below.add(node.edition.code, node.path, node.times)
    below.climb()
    for node in dateless:
        if node.kind != "term":
            node.times = below.latest(node.edition.code, node.path)
    _aggregate_terms(tree, dateless, now)


def _aggregate_terms(tree: PageTree, dateless: Sequence[Node], now: int) -> None:
    below = _Below(now)
    for term in tree.nodes:
        if term.kind == "term":
            key = term.edition.code, term.path
            pages = tree.tagged.get(key, ())
            below.inside[key] += [page.times for page in pages if page.kind != "home"]
            # Hugo counts the home page for a term's taxonomy, not for the term itself.
            for times in (page.times for page in pages if page.kind == "home"):
                below.add(*key, times)
            below.add(*key, term.times)
    below.climb()
    for node in dateless:
        if node.kind == "term" or (node.kind == "taxonomy" and node.times == _NO_TIMES):
            node.times = below.latest(node.edition.code, node.path)


class _Below:
    """Collects times by language and folder, and finds the latest at any depth below one."""

    def __init__(self, now: int) -> None:
        self.now = now
        self.inside: defaultdict[tuple[str, str], list[Times]] = defaultdict(list)

    def add(self, code: str, path: str, times: Times) -> None:
        """Adds the times of the page at a logical path to the folder around it."""
        self.inside[code, path.rpartition("/")[0] or "/"].append(times)

    def climb(self) -> None:
        """Hands the latest times of each folder to the one above, from the bottom up."""
        folders = {(code, above) for code, path in self.inside for above in _folders_above(path)}
        # A folder's path sorts behind that of the folder above.
        for code, path in sorted(folders.union(self.inside), reverse=True):
            latest = self._latest(self.inside[code, path])
            self.inside[code, path] = [latest]
            if path != "/":
                self.add(code, path, latest)

    def latest(self, code: str, path: str) -> Times:
        """The latest times below a page, once all have climbed."""
        found = self.inside.get((code, path))
        return found[0] if found else _NO_TIMES

    def _latest(self, all_times: Sequence[Times]) -> Times:
        if not all_times:
            return _NO_TIMES
        dates, lastmods, publish_dates = zip(*all_times, strict=True)
        past = [time for time in publish_dates if time.unix < self.now]
        return max(dates), max(lastmods), max(past, default=ZERO_TIME)


def _folders_above(path: str) -> Iterator[str]:
    while path != "/":
        path = path.rpartition("/")[0] or "/"
        yield path


def _is_dateless(node: Node) -> bool:
    dates = node.fields.dates
    return dates.expiry_date.is_zero and all(time.is_zero for time in dates[:3])
