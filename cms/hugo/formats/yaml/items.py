"""Tokens to items: anchors, tags and colons joined with what they belong to.

Follows the token groups of goccy/go-yaml 1.19 (``parser/token.go``). An item is known by its
first token, whose line and column the parser compares.
"""

from __future__ import annotations

from collections.abc import Callable

from cms.hugo.formats.yaml.tokens import MAX_DEPTH, SCALAR_TAGS, SCALARS, RefusalError, Token

_NO_KEYS = frozenset(("%", "---", "...", ",", "{", "}", "[", "]", ":", "-"))
_LEAVES = SCALARS | {"alias", "anchored"}


class Item:
    """One thing for the parser.

    ``kind`` is ``key`` for a key with its colon, ``pair`` where a scalar value follows on its
    line; ``anchored``, ``tagged`` and ``alias`` for complete scalars; ``anchor`` and ``tag`` for
    those that still want a value; else it is the kind of the token. ``inner`` is what is
    anchored or tagged, or the key; ``value`` is a pair's, ``name`` an anchor's or alias's.
    """

    __slots__ = ("colon", "inner", "kind", "name", "token", "value")

    def __init__(
        self,
        kind: str,
        token: Token,
        inner: Item | None = None,
        colon: Token | None = None,
        name: str = "",
    ) -> None:
        self.kind = kind
        self.token = token
        self.inner = inner
        self.value: Item | None = None
        self.colon = colon
        self.name = name

    @property
    def line(self) -> int:
        return self.token.line

    @property
    def column(self) -> int:
        return self.token.column

    @property
    def is_key(self) -> bool:
        return self.kind == "key" or self.kind == "pair"

    @property
    def is_leaf(self) -> bool:
        return self.kind in _LEAVES

    @property
    def end(self) -> int:
        """Offset behind the item's last token."""
        if self.value is not None:
            return self.value.end
        if self.colon is not None:
            return self.colon.end
        return self.inner.end if self.inner is not None else self.token.end


def group(tokens: list[Token]) -> list[Item]:
    """The items of one document; raises ``RefusalError``."""
    return _Grouper(tokens).group()


class _Grouper:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.next = 0
        self.waiting: list[Item] = []
        self.depth = 0

    def group(self) -> list[Item]:
        items: list[Item] = []
        while self.waiting or self.next < len(self.tokens):
            token = self.peek()
            if self.waiting or token is None or token.kind not in ":?":
                item = self.take()
                before = items[-1] if items else None
                if before and before.kind == "key" and _completes(before, item):
                    before.kind, before.value = "pair", item
                else:
                    items.append(item)
            elif token.kind == ":":
                self.next += 1
                self.make_key(items, token)
            else:
                self.next += 1
                items.append(self.question(token))
        return items

    def peek(self) -> Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def make_key(self, items: list[Item], colon: Token) -> None:
        if not items:
            raise RefusalError("bad-key", colon.start, colon.end)
        before = items.pop()
        if before.kind == "pair":
            # A scalar on the line of a key that turns out to be a key itself.
            assert before.value is not None
            before.kind, value, before.value = "key", before.value, None
            items += [before, Item("key", value.token, inner=value, colon=colon)]
        elif before.kind == "key" and before.colon is None:
            before.colon = colon
            items.append(before)
        elif before.kind == "key" or before.token.kind in _NO_KEYS:
            raise RefusalError("bad-key", colon.start, colon.end)
        else:
            items.append(Item("key", before.token, inner=before, colon=colon))

    def question(self, token: Token) -> Item:
        if self.peek() is None:
            raise RefusalError("bad-key", token.start, token.end)
        return Item("key", token, inner=self.take())

    def take(self) -> Item:
        """The next item, before colons are looked at."""
        if self.waiting:
            return self.waiting.pop()
        token = self.tokens[self.next]
        self.next += 1
        join = _JOINING.get(token.kind)
        if join is None:
            return Item(token.kind, token)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise RefusalError("too-deep", token.start, token.end)
        item = join(self, token)
        self.depth -= 1
        return item

    def alias(self, token: Token) -> Item:
        name = self.peek()
        if name is None or name.kind not in SCALARS:
            raise RefusalError("bad-anchor", token.start, token.end, "*")
        self.next += 1
        return Item("alias", token, inner=Item(name.kind, name), name=name.text)

    def anchor(self, token: Token) -> Item:
        name = self.peek()
        if name is None or name.kind not in SCALARS or self.next + 1 == len(self.tokens):
            raise RefusalError("bad-anchor", token.start, name.end if name else token.end, "&")
        self.next += 1
        item = Item("anchor", token, inner=Item(name.kind, name), name=name.text)
        value = self.tokens[self.next]
        if value.line != token.line:
            return item
        if value.kind in ("-", "&", "*"):
            raise RefusalError("bad-anchor", token.start, value.end, "&")
        if value.kind in SCALARS:
            self.next += 1
            return Item("anchored", token, inner=Item(value.kind, value), name=name.text)
        if value.kind == "tag":
            tagged = self.take()
            if tagged.kind == "tagged":
                return Item("anchored", token, inner=tagged, name=name.text)
            self.waiting.append(tagged)
        return item

    def tag(self, token: Token) -> Item:
        """A tag with the scalar behind it, if it takes one on its own line."""
        item = Item("tag", token)
        following = self.peek()
        if following is None or following.line != token.line:
            return item
        if token.text.startswith("!!"):
            if token.text == "!!merge" and following.kind not in ("<<", "&"):
                raise RefusalError("bad-tag", token.start, token.end, token.text)
            if token.text not in SCALAR_TAGS and token.text != "!!merge":
                return item
            if following.kind in ("tag", ":", "?"):
                return item
        elif following.kind in ("{", "}", "[", "-"):
            return item
        elif following.kind in (":", "?"):
            raise RefusalError("bad-tag", token.start, token.end, token.text)
        elif following.kind == "tag":
            self.next += 1
            return Item("tagged", token, inner=Item("tag", following))
        inner = self.take()
        own = inner.is_leaf or inner.kind == "<<" or not token.text.startswith("!!")
        if inner.kind != "anchor" and own:
            return Item("tagged", token, inner=inner)
        self.waiting.append(inner)
        return item


_JOINING: dict[str, Callable[[_Grouper, Token], Item]] = {
    "&": _Grouper.anchor,
    "*": _Grouper.alias,
    "tag": _Grouper.tag,
}


def _completes(key: Item, item: Item) -> bool:
    return item.line == key.line and (item.is_leaf or item.kind == "tagged")
