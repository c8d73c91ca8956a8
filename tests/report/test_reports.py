"""Each report format over the same diagnostics."""

import io
import json

import pytest

from cms.model import Diagnostic, Position, Report, Severity, msg
from cms.report import Format, statistics, write_report
from cms.report.text import columns, harmless


def diagnostic(**changes: object) -> Diagnostic:
    values = {
        "code": "DT001",
        "name": "unparsable-date",
        "severity": Severity.ERROR,
        "message": msg("date {value} is not one", value="2025-2-7"),
        "path": "content/a.md",
        "start": Position(3, 7),
        "end": Position(3, 15),
        "source": "date: 2025-2-7",
    }
    return Diagnostic(**{**values, **changes})


def written(report_format: Format, *diagnostics: Diagnostic, files: int = 3) -> str:
    stream = io.StringIO()
    write_report(Report(diagnostics, files), report_format, stream)
    return stream.getvalue()


def test_concise_is_one_line_each() -> None:
    assert written(Format.CONCISE, diagnostic()) == (
        "content/a.md:3:7: error[DT001] date 2025-2-7 is not one (unparsable-date)\n"
        "Found 1 error and 0 warnings in 1 of 3 files.\n"
    )


@pytest.mark.parametrize(
    ("source", "start", "end", "excerpt"),
    [
        ("date: 2025-2-7", (3, 7), (3, 15), "3 | date: 2025-2-7\n  |       ^^^^^^^^"),
        ("title: 标题: 副", (3, 10), (3, 11), "3 | title: 标题: 副\n  |            ^"),
        ("标题： 值", (3, 3), (3, 4), "3 | 标题： 值\n  |     ^^"),
        ('a: "b', (3, 4), (5, 1), '3 | a: "b\n  |    ^^'),
        ("a:", (3, 3), (3, 3), "3 | a:\n  |   ^"),
        ("\tkey: v", (3, 1), (3, 2), "3 |  key: v\n  | ^"),
        ("é: v", (3, 1), (3, 2), "3 | é: v\n  | ^"),
    ],
)
def test_full_points_at_the_place(
    source: str, start: tuple[int, int], end: tuple[int, int], excerpt: str
) -> None:
    shown = written(
        Format.FULL, diagnostic(source=source, start=Position(*start), end=Position(*end))
    )
    assert excerpt in shown


def test_full_shows_a_piece_of_a_long_line() -> None:
    shown = written(
        Format.FULL,
        diagnostic(
            source="x" * 20, source_column=1001, start=Position(3, 1011), end=Position(3, 1012)
        ),
    )
    assert "  | " + " " * 10 + "^\n" in shown


def test_json_has_the_agreed_shape() -> None:
    assert json.loads(written(Format.JSON, diagnostic())) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "DT001",
                "name": "unparsable-date",
                "severity": "error",
                "message": "date 2025-2-7 is not one",
                "path": "content/a.md",
                "line": 3,
                "column": 7,
                "end_line": 3,
                "end_column": 15,
                "fix": None,
            }
        ],
        "summary": {"files": 3, "errors": 1, "warnings": 0},
    }


def test_github_keeps_within_ten_of_a_level_and_counts_the_rest() -> None:
    lines = written(
        Format.GITHUB,
        *[diagnostic()] * 12,
        *[diagnostic(severity=Severity.WARNING)] * 500,
    ).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-2:] == [
        "492 more than GitHub shows as annotations.",
        "Found 12 errors and 500 warnings in 1 of 3 files.",
    ]


def test_github_escapes_what_could_be_a_command() -> None:
    shown = written(
        Format.GITHUB, diagnostic(path="a,b:c.md", message=msg("{x}", x="100%\n::error::no"))
    )
    assert shown.splitlines()[0] == (
        "::error file=a%2Cb%3Ac.md,line=3,endLine=3,col=7,endColumn=15,"
        "title=DT001 unparsable-date::100%25%0A::error::no"
    )


@pytest.mark.parametrize("report_format", [Format.FULL, Format.CONCISE])
def test_no_control_character_reaches_the_terminal(report_format: Format) -> None:
    shown = written(
        report_format,
        diagnostic(path="\x1b[2J.md", message=msg("{x}", x="\x07\u202e"), source="\x9b31m"),
    )
    assert not set(shown) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("report_format", Format)
def test_no_format_holds_what_terminals_or_runners_obey(report_format: Format) -> None:
    """What a host answers, or how somebody names a file, is text and nothing else."""
    evil = "\x1b]0;x\x07\x9b31m\u202e ##[add-mask]x\r\n::error::x"
    path = "::set-output name=x::" + evil.replace("\r\n", "") + ".md"
    shown = written(report_format, diagnostic(path=path, message=msg("{x}", x=evil), source=evil))
    assert not set(shown) & set("\x1b\x07\x9b\u202e\r")
    assert "##[" not in shown
    commands = [line for line in shown.split("\n") if line.lstrip().startswith("::")]
    expected = 1 if report_format is Format.GITHUB else 0
    assert [line.startswith("::error file=") for line in commands] == [True] * expected


def test_a_clean_run_says_so() -> None:
    assert written(Format.FULL, files=1) == "All checks passed: 1 file.\n"


def test_statistics_count_by_rule() -> None:
    stream = io.StringIO()
    found = (diagnostic(), diagnostic(code="FM001", name="x"), diagnostic(code="FM001", name="x"))
    statistics.write(Report(found, 1), stream)
    assert stream.getvalue() == "     2  FM001  x\n     1  DT001  unparsable-date\n"


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("中文", 4), ("：", 2), ("é", 1), ("e\u0301", 1), ("ｱ", 1)]
)
def test_columns_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width


def test_harmless_leaves_text_alone() -> None:
    assert harmless("标题 “引号” é 😀") == "标题 “引号” é 😀"
