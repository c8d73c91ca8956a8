"""Org settings as Hugo reads them: a keyword a line, in a content file of any name.

Follows Hugo ``parser/metadecoders/decoder.go`` and github.com/niklasfasching/go-org 1.9.1. Nearly
nothing is refused: a line that is no setting is text, and gets lost. Set-up files are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.formats.syntax import Decoded, Problem, lower_key
from cms.hugo.formats.written import CharSpan, ListNode, MappingNode, Node, NodeMarks, plain

_SETTING = re.compile(r"[\t\f\r ]*#\+([^:]+):(?:[\t\f\r ]+(.*)|\Z)", re.DOTALL)
# What stands inside these blocks is no setting, as long as they close.
_RAW_BLOCK = re.compile(r"[\t\f\r ]*#\+begin_(src|example|export)(?!\w)", re.IGNORECASE)
_RAW_BLOCK_END = r"^[\t\f\r ]*#\+end_{}(?!\w).*\n?"
_DATE = re.compile(r"[<\[]([0-9]{4}-[0-9]{2}-[0-9]{2}) .*[>\]]")
_DATE_KEYS = {"date", "lastmod", "publishdate", "expirydate"}
_OTHER_KEYWORDS = {"name", "setupfile", "include", "link", "macro"}
_LONGEST_LINE = 1 << 16

_Setting = tuple[str, CharSpan, Node]


def decode_org(text: str) -> Decoded:
    """Read the lines that Hugo takes for front matter, each of which starts with ``#+``."""
    settings: dict[str, list[_Setting]] = {}
    for start, end in _lines(text):
        if len(text[start:end].encode()) >= _LONGEST_LINE:
            return Decoded(None, Problem("line-too-long", start, end), None)
        if setting := _setting(text, start, end):
            settings.setdefault(lower_key(setting[0]), []).append(setting)
    members = [_member(key, written) for key, written in settings.items()]
    root = MappingNode(0, len(text), members=members)
    return Decoded(plain(root), None, NodeMarks(root))


def _lines(text: str) -> Iterator[CharSpan]:
    """Spans of the lines outside raw blocks, without line ends."""
    start = 0
    while start < len(text):
        line_feed = text.find("\n", start)
        end = line_feed if line_feed >= 0 else len(text)
        if after_block := _after_raw_block(text, start, end):
            start = after_block
        else:
            yield start, end - text.startswith("\r", end - 1)
            start = end + 1


def _after_raw_block(text: str, start: int, end: int) -> int | None:
    opening = _RAW_BLOCK.match(text, start, end)
    if opening is None:
        return None
    pattern = re.compile(_RAW_BLOCK_END.format(opening[1]), re.IGNORECASE | re.MULTILINE)
    closing = pattern.search(text, end)
    return closing.end() if closing else None


def _setting(text: str, start: int, end: int) -> _Setting | None:
    match = _SETTING.match(text, start, end)
    if match is None or match[1].lower() in _OTHER_KEYWORDS:
        return None
    raw = match[2] or ""
    value_start = match.end() - len(raw.lstrip())
    return match[1], match.span(1), _node(value_start, raw.strip())


def _node(start: int, value: str) -> Node:
    return Node(start, start + len(value), value)


def _member(key: str, written: list[_Setting]) -> _Setting:
    """One entry of front matter from all the lines with its key."""
    key_span = written[0][1]
    nodes = [node for _, _, node in written]
    if key.endswith("[]"):
        return key[:-2], key_span, _list(nodes, [word for node in nodes for word in _words(node)])
    if len(nodes) > 1:
        return key, key_span, _list(nodes, nodes)
    if key == "filetags":
        return key, key_span, _list(nodes, _file_tags(nodes[0]))
    if key in _DATE_KEYS and (date := _DATE.search(nodes[0].value)):
        nodes[0].value = date[1]
    return key, key_span, nodes[0]


def _list(lines: list[Node], items: list[Node]) -> ListNode:
    return ListNode(lines[0].start, lines[-1].end, items=items)


def _words(node: Node) -> list[Node]:
    return [_node(node.start + word.start(), word[0]) for word in re.finditer(r"\S+", node.value)]


def _file_tags(node: Node) -> list[Node]:
    start = node.start + node.value.startswith(":")
    tags = []
    for tag in node.value.removeprefix(":").removesuffix(":").split(":"):
        tags.append(_node(start, tag))
        start += len(tag) + 1
    return tags
