"""What the reports for people share: harmless characters, counts in words."""

from __future__ import annotations

import unicodedata

from cms.model import Report, Severity

_CONTROL_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys((*range(128, 160), 8232, 8233), 65533),
    # Marks that turn the direction of a line can make a report say what the file does not.
    **dict.fromkeys((*range(8234, 8239), *range(8294, 8298)), 65533),
}


def harmless(text: str) -> str:
    """The text with control characters shown as pictures, so that none reaches the terminal."""
    return text.translate(_CONTROL_PICTURES)


def columns(text: str) -> int:
    """Columns a terminal gives to the text: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def summary(report: Report) -> str:
    """One closing line."""
    files = _counted(report.files, "file")
    if not report.diagnostics:
        return f"All checks passed: {files}."
    errors = _counted(report.number_of(Severity.ERROR), "error")
    warnings = _counted(report.number_of(Severity.WARNING), "warning")
    touched = len({each.path for each in report.diagnostics})
    return f"Found {errors} and {warnings} in {touched} of {files}."


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
