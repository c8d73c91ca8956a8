"""The tutorial's commands do what it shows, one after another."""

import sys

import pytest

from docs.console import ROOT, renewed
from tests.conftest import RunHugo

pytestmark = [
    pytest.mark.hugo,
    pytest.mark.skipif(sys.platform == "win32", reason="its commands are typed into bash"),
]


def test_the_tutorial_is_what_happens(hugo: RunHugo) -> None:
    page = ROOT / "docs" / "tutorial.md"
    assert renewed(page.read_text("utf-8")) == page.read_text("utf-8")
