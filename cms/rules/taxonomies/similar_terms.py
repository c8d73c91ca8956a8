"""Terms that differ only in how they are written.

`AI芯片` and `AI 芯片`, `ＡＩ` and `AI`, `软件` and `軟件` are different terms for Hugo: the pages
on one subject are then in two lists. Terms that differ only in the case of letters share one
list, which is headed by whichever spelling Hugo meets first.

Agree on one spelling; the setting `taxonomies` can hold it together with its `aliases`.

Flagged::

    -- hugo.toml --
    -- content/a.md --
    ---
    tags: [AI芯片]
    ---
    -- content/b.md --
    ---
    tags: [AI 芯片]
    ---

Fixed (unsafe)::

    -- content/b.md --
    ---
    tags: [AI芯片]
    ---

Clean::

    -- hugo.toml --
    -- content/a.md --
    ---
    tags: [AI芯片]
    ---
    -- content/b.md --
    ---
    tags: [AI芯片, AI, 芯片]
    ---

Source: Hugo ``common/paths/path.go``: what makes two terms one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize

from cms.chinese.variants import mixes_scripts, simplified
from cms.hugo.site.terms import Term, term_key
from cms.model import Applicability, Finding, Fix, Message, Related, Severity, msg
from cms.rules.base import TERMS, SiteFinding, site_rule
from cms.rules.site_pages import SitePages
from cms.rules.taxonomies import written_as

if TYPE_CHECKING:
    from cms.frontmatter.document import Document


@site_rule("TX011", Severity.WARNING, keys=(TERMS,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    for (language, taxonomy), spellings in pages.terms.items():
        groups: dict[str, list[str]] = {}
        # White space around a term has a rule of its own.
        for alike in _alike(text for text in spellings if text == text.strip()):
            groups |= dict.fromkeys(alike, alike)
        if not groups:
            continue
        for file, term in pages.under(language, taxonomy, groups):
            alike = groups[term.text]
            # The one that most pages have is right, or of those the one that comes first.
            usual = max(alike, key=lambda text: spellings[text].pages)
            if term.text != usual:
                first, place = spellings[usual].file, spellings[usual].term.route
                related = Related(first.path, msg('"{term}" is here', term=usual), place)
                message = _message(term.text, usual, taxonomy)
                finding = Finding(term.route, message, related=(related,))
                yield SiteFinding(file.path, finding, _unified(term, usual, alike))


def _unified(term: Term, usual: str, alike: Sequence[str]) -> Callable[[Document], Fix | None]:
    def is_same(text: str) -> bool:
        return text != usual and text in alike

    return lambda document: written_as(document, term, usual, is_same, Applicability.UNSAFE)


def _message(text: str, usual: str, taxonomy: str) -> Message:
    if term_key(text) == term_key(usual):
        return msg(
            '"{term}" and "{usual}" are one term for Hugo, whose page in {taxonomy} is headed by '
            "whichever it meets first; write {usual} everywhere",
            term=text,
            usual=usual,
            taxonomy=taxonomy,
        )
    return msg(
        '"{term}" and "{usual}" look like one subject, and Hugo makes two lists of {taxonomy} '
        "of them; write {usual} everywhere",
        term=text,
        usual=usual,
        taxonomy=taxonomy,
    )


def _alike(texts: Iterable[str]) -> Iterator[list[str]]:
    written = [text for text in texts if "\n" not in text]
    skeletons = [_skeleton(text) for text in written]
    if mixes_scripts(skeletons):
        skeletons = simplified(skeletons)
    groups: dict[str, list[str]] = {}
    for text, skeleton in zip(written, skeletons, strict=True):
        groups.setdefault(skeleton, []).append(text)
    return (group for group in groups.values() if len(group) > 1)


def _skeleton(text: str) -> str:
    """What is left of a term without case, width, spaces and hyphens."""
    if not text.isascii():
        text = normalize("NFKC", text)
    return "".join(text.casefold().replace("-", " ").replace("_", " ").split())
