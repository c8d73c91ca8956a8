"""What is found in a body and what Hugo's HTML has, in one form."""

import re
from collections import Counter

from cms.markdown.references import Reference, ReferenceOptions, find_references
from cms.model import Span
from tests.markdown.rendered import elements, seen

_CALL = re.compile(r"\{\{%.*?%\}\}")
Found = Counter[tuple[str, ...]]


def found_by_hugo(html: str) -> Found:
    """What hooks were given, and what elements of raw HTML have."""
    found: Found = Counter((one.kind, one.destination) for one in seen(html))
    return found + Counter({key: n for key, n in elements(html).items() if key[1] != "srcset"})


def found_here(raw: bytes, body: Span, options: ReferenceOptions) -> Found:
    """The same of what ``find_references`` finds; what a shortcode writes is ``WORD``."""
    return Counter(
        _key(raw, one) for one in find_references(raw, body, options) if one.form != "srcset"
    )


def _key(raw: bytes, one: Reference) -> tuple[str, ...]:
    if one.form == "html":
        return one.name, one.parameter, " ".join(_CALL.sub("WORD", one.destination).split())
    if one.form == "shortcode":
        return "shortcode", one.destination
    if one.form == "autolink":
        return one.kind, one.destination
    return one.kind, _CALL.sub("WORD", raw[slice(*one.span)].decode("utf-8", "replace"))
