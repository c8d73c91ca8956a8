"""The addresses that no longer lead where they did, written anew in their author's form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cms.engine.move.addresses import Address, NamedImage
from cms.engine.move.forms import Forms, forms, rewritten
from cms.engine.move.spelling import escape, form_of, parts
from cms.engine.move.view import View
from cms.hugo.site.leads import Lead, Spot, Thing


class Anew(NamedTuple):
    """An address and what it is to be; ``text`` is None where no form would lead there.

    ``path`` is what stands in place of the old path, without host, query and fragment.
    """

    address: Address
    path: str
    text: str | None


class ImageAnew(NamedTuple):
    """A value of front matter and what it is to be, None where nothing would do."""

    image: NamedImage
    text: str | None


class Rewriter:
    """Compares where addresses lead before and after.

    ``paths`` are the new paths of files, ``languages`` the new languages of those that change them.
    ``logical`` tells the new path of a page without a file.
    """

    def __init__(
        self,
        before: View,
        after: View,
        paths: Mapping[str, str],
        languages: Mapping[str, str],
        logical: Callable[[str], str],
    ) -> None:
        self.before = before
        self.after = after
        self.paths = paths
        self.languages = languages
        self.logical = logical

    def of_body(
        self, path: str, addresses: Iterable[Address], raw: Callable[[], bytes]
    ) -> Iterator[Anew]:
        """What has to change in a file's body; ``raw`` gives its bytes if need be."""
        pairs = self._spots(path)
        for address in addresses:
            expected = [self._expected(old, address) for old, _ in pairs]
            if not any(expected) or self._lead_there(pairs, expected, address):
                continue
            yield self._anew(pairs, expected, address, raw())

    def of_front_matter(self, path: str, images: Iterable[NamedImage]) -> Iterator[ImageAnew]:
        """What has to change in a file's front matter."""
        pairs = self._spots(path)
        for image in images:
            things = [self._image(self.before, old, image, image.text) for old, _ in pairs]
            wanted = [thing and self.new_thing(thing) for thing in things]
            if not any(wanted) or self._shows(pairs, wanted, image, image.text):
                continue
            yield ImageAnew(image, self._image_text(pairs, things, wanted, image))

    def new_thing(self, thing: Thing) -> Thing:
        """The same thing after the move."""
        if thing.kind in ("asset", "static"):
            return thing
        name = thing.name
        name = self.logical(name) if name.startswith("/") else self.paths.get(name, name)
        language = self.languages.get(thing.name, thing.language)
        return thing._replace(name=name, language=language)

    def _spots(self, path: str) -> list[tuple[Spot, Spot]]:
        """Each place where a file's text stands, before and after."""
        new = {
            (spot.context.language, spot.page.language): spot
            for spot in self.after.spots.get(self.paths.get(path, path), ())
        }
        return [
            (spot, new[key])
            for spot in self.before.spots.get(path, ())
            if (key := (spot.context.language, spot.page.language)) in new
        ]

    # Bodies

    def _expected(self, spot: Spot, address: Address) -> list[Lead]:
        leads = self.before.leads.follow(spot, *address[:2], address.language)
        return [lead._replace(thing=self.new_thing(lead.thing)) for lead in leads]

    def _lead_there(
        self,
        pairs: Sequence[tuple[Spot, Spot]],
        expected: Sequence[Sequence[Lead]],
        address: Address,
        *,
        all_ways: bool = True,
    ) -> bool:
        """Whether an address leads to what is expected, wherever it led anywhere before.

        Who leads the reader there does not matter where that is known for sure; else all that
        may have done it must still do, unless only the likeliest one is asked for.
        """
        for (_, spot), leads in zip(pairs, expected, strict=True):
            if not leads:
                continue
            found = self.after.leads.follow(spot, *address[:2], address.language)
            if not found or not _is_as_good(found[0].thing, leads[0].thing):
                return False
            if all_ways:
                things = {lead.way: lead.thing for lead in found}
                if any(
                    lead.way not in things or not _is_as_good(things[lead.way], lead.thing)
                    for lead in leads[1:]
                ):
                    return False
        return True

    def _anew(
        self,
        pairs: Sequence[tuple[Spot, Spot]],
        expected: Sequence[Sequence[Lead]],
        address: Address,
        raw: bytes,
    ) -> Anew:
        host, path, rest = parts(address.text)
        form = form_of(raw, address)
        candidates = [
            escape(text, path, form)
            for text in self._candidates(pairs, expected, address, parts(address.text).plain)
        ]
        # It may still lead there for those who render it most likely.
        for all_ways in (True, False):
            for candidate in [path] * (not all_ways) + candidates:
                new = address._replace(text=host + candidate + rest)
                if self._lead_there(pairs, expected, new, all_ways=all_ways):
                    return Anew(address, candidate, new.text)
        return Anew(address, "", None)

    def _candidates(
        self,
        pairs: Sequence[tuple[Spot, Spot]],
        expected: Sequence[Sequence[Lead]],
        address: Address,
        text: str,
    ) -> Iterator[str]:
        found: dict[str, None] = {}
        for (old_spot, new_spot), leads in zip(pairs, expected, strict=True):
            before = self.before.leads.follow(old_spot, *address[:2], address.language)
            for old, new in zip(before, leads, strict=True):
                found |= dict.fromkeys(
                    rewritten(
                        forms(self.before, old_spot, old), forms(self.after, new_spot, new), text
                    )
                )
        return iter(found)

    # Front matter

    def _image(self, view: View, spot: Spot, image: NamedImage, text: str) -> Thing | None:
        return view.leads.in_front_matter(spot.page, text, image.places)

    def _shows(
        self,
        pairs: Sequence[tuple[Spot, Spot]],
        wanted: Sequence[Thing | None],
        image: NamedImage,
        text: str,
    ) -> bool:
        return all(
            thing is None or self._image(self.after, spot, image, text) == thing
            for (_, spot), thing in zip(pairs, wanted, strict=True)
        )

    def _image_text(
        self,
        pairs: Sequence[tuple[Spot, Spot]],
        things: Sequence[Thing | None],
        wanted: Sequence[Thing | None],
        image: NamedImage,
    ) -> str | None:
        _, path, rest = parts(image.text)
        for (old_spot, new_spot), old, new in zip(pairs, things, wanted, strict=True):
            if old is None or new is None:
                continue
            found = rewritten(
                _image_forms(self.before, old_spot, old),
                _image_forms(self.after, new_spot, new),
                parts(image.text).plain,
            )
            for text in _with_and_without_escapes(found, path):
                if self._shows(pairs, wanted, image, text + rest):
                    return text + rest
        return None


def _image_forms(view: View, spot: Spot, thing: Thing) -> Forms:
    way = "resource" if thing.kind == "resource" else "browser"
    return forms(view, spot, Lead(thing, way))  # type: ignore[arg-type]


def _with_and_without_escapes(texts: Iterable[str], like: str) -> Iterator[str]:
    for text in texts:
        yield from dict.fromkeys((text, escape(text, like, "value")))


def _is_as_good(found: Thing, wanted: Thing) -> bool:
    """Whether readers get there: what led to an alias may lead to the page itself."""
    if found == wanted:
        return True
    return wanted.kind == "alias" and found == wanted._replace(kind="page", output=0)
