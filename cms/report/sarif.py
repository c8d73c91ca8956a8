"""SARIF 2.1.0, the format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from __future__ import annotations

from typing import Any, TextIO
from urllib.parse import quote

import cms
from cms.model import Applicability, Diagnostic, Edit, Fix, Report, Severity
from cms.report.documents import write_json
from cms.report.fingerprint import fingerprints

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(report: Report, stream: TextIO) -> None:
    """One run with all results, and the pages of the rules that they are of."""
    rules = sorted({(each.code, each.severity) for each in report.diagnostics}, key=str)
    indexes = {code: index for index, (code, _) in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "cms",
                "version": cms.__version__,
                "rules": [_rule(code, severity) for code, severity in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder of the run."}}},
        "results": [
            _result(each, indexes[each.code], fingerprint)
            for each, fingerprint in fingerprints(report.diagnostics)
        ],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    write_json(document, stream)


def _rule(code: str, severity: Severity) -> dict[str, Any]:
    from cms.rules.pages import record, section
    from cms.rules.registry import load_rule

    rule = load_rule(code)
    page = record(rule)
    return {
        "id": code,
        "name": page["name"],
        "shortDescription": {"text": page["title"]},
        "fullDescription": {"text": page["explanation"].partition("\n\n")[0] or page["title"]},
        "help": {"text": page["explanation"] or page["title"], "markdown": section(rule)},
        "defaultConfiguration": {"level": severity.value},
        "properties": {"tags": [page["topic"]]},
    }


def _result(each: Diagnostic, rule: int, fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": rule,
        "level": each.severity.value,
        "message": {"text": str(each.message)},
        "locations": [{"physicalLocation": _location(each)}],
        "partialFingerprints": {"cms/v1": fingerprint},
    }
    if each.related:
        result["relatedLocations"] = [
            {
                "message": {"text": str(related.message)},
                "physicalLocation": {"artifactLocation": _artifact(related.path)},
            }
            for related in each.related
        ]
    if each.fix and each.fix.edits and each.fix.applicability > Applicability.SHOWN:
        result["fixes"] = [_fix(each.path, each.fix)]
    return result


def _location(each: Diagnostic) -> dict[str, Any]:
    return {
        "artifactLocation": _artifact(each.path),
        "region": {
            "startLine": each.start.line,
            "startColumn": each.start.column,
            "endLine": each.end.line,
            "endColumn": each.end.column,
        },
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "ROOT"}


def _fix(path: str, fix: Fix) -> dict[str, Any]:
    return {
        "description": {"text": str(fix.title)},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [_replacement(edit) for edit in fix.edits],
            }
        ],
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    start, end = edit.span
    return {
        "deletedRegion": {"byteOffset": start, "byteLength": end - start},
        "insertedContent": {"text": edit.text.decode("utf-8")},
    }
