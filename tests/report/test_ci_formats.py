"""Reports for other programs: each fits the schema that its format publishes."""

import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from cms.model import Applicability, Diagnostic, Edit, Fix, Position, Report, Severity, Span, msg
from cms.report import Format, write_report
from tests.cli.runner import run

EXAMPLES = Path(__file__).parents[2] / "examples"
MACHINES = [Format.SARIF, Format.GITLAB, Format.RDJSON, Format.JUNIT, Format.CHECKSTYLE]

GITLAB = {
    "type": "array",
    "items": {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path"],
                "properties": {
                    "positions": {
                        "properties": {"begin": {"required": ["line"]}},
                        "required": ["begin"],
                    }
                },
            },
        },
    },
}
"""What GitLab describes in words."""

TITLE = Diagnostic(
    code="FM010",
    name="full-width-colon",
    severity=Severity.ERROR,
    message=msg("the colon after {key} is full-width", key="标题"),
    path="content/a b.md",
    start=Position(2, 3),
    end=Position(2, 4),
    fix=Fix(msg("write a colon"), (Edit(Span(10, 13), b": "),), Applicability.SAFE),
    source="标题：值",
    span=Span(10, 13),
)

HOSTILE = TITLE._replace(
    path="content/\x1b[2J<&\"'\u202e.md",
    message=msg("{x}", x="\x00\x07\x9b\x7f]]>\ufffe\n::error::no | <b>`**"),
    source="\x1b",
    start=Position(1, 1),
    end=Position(1, 2),
    fix=None,
)


def written(report_format: Format, *diagnostics: Diagnostic) -> str:
    stream = io.StringIO()
    write_report(Report(diagnostics, 3), report_format, stream)
    return stream.getvalue()


def _by_json_schema(name: str) -> Callable[[Path, str], None]:
    def check(shared: Path, text: str) -> None:
        schema = json.loads((shared / "formats" / name).read_text("utf-8"))
        jsonschema.validators.validator_for(schema)(schema).validate(json.loads(text))

    return check


def _as_gitlab_says(_: Path, text: str) -> None:
    found = json.loads(text)
    jsonschema.Draft202012Validator(GITLAB).validate(found)
    fingerprints = [each["fingerprint"] for each in found]
    assert len(set(fingerprints)) == len(fingerprints)


def _by_xml_schema(shared: Path, text: str) -> None:
    xmlschema.XMLSchema(str(shared / "formats" / "junit.xsd")).validate(
        ElementTree.fromstring(text.encode())
    )


CHECKS: dict[Format, Callable[[Path, str], None]] = {
    Format.SARIF: _by_json_schema("sarif-2.1.0.schema.json"),
    Format.RDJSON: _by_json_schema("rdjson.schema.json"),
    Format.GITLAB: _as_gitlab_says,
    Format.JUNIT: _by_xml_schema,
}


@pytest.mark.parametrize("site", ["news-zh", "news-zh-broken"])
@pytest.mark.parametrize("report_format", CHECKS)
def test_reports_of_sites_fit_the_published_schemas(
    monkeypatch: pytest.MonkeyPatch, shared: Path, report_format: Format, site: str
) -> None:
    outcome = run(monkeypatch, EXAMPLES / site, "validate", "--output-format", report_format.value)
    CHECKS[report_format](shared, outcome.stdout)


@pytest.mark.parametrize("report_format", CHECKS)
def test_hostile_names_and_answers_fit_them_too(shared: Path, report_format: Format) -> None:
    CHECKS[report_format](shared, written(report_format, HOSTILE, HOSTILE, TITLE))


@pytest.mark.parametrize("report_format", [*MACHINES, Format.MARKDOWN])
def test_no_control_character_gets_out(report_format: Format) -> None:
    raw = written(report_format, HOSTILE).replace("\n", "")
    assert [char for char in raw if unicodedata.category(char) in ("Cc", "Cf")] == []


def test_sarif_gives_fixes_in_bytes_and_the_page_of_the_rule() -> None:
    (sarif_run,) = json.loads(written(Format.SARIF, TITLE))["runs"]
    (result,) = sarif_run["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "content/a%20b.md", "uriBaseId": "ROOT"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"byteOffset": 10, "byteLength": 3},
            "insertedContent": {"text": ": "},
        }
    ]
    (rule,) = sarif_run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("FM010", "full-width-colon")
    assert {"shortDescription", "fullDescription", "help"} <= rule.keys()


@pytest.mark.parametrize(
    ("changes", "start", "end", "suggested"),
    [
        ({}, {"line": 2, "column": 7}, {"line": 2, "column": 10}, ": "),
        ({"end": Position(3, 1)}, {"line": 2, "column": 7}, None, ": "),
        ({"source_column": 2}, {"line": 2}, None, None),
        ({"fix": TITLE.fix._replace(edits=(Edit(Span(2, 3), b""),))}, ..., ..., None),
        ({"fix": TITLE.fix._replace(applicability=Applicability.SHOWN)}, ..., ..., None),
    ],
)
def test_rdjson_counts_bytes(
    changes: dict[str, Any], start: object, end: object, suggested: str | None
) -> None:
    (found,) = json.loads(written(Format.RDJSON, TITLE._replace(**changes)))["diagnostics"]
    place = found["location"]["range"]
    if start is not ...:
        assert (place["start"], place.get("end")) == (start, end)
    texts = [each["text"] for each in found.get("suggestions", [])]
    assert texts == ([suggested] if suggested is not None else [])


def test_fingerprints_stay_when_lines_move() -> None:
    moved = TITLE._replace(start=Position(9, 3), end=Position(9, 4))
    before, after = (
        [each["fingerprint"] for each in json.loads(written(Format.GITLAB, one, one))]
        for one in (TITLE, moved)
    )
    assert before == after


def test_markdown_counts_what_it_does_not_list() -> None:
    lines = written(Format.MARKDOWN, *[TITLE] * 500).splitlines()
    assert sum(line.startswith("| content/") for line in lines) == 100
    assert lines[-1] == "400 more are not listed."


def test_several_reports_of_one_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: a\ndate: 2025-2-7\n---\n", "utf-8")
    wanted = "concise,sarif:cms.sarif,junit:cms.xml"
    outcome = run(monkeypatch, tmp_path, "validate", "--output-format", wanted)
    assert outcome.stdout.startswith("a.md:3:7: error[DT001]")
    assert json.loads((tmp_path / "cms.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "cms.xml").read_text("utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (["--output-format", "sarf"], "there is no output format sarf"),
        (["--output-format", "json,sarif"], "only one report can go to standard output"),
        (["--output-file", "a"], "--output-file needs a format"),
        (["--output-format", "json:b", "--output-file", "a"], "every report has a file already"),
        (["--output-format", "json:no/such/folder/a"], "cannot be written"),
    ],
)
def test_wrong_usage_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, args: list[str], error: str
) -> None:
    outcome = run(monkeypatch, tmp_path, "validate", *args)
    assert outcome.exit_code == 2
    assert error in outcome.stderr


def test_one_report_goes_to_the_named_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    args = ["--output-format", "gitlab", "--output-file", "report.json"]
    outcome = run(monkeypatch, tmp_path, "validate", *args)
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == []
