"""What rules about addresses tell: who else is at one, and what puts a page there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from cms.hugo.fields.values import to_string
from cms.hugo.site.permalinks import Pattern, find_pattern, parse_pattern, permalink_rules
from cms.hugo.site.published_paths import address_of
from cms.hugo.site.urls import sanitise
from cms.model import Message, Place, Related, Span, msg
from cms.rules.base import SHOWN

if TYPE_CHECKING:
    from cms.hugo.content.content_file import ContentFile
    from cms.hugo.site.claims import Claim
    from cms.hugo.site.node import Node
    from cms.rules.base import Page
    from cms.rules.site_pages import SitePages

Cause = Literal["url", "slug", "title", "pattern", "name"]
"""What decides a page's address: a key of its front matter, the site's pattern, the file's name."""

WHOLE = Span(0, 0)
"""Where findings point that are about a file and no place in it."""


def files_in_common(pages: SitePages) -> Iterator[list[Claim]]:
    """The claims to each file that several pages claim, or one page twice.

    Where the same pages share several files, the first stands for all.
    """
    seen: set[tuple[tuple[int, bool], ...]] = set()
    for group in pages.meetings.groups:
        by_file: dict[str, list[Claim]] = {}
        for claim in group:
            by_file.setdefault(claim.file, []).append(claim)
        for claims in by_file.values():
            key = tuple((id(claim.node), claim.is_redirect) for claim in claims)
            if len(claims) > 1 and key not in seen:
                seen.add(key)
                yield claims


def rivals(pages: SitePages, claim: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of other pages that a build can write beside this one, now or later.

    A draft has rivals, and is none, so that what is published is never to blame. Pages that
    expire before others are published are none either, nor is one file in two languages.
    """
    return [
        other
        for other in claims
        if other.node is not claim.node
        and (claim.node.source is None or _file(other.node) != _file(claim.node))
        and _meet(pages, claim, other)
    ]


def _file(node: Node) -> str | None:
    return None if node.source is None else node.source.path


def _meet(pages: SitePages, claim: Claim, other: Claim) -> bool:
    config = pages.site.config
    if not config.build_drafts and _is_draft(other.node) and not _is_draft(claim.node):
        return False
    if config.missing_modules and _is_in_language_folder(pages, claim, other):
        return False
    starts, ends = zip(*(_live(pages, each.node) for each in (claim, other)), strict=True)
    return bool(max(*starts, pages.site.now) < min(ends))


def _is_draft(node: Node) -> bool:
    return node.source is not None and node.fields.draft


def _live(pages: SitePages, node: Node) -> tuple[float, float]:
    """From when until when a page is published, in seconds since 1970."""
    config, dates = pages.site.config, node.fields.dates
    always = node.source is None
    starts = always or config.build_future or dates.publish_date.is_zero
    ends = not (always or config.build_expired or dates.expiry_date.is_zero)
    return (
        float("-inf") if starts else dates.publish_date.unix,
        dates.expiry_date.unix if ends else float("inf"),
    )


def _is_in_language_folder(pages: SitePages, claim: Claim, other: Claim) -> bool:
    """Whether one is in a language's folder as if that were a section like any other.

    That may be an error of the configuration, and where parts of it are missing it mostly is.
    """
    if claim.node.edition.code == other.node.edition.code and "home" not in (
        claim.role,
        other.role,
    ):
        return False
    top = claim.file.partition("/")[0]
    return any(top == language.code for language in pages.site.config.languages)


def cause_of(node: Node) -> Cause:
    """What decides where a page goes."""
    if node.fields.url and node.kind != "home":
        return "url"
    pattern = find_pattern(node.edition.permalinks.get(node.kind, ()), node.path)
    has_slug = bool(node.fields.slug) and "slug" in (node.data or {})
    if pattern is None or not pattern.text:
        return "slug" if has_slug and node.kind != "home" else "name"
    names = {token[1:].partition("[")[0] for token in pattern.tokens}
    if has_slug and _has_slug(pattern):
        return "slug"
    if not names.isdisjoint({"slug", "title"}):
        return "title"
    named = {"contentbasename", "filename", "slugorcontentbasename", "slugorfilename"}
    return "name" if not names.isdisjoint(named) else "pattern"


def place_of_cause(pages: SitePages, node: Node) -> Place:
    """Where the page itself states what decides its address; else its file as a whole."""
    cause = cause_of(node)
    return (cause,) if cause in _own(pages, node) else WHOLE


def what_puts(claim: Claim) -> Message:
    """What puts a page at the address of a claim, as the beginning of a sentence."""
    node, address = claim.node, address_of(claim.file)
    cause = cause_of(node)
    if cause == "url":
        return msg("url puts this page at {address}", address=address)
    if cause == "slug":
        return msg("slug puts this page at {address}", address=address)
    if cause == "pattern":
        return msg("the site's permalinks put this page at {address}", address=address)
    if cause == "title":
        if sanitise(node.path_title).strip("/-"):
            return msg(
                "the site's permalinks take the title, which puts this page at {address}",
                address=address,
            )
        return msg(
            "the site's permalinks take the title, of which nothing is left in an address, so "
            "this page is at {address}",
            address=address,
        )
    dropped = dropped_from(node.exact.base_name)
    if dropped:
        return msg(
            "Hugo drops {dropped} from the name of this file, which puts the page at {address}",
            dropped=dropped,
            address=address,
        )
    return msg("this page is at {address}", address=address)


def dropped_from(name: str) -> str:
    """The characters of a name that are not in an address, each once."""
    return "".join(
        dict.fromkeys(char for char in name if not char.isspace() and not sanitise(char))
    )


def what_is(claim: Claim, pages: SitePages) -> Message | str:
    """What another claim is for: a file's path, or a page that Hugo makes itself."""
    node = claim.node
    if node.source is not None:
        return node.source.path
    if claim.is_redirect:
        return msg("the redirect to the home page")
    name = node.title[:SHOWN] or node.path
    if node.kind == "home":
        if len(pages.site.config.languages) < 2:
            return msg("the home page")
        return msg("the home page in {code}", code=node.edition.code)
    if node.kind == "section":
        return msg("the list of the section {name}", name=node.path[1:])
    if node.kind == "taxonomy":
        return msg("the list of all {name}", name=node.path[1:])
    return msg("the list of what is under {name}", name=name)


def related(pages: SitePages, claims: Sequence[Claim]) -> tuple[Related, ...]:
    """The files behind other claims, and what puts them there."""
    return tuple(
        Related(
            claim.node.source.path,
            msg("this is at {address} too", address=address_of(claim.file)),
            _related_place(pages, claim),
        )
        for claim in claims
        if claim.node.source is not None
    )


def _related_place(pages: SitePages, claim: Claim) -> Place | None:
    if claim.is_redirect:
        return alias_place(pages, claim)
    place = place_of_cause(pages, claim.node)
    return None if place is WHOLE else place


def alias_place(pages: SitePages, claim: Claim) -> Place:
    """Where the page states the alias that a redirect is from."""
    claims = pages.meetings.claims
    index = None if claims is None else claims.alias_of(claim)
    own = _own(pages, claim.node).get("aliases")
    if index is None or own is None:
        return WHOLE
    return ("aliases", index) if isinstance(own, list) else ("aliases",)


def _own(pages: SitePages, node: Node) -> Mapping[str, Any]:
    return (pages.data.get(node.source.path) or {}) if node.source else {}


def part_from_name(pages: SitePages, file: ContentFile) -> str:
    """What the address of a page takes from the names of its file and folders.

    Empty where the site's permalinks may take something else.
    """
    data = pages.front_matter(file)
    language = pages.site.config.language(file.language)
    if to_string(data.get("url")) or language.permalinks or language.permalink_rules:
        return ""
    folder = file.logical.rpartition("/")[0]
    return (
        folder if to_string(data.get("slug")).strip("-") and file.kind != "home" else file.logical
    )


def uses_slug(page: Page) -> bool:
    """Whether a page's own slug is a part of its address, or of those below it."""
    url = page.fields.url
    if page.file.kind == "home":
        return False
    if url:
        return ":" in url and _has_slug(parse_pattern(url))
    config, language = page.site.config, page.language
    if not language.permalinks and not language.permalink_rules:
        return True
    rules = permalink_rules(language, config.environment).get(page.file.kind, ())
    pattern = find_pattern(rules, page.file.logical)
    return pattern is None or _has_slug(pattern) or page.file.bundle == "branch"


def _has_slug(pattern: Pattern) -> bool:
    return any(token.startswith(":slug") for token in pattern.tokens)
