"""Refusals as an author sees them: what must be changed, and where.

The parser says where it could not go on, which is where Hugo reports the error. The cause is
mostly on that line, but a quote may have been left open far above, a key one line below may be
indented too far, and after a merge conflict nothing else is worth reporting.
"""

from __future__ import annotations

import re

from cms.hugo.formats.syntax import Marks, Problem, ProblemKind, lower_key
from cms.hugo.formats.yaml.limits import Excess
from cms.hugo.formats.yaml.plain import line_start, value_end
from cms.hugo.formats.yaml.tokens import RefusalError

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)
_CONFLICT_MIDDLE = re.compile(r"={7}(?=[\r\n]|\Z)")
_TEMPLATE = re.compile(r"(?:[:-][ \t]+|^[ \t]*)(\{[{%])", re.MULTILINE)
_LEFT_OPEN = re.compile(
    r"""^[ \t]*(?:-[ \t]+)*[\w-]+:[ \t]+(?P<quote>["'])(?:(?!(?P=quote))[^\r\n])*
    \r?\n[ \t]*(?:-[ \t]+)*[\w-]+:(?=\s)""",
    re.MULTILINE | re.VERBOSE,
)
_UNICODE_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_TOML_KEY = re.compile(r"""([\w.-]+)[ \t]*=[ \t]*(?=["'\[{\w+-])""")
_FULL_WIDTH_COLON = re.compile(r"""["']?([^\s:："'][^:："'\r\n]{0,60}?)["']?[ \t]*(：)""")
_GLUED_COLON = re.compile(r"""["']?([^\s:：/"'#-][^\s:："'/]{0,60})["']?(:)(?!//)[^\s:]""")
_NAME_AT_LINE_END = re.compile(r"[\r\n][ \t]*([A-Za-z_][\w-]*)\Z")
_FULL_WIDTH_COMMAS = "，、；"


def explain(text: str, refusal: RefusalError) -> Problem:
    """The problem to report for a refusal of ``text``."""
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        return Problem("conflict-markers", *conflict.span())
    problem = Problem(refusal.kind, refusal.start, refusal.end, refusal.detail)
    template = _TEMPLATE.search(text, line_start(text, problem.start), problem.start + 2)
    if template is not None:
        start = template.start(1)
        return Problem("template-syntax", start, value_end(text, start))
    if problem.kind in ("missing-colon", "not-a-mapping", "bad-indentation"):
        return _explain_line(text, problem)
    if problem.kind == "unquoted-colon":
        return _explain_colon(text, problem)
    if problem.kind in ("unclosed-quote", "text-after-quote"):
        return _explain_quote(text, problem)
    if problem.kind == "directive":
        return _explain_directive(text, problem)
    if problem.kind == "bad-merge" and problem.start == problem.end:
        return problem._replace(start=text.rindex("<<", 0, problem.start))
    if problem.kind == "missing-comma" and text[problem.start] in _FULL_WIDTH_COMMAS:
        return Problem("full-width-punctuation", problem.start, problem.start + 1)
    if problem.kind in ("bad-anchor", "text-after-flow"):
        return problem._replace(end=max(problem.end, value_end(text, problem.start)))
    return problem


def explain_excess(excess: Excess, marks: Marks) -> Problem:
    """The problem to report for too many collections; it is at the entry that has too many."""
    kind: ProblemKind = "alias-bomb" if excess.aliased else "too-many-collections"
    span = marks.key((lower_key(excess.key),)) or (0, 0)
    return Problem(kind, *span, str(excess.limit))


def _explain_line(text: str, problem: Problem) -> Problem:
    """A line that is no key with a colon where one is wanted, or stands in a wrong column."""
    start = problem.start
    conflict = _CONFLICT_MIDDLE.match(text, start)
    if conflict is not None:
        return Problem("conflict-markers", *conflict.span())
    blanks = _UNICODE_BLANKS.match(text, start)
    if blanks is not None:
        return Problem("ideographic-space-indentation", *blanks.span())
    if text.startswith("-", start) and problem.kind == "missing-colon":
        return Problem("list-item-after-key", start, start + 1)
    key = _TOML_KEY.match(text, start)
    if key is not None and problem.kind != "bad-indentation":
        return Problem("toml-in-yaml", *key.span(1), key[1])
    colon = _FULL_WIDTH_COLON.match(text, start) or _GLUED_COLON.match(text, start)
    if colon is not None and problem.kind != "bad-indentation":
        wide = text[colon.start(2)] == "："
        kind: ProblemKind = "full-width-colon" if wide else "missing-space-after-colon"
        return Problem(kind, *colon.span(2), colon[1])
    if problem.kind == "bad-indentation":
        return problem
    return problem._replace(end=value_end(text, start))


def _explain_colon(text: str, problem: Problem) -> Problem:
    """A key inside a value, which wants quotes unless the key is a line of its own."""
    start, end = problem.start, problem.end
    if text[start] == "?":
        return Problem("reserved-character", start, value_end(text, start), "?")
    name = _NAME_AT_LINE_END.search(text, start, end)
    if name is not None:
        return Problem("bad-indentation", *name.span(1))
    return problem._replace(end=value_end(text, end))


def _explain_quote(text: str, problem: Problem) -> Problem:
    """A quote that closes too early, or far below because it was left open above."""
    left_open = _LEFT_OPEN.search(text, 0, problem.end)
    if left_open is not None:
        start = left_open.start("quote")
        return Problem("unclosed-quote", start, value_end(text, start), text[start])
    if problem.kind == "unclosed-quote":
        return problem._replace(end=value_end(text, problem.start))
    tab = text.find("\t", problem.start, problem.end)
    if tab >= 0 and text[problem.start] == '"' and "\n" in text[tab : problem.end]:
        return Problem("control-character", tab, tab + 1, "tab")
    return problem._replace(end=value_end(text, problem.end))


def _explain_directive(text: str, problem: Problem) -> Problem:
    start = problem.start
    end = value_end(text, start)
    if text[line_start(text, start) : start].strip():
        return Problem("reserved-character", start, end, "%")
    return problem._replace(end=end)
