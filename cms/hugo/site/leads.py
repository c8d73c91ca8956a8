"""Where the addresses on a page lead: to pages, to files beside pages, to static files.

Follows Hugo ``tpl/tplimpl/embedded/templates`` (``_markup/render-link.html``,
``_shortcodes/ref.html``, ``_shortcodes/figure.html``) and, for images, what ``images`` follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from posixpath import normpath
from typing import TYPE_CHECKING, Literal, NamedTuple

from cms.hugo.link_hooks import LinkHooks
from cms.hugo.site.images import Images
from cms.hugo.site.links import parse_go_url, request
from cms.hugo.site.lookup import Context, PageLookup
from cms.hugo.site.urls import UrlError

if TYPE_CHECKING:
    from cms.hugo.config import SiteConfig
    from cms.hugo.content.files import SourceFile
    from cms.hugo.content.tree import ContentTree
    from cms.hugo.site.assembly import Site
    from cms.hugo.site.page import Page

Use = Literal[
    "link",  # of Markdown
    "image",  # of Markdown
    "figure",  # the picture of Hugo's shortcode
    "html",  # written as it is: raw HTML, and links of the shortcode figure
    "ref",  # what the shortcodes ref and relref are given
    "shortcode",  # a parameter of a shortcode whose template nobody knows
]
"""How an address is used, which decides who reads it."""

Way = Literal["ref", "page", "resource", "asset", "browser"]
"""Who finds it: ``ref``, ``.GetPage``, ``.Resources.Get``, ``resources.Get``, or a browser."""

_TEMPLATE: dict[str, tuple[Way, ...]] = {
    "link": ("page", "resource", "asset", "browser"),
    "image": ("resource", "asset", "browser"),
    "figure": ("resource", "asset", "browser"),
    "shortcode": ("page", "ref", "resource", "asset", "browser"),
}


class Thing(NamedTuple):
    """What an address leads to.

    A ``page`` is known by its file, or else by its logical path, with its language; ``output``
    counts its output formats. An ``alias`` is one that redirects to that page. A ``resource`` is
    known by its file, an ``asset`` and a ``static`` file by the place of what is published.
    """

    kind: Literal["page", "alias", "resource", "asset", "static"]
    name: str
    language: str = ""
    output: int = 0


class Lead(NamedTuple):
    """What an address leads to, and who finds it; ``step`` tells more of pages that are named."""

    thing: Thing
    way: Way
    step: str = ""


class Spot(NamedTuple):
    """Where an address stands: a page, and the place of the file in the content.

    The file is another than the page's where it is Markdown inside a bundle.
    """

    page: Page
    context: Context


class Leads:
    """Follows the addresses on the pages of a site. ``files`` are those seen below content."""

    def __init__(
        self, config: SiteConfig, site: Site, content: ContentTree, files: Iterable[SourceFile]
    ) -> None:
        self.site = site
        self.images = Images(config, content, lambda: site)
        self.lookup = PageLookup(config, site, content, files)
        self._config = config
        self._hooks = LinkHooks(config)

    def ways(self, use: Use, language: str) -> tuple[tuple[Way, ...], bool]:
        """Who looks for what an address means, one after another, and whether that is sure."""
        if use == "html":
            return ("browser",), True
        if use == "ref":
            return ("ref",), True
        if use == "shortcode":
            return _TEMPLATE[use], False
        if use == "figure":
            return _TEMPLATE[use], not self.images.templates.is_own_shortcode("figure")
        hooks = self._hooks if use == "link" else self.images.templates
        hook = hooks.hook(self._config.language(language))
        return (("browser",), True) if hook == "none" else (_TEMPLATE[use], hook == "embedded")

    def follow(self, spot: Spot, use: Use, address: str, language: str = "") -> list[Lead]:
        """What an address leads to: the first that is found, or all where a template is unknown.

        ``language`` is the one that ``ref`` is asked for.
        """
        ways, is_sure = self.ways(use, spot.page.language)
        found = []
        for way in ways:
            lead = self.by(spot, way, address, language)
            if lead is not None:
                found.append(lead)
                if is_sure:
                    break
        return found

    def by(self, spot: Spot, way: Way, address: str, language: str = "") -> Lead | None:
        """What one of the ways finds."""
        if way == "browser":
            thing = self._in_browser(spot.page, address)
            return Lead(thing, way) if thing else None
        try:
            url = parse_go_url(address)
        except UrlError:
            return None
        if url.scheme and way != "ref":  # which takes the path of anything
            return None
        if not url.path and (way == "ref" or address[:1] in ("#", "")):
            return None
        path = url.path
        if way in ("ref", "page"):
            path = path.removeprefix("./") if way == "page" else path
            named = self.lookup.find(spot.context, path, is_ref=way == "ref", language=language)
            return Lead(thing_of(named.page), way, named.step) if named else None
        if way == "resource":
            placed = self.images.published.find(spot.page, path)
            return Lead(Thing("resource", placed.source.path), way) if placed else None
        path = normpath(f"/{path}")
        return Lead(Thing("asset", path), way) if self.images.assets.has(path) else None

    def in_front_matter(self, page: Page, value: str, places: Iterable[str]) -> Thing | None:
        """The image that a theme makes of a value, which it looks for in these places."""
        for place in places:
            answer = self.images.in_front_matter(page, value, (place,))
            if not answer.exists or answer.target is None:
                continue
            if answer.where == "assets":
                return Thing("asset", answer.target)
            return self.at(answer.target, page.language)
        return None

    def at(self, target: str, language: str) -> Thing | None:
        """What is published at a place, given with a slash in front; a folder shows its index."""
        path = target.removeprefix("/")
        for file in (path, f"{path.rstrip('/')}/index.html".removeprefix("/")):
            if file in self._pages:
                return self._pages[file]
            placed = self.images.published.by_target.get(f"/{file}")
            if placed is not None:
                return Thing("resource", placed.source.path)
            if self.images.at(f"/{file}", language) == "static":
                return Thing("static", f"/{file}")
        return None

    def _in_browser(self, page: Page, address: str) -> Thing | None:
        if not page.url:
            return None
        asked = request(address, page.url, self.images.root(page.language))
        return self.at(asked.target, page.language) if asked.target else None

    @cached_property
    def _pages(self) -> dict[str, Thing]:
        """Pages and aliases by the files that Hugo writes for them; a page wins over an alias."""
        found: dict[str, Thing] = {}
        everything = (*self.site.pages, *self.site.generated)
        for page in everything:
            for file in page.alias_files:
                found[file] = thing_of(page)._replace(kind="alias")
        for page in everything:
            for output, file in enumerate(page.targets):
                found[file] = thing_of(page)._replace(output=output)
        return found


def thing_of(page: Page) -> Thing:
    """A page as something that addresses lead to."""
    return Thing("page", page.path or page.logical, page.language)


def spots(site: Site, content: ContentTree) -> Iterator[tuple[str, Spot]]:
    """The pages on which the text of each file stands, with the path of the file.

    What is inside a leaf bundle stands on the page of the bundle.
    """
    sources = {(each.path, each.language): each for each in content.pages}
    bundles: dict[tuple[str, str], Page] = {}
    for page in site.pages:
        source = sources.get((page.path, page.language)) or next(
            each for each in content.pages if each.path == page.path
        )
        yield page.path, Spot(page, Context(source.content, source.location, page.language))
        if source.bundle == "leaf":
            bundles[page.logical, page.language] = page
    for resource in content.resources:
        if resource.is_content_resource:
            folder = resource.content.dir
            while folder and (folder, resource.language) not in bundles:
                folder = folder.rpartition("/")[0]
            owner = bundles.get((folder, resource.language))
            if owner is not None:
                context = Context(resource.content, resource.location, resource.language)
                yield resource.path, Spot(owner, context)
