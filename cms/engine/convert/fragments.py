"""Fragments of links that follow the headings they lead to, whose ids come from their text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import splice
from cms.hugo.content.content_file import ContentFile
from cms.markdown.headings import HeadingLine, find_headings, heading_ids
from cms.markdown.readable import ReadableOptions
from cms.markdown.references import FIGURE, ReferenceOptions, ShortcodeRoles, find_references
from cms.model import Edit, Span

# Other fragments are the same in both scripts.
_SIGN = re.compile(rb"#[^\s#()<>\"'\[\]{}`]*(?:[\x80-\xff]|%[89A-Fa-f])")
_REFS = tuple(ShortcodeRoles(name, (), ("0", "path")) for name in ("ref", "relref"))
_PAGE_END = re.compile(r"(?:(?:^|/)_?index)?(?:\.[a-z]{2,3}(?:-[a-z0-9]+)*)?\.(?:md|markdown)$|/$")
_DASHES = re.compile(r"[ \t]*\r?$")


class Ids(NamedTuple):
    """How Hugo makes ids of headings; ``kind`` is empty where it makes none."""

    kind: str
    options: ReadableOptions

    def headings(self, document: Document) -> list[HeadingLine]:
        """The headings of a page."""
        markdown, verbatim = self.options.markdown, self.options.verbatim
        return find_headings(document.raw, document.body, markdown, verbatim)


def id_settings(markup: Mapping[str, Any], options: ReadableOptions) -> Ids:
    """Reads the section ``markup`` of a configuration."""
    parser = markup.get("goldmark", {}).get("parser", {})
    if parser.get("autoheadingid") is False:
        return Ids("", options)
    kind = parser.get("autoidtype") or parser.get("autoheadingidtype") or "github"
    return Ids(str(kind).lower(), options)


class Page(NamedTuple):
    """A converted page: before, after, and the original with its new translation listed."""

    file: ContentFile
    before: bytes
    after: bytes
    original: bytes


class Fragments:
    """Rewrites fragments; ``page_at`` finds a page by its logical path in the source language."""

    def __init__(
        self, page_at: Callable[[str], Page | None], names: Mapping[str, str], *, in_place: bool
    ) -> None:
        self.page_at = page_at
        self.names = names  # logical paths by last part, where only one page has it
        self.in_place = in_place
        self._new_ids: dict[str, Mapping[str, str]] = {}

    def followed(self, page: Page, ids: Ids) -> Page:
        """The converted page with fragments that lead where they led before."""
        if not ids.kind or b"#" not in page.after or _SIGN.search(page.after) is None:
            return page
        document = parse(page.after)
        options = ReferenceOptions(ids.options.markdown, (FIGURE, *_REFS), images=False)
        edits = {
            edit
            for each in find_references(document.raw, document.body, options)
            if not each.is_computed
            for edit in self._edits(document.raw, each.span, page, ids, each.form == "shortcode")
        }
        return page._replace(after=splice(document.raw, edits))

    def _edits(self, raw: bytes, span: Span, page: Page, ids: Ids, is_ref: bool) -> Iterator[Edit]:
        path, sign, written = raw[slice(*span)].decode().partition("#")
        if not sign or not written or ":" in path:
            return
        for logical in self._paths(page.file, unquote(path), is_ref):
            target = page if not path else self.page_at(logical)
            if target is not None:
                new = self._ids_of(target, ids).get(unquote(written))
                if new is not None:
                    text = quote(new) if "%" in written else new
                    start = span.end - len(written.encode())
                    yield Edit(Span(start, span.end), text.encode())
                return

    def _paths(self, file: ContentFile, path: str, is_ref: bool) -> Iterator[str]:
        """The logical paths that an address may mean, the likeliest first."""
        is_file = is_ref or path.endswith((".md", ".markdown"))
        bare = _PAGE_END.sub("", path).lower()
        if path.startswith("/"):
            # An address without a language leads to the original, whose ids are as before.
            if is_file or self.in_place:
                yield normpath(bare or "/")
            return
        around = file.logical if file.bundle else dirname(file.logical)
        yield normpath(join(around, bare) if is_file else join(file.logical, bare))
        if is_file:
            yield normpath(f"/{bare}")
        if is_ref and bare in self.names:
            yield self.names[bare]

    def _ids_of(self, page: Page, ids: Ids) -> Mapping[str, str]:
        """The new id of each heading whose id changes."""
        key = page.file.path
        if key not in self._new_ids:
            before, after = (heading_ids(ids.headings(parse(raw)), ids.kind) for raw in page[1:3])
            pairs = zip(before, after, strict=True) if len(before) == len(after) else ()
            self._new_ids[key] = {old: new for old, new in pairs if old != new}
        return self._new_ids[key]


def with_pinned_ids(before: bytes, after: bytes, ids: Ids) -> bytes:
    """The converted page with the ids of its original written at headings whose ids change."""
    old, new = parse(before), parse(after)
    if not ids.kind or not ids.options.markdown.heading_attributes:
        return after
    headings = ids.headings(new)
    wanted = heading_ids(ids.headings(old), ids.kind)
    if len(headings) != len(wanted):
        return after
    found = heading_ids(headings, ids.kind)
    return splice(after, _pins(after, headings, zip(wanted, found, strict=True)))


def _pins(
    raw: bytes, headings: Sequence[HeadingLine], ids: Iterable[tuple[str, str]]
) -> Iterator[Edit]:
    for heading, (wanted, found) in zip(headings, ids, strict=True):
        if wanted == found:
            continue
        line_end = raw.find(b"\n", heading.span.end)
        line_end = len(raw) if line_end < 0 else line_end
        rest = raw[heading.span.end : line_end].decode()
        brace = rest.find("{")
        if brace >= 0:
            at = heading.span.end + len(rest[: brace + 1].encode())
            yield Edit(Span(at, at), f"#{wanted} ".encode())
        else:
            at = heading.span.end + len(_DASHES.sub("", rest).encode())
            yield Edit(Span(at, at), f" {{#{wanted}}}".encode())


def unique_names(files: Iterable[ContentFile]) -> dict[str, str]:
    """The logical path of each page by its last part, where no other page shares that."""
    found: dict[str, str] = {}
    shared = set()
    for file in files:
        name = file.logical.rpartition("/")[2]
        if name in found:
            shared.add(name)
        found[name] = file.logical
    return {name: path for name, path in found.items() if name not in shared}
