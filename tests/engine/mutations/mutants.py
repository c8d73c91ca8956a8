"""Real pages with one mistake each."""

from collections.abc import Iterable
from random import Random
from typing import Any, NamedTuple

from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import same
from tests.engine.mutations.samples import AT_THE_TOP, LITERAL, Sample
from tests.engine.mutations.spellings import spelled
from tests.engine.mutations.surroundings import FENCES, Surroundings, real_pages, surroundings


class Mutant(NamedTuple):
    """A page with a mistake between ``before`` and ``after``.

    ``values`` are those of the front matter that the fix puts in its place, and ``good`` its text
    where only one will do.
    """

    before: bytes
    bad: bytes
    after: bytes
    values: dict[str, Any]
    good: bytes | None = None

    @property
    def raw(self) -> bytes:
        return self.before + self.bad + self.after

    @property
    def base(self) -> bytes:
        """The page without the mistake."""
        return self.before + self.after

    @property
    def data(self) -> dict[str, Any]:
        """The front matter after the fix."""
        return parse(self.base).data | self.values


def mutant(random: Random, sample: Sample, name: str, raw: bytes | None = None) -> Mutant | None:
    """A page of this format with the sample's mistake, spelled in some way.

    It is made of ``raw``, or of any page. None where the format or the page cannot say it, or
    where it does not come out as it should in this way.
    """
    bad, good = parse(sample.bad.encode()), parse(sample.good.encode())
    raw = random.choice(real_pages()) if raw is None else raw
    page = surroundings(raw, random, name, {*bad.data, *good.data, *sample.ordered})
    if _head(bad) == _head(good):
        return _varied(random, _in_body(page, _body(bad), _body(good)))
    has_values = bad.problem is None and not same(bad.data, good.data)
    if not has_values or sample.code in LITERAL or random.random() < 0.3:
        at = 0 if sample.code in AT_THE_TOP else random.randrange(len(page.entries) + 1)
        found = _as_it_is(page, at, bad, good) if name == bad.format else None
        if found and has_values:
            found = found._replace(good=None)  # in whatever style is usual on the page
    else:
        found = _in_front_matter(random, page, bad, good.data)
    return found and _varied(random, found)


def _in_body(page: Surroundings, bad: str, good: str) -> Mutant:
    before, after = _around(page, len(page.entries))
    before += after.removesuffix(page.body)
    return Mutant(*_encoded(before, bad, f"\n{page.body}"), {}, good.encode())


def _as_it_is(page: Surroundings, at: int, bad: Document, good: Document) -> Mutant:
    """The mistake with every byte of it, which then has to be fixed as in the sample."""
    before, after = _around(page, at)
    text, expected = _entries(bad), _entries(good)
    return Mutant(*_encoded(before, text, after), good.data, expected.encode())


def _in_front_matter(
    random: Random, page: Surroundings, bad: Document, good: dict[str, Any]
) -> Mutant | None:
    """The mistake's values in the format of the page."""
    before, after = _around(page, random.randrange(len(page.entries) + 1))
    names = {entry.key: entry.name for entry in bad.entries()}
    try:
        entries = [
            page.indent + spelled(random, page.format, names[key], value)
            for key, value in bad.data.items()
        ]
    except ValueError:
        return None
    found = Mutant(*_encoded(before, "".join(entries), after), good)
    wanted = parse(found.base).data | bad.data
    return found if same(as_floats(parse(found.raw).data), as_floats(wanted)) else None


def _around(page: Surroundings, at: int) -> tuple[str, str]:
    fence = FENCES[page.format]
    first, last = "".join(page.entries[:at]), "".join(page.entries[at:])
    if fence == "---\n" and page.format == "flow":
        return fence + "{" + first, last + page.rest + "}\n" + fence + page.body
    if not fence:
        return "{" + first, last + page.rest + "\n}\n" + page.body
    return fence + first, last + page.rest + fence + page.body


def _varied(random: Random, found: Mutant) -> Mutant:
    """The same with other line ends, or with a byte order mark."""
    before, bad, after, _, good = found
    if random.random() < 0.3:
        before, bad, after = (each.replace(b"\n", b"\r\n") for each in (before, bad, after))
        good = good and good.replace(b"\n", b"\r\n")
    if random.random() < 0.2:
        before = b"\xef\xbb\xbf" + before
    return found._replace(before=before, bad=bad, after=after, good=good)


def as_floats(value: Any) -> Any:
    """A value with all numbers as JSON has them."""
    if isinstance(value, dict):
        return {key: as_floats(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_floats(each) for each in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _encoded(*texts: str) -> Iterable[bytes]:
    return (each.encode() for each in texts)


def _entries(document: Document) -> str:
    """The front matter as it may stand among other entries."""
    head = _head(document)
    return f"{head.strip()[1:-1].rstrip()}," if document.format == "json" else head


def _head(document: Document) -> str:
    return document.raw[slice(*document.head)].decode()


def _body(document: Document) -> str:
    return document.raw[document.body.start :].decode()
