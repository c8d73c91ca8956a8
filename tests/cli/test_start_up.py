"""Heavy modules that a command must not import, each looked at in an interpreter of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "asyncio", "click", "concurrent.futures", "frontmatter", "httpcore", "httpx", "multiprocessing",
    "opencc", "pathspec", "pydantic", "pygments", "rich", "ruamel", "sqlite3", "tomlkit", "typer",
    "yaml", "cms.engine.fix", "cms.engine.repair", "cms.frontmatter.patch", "cms.writing",
}  # fmt: skip

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "news-zh" / "content" / "about.md")

ALLOWED = {
    "--version": set(),
    "--help": {"typer"},
    "rule --all": {"typer"},
    "config": {"typer"},
    f"validate {EXAMPLE}": set(),
    f"validate --select FM {EXAMPLE}": {"typer"},
    f"fix {EXAMPLE}": {"typer", "cms.engine.fix", "cms.engine.repair", "cms.writing"},
    f"move {EXAMPLE} {EXAMPLE}.md --diff": {"typer", "cms.frontmatter.patch", "cms.writing"},
    f"set --diff weight=1 {EXAMPLE}": {"typer", "cms.frontmatter.patch", "cms.writing"},
    f"unset --diff weight {EXAMPLE}": {"typer", "cms.frontmatter.patch", "cms.writing"},
    f"rename-term --diff tags 公共交通 公交 {EXAMPLE}": {
        "typer",
        "cms.frontmatter.patch",
        "cms.writing",
    },
    f"publish --diff {EXAMPLE}": {"typer", "cms.frontmatter.patch", "cms.writing"},
    f"unpublish --diff {EXAMPLE}": {"typer", "cms.frontmatter.patch", "cms.writing"},
    f"list {EXAMPLE}": {"typer"},
    "check-images --help": {"typer"},
    "localise --help": {"typer"},
    f"translations {EXAMPLE}": {"typer"},
    "convert --text 软件 --config s2twp": {"opencc"},
}
"""Heavy modules that each command may import."""

SCRIPT = """
import json, os, sys
os._exit = sys.exit
from cms.cli.main import main
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
finally:
    print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("command", ALLOWED)
def test_a_command_imports_nothing_heavy(command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *command.split(" ")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    imported = set(json.loads(run.stdout.splitlines()[-1]))
    assert (imported & HEAVY) == ALLOWED[command]


def test_importing_the_package_imports_no_part_of_it() -> None:
    script = "import sys, cms; print(*sorted(name for name in sys.modules if 'cms.' in name))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
