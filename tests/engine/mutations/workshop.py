"""Where pages with mistakes are judged and fixed as part of a site."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from cms.engine.clock import read_clock
from cms.engine.fix import fix_bytes
from cms.engine.mend import allowed, of_page
from cms.engine.page import analyse
from cms.engine.plan import Plan
from cms.engine.repair import Request, repair
from cms.engine.validate import plan_of, validate
from cms.engine.workspace import find_targets
from cms.model import Diagnostic
from tests.engine.mutations.samples import Sample
from tests.rules.cases import CLOCK, lay_out


class Done(NamedTuple):
    """A page after its fixes."""

    raw: bytes
    fixed: tuple[Diagnostic, ...]
    refused: tuple[str, ...]


class Workshop:
    """The site of a sample, laid out in ``root``; pages stand in for the one with the mistake."""

    def __init__(self, root: Path, sample: Sample) -> None:
        root.mkdir(exist_ok=True)
        self.root = root.resolve()
        self.sample = sample
        self.path = self.root / sample.path
        lay_out(self.root, f"{sample.site}-- {sample.path} --\n{sample.bad}")
        self._moment = read_clock(CLOCK)
        self._own = self._plan([] if sample.rule.scope == "suppression" else [sample.code])
        self._all = self._plan([])

    def _plan(self, codes: list[str]) -> Plan:
        (target,) = find_targets([self.path], {"select": codes}, {})
        (self._file,) = target.files
        return plan_of(target, self._moment, str(self.root))

    def found(self, raw: bytes) -> Counter[str]:
        """Codes of what all rules find in the page."""
        if self.sample.rule.scope == "site":
            self.path.write_bytes(raw)
            run = validate([self.path], {}, {}, self._moment)
            return Counter(each.code for each in run.report.diagnostics)
        plan = self._all._replace(site_rules=())
        return Counter(each.code for each in of_page(analyse(self._file, raw, plan), raw, plan))

    def fixable(self, raw: bytes) -> list[Diagnostic]:
        """What the sample's rule finds in the page that can be fixed as surely as the sample."""
        if self.sample.rule.scope == "site":
            self.path.write_bytes(raw)
            run = validate([self.path], {"select": [self.sample.code]}, {}, self._moment)
            return allowed(run.report.diagnostics, self.sample.level)
        plan = self._own._replace(site_rules=())
        return allowed(of_page(analyse(self._file, raw, plan), raw, plan), self.sample.level)

    def fix(self, raw: bytes) -> Done:
        """The page after the fixes of the sample's rule."""
        if self.sample.rule.scope != "site":
            done = fix_bytes(self._file, raw, self._own, self.sample.level)
            return Done(done.raw, done.fixed, tuple(str(each.reason) for each in done.refused))
        self.path.write_bytes(raw)
        codes = {"select": [self.sample.code]}
        run = repair(Request([self.path], codes, {}, self._moment, self.sample.level))
        after = run.repaired[0].after if run.repaired else raw
        return Done(after, run.report.fixed or (), tuple(str(each.reason) for each in run.refused))
