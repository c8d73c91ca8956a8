"""What the fix of one mistake in a page owes."""

from collections.abc import Iterator
from random import Random
from typing import Any

from cms.frontmatter.document import parse
from cms.frontmatter.promise import same
from cms.model import REMOVED
from tests.engine.mutations.mutants import Mutant, as_floats, mutant
from tests.engine.mutations.samples import BROUGHT
from tests.engine.mutations.workshop import Workshop

ATTEMPTS = 30
"""How many pages are tried in vain for one in which the mistake is one."""


def mutants(workshop: Workshop, name: str, seed: object, trials: int) -> Iterator[Mutant]:
    """Pages in which the mistake is found, and would not be without it."""
    random = Random(f"{workshop.sample} {name} {seed}")
    vain = 0
    while trials and vain < ATTEMPTS:
        found = mutant(random, workshop.sample, name)
        if found and is_alone(workshop, found):
            yield found
            trials -= 1
            vain = 0
        vain += 1


def is_alone(workshop: Workshop, page: Mutant) -> bool:
    """Whether the page has the mistake and no other one that the same rule would fix."""
    return (
        parse(page.base).problem is None
        and not workshop.fixable(page.base)
        and bool(workshop.fixable(page.raw))
    )


def prove(workshop: Workshop, page: Mutant) -> None:
    """What the fix of one mistake in a page owes."""
    sample, done = workshop.sample, workshop.fix(page.raw)
    assert not done.refused, (done.refused, page.raw[:500])
    assert done.fixed, page.raw
    assert done.raw.startswith(page.before), (page.raw, done.raw)
    assert done.raw.endswith(page.after), (page.raw, done.raw)
    instead = done.raw[len(page.before) : len(done.raw) - len(page.after)]
    assert page.good in (None, instead), (page.raw[:500], instead)
    assert not _different(parse(done.raw).data, page.data), (page.bad, instead)
    assert workshop.fix(done.raw).raw == done.raw
    more = workshop.found(done.raw) - workshop.found(page.base)
    expected = workshop.found(sample.good.encode())
    assert sample.code not in more - expected
    assert set(more) <= {*expected, *BROUGHT.get(sample.code, ())}, (more, page.raw[:500])


def _different(one: dict[str, Any], other: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What two front matters do not agree in, by key; JSON's numbers are never whole ones."""
    pairs = {key: (one.get(key, REMOVED), other.get(key, REMOVED)) for key in one | other}
    return {key: pair for key, pair in pairs.items() if not same(*map(as_floats, pair))}
