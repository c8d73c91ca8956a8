"""``why`` against the real Hugo: pages hidden for every reason there is, and broken ones."""

import re
from pathlib import Path

import pytest

from cms.engine.clock import read_clock
from cms.engine.why import explain
from cms.model.answer import Answer, Verdict
from tests.conftest import RunHugo
from tests.engine.hidden_site import CLOCK, ROWS, Row, write_hidden_site
from tests.stub_site import hugo_list

TIME = {"draft", "future", "expired"}
CLOCKS = ["2019-12-31T00:00:00Z", "2025-02-07T21:31:15Z", CLOCK, "2031-01-01T00:00:00+08:00"]


@pytest.fixture(scope="module")
def hidden_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hidden").resolve()
    write_hidden_site(folder)
    return folder


def answers(site: Path, *paths: str, clock: str = CLOCK, environment: str = "") -> list[Answer]:
    moment = read_clock(clock)
    named = [site / path for path in paths]
    return list(explain(named, {"environment": environment}, {}, moment).answers)


def kinds(answer: Answer) -> list[str]:
    return [reason.kind for reason in answer.reasons]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.path)
def test_verdict_and_reasons(hidden_site: Path, row: Row) -> None:
    (answer,) = answers(hidden_site, row.path)
    assert (answer.verdict.value, " ".join(kinds(answer))) == (row.verdict, row.reasons)


@pytest.mark.parametrize("environment", ["production", "preview"])
@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.hugo
def test_pages_that_readers_see_are_those_that_hugo_publishes(
    hidden_site: Path, hugo: RunHugo, tmp_path: Path, clock: str, environment: str
) -> None:
    options = ("--clock", clock, "--environment", environment, "--destination", str(tmp_path))
    outcome = hugo(hidden_site, *options)
    assert outcome.returncode == 0, outcome.stderr
    published = set()
    for page in tmp_path.rglob("*.html"):
        published.update(re.findall(r"\[\[(.+?)\]\]", page.read_text("utf-8")))
    paths = [row.path for row in ROWS]
    found = answers(hidden_site, *paths, clock=clock, environment=environment)
    for row, answer in zip(ROWS, found, strict=True):
        if answer.verdict is not Verdict.UNCERTAIN:
            assert answer.is_visible == (row.path in published), row.path


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.hugo
def test_reasons_of_time_are_those_of_hugo_list(
    hidden_site: Path, hugo: RunHugo, clock: str
) -> None:
    paths = [row.path for row in ROWS]
    of_tool = dict(zip(paths, answers(hidden_site, *paths, clock=clock), strict=True))
    listed = {each["path"] for each in hugo_list(hugo, hidden_site, "all")}
    for which, kind in (("drafts", "draft"), ("future", "future"), ("expired", "expired")):
        rows = hugo_list(lambda *args: hugo(*args, "--clock", clock), hidden_site, which)
        # Hugo lists all drafts, but not among future pages the expired, and the other way round.
        allowed = TIME if kind == "draft" else {kind, "draft"}
        ours = {
            path
            for path, answer in of_tool.items()
            if kind in kinds(answer) and TIME.intersection(kinds(answer)) <= allowed
            if path in listed
        }
        assert ours == {each["path"] for each in rows} & set(of_tool)
