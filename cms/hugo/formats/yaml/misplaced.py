"""Refusals of items that stand where the grammar has no place for them."""

from __future__ import annotations

from cms.hugo.formats.yaml.items import Item
from cms.hugo.formats.yaml.tokens import QUOTED, RefusalError, Token


def after_document(items: list[Item], index: int) -> RefusalError:
    """For the item at ``index``, whose column belongs to nothing that is open."""
    item = items[index]
    last = _last_token(items[index - 1])
    if last.last_line == item.line:
        if last.kind in QUOTED:
            return RefusalError("text-after-quote", last.start, item.token.start)
        if last.kind in ("]", "}"):
            return RefusalError("text-after-flow", _opening(items, index - 1), item.end)
    return RefusalError("bad-indentation", item.token.start, key_end(item))


def after_value(value: Item, item: Item) -> RefusalError:
    """For an item behind a complete value, on its line or deeper than its key."""
    if value.token.kind in QUOTED:
        if value.token.last_line == item.line:
            return RefusalError("text-after-quote", value.token.start, item.token.start)
    elif value.line == item.line and value.token.kind in ("*", "&"):
        return RefusalError("bad-anchor", value.token.start, item.end, value.token.kind)
    return RefusalError("bad-indentation", item.token.start, key_end(item))


def without_comma(items: list[Item], opening: Item, item: Item) -> RefusalError:
    """For an item inside brackets that follows another one without a comma."""
    if item.kind in ("]", "}") or not _closes(items, opening):
        return unclosed(opening)
    return RefusalError("missing-comma", item.token.start, item.end)


def in_braces(items: list[Item], opening: Item, item: Item) -> RefusalError:
    """For an item in braces that is no key."""
    if item.kind == "{" and opening.token.end == item.token.start:
        return RefusalError("template-syntax", opening.token.start, item.token.end)
    return without_comma(items, opening, item)


def unclosed(opening: Item) -> RefusalError:
    """For a bracket or brace that is not closed."""
    return RefusalError("unclosed-flow", opening.token.start, opening.token.end, opening.kind)


def key_end(item: Item) -> int:
    """Offset behind an item, without the colon and value of a key."""
    return item.inner.end if item.is_key and item.inner is not None else item.end


def _closes(items: list[Item], opening: Item) -> bool:
    """Whether a bracket is closed before the text ends."""
    depth = 0
    for item in items:
        if item.token.start >= opening.token.start:
            depth += _nesting(item)
            if depth == 0:
                return True
    return False


def _opening(items: list[Item], close: int) -> int:
    """Offset of the bracket that the one at index ``close`` closes."""
    depth = _nesting(items[close])
    while depth:
        close -= 1
        depth += _nesting(items[close])
    return items[close].token.start


def _nesting(item: Item) -> int:
    return (item.kind in ("[", "{")) - (item.kind in ("]", "}"))


def _last_token(item: Item) -> Token:
    if item.value is not None:
        return _last_token(item.value)
    if item.colon is not None:
        return item.colon
    return item.token if item.inner is None else _last_token(item.inner)
