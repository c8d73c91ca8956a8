"""What tests of fixes share: files fixed by some rules, and what every fix owes."""

import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from cms.engine.clock import read_clock
from cms.engine.fix import Fixed, fix_bytes
from cms.engine.mend import allowed
from cms.engine.renaming import rename_files
from cms.engine.repair import Request, fix, repair
from cms.engine.validate import validate
from cms.frontmatter.document import parse
from cms.model import Applicability, Diagnostic
from tests.rules.cases import CLOCK, case, judge, lay_out

SHOWN, UNSAFE, SAFE = Applicability.SHOWN, Applicability.UNSAFE, Applicability.SAFE


def fixed(
    text: str | bytes,
    *codes: str,
    level: Applicability = SAFE,
    new: tuple[str, ...] = (),
    **site: object,
) -> str:
    """The file after its fixes, with what every fix owes asserted.

    The front matter can be read, lines without an edit are as they were, what was fixed is found
    no more and nothing else instead, and fixing again changes nothing. What could not be read
    before may get findings of ``new`` codes.
    """
    file, raw, plan = case(text, *codes, **site)
    done = fix_bytes(file, raw, plan, level)
    assert not done.refused, [str(each.reason) for each in done.refused]
    assert not allowed(done.remaining, level)
    assert fix_bytes(file, done.raw, plan, level).raw == done.raw
    if done.fixed:
        assert parse(done.raw).problem is None
        assert len(done.remaining) < len(judge(raw, *codes, **site))
    if parse(raw).problem is None:
        # What another rule finds in a file that could not be read is no wonder.
        before, after = judge(raw, **site), judge(done.raw, **site)
        more = _codes(after) - _codes(before)
        assert set(more) <= set(new), more
        _assert_other_lines_stay(raw, done)
    return done.raw.decode()


def _assert_other_lines_stay(raw: bytes, done: Fixed) -> None:
    if len(done.fixed) != 1:  # later edits count in what earlier ones made
        return
    touched = {
        line
        for each in done.fixed
        for start, end in (edit.span for edit in each.fix.edits)
        for line in range(raw.count(b"\n", 0, start), raw.count(b"\n", 0, end) + 1)
    }
    kept = [line for number, line in enumerate(raw.split(b"\n")) if number not in touched]
    lines = iter(done.raw.split(b"\n"))
    assert all(line in lines for line in kept)


def _codes(found: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(each.code for each in found)


def fixed_head(head: str, *codes: str, level: Applicability = SAFE, **site: object) -> str:
    """As ``fixed``, for lines of front matter in YAML, of TOML with `` = ``, or JSON.

    The same must come of lines that end in CR LF and of a file that starts with a byte order mark.
    """
    before, after = _fences(head)
    whole = fixed(f"{before}{head}{after}", *codes, level=level, **site)
    other = "\ufeff" + f"{before}{head}{after}".replace("\n", "\r\n")
    assert fixed(other, *codes, level=level, **site) == "\ufeff" + whole.replace("\n", "\r\n")
    return whole.removeprefix(before).removesuffix(after)


def _fences(head: str) -> tuple[str, str]:
    if head.startswith("{"):
        return "", "\n\ntext\n"
    first = head.lstrip("#").partition("\n")[0]
    fence = "+++" if " = " in first else "---"
    return f"{fence}\n", f"\n{fence}\ntext\n"


def fixed_site(
    text: str,
    *codes: str,
    level: Applicability = SAFE,
    new: tuple[str, ...] = (),
    clock: str = CLOCK,
    **settings: object,
) -> dict[str, str]:
    """The files of a site, written as txtar, that fixes change.

    What every fix owes is asserted: other files are as they were, nothing is found that was not
    there before, but for ``new`` codes, and fixing again changes nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        lay_out(root, text)
        moment = read_clock(clock)
        before, found = _contents(root), validate([root], settings, {}, moment)
        request = Request([root], {"select": codes, **settings}, {}, moment, level)
        done = rename_files(fix(request), request, writes=True)
        assert not done.refused, [str(each.reason) for each in done.refused]
        assert not allowed(done.run.report.diagnostics, level)
        assert not repair(request).repaired
        after, left = _contents(root), validate([root], settings, {}, moment)
        more = _codes(left.report.diagnostics) - _codes(found.report.diagnostics)
        assert set(more) <= set(new), more
        names = {
            _in_site(root, each.path): _in_site(root, new)
            for each in done.repaired
            for new in (each.renamed or each.path,)
        }
        assert {names.get(path, path) for path in before} == after.keys()
        changed = {path: raw.decode() for path, raw in after.items() if raw != before.get(path)}
        assert set(changed) == set(names.values())
        return changed


def _in_site(root: Path, path: str) -> str:
    return path.rpartition(f"{root.name}/")[2]


def _contents(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
