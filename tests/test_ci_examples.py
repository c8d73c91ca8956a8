"""Jobs that people copy do what they say: their steps run here, on the example sites."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from cms.engine.adoption.integrations import JOB, WORKFLOW

ROOT = Path(__file__).parents[1]
CI = ROOT / "examples" / "ci"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the jobs run in bash")


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder with the broken site under git, and programs that stand in for what is installed."""
    shutil.copytree(ROOT / "examples" / "news-zh-broken", tmp_path / "site")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("pip", "reviewdog"):
        (programs / name).write_text("#!/bin/sh\nexit 0\n")
        (programs / name).chmod(0o755)
    (programs / "cms").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cms "$@"\n')
    (programs / "cms").chmod(0o755)
    return tmp_path


def run_step(runner: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environ = {
        **os.environ,
        "PATH": f"{runner / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        "GITHUB_OUTPUT": str(runner / "output"),
        "RUNNER_TEMP": str(runner),
        **variables,
    }
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=runner / "site",
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def steps(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def github_job(name: str) -> dict[str, Any]:
    job: dict[str, Any] = yaml.safe_load((CI / name).read_text("utf-8"))["jobs"]["cms"]
    return job


def test_what_is_written_on_request_is_what_can_be_copied() -> None:
    assert (CI / "github.yml").read_text("utf-8") == WORKFLOW
    assert (CI / "gitlab.yml").read_text("utf-8") == JOB


def test_github_annotates_and_sums_up(runner: Path) -> None:
    *before, check = steps(github_job("github.yml"))
    assert [run_step(runner, step).returncode for step in before] == [0]
    done = run_step(runner, check)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=content/")
    assert (runner / "summary.md").read_text("utf-8").startswith("### cms\n")


def test_code_scanning_gets_its_file_and_the_job_goes_on(runner: Path) -> None:
    done = [run_step(runner, step) for step in steps(github_job("github-code-scanning.yml"))]
    assert [each.returncode for each in done] == [0, 0]
    sarif = json.loads((runner / "site" / "cms.sarif").read_text("utf-8"))
    assert sarif["runs"][0]["results"]


def test_reviewdog_gets_its_file(runner: Path) -> None:
    done = [run_step(runner, step) for step in steps(github_job("github-reviewdog.yml"))]
    assert [each.returncode for each in done] == [0, 0, 0]
    assert json.loads((runner / "site" / "cms.rdjson").read_text("utf-8"))["diagnostics"]


def test_an_old_repository_is_judged_by_what_is_touched(runner: Path) -> None:
    git = "git -c user.name=a -c user.email=a@example.org"
    run_step(runner, f"git init -q && git add -A && {git} commit -qm old")
    touched = runner / "site" / "content" / "post" / "new.md"
    touched.write_text("---\ntitle: new\ndate: 2025-2-7\n---\n", "utf-8")
    run_step(runner, f"git add -A && {git} commit -qm new")
    *_, check = steps(github_job("github-old-repository.yml"))
    done = run_step(runner, check, BASE="HEAD~1")
    assert [line.partition(",")[0] for line in done.stdout.splitlines() if "::" in line] == [
        "::error file=content/post/new.md"
    ]


def test_gitlab_gets_its_report(runner: Path) -> None:
    job = yaml.safe_load((CI / "gitlab.yml").read_text("utf-8"))["cms"]
    assert run_step(runner, "\n".join(job["script"])).returncode == 1
    report = runner / "site" / job["artifacts"]["reports"]["codequality"]
    assert json.loads(report.read_text("utf-8"))


def test_the_action_checks_and_names_its_report(runner: Path) -> None:
    action = yaml.safe_load((CI / "action" / "action.yml").read_text("utf-8"))
    install, check = action["runs"]["steps"]
    assert run_step(runner, install["run"], VERSION="").returncode == 0
    inputs = {"PATHS": "content/post hugo.toml", "REPORTS": "github"}
    assert set(check["env"]) == set(inputs)
    done = run_step(runner, check["run"], **inputs)
    assert (done.returncode, done.stderr) == (1, "")
    name, _, path = (runner / "output").read_text("utf-8").strip().partition("=")
    assert name == "sarif"
    assert json.loads(Path(path).read_text("utf-8"))["version"] == "2.1.0"


def test_the_hooks_that_can_be_copied_exist() -> None:
    config = yaml.safe_load((CI / "pre-commit-config.yaml").read_text("utf-8"))
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    wanted = [hook["id"] for repo in config["repos"] for hook in repo["hooks"]]
    assert wanted == [hook["id"] for hook in hooks]
