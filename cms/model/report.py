"""The outcome of a run over many files."""

from typing import NamedTuple

from cms.model.diagnostic import Diagnostic, Severity


class Report(NamedTuple):
    """Diagnostics sorted by path, place and code, and how many files were judged.

    Of a run that fixes ``diagnostics`` is what remains, and ``fixed`` what is there no more. A
    ``shard`` is a part of a run: its number from 1, and how many there are.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    fixed: tuple[Diagnostic, ...] | None = None
    shard: tuple[int, int] | None = None

    def number_of(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return sum(each.severity is severity for each in self.diagnostics)

    @property
    def exit_code(self) -> int:
        """1 when an error remains, otherwise 0."""
        return int(any(each.severity is Severity.ERROR for each in self.diagnostics))
