"""What a finding is known by from one run to the next, wherever its line has gone meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from cms.model import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each diagnostic with 64 hexadecimal digits that no other one of the run has.

    They depend on the file, the rule and the text of the line, not on its number; and on how many
    lines of the same text with the same finding come before.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in diagnostics:
        identity = (each.path, each.code, each.source.strip())
        ordinal = seen[identity]
        seen[identity] += 1
        yield each, sha256("\0".join((*identity, str(ordinal))).encode()).hexdigest()
