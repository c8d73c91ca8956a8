"""What a rule finds, and what a report shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from cms.model.edit import Fix
from cms.model.message import Message
from cms.model.span import Position, Span

Route = tuple[str | int, ...]
"""Way to a front matter value: ``("tags", 1)`` is the second tag. Keys in Hugo's lower case."""


class KeyAt(NamedTuple):
    """The key of a front matter entry, where a bare route means its value."""

    route: Route


Place = Span | Route | KeyAt
"""Where a finding points; the engine turns it into bytes, lines and columns."""


class Severity(Enum):
    """An error breaks the published site or its build; a warning may surprise; info explains."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Related(NamedTuple):
    """Another place that explains a finding."""

    path: str
    message: Message
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields. It knows no rule name, severity or path: the engine adds them."""

    place: Place
    message: Message
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with everything a report needs; ``path`` is relative, with forward slashes.

    ``source`` holds the whole lines from ``start`` to ``end`` for an excerpt, or is empty.
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
