"""Where a repository calls the program: a commit hook, a job of its host."""

from __future__ import annotations

import io
import re
from typing import Any

import cms
from cms.errors import UsageError
from cms.model.message import msg

HOOKS = ".pre-commit-config.yaml"
GITHUB = ".github/workflows/cms.yml"
GITLAB = ".gitlab-ci.yml"

_HOOK = f"""\
- repo: local
  hooks:
    - id: cms-validate
      name: cms validate
      entry: cms validate --force-exclude
      language: python
      additional_dependencies: ["hugo-cms=={cms.__version__}"]
      files: \\.(md|markdown|html?|org|adoc|rst)$
      require_serial: true
"""

WORKFLOW = """\
name: content
on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  cms:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v6
        with:
          python-version: "3.12"
      - name: Install
        run: pip install hugo-cms
      - name: Check content
        run: cms validate --output-format "github,markdown:$GITHUB_STEP_SUMMARY"
"""

JOB = """\
cms:
  image: python:3.12-slim
  script:
    - pip install hugo-cms
    - cms validate --output-format "full,gitlab:gl-code-quality-report.json"
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""


def with_hook(text: str) -> str:
    """A configuration of pre-commit with the hook in front of all others, and nothing else changed.

    The text is empty where there is none yet. Raises ``UsageError`` where that cannot be done
    for sure.
    """
    if not text.strip():
        return "repos:\n" + _indented("  ")
    by_hand = UsageError(
        msg("{hooks} is written in a way that only you should edit", hooks=HOOKS), _HOOK
    )
    start = re.search(r"^repos:[ \t]*(?:#.*)?\r?\n", text, re.MULTILINE)
    if start is None:
        raise by_hand
    first = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*(?P<indent> *)- ").match(text, start.end())
    indent = first["indent"] if first else "  "
    line_end = "\r\n" if text[start.start() : start.end()].endswith("\r\n") else "\n"
    hook = _indented(indent).replace("\n", line_end)
    changed = text[: start.end()] + hook + text[start.end() :]
    old, new = _parsed(text), _parsed(changed)
    repos = new.get("repos") or [None]
    if {**new, "repos": repos[1:]} != {**old, "repos": old.get("repos") or []}:
        raise by_hand
    return changed


def _indented(indent: str) -> str:
    return "".join(indent + line for line in _HOOK.splitlines(keepends=True))


def _parsed(text: str) -> dict[str, Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(io.StringIO(text))
    except YAMLError as error:
        raise UsageError(
            msg("{hooks} cannot be read: {error}", hooks=HOOKS, error=error), msg("mend it first")
        ) from None
    return found if isinstance(found, dict) else {}
