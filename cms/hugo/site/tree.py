"""The tree of a site's pages in all languages: who inherits what, and which pages Hugo adds.

Follows ``doCreatePages`` in Hugo ``hugolib/content_map_page_assembler.go``. Every language has a
home page, its taxonomies and terms, and a section for each folder at the top that holds one of
its pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import parse, parse_exact
from cms.hugo.content.tree import taxonomy_root, taxonomy_roots
from cms.hugo.fields.reading import read_fields
from cms.hugo.site.cascade import Chain, merge
from cms.hugo.site.edition import Edition, editions
from cms.hugo.site.node import Node
from cms.hugo.site.placement import FrontMatter, Placement, by_logical_path
from cms.hugo.site.terms import term_texts
from cms.hugo.site.titles import section_title, taxonomy_title, term_title


class PageTree:
    """All pages in ``nodes``, and by logical path and language code.

    ``tagged`` are the pages of each term by language and path of the term.
    """

    def __init__(self, config: SiteConfig, front_matter: FrontMatter) -> None:
        self.front_matter = front_matter
        self.editions = {edition.code: edition for edition in editions(config)}
        self.roots = taxonomy_roots(config)
        self.blank_fields = read_fields({}, self.editions[config.languages[0].code].policy)
        self.nodes: list[Node] = []
        self.by_path: dict[str, dict[str, Node]] = {}
        self.tagged: dict[tuple[str, str], list[Node]] = {}
        self.placement = Placement(config, front_matter)
        # Languages and sections for which nothing needs to be added any more.
        self.settled: set[tuple[str, str]] = set()

    def grow(self, sources: Iterable[ContentFile]) -> None:
        """Adds the pages of these files, and those that Hugo makes around them."""
        by_path = dict(by_logical_path(sources).items())
        # A page's path sorts behind those of the pages above it.
        for path in sorted({*by_path, "/", *self.roots}):
            self._add_files(path, by_path.get(path, ()))
            self._add_structure(path)
        self._add_terms()
        self._set_parents()

    def _add_files(self, path: str, sources: Sequence[ContentFile]) -> None:
        for code, source, chain in self.placement.place(path, sources):
            data = self.front_matter.get(source.path, {})
            self._add(self._node(source, self.editions[code], data, chain))

    def _node(
        self, source: ContentFile, edition: Edition, data: Mapping[str, Any] | None, chain: Chain
    ) -> Node:
        content = source.content
        full = data or {}
        if chain:
            full = merge(full, chain, source.kind, content.base, edition.code)
        name = ""
        if edition.reads_file_names:
            name = parse_exact(content.raw, edition.paths).base_name
        # A markup from above is a value for templates; it does not change how the page is read.
        own = full
        if "markup" in full and "markup" not in (data or {}):
            own = {key: value for key, value in full.items() if key != "markup"}
        fields = read_fields(own, edition.policy, base_filename=name, extension=content.extension)
        if own is not full:
            fields = fields._replace(params={**fields.params, "markup": full["markup"]})
        return Node(content, source.kind, edition, None if data is None else full, fields, source)

    def _add_structure(self, path: str) -> None:
        """Adds what Hugo makes at a path or, for a page in a folder, the folder's section."""
        if path == "/":
            for edition in self.editions.values():
                self._generate("/_index.md", "home", edition)
        elif path in self.roots:
            self._add_taxonomy(path)
        elif not path.startswith(self.roots):
            for code, node in self.by_path[path].items():
                place = code, node.content.section
                if place not in self.settled:
                    self.settled.add(place)
                    self._add_section(node)

    def _add_taxonomy(self, root: str) -> None:
        for edition in self.editions.values():
            if {"taxonomy", "term"} <= edition.language.disable_kinds:
                continue
            for plural in edition.taxonomies:
                if taxonomy_root(plural) == root:
                    self._generate(f"/{plural}/_index.md", "taxonomy", edition)

    def _add_section(self, node: Node) -> None:
        path = f"/{node.section}"
        existing = self.by_path.get(path, {})
        if not node.section or path == node.path or node.edition.code in existing:
            return
        # A page such as post.md beside a folder post/ takes the section's place.
        if any(other.kind == "page" for other in existing.values()):
            return
        raw = f"/{node.content.raw.split('/')[1]}/_index.md"
        for other in existing.values():
            # Where the section exists in another language, its path is spelt as there.
            raw = other.content.raw
        self._generate(raw, "section", node.edition)

    def _add_terms(self) -> None:
        pages: dict[tuple[str, str, str], list[Node]] = {}
        for node in self.nodes[:]:
            if node.fields.build.rendered == "never" or not node.is_enabled:
                continue
            edition, params = node.edition, node.fields.params
            for plural in edition.taxonomies:
                for term in term_texts(params.get(plural.lower())):
                    key = edition.code, plural, term
                    if key not in pages:
                        path = self._generate(f"/{plural}/{term}/_index.md", "term", edition)
                        pages[key] = self.tagged.setdefault((edition.code, path), [])
                    pages[key].append(node)

    def _generate(self, raw: str, kind: str, edition: Edition) -> str:
        """Adds a page without a file, unless there is one; returns its logical path."""
        content = parse(raw, edition.paths)
        path = content.base
        if edition.code in self.by_path.get(path, ()):
            return path
        if kind == "term" and kind in edition.language.disable_kinds:
            return path
        data = merge({}, self.placement.chain(path), kind, path, edition.code)
        fields = read_fields(data, edition.policy) if data else self.blank_fields
        node = Node(content, kind, edition, data, fields)
        node.title = node.title or _title(node)
        self._add(node)
        return path

    def _add(self, node: Node) -> None:
        self.nodes.append(node)
        self.by_path.setdefault(node.path, {})[node.edition.code] = node

    def _set_parents(self) -> None:
        found: dict[tuple[str, str], Node | None] = {}
        for node in self.nodes:
            if node.path != "/":
                folder = node.content.dir
                if node.kind != "page":
                    folder = folder.rpartition("/")[0]
                node.parent = self._nearest_branch(node.edition.code, folder, found)

    def _nearest_branch(
        self, code: str, folder: str, found: dict[tuple[str, str], Node | None]
    ) -> Node | None:
        """The branch page at a folder or above.

        Hugo compares beginnings of paths, whole elements or not: without a section ``/doc/api2``,
        pages in that folder belong to ``/doc/api``.
        """
        key = code, folder
        if key not in found:
            node = self._longest_beginning(folder).get(code)
            if folder and (node is None or node.kind == "page" or node.is_dropped):
                node = self._nearest_branch(code, folder.rpartition("/")[0], found)
            found[key] = node
        return found[key]

    def _longest_beginning(self, path: str) -> Mapping[str, Node]:
        for end in range(len(path), 0, -1):
            nodes = self.by_path.get(path[:end], {})
            if any(not node.is_dropped for node in nodes.values()):
                return nodes
        return self.by_path["/"]


def _title(node: Node) -> str:
    settings = node.edition.language.settings
    if node.kind == "home":
        return node.edition.language.title
    if node.kind == "section":
        return section_title(node.content_name, settings)
    if node.kind == "taxonomy":
        return taxonomy_title(node.content_name, settings)
    return term_title(node.exact.dir.split("/", 2)[-1], settings)
