"""Every fix does in real pages what its rule's page shows, and not a byte more.

By hand with more of them: ``python -m tests.engine.mutations.try_many --trials 100``.
"""

from pathlib import Path

import pytest

from cms.rules.pages import fixability
from cms.rules.registry import all_rules
from tests.engine.mutations.proof import mutants, prove
from tests.engine.mutations.samples import NOT_PUT_INTO_PAGES, samples
from tests.engine.mutations.surroundings import FORMATS
from tests.engine.mutations.workshop import Workshop

TRIALS = 2
"""Pages for each mistake and format."""

SAMPLES = samples()


@pytest.mark.parametrize("code", SAMPLES)
def test_fixes_in_real_pages(tmp_path: Path, code: str) -> None:
    tried = 0
    for number, sample in enumerate(SAMPLES[code]):
        workshop = Workshop(tmp_path / str(number), sample)
        for name in FORMATS:
            for page in mutants(workshop, name, 1, TRIALS):
                prove(workshop, page)
                tried += 1
    assert bool(tried) != (code in NOT_PUT_INTO_PAGES)


def test_every_rule_with_a_safe_fix_is_tried() -> None:
    safe = {rule.code for rule in all_rules() if "safe" in fixability(rule).split()}
    assert safe - SAMPLES.keys() <= NOT_PUT_INTO_PAGES.keys()
