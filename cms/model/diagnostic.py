"""What a rule finds, and what a report shows."""

from enum import Enum
from typing import NamedTuple

from cms.model.edit import Fix
from cms.model.message import Message
from cms.model.span import Position, Route, Span


class KeyAt(NamedTuple):
    """The key of a front matter entry, where a bare route means its value."""

    route: Route


Place = Span | Route | KeyAt
"""Where a finding points; the engine turns it into bytes, lines and columns."""


class Severity(Enum):
    """An error breaks the build or loses what the author wrote; a warning may surprise a reader."""

    ERROR = "error"
    WARNING = "warning"


class Related(NamedTuple):
    """Another place that explains a finding."""

    path: str
    message: Message
    place: Place | None = None


class Finding(NamedTuple):
    """What a rule yields. It knows no rule name, severity or path: the engine adds them."""

    place: Place
    message: Message
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


class Diagnostic(NamedTuple):
    """A finding with everything a report needs; ``path`` is relative, with forward slashes.

    ``source`` is the line of ``start``, or the piece of a very long line around it, which begins
    at ``source_column``. ``span`` is the place in bytes.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    path: str
    start: Position
    end: Position
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    source: str = ""
    source_column: int = 1
    span: Span = Span(0, 0)
