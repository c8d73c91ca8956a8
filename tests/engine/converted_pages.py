"""What must not differ between an article and its conversion, found without reading Markdown."""

import re
from collections import Counter
from collections.abc import Callable

from cms.frontmatter.document import parse
from tests.markdown.readable_html import Part, parts

KEPT = {
    "code": r"`+[^`\n]+`+",
    "fence": r"^ *(?:```|~~~).*?^ *(?:```|~~~) *$",
    "address": r"https?://[^\s<>\"'()（），。、；：》」\u4e00-\u9fff]+",
    "destination": r"\]\([^()\s]*",
    "definition": r"^ *\[(?!\^)[^\]\n]+\]: +\S+",
    "shortcode": r"\{\{[<%] */? *[\w/-]+",
    "call": r"\{\{[<%](?! *(?:figure|alert)\b).*?[%>]\}\}",
    "tag": r"</?[a-zA-Z][\w-]*|<!--.*?-->",
    "attribute": r"\b(?:src|href|id|class|name|srcset)=(?:\"[^\"]*\"|'[^']*')",
    "id": r"\{[#.][^}\n]*\}",
    "footnote": r"\[\^[^\]\n]+\]",
    "mathematics": r"\$\$.*?\$\$",
}
_PATTERNS = {name: re.compile(each, re.DOTALL | re.MULTILINE) for name, each in KEPT.items()}
_MARKUP = ("text", "attribute", "comment", "declaration", "instruction")
# Within words; around others they end.
_INLINE = frozenset(
    "a abbr b del em i ins mark small span strong sub sup u s".split()  # noqa: SIM905
)


def kept(raw: bytes) -> dict[str, Counter[str]]:
    """By kind, what stays, however often it stands there; and the keys of the front matter."""
    document = parse(raw)
    body = raw[slice(*document.body)].decode()
    found = {name: Counter(each.findall(body)) for name, each in _PATTERNS.items()}
    return {**found, "keys": Counter(_keys(document.data))}


def _keys(value: object, way: str = "") -> list[str]:
    if isinstance(value, dict):
        return [
            each
            for key, item in value.items()
            for each in (f"{way}{key}", *_keys(item, f"{way}{key}."))
        ]
    if isinstance(value, list):
        return [each for item in value for each in _keys(item, f"{way}*.")]
    return []


def block_texts(html: str) -> list[str]:
    """The text of each block, soft breaks left out; code and other ends of words divide it."""
    texts = [""]
    for part in parts(html):
        texts[-1] += _text(part)
        if _divides(part):
            texts.append("")
    return [re.sub(r" *\n *", "", text) for text in texts]


def _text(part: Part) -> str:
    return part[-1] if part[0] == "text" else ""


def _divides(part: Part) -> bool:
    return part[0] not in _MARKUP and (part[0] not in ("start", "end") or part[1] not in _INLINE)


def skeleton(html: str) -> list[Part]:
    """All but texts and what readers see or hear of attributes."""
    found = []
    for part in parts(html):
        if part[0] == "attribute" and part[2] in ("alt", "title", "aria-label"):
            found.append(part[:3])
        elif part[0] == "verbatim?":  # of raw HTML that never ends
            found.append(part[:1])
        elif part[0] != "text":
            found.append(part)
    return found


def attributes(html: str) -> list[str]:
    """The values of attributes that readers see or hear."""
    return [
        part[3]
        for part in parts(html)
        if part[0] == "attribute" and part[2] in ("alt", "title", "aria-label")
    ]


def wrong_texts(before: str, after: str, convert: Callable[[str], str]) -> list[tuple[str, str]]:
    """Texts of blocks and attributes that are not what a conversion of them gives."""
    old = [*block_texts(before), *attributes(before)]
    new = [*block_texts(after), *attributes(after)]
    return [
        (convert(one), other) for one, other in zip(old, new, strict=True) if convert(one) != other
    ]
