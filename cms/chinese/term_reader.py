"""Reads a file of terms: see ``cms.chinese.term_files``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cms.chinese.directions import check_direction, standard
from cms.chinese.term_files import Entry, Scope
from cms.chinese.terms import Term
from cms.errors import ConfigError, UsageError
from cms.hugo.formats.mistakes import ReadingError
from cms.hugo.formats.toml.reader import Reader
from cms.hugo.formats.written import ListNode, MappingNode, Node
from cms.model.message import msg

HINT = msg('terms are written as protect = ["恒生"] and, below [pairs], "中国自制" = "中國自製"')

_SCOPES = ("to", "directions", "paths")
_ROOT_KEYS = ("protect", "pairs", "overrides")


class TermReader:
    """One file, whose places are named in errors."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                msg("{path} cannot be read: {reason}", path=path, reason=error)
            ) from None

    def entries(self) -> Iterator[Entry]:
        """Its entries as they come; raises ``ConfigError`` with the place of what is wrong."""
        try:
            root = Reader(self.text).read()
        except ReadingError as error:
            kind = error.problem.kind.replace("-", " ")
            raise self._error(
                error.problem.start, msg("this is no TOML: {kind}", kind=kind)
            ) from None
        except RecursionError:
            raise self._error(0, msg("this is nested too deeply")) from None
        table = self._table(root, "terms", _ROOT_KEYS)
        yield from self._listed(table, Scope())
        for item in self._items(table.get("overrides"), "overrides"):
            override = self._table(item, "overrides", (*_SCOPES, "protect", "pairs"))
            yield from self._listed(override, self._scope(item, override))

    def _listed(self, table: Mapping[str, Node], scope: Scope) -> Iterator[Entry]:
        for text, node in self._texts(table.get("protect"), "protect"):
            yield Entry(Term(text, text, self._place(node.start)), scope)
        pairs = table.get("pairs")
        if pairs is None:
            return
        if not isinstance(pairs, MappingNode):
            raise self._error(pairs.start, msg("pairs must be a table"))
        for text, (start, _), node in pairs.members:
            meant = self._text(node, msg("what {text} becomes", text=text))
            if not text:
                raise self._error(start, msg("an empty text stands everywhere"))
            yield Entry(Term(text, meant, self._place(start)), scope)

    def _scope(self, item: Node, override: Mapping[str, Node]) -> Scope:
        if not any(key in override for key in _SCOPES):
            wanted = msg("overrides need to, directions or paths")
            raise self._error(item.start, wanted, 'to = ["zh-TW"] or paths = ["content/post/**"]')
        ends = [
            end
            for tag, node in self._texts(override.get("to"), "to")
            for end in self._ends(tag, node)
        ]
        names = [
            self._direction(name, node)
            for name, node in self._texts(override.get("directions"), "directions")
        ]
        paths = [path for path, _ in self._texts(override.get("paths"), "paths")]
        return Scope(tuple(ends), tuple(names), tuple(paths))

    def _ends(self, tag: str, node: Node) -> tuple[str, ...]:
        end = standard(tag)
        if end is None:
            hint = msg("name it as zh-CN, zh-TW, zh-HK, zh-Hans, zh-Hant or ja")
            raise self._error(node.start, msg("nothing is converted to {tag}", tag=tag), hint)
        return ("t", "tw", "hk") if end == "t" else (end,)

    def _direction(self, name: str, node: Node) -> str:
        try:
            check_direction(name)
        except UsageError as error:
            raise self._error(node.start, str(error), str(error.hint)) from None
        return name

    def _table(self, node: Node, name: str, known: Sequence[str]) -> dict[str, Node]:
        if not isinstance(node, MappingNode):
            raise self._error(node.start, msg("{name} must be tables", name=name))
        for key, (start, _), _ in node.members:
            if key not in known:
                names = ", ".join(known)
                raise self._error(
                    start,
                    msg("{name} have no {key}, only {names}", name=name, key=key, names=names),
                )
        return {key: value for key, _, value in node.members}

    def _texts(self, node: Node | None, name: str) -> Iterator[tuple[str, Node]]:
        for item in self._items(node, name):
            yield self._text(item, name), item

    def _items(self, node: Node | None, name: str) -> Sequence[Node]:
        if node is None:
            return ()
        if not isinstance(node, ListNode):
            raise self._error(node.start, msg("{name} must be a list", name=name))
        return node.items

    def _text(self, node: Node, name: object) -> str:
        if isinstance(node.value, str) and node.value:
            return node.value
        raise self._error(node.start, msg("{name} must be a string that is not empty", name=name))

    def _error(self, offset: int, reason: object, hint: object = HINT) -> ConfigError:
        place = self._place(offset)
        return ConfigError(msg("{place}: {reason}", place=place, reason=reason), hint)

    def _place(self, offset: int) -> str:
        line = self.text.count("\n", 0, offset) + 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        return f"{self.path.as_posix()}:{line}:{column}"
