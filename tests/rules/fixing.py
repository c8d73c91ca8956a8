"""What tests of fixes share: files fixed by some rules, and what every fix owes."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from cms.engine.clock import read_clock
from cms.engine.fix import fix_bytes
from cms.engine.validate import validate
from cms.frontmatter.document import parse
from cms.frontmatter.promise import promised, same, splice
from cms.model import Applicability, Diagnostic
from tests.rules.cases import CLOCK, case, lay_out

SHOWN, UNSAFE, SAFE = Applicability.SHOWN, Applicability.UNSAFE, Applicability.SAFE


def fixed(text: str | bytes, *codes: str, level: Applicability = SAFE, **site: object) -> str:
    """The file after its fixes, which leave no finding that could be fixed again."""
    file, raw, plan = case(text, *codes, **site)
    done = fix_bytes(file, raw, plan, level)
    assert not done.refused
    assert not [each for each in done.remaining if each.fix and each.fix.applicability >= level]
    again = fix_bytes(file, done.raw, plan, level)
    assert again.raw == done.raw
    return done.raw.decode()


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
    text: str, *codes: str, level: Applicability = SAFE, **settings: object
) -> dict[str, str]:
    """The files of a site, written as txtar, that one round of fixes changes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        lay_out(root, text)
        changed = {
            root / path: _mended((root / path).read_bytes(), found)
            for path, found in _fixable(root, codes, level, settings).items()
        }
        for path, raw in changed.items():
            path.write_bytes(raw)
        assert not _fixable(root, codes, level, settings)
        return {path.relative_to(root).as_posix(): raw.decode() for path, raw in changed.items()}


def _fixable(
    root: Path, codes: tuple[str, ...], level: Applicability, settings: Mapping[str, object]
) -> dict[str, list[Diagnostic]]:
    run = validate([root], {"select": codes, **settings}, {}, read_clock(CLOCK))
    found: dict[str, list[Diagnostic]] = {}
    for each in run.report.diagnostics:
        if each.fix and each.fix.applicability >= level:
            found.setdefault(each.path.rpartition(f"{root.name}/")[2], []).append(each)
    return found


def _mended(raw: bytes, found: list[Diagnostic]) -> bytes:
    # Several findings may share one fix.
    fixes = {each.fix.edits: each.fix for each in found if each.fix}.values()
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    changes = [change for fix in fixes for change in fix.changes]
    after = splice(raw, edits)
    assert same(parse(after).data, promised(parse(raw).data, changes))
    return after
