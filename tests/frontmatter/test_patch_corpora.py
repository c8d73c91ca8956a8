"""All patches on the entries of real pages, of which they can change nearly all."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tomlkit

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import (
    Patch,
    append_item,
    insert,
    remove,
    rename_key,
    reorder,
    replace_value,
)
from cms.model import Route
from tests.frontmatter.patching import applied, touched_lines

VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "CRLF": lambda raw: raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    "BOM": lambda raw: b"\xef\xbb\xbf" + raw,
}
TEXT = "新: “x” #1"


def pages(shared: Path, step: int) -> Iterator[Document]:
    """Every so manieth page, in turn as it is, with CRLF and with a byte order mark."""
    variants = list(VARIANTS.values())
    paths = sorted((shared / "corpora").glob("*/content/**/*.md"))[::step]
    for number, path in enumerate(paths):
        document = parse(variants[number % len(variants)](path.read_bytes()))
        if document.data:
            yield document


class Trial:
    """Counts what could be done; what was done is proven."""

    def __init__(self, document: Document, done: Counter[bool]) -> None:
        self.document = document
        self.done = done

    def changed(self, patch: Patch | None) -> bytes | None:
        self.done[patch is not None] += 1
        return applied(self.document, patch) if patch else None

    def in_lines_of(self, patch: Patch | None, route: Route) -> None:
        """What is changed is on the lines of one entry, with comments right below it."""
        after = self.changed(patch)
        if after is None or after == self.document.raw:
            return
        key, value = self.document.key_span(route), self.document.value_span(route)
        assert key is not None
        assert value is not None
        first, last = touched_lines(self.document.raw, after)
        assert self.document.position(key.start).line <= first
        assert last <= self.document.position(max(key.start, value.end - 1)).line

    def entry(self, key: str, value: Any) -> None:
        document, route = self.document, (key,)
        same_again = replace_value(document, route, value)
        assert same_again is not None
        assert same_again.edits == ()
        if not isinstance(value, (list, dict)):
            self.in_lines_of(replace_value(document, route, TEXT), route)
            self.in_lines_of(replace_value(document, route, True), route)
        self.in_lines_of(rename_key(document, route, "renamed"), route)
        if isinstance(value, list):
            self.items(route, value)
        without = self.changed(remove(document, route))
        if without is not None:
            name = next(each.name for each in document.entries() if each.key == key)
            Trial(parse(without), self.done).changed(insert(parse(without), name, value))

    def items(self, route: Route, items: list[Any]) -> None:
        one_more = items[-1] if items and isinstance(items[-1], dict) else TEXT
        self.changed(append_item(self.document, route, one_more))
        self.changed(replace_value(self.document, route, [*reversed(items)]))
        for index in range(len(items)):
            self.changed(remove(self.document, (*route, index)))

    def all(self) -> None:
        for key, value in self.document.data.items():
            self.entry(key, value)
        self.changed(insert(self.document, "newKey", ["a", TEXT], ("title", "newkey")))
        self.changed(reorder(self.document, sorted(self.document.data)))


def assert_nearly_all(done: Counter[bool]) -> None:
    assert done[True] > 1000
    assert done[False] < done[True] / 1000


def test_yaml_as_people_write_it(shared: Path) -> None:
    done: Counter[bool] = Counter()
    for document in pages(shared, 20):
        Trial(document, done).all()
    assert_nearly_all(done)


def test_the_same_in_toml(shared: Path) -> None:
    done: Counter[bool] = Counter()
    for number, document in enumerate(pages(shared, 60)):
        text = tomlkit.dumps(_without_null(document.data))
        raw = f"+++\n{text}+++\nbody".encode()
        Trial(parse(raw.replace(b"\n", b"\r\n") if number % 3 == 0 else raw), done).all()
    assert_nearly_all(done)


def test_the_same_in_json(shared: Path) -> None:
    done: Counter[bool] = Counter()
    for number, document in enumerate(pages(shared, 60)):
        indent = (None, 2, "\t")[number % 3]
        text = json.dumps(document.data, indent=indent, ensure_ascii=number % 2 == 0)
        Trial(parse(f"{text}\nbody".encode()), done).all()
    assert_nearly_all(done)


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_null(each) for key, each in value.items() if each is not None}
    return [_without_null(each) for each in value] if isinstance(value, list) else value
