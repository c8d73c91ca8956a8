"""Which pages Hugo takes for translations of each other.

Follows ``AllTranslations`` in Hugo ``hugolib/page.go``: pages with a ``translationKey`` belong
together wherever they are, even two of one language; a page without one belongs to all pages
of its logical path, though those with a key do not return the favour.
"""

from __future__ import annotations

from cms.hugo.site.node import Node
from cms.hugo.site.tree import PageTree


class Translations:
    """Finds the translations of the pages of a tree."""

    def __init__(self, tree: PageTree) -> None:
        self.by_path = tree.by_path
        self.weights = {
            edition.code: (edition.language.weight == 0, edition.language.weight, index)
            for index, edition in enumerate(tree.editions.values())
        }
        self.by_key: dict[str, list[Node]] = {}
        for node in tree.nodes:
            if node.fields.translation_key and not node.is_dropped:
                self.by_key.setdefault(node.fields.translation_key, []).append(node)

    def of(self, node: Node) -> tuple[str, ...]:
        """The languages of a page's translations, once for each page, in Hugo's order."""
        key = node.fields.translation_key
        if key:
            others = [other for other in self.by_key.get(key, ()) if other is not node]
        else:
            group = self.by_path[node.path]
            if len(group) == 1:
                return ()
            others = [
                other
                for other in group.values()
                if other is not node and other.is_enabled and other.fields.build.rendered != "never"
            ]
        others.sort(key=self._order)
        return tuple(other.edition.code for other in others)

    def _order(self, node: Node) -> tuple[bool, int, int, int]:
        unweighted, weight, index = self.weights[node.edition.code]
        return unweighted, weight, -node.date.unix, index
