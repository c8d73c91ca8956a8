"""The commit hooks, run by the real pre-commit: it builds the program and calls it.

Nothing is downloaded: what the program needs is taken from where the tests run.
"""

import importlib.util
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from benchmarks.generate import generate

ROOT = Path(__file__).parents[1]
PAGES = 5_000

pytestmark = [
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the repository of the hooks"),
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="needs pre-commit"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of thousands of pages, all of them committed."""
    folder = tmp_path_factory.mktemp("site")
    generate(folder, PAGES)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "all")
    return folder


def git(folder: Path, *args: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    subprocess.run(["git", *who, *args], cwd=folder, check=True, timeout=120)


def try_hook(
    site: Path, tmp_path_factory: pytest.TempPathFactory, hook: str
) -> subprocess.CompletedProcess[str]:
    """``pre-commit try-repo`` on what is staged; one environment serves all hooks."""
    environ = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path_factory.getbasetemp() / "pre-commit"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # as pip reads it: without isolation
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "CMS_LANG": "en",
        "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]),
    }
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--color=never"],
        cwd=site,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_hooks_find_fix_fail_and_pass(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    page = site / "content" / "post" / "_index.md"
    right = page.read_text("utf-8")
    page.write_text(right.replace("\n---", "\nlastmod： 2025-02-07\n---", 1), "utf-8")
    git(site, "add", "-A")

    def attempt(hook: str) -> subprocess.CompletedProcess[str]:
        return try_hook(site, tmp_path_factory, hook)

    found = attempt("cms-validate")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "error[FM010]" in found.stdout
    assert "in 1 of 1 file" in found.stdout
    fixed = attempt("cms-fix")
    assert fixed.returncode == 1, fixed.stdout + fixed.stderr
    assert "files were modified by this hook" in fixed.stdout
    assert "lastmod: 2025-02-07" in page.read_text("utf-8")
    git(site, "add", "-A")
    for hook in ("cms-fix", "cms-validate", "cms-check-images"):
        passed = attempt(hook)
        assert passed.returncode == 0, (hook, passed.stdout + passed.stderr)
