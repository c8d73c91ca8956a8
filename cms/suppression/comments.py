"""Comments that suppress findings, and what they do to a list of diagnostics.

In YAML and TOML front matter ``# cms: ignore DT002, LG003 -- reason`` at the end of a line stands
for that line; where a key with a value of several lines starts or ends there, for all of it. On a
line of its own it stands for the entry below. In the body ``<!-- cms: ignore IM001 -->`` stands
for its line, or on a line of its own for the block below, up to the next blank line; a fenced
code block counts as one. ``ignore-file`` instead of ``ignore`` stands for the whole file.

Selectors are codes, beginnings of codes and names of rules, separated by commas or blanks. They
end at the first thing that can be none of these, so that a reason may follow after ``--`` or in
parentheses.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cms.model import Diagnostic, Span

if TYPE_CHECKING:
    from cms.frontmatter.document import Document

LAST_LINE = 1 << 31
"""The last line of whatever covers a whole file."""

_SIGN = b"cms:"


class Suppression(NamedTuple):
    """One comment: it covers findings that start on a line from ``first_line`` to ``last_line``.

    ``selectors`` are as written, ``spans`` their places and ``span`` that of the comment. A
    comment that names no rule has the one selector ``""`` behind the word, and covers nothing.
    """

    selectors: tuple[str, ...]
    first_line: int
    last_line: int
    span: Span
    spans: tuple[Span, ...]

    @property
    def of_file(self) -> bool:
        """Whether it stands for the whole file."""
        return self.last_line == LAST_LINE


class Unused(NamedTuple):
    """A selector that covered no finding."""

    path: str
    suppression: Suppression
    selector_index: int


def find_suppressions(document: "Document") -> list[Suppression]:
    """All comments of a file that suppress findings, in the order of its bytes."""
    if _SIGN not in document.raw:
        return []
    from cms.suppression.body import suppressions_in_body
    from cms.suppression.head import suppressions_in_head

    return [*suppressions_in_head(document), *suppressions_in_body(document)]


def apply(
    diagnostics: Iterable[Diagnostic],
    suppressions_by_path: Mapping[str, Sequence[Suppression]],
    matches: Callable[[str, str], bool],
) -> tuple[list[Diagnostic], list[Unused]]:
    """The diagnostics that no suppression covers, and the selectors that covered none.

    ``matches`` tells whether a selector names the rule with a code. Whether the rules of an
    unused selector were in force at all is for the caller to know.
    """
    names = cache(matches)
    used: set[tuple[str, int, int]] = set()
    kept = []
    for diagnostic in diagnostics:
        covering = [
            (diagnostic.path, number, index)
            for number, each in enumerate(suppressions_by_path.get(diagnostic.path, ()))
            if each.first_line <= diagnostic.start.line <= each.last_line
            for index, selector in enumerate(each.selectors)
            if selector and names(selector, diagnostic.code)
        ]
        used.update(covering)
        if not covering:
            kept.append(diagnostic)
    unused = [
        Unused(path, each, index)
        for path, suppressions in suppressions_by_path.items()
        for number, each in enumerate(suppressions)
        for index in range(len(each.selectors))
        if (path, number, index) not in used
    ]
    return kept, unused
