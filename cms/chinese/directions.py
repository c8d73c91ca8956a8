"""Directions of conversion: the names of OpenCC's configurations, chosen by language tags.

A direction is such a name (``s2twp``), or names joined by ``+`` (``tw2t+t2hk``), carried out one
after the other.
"""

from functools import cache

from cms.chinese.script import Script, is_chinese, script_of_language
from cms.errors import UsageError
from cms.languages.tags import read_tag
from cms.model.message import Message, msg

IDIOMS = "p"
"""Ends the name of a direction that replaces words too: 软件 becomes 軟體, not only 軟件."""

TAGS = {"s": "zh-Hans", "t": "zh-Hant", "tw": "zh-TW", "hk": "zh-HK", "jp": "ja"}
"""What OpenCC writes and reads, by its part of a name; ``t`` is OpenCC's own Traditional."""

_BY_REGION = {"TW": "tw", "HK": "hk", "MO": "hk"}


@cache
def choose_direction(
    config: str | None, source: str | None, target: str | None, *, idioms: bool = False
) -> str:
    """The direction that a user asks for: by its name, or by one or two language tags.

    Where only the target is named, the source is Chinese in the other script.
    """
    if config is not None:
        if target or source or idioms:
            raise UsageError(
                msg("a configuration of OpenCC says all"), msg("leave out --to and --from")
            )
        check_direction(config)
        return config
    if target is None:
        raise UsageError(
            msg("what to convert to is not said"), msg("name a language with --to: zh-TW")
        )
    return direction_between(source or _other_script(target), target, idioms=idioms)


def direction_between(source: str, target: str, idioms: bool = False) -> str:
    """The direction between two languages, named by BCP 47 tags.

    ``idioms`` replaces what the regions call differently as well. Raises ``UsageError`` where
    nothing converts so.
    """
    start, end = _standard(source), _standard(target)
    if start == end:
        reason = msg(
            "{source} and {target} are written alike: there is nothing to convert",
            source=source,
            target=target,
        )
        raise UsageError(reason, msg("name the language of the text with --from"))
    found = _between(start, end)
    if found is None:
        raise UsageError(
            msg("nothing converts {source} to {target}", source=source, target=target), _listing()
        )
    if not idioms:
        return found
    if found + IDIOMS in directions():
        return found + IDIOMS
    reason = msg(
        "OpenCC has no words of {target} for those of {source}, only its characters",
        target=target,
        source=source,
    )
    hint = msg("--no-idioms converts the characters alone")
    if start == "t":
        whose = msg("--from zh-TW or zh-HK tells whose words they are")
        hint = msg("{hint}; {whose}", hint=hint, whose=whose)
    raise UsageError(reason, hint)


def _other_script(tag: str) -> str:
    return TAGS["t" if standard(tag) == "s" else "s"]


def _between(start: str, end: str) -> str | None:
    if f"{start}2{end}" in directions():
        return f"{start}2{end}"
    # No chain with Japanese: its characters would change, and its words stay Chinese.
    if "jp" not in (start, end) and directions().issuperset((f"{start}2t", f"t2{end}")):
        return f"{start}2t+t2{end}"
    return None


def check_direction(direction: str) -> tuple[str, ...]:
    """The names a direction is made of; raises ``UsageError`` where OpenCC has none of a name."""
    names = tuple(direction.split("+"))
    unknown = next((name for name in names if name not in directions()), None)
    if unknown is not None:
        raise UsageError(msg("OpenCC has no direction {unknown}", unknown=unknown), _listing())
    return names


@cache
def directions() -> frozenset[str]:
    """The names that the installed OpenCC knows."""
    from opencc import CONFIGS

    return frozenset(name.removesuffix(".json") for name in CONFIGS)


def written_by(direction: str) -> str:
    """What a direction writes: a key of ``TAGS``."""
    name = direction.rpartition("2")[2]
    return name if name in TAGS else name.removesuffix(IDIOMS)


@cache
def standard(tag: str) -> str | None:
    """The key of ``TAGS`` that a language is written in; ``None`` where its tag leaves it open."""
    found = read_tag(tag)
    if found and found.language == "ja":
        return "jp"
    if found is None or not is_chinese(tag):
        return None
    script = script_of_language(tag)
    if script is Script.TRADITIONAL:
        return _BY_REGION.get(found.region, "t")
    return "s" if script else None


def _standard(tag: str) -> str:
    name = standard(tag)
    if name is None and is_chinese(tag):
        reason = msg(
            "{tag} does not tell whether the text is in Simplified or Traditional Chinese", tag=tag
        )
        raise UsageError(reason, msg("name it as zh-CN, zh-TW, zh-HK, zh-Hans or zh-Hant"))
    if name is None:
        raise UsageError(msg("nothing converts {tag}, which is no Chinese", tag=tag), _listing())
    return name


def _listing() -> Message:
    return msg("OpenCC's directions: {names}", names=", ".join(sorted(directions())))
