"""Leaf records that flow through the program; they import nothing but the standard library."""

from cms.model.diagnostic import Diagnostic, Finding, KeyAt, Place, Related, Severity
from cms.model.edit import REMOVED, Applicability, Change, Edit, Fix
from cms.model.message import Message, msg
from cms.model.report import Report
from cms.model.span import Position, Route, Span

__all__ = [
    "REMOVED",
    "Applicability",
    "Change",
    "Diagnostic",
    "Edit",
    "Finding",
    "Fix",
    "KeyAt",
    "Message",
    "Place",
    "Position",
    "Related",
    "Report",
    "Route",
    "Severity",
    "Span",
    "msg",
]
