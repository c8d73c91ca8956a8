"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/"""

from __future__ import annotations

from typing import TextIO

from cms.model import Report, Severity
from cms.report.documents import write_json
from cms.report.fingerprint import fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def write(report: Report, stream: TextIO) -> None:
    """An array with an object for each diagnostic."""
    issues = [
        {
            "description": f"{each.code}: {each.message}",
            "check_name": each.name,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[each.severity],
            "location": {
                "path": each.path,
                "positions": {
                    "begin": {"line": each.start.line, "column": each.start.column},
                    "end": {"line": each.end.line, "column": each.end.column},
                },
            },
        }
        for each, fingerprint in fingerprints(report.diagnostics)
    ]
    write_json(issues, stream)
