"""Why an image is missing, and what address would do."""

from __future__ import annotations

import re
from functools import cached_property
from posixpath import normpath
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from cms.hugo.site.image_files import is_image

if TYPE_CHECKING:
    from cms.hugo.content.tree import ResourceSource
    from cms.hugo.site.images import Answer, Images
    from cms.hugo.site.page import Page
    from cms.rules.image_uses import ImageUse

Cause = Literal[
    "local",  # an address on the author's computer
    "stops-build",  # a template cannot read the address
    "filtered",  # a template does not let addresses of its scheme through
    "doubled-path",  # relativeURLs puts the base URL's path in front twice
    "outside",  # it leaves the site's folder on its host
    "letters",  # letter case, or Unicode form
    "source-path",  # static/a.png: where the file lies, not where it is published
    "theme",  # the file is beside the page, where the theme does not look
    "beside-page",  # the file is beside the page's file, but not below its address
    "no-slash",  # images/a.png for /images/a.png
    "not-published",  # the file is there, but Hugo does not publish it for this page
    "missing",
]

_LOCAL = re.compile(
    r"file:|[A-Za-z]:[\\/]|~[\\/]|\\\\"
    r"|(?:https?:)?//(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/]|\Z)",
    re.IGNORECASE,
)
_HOMES = re.compile(r"/(?:Users|home|root|mnt/[a-z]|private|var/folders|tmp)/")
_FOLDERS = ("static", "assets", "content")
_FEW = 500
_DOTS = re.compile(r"(?:\.{1,2}/)*")
_ESCAPED = re.compile(r'[ %?#()<>"]')


class Reason(NamedTuple):
    """Why an image is missing.

    ``better`` is the address to write instead, and ``file`` the path of the file that must be
    meant; either is empty where there is none. ``language`` is the file's, if not the page's.
    """

    cause: Cause
    better: str = ""
    file: str = ""
    language: str = ""


def is_local(destination: str, way: str) -> bool:
    """Whether an address is one of the author's computer, by its form alone.

    Browsers take a backslash in HTML for a slash.
    """
    if _LOCAL.match(destination.strip()):
        return True
    return "\\" in destination and way != "html"


class Causes:
    """Explains missing images by the files that there are."""

    def __init__(self, images: Images) -> None:
        self._images = images

    def of(self, page: Page, use: ImageUse, answer: Answer) -> Reason:
        """The cause that explains most."""
        asked = _Asked(page, use, unquote(re.split("[?#]", use.destination, maxsplit=1)[0]))
        if is_local(use.destination, use.way) or _HOMES.match(asked.path):
            return self._nearest(asked, answer.target)._replace(cause="local")
        if answer.problem == "stops-build":
            return Reason("stops-build")
        if answer.problem == "filtered":
            return Reason("filtered")
        if answer.problem == "doubles-path":
            return Reason("doubled-path")
        if answer.problem == "leaves-site":
            return self._outside(asked)
        if not asked.path.strip("./"):
            return Reason("missing")
        return (
            self._letters(asked, answer.target)
            or self._source_path(asked)
            or self._beside(asked)
            or self._without_slash(asked)
            or self._in_assets(asked)
            or self._nearest(asked, answer.target)
        )

    def _outside(self, asked: _Asked) -> Reason:
        target = normpath(f"/{asked.path.lstrip('/')}")
        if self._is_public(asked, target):
            return Reason("outside", self._address(asked, target))
        return Reason("outside")

    def _letters(self, asked: _Asked, target: str | None) -> Reason | None:
        """The same path but for letter case or Unicode form."""
        twin = self._public.get(_fold(target)) if target else None
        if twin is None and self._looks_in_assets(asked):
            twin = self._assets.get(_fold(normpath(f"/{asked.path.lstrip('/')}")))
        if twin is None:
            return None
        dots = _DOTS.match(asked.path)
        start = dots[0] if dots else ""
        inside = asked.path[len(start) :]
        end = "/".join(twin.split("/")[-len(inside.lstrip("/").split("/")) :])
        slash = "/" if inside.startswith("/") else ""
        return Reason("letters", _escaped(start + slash + end), twin.rpartition("/")[2])

    def _source_path(self, asked: _Asked) -> Reason | None:
        """A path in the site's folder in place of an address."""
        source = self._sources.get(asked.path)
        if source is not None and (better := self._address_of(asked, source)):
            return Reason("source-path", better, source.path)
        parts = [part for part in asked.path.split("/") if part not in ("", ".", "..")]
        for number, part in enumerate(parts[:-1]):
            inside = "/" + "/".join(parts[number + 1 :])
            if part == "static" and self._is_public(asked, inside):
                return Reason("source-path", self._address(asked, inside), f"static{inside}")
            if part == "assets" and self._images.assets.has(inside):
                better = inside[1:] if self._looks_in_assets(asked) else ""
                return Reason("source-path", better, f"assets{inside}")
            source = self._sources.get(inside) if part == "content" else None
            if source is not None:
                return Reason("source-path", self._address_of(asked, source), source.path)
        return None

    def _beside(self, asked: _Asked) -> Reason | None:
        """A file to which the path leads from the page's file, and not from its address."""
        if asked.path.startswith("/") or not asked.page.path:
            return None
        folder = self._folders.get(asked.page.path, "")
        source = self._sources.get(normpath(f"{folder}/{asked.path}"))
        if source is None:
            return None
        better = self._address_of(asked, source)
        if not better:
            is_own = source.language == asked.page.language
            return Reason("not-published", "", source.path, "" if is_own else source.language)
        if asked.use.way == "front matter":
            return Reason("theme", better, source.path)
        return Reason("missing" if asked.page.bundle else "beside-page", better, source.path)

    def _without_slash(self, asked: _Asked) -> Reason | None:
        """An address from the site's root without the slash in front."""
        if asked.path.startswith("/") or asked.use.way == "front matter":
            return None
        target = normpath("/" + _DOTS.sub("", asked.path, count=1))
        if not self._is_public(asked, target):
            return None
        return Reason("no-slash", self._address(asked, target))

    def _in_assets(self, asked: _Asked) -> Reason | None:
        path = normpath(f"/{asked.path.lstrip('/')}")
        if not self._images.assets.has(path):
            return None
        return Reason("not-published", "", f"assets{path}")

    def _nearest(self, asked: _Asked, target: str | None) -> Reason:
        """An image of the same name elsewhere, or of nearly the name in the same folder."""
        path = target or normpath("/" + asked.path.replace("\\", "/"))
        name = path.rpartition("/")[2]
        same = self._by_name.get(_fold(name))
        if same:
            own = f"/{asked.page.folder}/"
            best = max(
                same, key=lambda each: (each.startswith(own), _shared(each, path), -len(each))
            )
            return Reason("missing", self._address(asked, best))
        from difflib import SequenceMatcher, get_close_matches

        rivals = self._rivals(asked, path)
        near = get_close_matches(name, {each.rpartition("/")[2] for each in rivals}, cutoff=0.75)
        alike = [each for each in rivals if each.rpartition("/")[2] in near]
        matcher = SequenceMatcher(b=path)

        def likeness(other: str) -> float:
            matcher.set_seq1(other)
            return matcher.ratio()

        best = max(alike, key=likeness, default="")
        return Reason("missing", self._address(asked, best) if best else "")

    def _rivals(self, asked: _Asked, path: str) -> list[str]:
        """The images among which a misspelled one may be: all, or those in the same folders."""
        images = [each for names in self._by_name.values() for each in names]
        if len(images) <= _FEW:
            return images
        own = f"/{asked.page.folder}" if asked.page.folder else ""
        folders = {path.rpartition("/")[0], own}
        return [each for each in images if each.rpartition("/")[0] in folders]

    def _looks_in_assets(self, asked: _Asked) -> bool:
        way, templates = asked.use.way, self._images.templates
        if way == "front matter":
            return any(place.startswith("assets") for place in asked.use.places)
        language = self._images.config.language(asked.page.language)
        return way == "figure" or (way == "markdown" and templates.looks_in_assets(language))

    def _is_public(self, asked: _Asked, target: str) -> bool:
        root = self._images.root(asked.page.language)
        return bool(self._images.at(root.folder + target, asked.page.language))

    def _address_of(self, asked: _Asked, source: ResourceSource) -> str:
        target = self._targets.get(source.path)
        return self._address(asked, target) if target else ""

    def _address(self, asked: _Asked, target: str) -> str:
        """What leads from a page to a published file."""
        page, root = asked.page, self._images.root(asked.page.language)
        target = target.removeprefix(root.folder)
        if asked.use.way == "front matter":
            return target[1:] if "static" in asked.use.places else target
        own = unquote(page.url).removeprefix(root.path).rpartition("/")[0] + "/"
        if own != "/" and target.startswith(own):
            return _escaped(target.removeprefix(own))
        return _escaped(target if root.rewrites else root.path + target)

    @cached_property
    def _public(self) -> dict[str, str]:
        """The published files by what is left of their paths without case and form."""
        found: dict[str, str] = {}
        for language in self._images.config.languages:
            folder = self._images.root(language.code).folder
            for path, _ in self._images.static(language.code).walk():
                found[_fold(folder + path)] = folder + path
        return found | {_fold(target): target for target in self._images.published.by_target}

    @cached_property
    def _assets(self) -> dict[str, str]:
        return {_fold(path): path for path, _ in self._images.assets.walk()}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The published images by name."""
        found: dict[str, list[str]] = {}
        for path in filter(is_image, self._public.values()):
            found.setdefault(_fold(path.rpartition("/")[2]), []).append(path)
        return found

    @cached_property
    def _sources(self) -> dict[str, ResourceSource]:
        """The files beside pages by their paths below content."""
        return {source.content.raw: source for source in self._images.content.resources}

    @cached_property
    def _folders(self) -> dict[str, str]:
        """The folder below content of each page's file, by the file's path."""
        return {
            source.path: source.content.raw.rpartition("/")[0]
            for source in self._images.content.pages
        }

    @cached_property
    def _targets(self) -> dict[str, str]:
        """Where the files beside pages are published, by path."""
        published = self._images.published.by_target
        return {placed.source.path: target for target, placed in published.items()}


class _Asked(NamedTuple):
    """A page's use of an image; ``path`` is the unescaped path of its address."""

    page: Page
    use: ImageUse
    path: str


def _fold(path: str) -> str:
    return normalize("NFC", path).casefold()


def _shared(path: str, other: str) -> int:
    """How many folders two paths have in common, counted from the end."""
    pairs = zip(reversed(path.split("/")), reversed(other.split("/")), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if _fold(a) != _fold(b)), len(path))


def _escaped(address: str) -> str:
    """An address as Markdown takes it, with letters of any script left readable."""
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", address)
