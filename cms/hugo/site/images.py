"""Whether readers of a page get an image: where Hugo, its templates and a browser look for it.

Follows Hugo ``tpl/tplimpl/embedded/templates`` (``_markup/render-image.html``,
``_shortcodes/figure.html``, ``_partials/_funcs/get-page-images.html``), ``tpl/resources`` and
``commands/hugobuilder.go`` (static files).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from posixpath import normpath
from typing import TYPE_CHECKING, Literal, NamedTuple

from cms.hugo.config import SiteConfig
from cms.hugo.content.glob import GlobError, compile_glob
from cms.hugo.content.paths import lower
from cms.hugo.content.tree import ContentTree
from cms.hugo.mounted import Mounted
from cms.hugo.render_hooks import ImageTemplates
from cms.hugo.site.links import Root, parse_go_url, request, root_of
from cms.hugo.site.published import Placed, PublishedResources
from cms.hugo.site.urls import UrlError

if TYPE_CHECKING:
    from cms.hugo.site.assembly import Site
    from cms.hugo.site.page import Page

Where = Literal[
    "",  # nowhere
    "page",  # a file of the page, which a template finds by its name
    "assets",  # below assets, which a template finds
    "static",  # at the address, from a static folder
    "published",  # at the address, beside some page
    "elsewhere",  # on another host, or of another scheme: nothing is known
    "unknown",  # nothing is known of the template, or of the page's address
]

Way = Literal["markdown", "html", "figure", "shortcode"]
"""How a body names an image; nobody knows the template of a ``shortcode``."""

PLACES = ("page", "page-glob", "assets", "assets-glob", "static", "relative", "remote")
"""Where the templates of themes look for what front matter names; see ``in_front_matter``."""

_WEB = frozenset({"http", "https"})
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Answer(NamedTuple):
    """Where an image comes from.

    ``target`` is the published file that a browser asks for, with a slash in front, also where it
    is not there; None where it asks for none. ``problem`` tells more of a missing image: a
    template cannot read the address, or lets through no address of its scheme; or the address
    leads out of the site's folder on its host, or into a folder of that name inside itself.
    """

    where: Where
    target: str | None = None
    problem: Literal["", "stops-build", "filtered", "leaves-site", "doubles-path"] = ""

    @property
    def is_missing(self) -> bool:
        """Whether readers get no image for sure."""
        return not self.where

    @property
    def exists(self) -> bool:
        """Whether readers get the image for sure."""
        return self.where in ("page", "assets", "static", "published")


class Images:
    """Finds the images of a site's pages. ``assemble`` is only called for what needs it."""

    def __init__(
        self, config: SiteConfig, content: ContentTree, assemble: Callable[[], Site]
    ) -> None:
        self.config = config
        self.content = content
        self.templates = ImageTemplates(config)
        self.assets = Mounted(config, "assets")
        self._assemble = assemble
        self._static: dict[str, Mounted] = {}
        self._roots: dict[str, Root] = {}

    @cached_property
    def published(self) -> PublishedResources:
        """The files beside pages."""
        return PublishedResources(self._assemble(), self.content.resources)

    def find(self, page: Page, way: Way, destination: str) -> Answer:
        """The image at an address in the body, which is as Markdown or HTML hands it over."""
        if way == "html":
            return self._in_browser(page, destination)
        language = self.config.language(page.language)
        if way == "markdown":
            hook = self.templates.hook(language)
            if hook == "none":
                return self._in_browser(page, _markdown_address(destination))
            if hook == "embedded":
                return self._by_template(page, destination.removeprefix("./"), destination)
        elif way == "figure" and not self.templates.is_own_shortcode("figure"):
            return self._by_template(page, destination, destination)
        return self._by_any_template(page, destination)

    def in_front_matter(self, page: Page, value: str, places: Sequence[str]) -> Answer:
        """The image that a theme makes of a value, where its template looks in these places.

        ``page`` and ``assets`` are files by name, or by a pattern where ``-glob`` is added;
        ``static`` goes through ``relURL`` or ``absURL``, ``relative`` is written as it is.
        """
        try:
            url = parse_go_url(value)
        except UrlError:
            return Answer("unknown")
        if url.scheme or value.startswith("//"):
            return Answer("elsewhere")
        answer = Answer("")
        for place in places:
            answer = self._in_place(page, value, place) or answer
            if not answer.is_missing:
                return answer
        return answer

    def static(self, code: str) -> Mounted:
        """The static files at the root of a language."""
        code = code if self.config.is_multihost else ""
        if code not in self._static:
            self._static[code] = Mounted(self.config, "static", code)
        return self._static[code]

    def root(self, code: str) -> Root:
        """Where the pages of a language are on the web."""
        if code not in self._roots:
            language = self.config.language(code)
            self._roots[code] = root_of(language, is_multihost=self.config.is_multihost)
        return self._roots[code]

    def at(self, target: str, code: str) -> Where:
        """Where the file comes from that is published at a place; empty for none."""
        root = self.root(code)
        if self.static(code).has(target.removeprefix(root.folder)):
            return "static"
        return "published" if target in self.published.by_target else ""

    def _in_browser(self, page: Page, address: str) -> Answer:
        if not page.url:
            return Answer("unknown")
        asked = request(address, page.url, self.root(page.language))
        if asked.leads_elsewhere:
            return Answer("elsewhere")
        if asked.target is None:
            return Answer("", None, "leaves-site" if asked.leaves else "")
        return Answer(self.at(asked.target, page.language), asked.target)

    def _by_template(self, page: Page, name: str, destination: str) -> Answer:
        """As a template of Hugo does: files of the page, then assets, then the address itself."""
        try:
            url, path = parse_go_url(destination), parse_go_url(name).path
        except UrlError:
            return Answer("", None, "stops-build")
        if url.scheme in _WEB:
            return self._in_browser(page, destination)
        if url.scheme:
            return Answer("elsewhere") if url.scheme == "mailto" else Answer("", None, "filtered")
        placed = self.published.find(page, path)
        if placed is not None:
            return self._by_link(page, placed.target, "page")
        asset = _asset(path)
        if asset and self.assets.has(asset):
            return self._by_link(page, self.root(page.language).folder + asset, "assets")
        return self._in_browser(page, _markdown_address(destination))

    def _by_link(self, page: Page, target: str, where: Where) -> Answer:
        """A file whose ``.RelPermalink`` a template writes.

        That fails for a bad escape in the name, and leads elsewhere for a question mark in it or
        where ``relativeURLs`` puts the base URL's path in front a second time.
        """
        if _BAD_ESCAPE.search(target):
            return Answer("", target, "stops-build")
        if "?" in target:
            return Answer("", target.partition("?")[0])
        root = self.root(page.language)
        if root.path and root.rewrites and not root.is_cut:
            return Answer("", f"{root.path}{target}", "doubles-path")
        return Answer(where, target)

    def _by_any_template(self, page: Page, destination: str) -> Answer:
        """What some template might find, else what a browser does with the address."""
        answer = self._by_template(page, destination, destination)
        if answer.where:
            return answer
        if answer.problem not in ("", "leaves-site") or self._is_anywhere(destination):
            return Answer("unknown", answer.target)
        return answer

    def _is_anywhere(self, destination: str) -> bool:
        """Whether some file's path ends like this one."""
        path = re.split(r"[?#]", _unquoted(destination), maxsplit=1)[0].replace("\\", "/")
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        if not parts:
            return True  # the template may know better
        end = "/" + "/".join(parts)
        return any(known.endswith(end) for known in self.files.get(parts[-1], ()))

    @cached_property
    def files(self) -> dict[str, list[str]]:
        """Paths of all files that could be images, by name: static, assets and beside pages."""
        found: dict[str, list[str]] = {}
        components = [self.assets, *(self.static(each.code) for each in self.config.languages)]
        for component in dict.fromkeys(components):
            for path, _ in component.walk():
                found.setdefault(path.rpartition("/")[2], []).append(path)
        for source in self.content.resources:
            raw = source.content.raw
            found.setdefault(raw.rpartition("/")[2], []).append(raw)
        return found

    def _in_place(self, page: Page, value: str, place: str) -> Answer | None:
        if place in ("page", "page-glob"):
            placed = self.published.find(page, value)
            if placed is None and place == "page-glob":
                placed = self._match(page, value)
            return placed and Answer("page", placed.target)
        if place in ("assets", "assets-glob"):
            path = _asset(value)
            if self.assets.has(path) or (place == "assets-glob" and self._match_asset(value)):
                return Answer("assets", path)
            return None
        if place == "static":
            # relURL and absURL put the base URL's path before all but a leading slash.
            above = "" if value.startswith("/") else f"{self.root(page.language).path}/"
            return self._in_browser(page, above + value)
        return self._in_browser(page, value) if place == "relative" else None

    def _match(self, page: Page, pattern: str) -> Placed | None:
        # PaperMod looks for a part of the name.
        return self.published.match(page, pattern) or self.published.match(page, f"*{pattern}*")

    def _match_asset(self, pattern: str) -> bool:
        try:
            glob = compile_glob(lower(pattern.lstrip("/")))
        except GlobError:
            return False
        return any(glob.fullmatch(lower(path[1:])) for path, _ in self.assets.walk())


def _asset(path: str) -> str:
    """Where ``resources.Get`` looks; empty for a path that leads out of assets."""
    path = normpath(path.lstrip("/"))
    return "" if path.startswith("..") else f"/{path}"


def _markdown_address(destination: str) -> str:
    """What goldmark writes, as far as browsers would take it for something else."""
    return destination.replace("\\", "%5C").replace(" ", "%20")


def _unquoted(text: str) -> str:
    from urllib.parse import unquote

    return unquote(text)
