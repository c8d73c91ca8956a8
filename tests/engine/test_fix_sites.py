"""Whole sites fixed: what the real Hugo reads there, and that nothing else changes.

By hand with all corpora and other mistakes: ``CMS_SITES=all CMS_SEED=7 pytest ...``.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cms.engine.clock import read_clock
from cms.engine.repair import Request, fix
from cms.frontmatter.document import parse
from cms.model import Applicability
from cms.model.repair import Repaired
from tests.conftest import RunHugo
from tests.engine.mutations.mutants import Mutant
from tests.engine.mutations.surroundings import EXAMPLE
from tests.engine.mutations.trees import mutants_of
from tests.rules.cases import CLOCK
from tests.stub_site import overlay, stub_layouts
from tests.tables import SHARED

SITES = {"news-zh": EXAMPLE}
if SHARED is not None:
    SITES |= {path.name: path for path in sorted((SHARED / "corpora").glob("*/"))}
ALL = os.environ.get("CMS_SITES") == "all"
SEED = int(os.environ.get("CMS_SEED", "1"))

STEP = 10
"""Every so manieth page gets a mistake."""

DERIVED = {"draft", "iscjklanguage"}
"""Values that Hugo gives every page, and makes of others."""

DATES = {"date", "expirydate", "lastmod", "modified", "pubdate", "publishdate", "published"}
"""Values that Hugo makes of each other."""

DUMP = """\
{{ range $page := site.Pages }}{{ with .File }}
{{ dict "file" .Filename "params" $page.Params "text" ($page.RawContent | sha256) | jsonify }}
{{ end }}{{ end }}
"""
SETTINGS = "refLinksErrorLevel = 'warning'\n"  # a mistake may bring links to pages of its own

Values = dict[str, dict[str, Any]]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Copies a site and goes there."""

    def copy(name: str) -> Path:
        site = tmp_path / name
        shutil.copytree(SITES[name], site, copy_function=shutil.copyfile)
        monkeypatch.chdir(site)
        return site

    return copy


def fixed(level: Applicability) -> tuple[Repaired, ...]:
    """Fixes all files of the site here; those that changed."""
    done = fix(Request([Path()], {}, {}, read_clock(CLOCK), level))
    assert not done.failures
    return done.repaired


def contents(site: Path) -> dict[str, bytes]:
    files = (path for path in sorted((site / "content").rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("level", [Applicability.SAFE, Applicability.UNSAFE])
@pytest.mark.parametrize("name", [name for name in SITES if ALL or name != "opentelemetry"])
def test_where_nothing_is_to_be_fixed_nothing_changes(
    copied: Callable[[str], Path], name: str, level: Applicability
) -> None:
    site = copied(name)
    before = contents(site)
    repaired = fixed(level)  # what people did wrong on these sites
    after = contents(site)
    assert {path for path in before if after[path] != before[path]} == {
        each.path for each in repaired if each.fixed
    }
    assert not fixed(level)
    assert contents(site) == after


@pytest.mark.hugo
@pytest.mark.parametrize("name", [name for name in SITES if ALL or name in ("news-zh", "glossary")])
def test_hugo_reads_the_same_but_for_what_fixes_name(
    hugo: RunHugo, copied: Callable[[str], Path], tmp_path: Path, name: str
) -> None:
    site = copied(name)
    mutants = mutants_of(site, STEP if name != "news-zh" else 1, SEED)
    for path, page in mutants.items():
        path.write_bytes(page.base)
    before = read_by_hugo(hugo, site, tmp_path / "before")
    for path, page in mutants.items():
        path.write_bytes(page.raw)
    named = {each.path: named_by_fixes(each) for each in fixed(Applicability.UNSAFE)}
    mistakes = {path.relative_to(site).as_posix(): page for path, page in mutants.items()}
    for path in mistakes.keys() - named.keys():  # no mistake on this site
        (site / path).write_bytes(mistakes.pop(path).base)
    assert len(mistakes) > len(mutants) / 2
    for path, page in mistakes.items():
        named[path] |= named_by_mistake(page)
    after = read_by_hugo(hugo, site, tmp_path / "after")
    assert before.keys() == after.keys()
    for path in before:
        one, other = before[path], after[path]
        changed = named.get(path, set()) | DERIVED
        changed |= DATES if changed & DATES else set()
        assert one["text"] == other["text"] or "" in changed, path
        assert different(one["params"], other["params"]) <= changed, path


def named_by_fixes(repaired: Repaired) -> set[str]:
    """The keys whose values fixes of a file changed; an empty one for its text."""
    fixes = [each.fix for each in repaired.fixed if each.fix]
    keys = {str(change.route[0]) for each in fixes for change in each.changes}
    return keys | ({""} if any(each.body for each in fixes) else set())


def named_by_mistake(page: Mutant) -> set[str]:
    """The keys that the mistake brought; an empty one for the text."""
    keys = parse(page.raw).data.keys() ^ parse(page.base).data.keys()
    return {*keys, *page.values, ""}


def different(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    return {key for key in one | other if one.get(key) != other.get(key)}


def read_by_hugo(hugo: RunHugo, source: Path, site: Path) -> Values:
    """The values and the text of all pages as Hugo reads them, by path."""
    overlay(source, site)
    shutil.rmtree(site / "layouts", ignore_errors=True)
    stub_layouts(site)
    (site / "layouts/all.html").write_text("")
    (site / "layouts/home.html").write_text(DUMP)
    with (site / "config/production/hugo.toml").open("a") as settings:
        settings.write(SETTINGS)
    run = hugo(site, "-D", "-F", "-E", "--destination", "out")
    assert run.returncode == 0, run.stdout + run.stderr
    return dict(read_dumps(site / "out"))


def read_dumps(folder: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    for dump in folder.rglob("index.html"):
        lines = dump.read_text("utf-8").splitlines()
        for line in (each for each in lines if each.startswith("{")):
            page = json.loads(line)
            yield "content/" + Path(page["file"]).as_posix().partition("/content/")[2], page
