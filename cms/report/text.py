"""What the reports for people share: harmless characters, counts in words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from cms.model import Applicability, Report, Severity, msg
from cms.report.counts import counted

_CONTROL_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys((*range(128, 160), 8232, 8233), 65533),
    # Marks that turn the direction of a line can make a report say what the file does not.
    **dict.fromkeys((*range(8234, 8239), *range(8294, 8298)), 65533),
    **dict.fromkeys((0xFFFE, 0xFFFF), 65533),  # no characters, which XML does not take
}


def harmless(text: str) -> str:
    """The text without control characters, and without what runners of GitHub take for a command.

    They look for one anywhere in a line. Each character stays one, so that places stay the same.
    """
    return visible(text).replace("##[", "##\N{LEFT SQUARE BRACKET WITH QUILL}")


def visible(text: str) -> str:
    """The text with control characters shown as pictures, so that none reaches the terminal."""
    return text.translate(_CONTROL_PICTURES)


def harmless_path(path: str) -> str:
    """A path at the beginning of a line, where two colons would begin a command of a runner."""
    shown = harmless(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def columns(text: str) -> int:
    """Columns a terminal gives to the text: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def summary(report: Report) -> str:
    """What a report ends in: what was fixed, what there is, and what could be fixed."""
    lines = [_found(report), *fixable(report)]
    if report.fixed is not None:
        from cms.report.fixes import fixed_by_rule

        lines = [*fixed_by_rule(report.fixed), *lines]
    return "\n".join(lines)


def _found(report: Report) -> str:
    files = counted(report.files, "file")
    if not report.diagnostics:
        return str(msg("All checks passed: {files}.", files=files))
    errors = counted(report.number_of(Severity.ERROR), "error")
    warnings = counted(report.number_of(Severity.WARNING), "warning")
    touched = len({each.path for each in report.diagnostics})
    if report.fixed is None:
        sentence = msg(
            "Found {errors} and {warnings} in {touched} of {files}.",
            errors=errors,
            warnings=warnings,
            touched=touched,
            files=files,
        )
    else:
        sentence = msg(
            "{errors} and {warnings} remain in {touched} of {files}.",
            errors=errors,
            warnings=warnings,
            touched=touched,
            files=files,
        )
    return str(sentence)


def fixable(report: Report) -> Iterator[str]:
    """What can be fixed; a run that fixes leaves only what needs more courage."""
    levels = Counter(each.fix.applicability for each in report.diagnostics if each.fix)
    safe, unsafe = levels[Applicability.SAFE], levels[Applicability.UNSAFE]
    if safe and unsafe and report.fixed is None:
        yield str(
            msg(
                "{safe:,} can be fixed with cms fix, {unsafe:,} more with cms fix --unsafe.",
                safe=safe,
                unsafe=unsafe,
            )
        )
    elif safe and report.fixed is None:
        yield str(msg("{safe:,} can be fixed with cms fix.", safe=safe))
    elif unsafe:
        yield str(msg("{unsafe:,} can be fixed with cms fix --unsafe.", unsafe=unsafe))
