"""Why an image is missing, and what address would do."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote

from cms.rules.known_files import KnownFiles, fold

if TYPE_CHECKING:
    from cms.hugo.content.content_file import ContentFile
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
_SERVER = re.compile(r"(?:https?:)?//[^/]*(?=/)", re.IGNORECASE)
_HOMES = re.compile(r"/(?:Users|home|root|mnt/[a-z]|private|var/folders|tmp)/")
_FOLDERS = ("static", "assets", "content")
_FEW = 500
_DOTS = re.compile(r"(?:\.{1,2}/)*")
_ESCAPED = re.compile(r'[ %?#()<>"]')


Sureness = Literal[
    "guess",  # a name that looks alike
    "likely",  # one of several, or the same name elsewhere
    "certain",  # the one file that the address can mean
]


class Reason(NamedTuple):
    """Why an image is missing.

    ``better`` is the address to write instead, and ``file`` the path of the file that must be
    meant; either is empty where there is none. ``language`` is the file's, if not the page's.
    """

    cause: Cause
    better: str = ""
    file: str = ""
    language: str = ""
    sureness: Sureness = "guess"


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
        self._known = KnownFiles(images)

    def of(self, page: Page, use: ImageUse, answer: Answer) -> Reason:
        """The cause that explains most."""
        asked = _Asked(page, use, unquote(re.split("[?#]", use.destination, maxsplit=1)[0]))
        if is_local(use.destination, use.way) or _HOMES.match(asked.path):
            reason = self._on_computer(asked) or self._nearest(asked, answer.target)
            return reason._replace(cause="local")
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
            self._mistake(asked, answer.target)
            or self._in_assets(asked)
            or self._nearest(asked, answer.target)
        )

    def _mistake(self, asked: _Asked, target: str | None) -> Reason | None:
        """A mistake in naming a file that is there; certain where no other file can be meant."""
        reasons = [
            self._letters(asked, target),
            self._source_path(asked),
            self._beside(asked),
            self._without_slash(asked),
        ]
        found = [reason for reason in reasons if reason is not None]
        if not found:
            return None
        is_one = len({reason.better for reason in found}) == 1
        return found[0] if is_one else found[0]._replace(sureness="likely")

    def _on_computer(self, asked: _Asked) -> Reason | None:
        """A path on the author's computer, or an address there, that is one of the site but for
        where it begins."""
        root, path = self._images.root(asked.page.language), asked.path.replace("\\", "/")
        served = _SERVER.match(path)
        if served:
            target = path[served.end() :].removeprefix(root.path)
            if self._is_public(asked, target):
                return Reason("local", self._address(asked, target), sureness="certain")
            return None
        way = asked.use.way
        if (
            way != "front matter"
            and path != asked.path
            and self._images.find(asked.page, way, path).exists
        ):
            return Reason("local", _escaped(path), sureness="certain")
        meant = asked._replace(path=path)
        reason = self._source_path(meant) or self._without_slash(meant)
        return reason and reason._replace(sureness="likely")

    def _outside(self, asked: _Asked) -> Reason:
        target = normpath(f"/{asked.path.lstrip('/')}")
        if self._is_public(asked, target):
            return Reason("outside", self._address(asked, target))
        return Reason("outside")

    def _letters(self, asked: _Asked, target: str | None) -> Reason | None:
        """The same path but for letter case or Unicode form."""
        twins = self._known.public.get(fold(target), []) if target else []
        if not twins and self._looks_in_assets(asked):
            twins = self._known.assets.get(fold(normpath(f"/{asked.path.lstrip('/')}")), [])
        if not twins:
            return None
        twin = max(twins, key=lambda path: (_alike(path, target or asked.path), path))
        dots = _DOTS.match(asked.path)
        start = dots[0] if dots else ""
        steps, right = asked.path[len(start) :].split("/"), twin.strip("/").split("/")
        count = min(len(right), sum(map(bool, steps)))
        better = _escaped(start + "/".join([*steps[:-count], *right[-count:]]))
        name = twin.rpartition("/")[2]
        return Reason("letters", better, name, sureness="likely" if twins[1:] else "certain")

    def _source_path(self, asked: _Asked) -> Reason | None:
        """A path in the site's folder in place of an address."""
        source = self._known.sources.get(asked.path)
        if source is not None and (better := self._address_of(asked, source)):
            return Reason("source-path", better, source.path, sureness="certain")
        parts = [part for part in asked.path.split("/") if part not in ("", ".", "..")]
        for number, part in enumerate(parts[:-1]):
            inside = "/" + "/".join(parts[number + 1 :])
            if part == "static" and self._is_public(asked, inside):
                better = self._address(asked, inside)
                return Reason("source-path", better, f"static{inside}", sureness="certain")
            if part == "assets" and self._images.assets.has(inside):
                better = inside[1:] if self._looks_in_assets(asked) else ""
                return Reason("source-path", better, f"assets{inside}", sureness="certain")
            source = self._known.sources.get(inside) if part == "content" else None
            if source is not None:
                better = self._address_of(asked, source)
                return Reason("source-path", better, source.path, sureness="certain")
        return None

    def _beside(self, asked: _Asked) -> Reason | None:
        """A file to which the path leads from the page's file, and not from its address."""
        if asked.path.startswith("/") or not asked.page.path:
            return None
        folder = self._known.folders.get(asked.page.path, "")
        source = self._known.sources.get(normpath(f"{folder}/{asked.path}"))
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
        return Reason("no-slash", self._address(asked, target), sureness="certain")

    def _in_assets(self, asked: _Asked) -> Reason | None:
        path = normpath(f"/{asked.path.lstrip('/')}")
        if not self._images.assets.has(path):
            return None
        return Reason("not-published", "", f"assets{path}")

    def _nearest(self, asked: _Asked, target: str | None) -> Reason:
        """An image of the same name elsewhere, or of nearly the name in the same folder."""
        path = target or normpath("/" + asked.path.replace("\\", "/"))
        name = path.rpartition("/")[2]
        same = self._known.by_name.get(fold(name))
        if same:
            own = f"/{asked.page.folder}/"
            best = max(
                same, key=lambda each: (each.startswith(own), _shared(each, path), -len(each))
            )
            return Reason("missing", self._address(asked, best), sureness="likely")
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
        images = [each for names in self._known.by_name.values() for each in names]
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

    def _address_of(self, asked: _Asked, source: ContentFile) -> str:
        target = self._known.targets.get(source.path)
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


class _Asked(NamedTuple):
    """A page's use of an image; ``path`` is the unescaped path of its address."""

    page: Page
    use: ImageUse
    path: str


def _alike(path: str, other: str) -> int:
    """How many characters from the end are the same in both."""
    return sum(map(str.__eq__, reversed(path), reversed(other)))


def _shared(path: str, other: str) -> int:
    """How many folders two paths have in common, counted from the end."""
    pairs = zip(reversed(path.split("/")), reversed(other.split("/")), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if fold(a) != fold(b)), len(path))


def _escaped(address: str) -> str:
    """An address as Markdown takes it, with letters of any script left readable."""
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", address)
