"""Whole sites with a mistake in every so manieth page."""

from itertools import chain
from pathlib import Path
from random import Random

from cms.frontmatter.document import parse
from tests.engine.mutations.mutants import Mutant, mutant
from tests.engine.mutations.samples import DEFAULT_SITE, NOT_PUT_INTO_PAGES, Sample, samples
from tests.engine.mutations.surroundings import FORMATS, is_usual

WEIGHTS = (7, 1, 1, 1)
"""How often pages are written in each of the formats."""


def mutants_of(site: Path, step: int, seed: int) -> dict[Path, Mutant]:
    """What becomes of every so manieth page of a site, by path; nothing is written."""
    random = Random(seed)
    mistakes = [sample for sample in chain.from_iterable(samples().values()) if _fits(sample)]
    found = {}
    for path in sorted((site / "content").rglob("*.md"))[::step]:
        raw = path.read_bytes()
        if path.is_symlink() or not is_usual(raw) or not parse(raw).data:
            continue
        (name,) = random.choices(FORMATS, WEIGHTS)
        page = mutant(random, random.choice(mistakes), name, raw)
        if page is not None:
            found[path] = page
    return found


def _fits(sample: Sample) -> bool:
    """Whether the mistake is one on any site."""
    is_of_any = sample.site == DEFAULT_SITE and sample.rule.scope == "page"
    return is_of_any and sample.code not in NOT_PUT_INTO_PAGES
