"""What every patch owes, and front matters of all formats to try patches on."""

from collections.abc import Callable, Iterator
from typing import Any

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import Patch
from cms.frontmatter.promise import promised, same
from cms.model import Route

FENCES = {
    "yaml": ("---\n", "---\nbody\n"),
    "toml": ("+++\n", "+++\nbody\n"),
    "json": ("", "\nbody\n"),
}


def page(head: str, name: str = "yaml") -> Document:
    """A file with this front matter, which can be read."""
    opening, closing = FENCES[name]
    document = parse(f"{opening}{head}{closing}".encode())
    assert document.problem is None, document.problem
    return document


def head(raw: bytes, name: str = "yaml") -> str:
    opening, closing = FENCES[name]
    return raw.decode().removeprefix(opening).removesuffix(closing)


def applied(document: Document, patch: Patch) -> bytes:
    """The file with the edits made; what the patch owes is proven."""
    raw, at, kept = document.raw, 0, []
    out = b""
    for (start, end), text in patch.edits:
        assert at <= start <= end
        assert document.head.start <= start <= end <= document.head.end or not document.format
        kept.append(raw[at:start])
        out += raw[at:start] + text
        at = end
    out += raw[at:]
    after = parse(out)
    assert after.problem is None, out
    assert after.format == (document.format or "yaml")
    assert after.bom == document.bom
    assert after.raw[slice(*after.body)] == raw[slice(*document.body)], out
    assert same(after.data, promised(document.data, patch.changes)), out
    assert after.invalid_utf8 is None or document.invalid_utf8 is not None
    return out


def check_patch(
    name: str, before: str, build: Callable[[Document], Patch | None], after: str | None
) -> None:
    """Front matter in a format before and after the patch; None where there has to be none."""
    document = page(_ended(name, before), name)
    found = build(document)
    if after is None:
        assert found is None
        return
    assert found is not None
    assert head(applied(document, found), name) == _ended(name, after)


def _ended(name: str, text: str) -> str:
    return text if name == "json" or not text or text.endswith("\n") else f"{text}\n"


def touched_lines(before: bytes, after: bytes) -> tuple[int, int]:
    """First and last line of ``before`` that are not in ``after``, counted from 1.

    The last is before the first where lines were only put in.
    """
    old, new = before.splitlines(True), after.splitlines(True)
    first = _equal_at_start(old, new)
    last = _equal_at_start(old[first:][::-1], new[first:][::-1])
    return first + 1, len(old) - last


def _equal_at_start(one: list[bytes], other: list[bytes]) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def routes(document: Document) -> Iterator[tuple[Route, Any]]:
    """All values that have a place of their own."""

    def below(value: Any, way: Route) -> Iterator[tuple[Route, Any]]:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for step, each in pairs:
            route = (*way, step)
            if document.value_span(route) is not None:
                yield route, each
                if isinstance(each, (dict, list)):
                    yield from below(each, route)

    return below(document.data, ())
