"""Language tags of BCP 47 (RFC 5646): which exist, how they are spelled, which mean the same.

Their subtags are looked up in the IANA's registry: see ``cms.languages.subtags``.
"""

import re
from functools import lru_cache
from typing import NamedTuple

SCRIPT_BY_REGION = dict.fromkeys(("CN", "MY", "SG"), "Hans")
SCRIPT_BY_REGION |= dict.fromkeys(("HK", "MO", "TW"), "Hant")
"""The script that Chinese is written in where a tag names the region alone."""

_REGION_BY_SCRIPT = {"Hans": "CN", "Hant": "TW"}
_EXTENSIONS = r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"


class Tag(NamedTuple):
    """A tag whose subtags exist, in their canonical spelling; empty where it has none.

    ``rest`` holds extensions and private subtags (``u-ca-chinese-x-draft``). The few tags that
    are registered as one and have no parts (``i-default``) are all ``language``.
    """

    language: str
    script: str = ""
    region: str = ""
    variants: tuple[str, ...] = ()
    rest: str = ""

    @property
    def text(self) -> str:
        parts = (self.language, self.script, self.region, *self.variants, self.rest)
        return "-".join([part for part in parts if part])


@lru_cache(maxsize=1024)
def read_tag(text: str) -> Tag | None:
    """The tag, whatever its case and with ``_`` for ``-``; ``None`` when there is no such tag.

    Deprecated subtags give way to what stands for them today. Private-use subtags, which only
    their inventors understand, count as unknown outside an extension.
    """
    from cms.languages.subtags import WHOLE

    text = text.lower().replace("_", "-")
    whole = WHOLE.get(text)
    if whole and "-" in whole and whole.lower() == text:
        return Tag(whole)
    parts = (whole or text).lower().split("-")
    tag = _take_tag(parts) if all(map(_is_subtag, parts)) else None
    return tag if tag and _exists(tag) else None


def canonical(text: str) -> str | None:
    """The canonical spelling of a tag (``zh_cn`` is ``zh-CN``); ``None`` as in ``read_tag``."""
    tag = read_tag(text)
    return tag.text if tag else None


def equal(one: str, other: str) -> bool:
    """Whether both name the same language to a reader: zh-CN, zh-Hans and zh_cn do.

    Hong Kong's Chinese is not Taiwan's, and what leaves region or script open (zh, pt) is not
    what names it, but a script that goes without saying (en-Latn) makes no difference.
    """
    tags = read_tag(one), read_tag(other)
    return None not in tags and len({_full(tag) for tag in tags if tag}) == 1


def agree(one: str, other: str) -> bool:
    """Whether one text can be in both languages, as it can in zh and zh-CN, zh-Hant and zh-HK.

    What one tag leaves open the other may name.
    """
    first, second = read_tag(one), read_tag(other)
    if first is None or second is None:
        return False
    first, second = _with_script(first), _with_script(second)
    if first.language != second.language:
        return False
    named = zip(first[1:4], second[1:4], strict=True)
    return all(not a or not b or a == b for a, b in named)


def _full(tag: Tag) -> Tag:
    from cms.languages.subtags import IMPLIED

    tag = _with_script(tag)
    if tag.language == "zh":
        return tag._replace(region=tag.region or _REGION_BY_SCRIPT.get(tag.script, ""))
    if f" {tag.language} " in IMPLIED.get(tag.script, ""):
        return tag._replace(script="")
    return tag


def _with_script(tag: Tag) -> Tag:
    """The same tag, with the script that the region of Chinese tells."""
    if tag.language not in ("zh", "cmn"):
        return tag
    script = tag.script or SCRIPT_BY_REGION.get(tag.region, "")
    return tag._replace(language="zh", script=script)


def _is_subtag(part: str) -> bool:
    return 1 <= len(part) <= 8 and part.isascii() and part.isalnum()


def _take_tag(parts: list[str]) -> Tag | None:
    """A tag of these subtags in lower case, if each stands where it may; it takes them."""
    from cms.languages.subtags import EXTENDED, PREFERRED

    language = parts.pop(0)
    if parts and f" {parts[0]} " in EXTENDED.get(language, ""):
        language = parts.pop(0)
    script = parts.pop(0).title() if parts and len(parts[0]) == 4 and parts[0].isalpha() else ""
    region = parts.pop(0).upper() if parts and _is_region(parts[0]) else ""
    variants = []
    while parts and (len(parts[0]) > 4 or (len(parts[0]) == 4 and parts[0][0].isdigit())):
        variants.append(parts.pop(0))
    if parts and not _are_extensions(parts):
        return None
    language, region, *variants = (
        PREFERRED.get(each, each) for each in (language, region, *variants)
    )
    return Tag(language, script, region, tuple(variants), "-".join(parts))


def _is_region(part: str) -> bool:
    return (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit())


def _are_extensions(parts: list[str]) -> bool:
    """Whether each stands behind a letter of its own, up to an x, after which anything may."""
    public = parts[: parts.index("x")] if "x" in parts else parts
    letters = [part for part in public if len(part) == 1]
    rest = "".join([f"-{part}" for part in parts])
    return len(set(letters)) == len(letters) and re.fullmatch(_EXTENSIONS, rest) is not None


def _exists(tag: Tag) -> bool:
    from cms.languages.subtags import LANGUAGES, REGIONS, SCRIPTS, VARIANTS

    parts = ((tag.language, LANGUAGES), (tag.script, SCRIPTS), (tag.region, REGIONS))
    known = all(f" {part} " in subtags for part, subtags in parts if part)
    variants = [f" {variant} " in VARIANTS for variant in tag.variants]
    return known and all(variants) and len(set(tag.variants)) == len(variants)
