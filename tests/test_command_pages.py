"""The pages of the commands show their help, and what their examples print, as they are now."""

import sys

import pytest

from cms.cli.app import COMMANDS
from docs.console import ROOT, renewed
from tests.conftest import RunHugo

STALE = "python -m docs.console writes what the commands print now"
PAGES = ROOT / "docs" / "commands"


typed_into_bash = pytest.mark.skipif(sys.platform == "win32", reason="commands are typed into bash")


def test_every_command_has_a_page() -> None:
    overview = (PAGES / "README.md").read_text("utf-8")
    assert {page.stem for page in PAGES.glob("*.md")} == {*COMMANDS, "README"}
    assert [name for name in COMMANDS if f"[`{name}`]({name}.md)" not in overview] == []
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"](docs/commands/{name}.md)" not in readme] == []


@pytest.mark.hugo
@typed_into_bash
@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_says_what_the_command_does(command: str, hugo: RunHugo) -> None:
    page = (PAGES / f"{command}.md").read_text("utf-8")
    assert f"$ cms {command} --help\n" in page
    assert renewed(page) == page, STALE


@typed_into_bash
def test_the_readme_says_what_commands_do() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    assert renewed(page) == page, STALE
