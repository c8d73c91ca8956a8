"""Reports: one module per format, each with ``write(report, stream)``; nothing else prints."""

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from cms.model import Report


class Format(str, Enum):
    """How ``validate`` reports; a value is the name of a module here."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"
    RDJSON = "rdjson"
    CHECKSTYLE = "checkstyle"
    MARKDOWN = "markdown"


FOR_PEOPLE = (Format.FULL, Format.CONCISE)
"""Formats in which more lines do no harm."""


class Output(NamedTuple):
    """A report to write; to standard output where ``file`` is empty."""

    format: Format
    file: str = ""


def write_report(report: "Report", report_format: Format, stream: TextIO) -> None:
    """Writes the whole report; text goes out as UTF-8 whatever the terminal's locale says."""
    import_module(f"cms.report.{report_format.value}").write(report, stream)
