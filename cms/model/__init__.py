"""Leaf records that flow through the program; they import nothing but the standard library."""

from cms.model.diagnostic import Diagnostic, Finding, KeyAt, Related, Route, Severity
from cms.model.edit import Applicability, Edit, Fix
from cms.model.message import Message, msg
from cms.model.span import Position, Span

__all__ = [
    "Applicability",
    "Diagnostic",
    "Edit",
    "Finding",
    "Fix",
    "KeyAt",
    "Message",
    "Position",
    "Related",
    "Route",
    "Severity",
    "Span",
    "msg",
]
