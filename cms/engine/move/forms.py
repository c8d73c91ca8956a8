"""The forms in which authors write where something is: from the root or from here, by file or by
address, with an extension, a slash behind, or neither.

Which form an address has is found by writing what it leads to in all of them. The same form then
tells how to write the new place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import relpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cms.hugo.site.leads import Lead, Spot, Thing
from cms.hugo.site.links import root_of

if TYPE_CHECKING:
    from cms.engine.move.view import View
    from cms.hugo.content.content_file import ContentFile
    from cms.hugo.site.page import Page

Form = tuple[str, ...]
"""The parts of a form: who reads it, where it counts from, and what stands at its end."""

Forms = Mapping[Form, str]
"""Unescaped addresses by form, without query and fragment; the forms to prefer come first."""


def forms(view: View, spot: Spot, lead: Lead) -> Forms:
    """How the thing that an address leads to may be written at a spot."""
    thing = lead.thing
    found: dict[Form, str] = {}
    if thing.kind in ("page", "alias"):
        page = view.page(thing)
        if page is None:
            return found
        if lead.way in ("ref", "page"):
            found |= _by_name(view, spot, page, lead.step)
        found |= _by_address(view, spot, _addresses(view, page, thing))
    else:
        if lead.way != "browser" and thing.kind == "resource":
            found |= _in_bundle(view, spot, thing)
        for target in view.targets(thing, spot.page.language):
            found |= _by_address(view, spot, {"": target})
    return found


# Pages as ref and .GetPage name them


def _by_name(view: View, spot: Spot, page: Page, step: str) -> Forms:
    ends = _ends(view.sources.get((page.path, page.language)), page)
    near = [("near", *each) for each in _starts(spot)]
    orders = {
        "page": [*near, ("root", ""), ("bare", ""), ("name", "")],
        "file": [*near, ("root", ""), ("bare", ""), ("name", "")],
        "name": [("name", ""), ("root", ""), *near, ("bare", "")],
    }
    starts = orders.get(step, [("root", ""), ("bare", ""), *near, ("name", "")])
    found: dict[Form, str] = {}
    for start in starts:
        for end, path in ends.items():
            for mark, text in _from(start, path):
                found[("name", start[0], start[1], mark, end)] = text
    return found


def _ends(source: ContentFile | None, page: Page) -> dict[str, str]:
    """The paths of a page below the content, by what their end is like."""
    logical = page.logical.rstrip("/")
    if source is None:
        return {"path": logical, "path/": f"{logical}/", "_index": f"{logical}/_index.md"}
    content = source.content
    folder, _, name = content.raw.rpartition("/")
    extension = name.rpartition(".")[2]
    stem = name[: len(content.name)]
    path = folder if source.bundle else f"{folder}/{stem}"
    return {
        "file": f"{folder}/{name}",
        "stem.md": f"{folder}/{stem}.{extension}",
        "path": path,
        "path/": f"{path}/",
        "path.md": f"{path}.{extension}",
        "stem": f"{folder}/{stem}",
        "logical": logical,
        "logical/": f"{logical}/",
        "logical.md": f"{logical}.{extension}",
    }


def _starts(spot: Spot) -> Iterator[tuple[str, str]]:
    """The folders from which a page names others, by what they are to it."""
    content = spot.context.content
    folder = content.raw.rpartition("/")[0]
    above = folder.rpartition("/")[0] if content.is_bundle else folder
    yield from (("own", folder), ("above", above))
    yield from (("own path", content.dir), ("above path", content.container_dir))


def _from(start: tuple[str, ...], path: str) -> Iterator[tuple[str, str]]:
    """A path as it is written from a start."""
    if start[0] == "root":
        yield "", path or "/"
    elif start[0] == "bare":
        yield "", path[1:]
    elif start[0] == "name":
        yield "", path.rstrip("/").rpartition("/")[2] + "/" * path.endswith("/")
    else:
        yield from _relative(path, start[2])


def _relative(path: str, folder: str) -> Iterator[tuple[str, str]]:
    near = relpath(path or "/", folder or "/") + "/" * path.endswith("/")
    yield "", near
    if not near.startswith("."):
        yield "./", f"./{near}"


# Files as .Resources names them


def _in_bundle(view: View, spot: Spot, thing: Thing) -> Forms:
    source = view.resources.get(thing.name)
    if source is None:
        return {}
    below = len(spot.page.logical.rstrip("/")) + 1
    found: dict[Form, str] = {}
    for end, path in (("raw", source.content.raw), ("logical", source.logical)):
        name = path[below:]
        for mark in ("", "./", "/"):
            found["resource", mark, end] = mark + name
    return found


# What browsers ask for


def _addresses(view: View, page: Page, thing: Thing) -> dict[str, str]:
    """The paths of a page on its host by what stands at their end."""
    if thing.output or not page.url:
        is_known = thing.output < len(page.targets)
        return {"": view.path_of(page.targets[thing.output], page.language)} if is_known else {}
    path = unquote(page.url)
    if not path.endswith("/"):
        return {"": path}
    return {"/": path, "": path.rstrip("/") or "/", "index": f"{path}index.html"}


def _by_address(view: View, spot: Spot, paths: Mapping[str, str]) -> Forms:
    root = root_of(view.config.language(spot.page.language), is_multihost=False)
    here = unquote(spot.page.url).rpartition("/")[0] or "/"
    found: dict[Form, str] = {}
    for end, path in paths.items():
        found["address", "root", "", end] = path
        if root.path:
            found["address", "cut", "", end] = path.removeprefix(root.path)
        if spot.page.url:
            for mark, text in _relative(path, here):
                found["address", "near", mark, end] = text
        # What relURL and absURL are given may go without the first slash.
        found["address", "bare", "", end] = path.removeprefix(root.path)[1:]
    return found


def matching(found: Forms, text: str) -> list[Form]:
    """The forms in which a text is written; letters count only if that leaves any."""
    same = [form for form, each in found.items() if each == text]
    return same or [form for form, each in found.items() if each.lower() == text.lower()]


def rewritten(old: Forms, new: Forms, text: str) -> Iterable[str]:
    """Texts for the new place, those in a form like that of the old text first.

    Of several forms that the old text has the shortest counts: a name alone may be meant as the
    file in the same folder, or as the only one of its name.
    """
    own = matching(old, text)
    if not own:
        return dict.fromkeys(new.values())
    strangeness = {form: min(_difference(form, each) for each in own) for form in new}
    order = sorted(
        new, key=lambda form: (strangeness[form], bool(strangeness[form]) or len(new[form]))
    )
    return dict.fromkeys(new[form] for form in order)


def _difference(form: Form, other: Form) -> int:
    """How much a form differs from another: rather the start changes than what is named."""
    if form[0] != other[0]:
        return 8
    is_elsewhere, is_other_end = form[1] != other[1], form[-1] != other[-1]
    return 4 * is_elsewhere + 2 * is_other_end + (form[2:-1] != other[2:-1])
