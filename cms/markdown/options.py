"""What of a site's configuration decides how its Markdown is read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Delimiters = tuple[tuple[bytes, bytes], ...]


class MarkdownOptions(NamedTuple):
    """Settings below ``markup.goldmark``; the defaults are Hugo's.

    ``passthrough`` holds the inline delimiters in their order: Hugo looks for those of blocks only
    among what these found.
    """

    table: bool = True
    strikethrough: bool = True
    linkify: bool = True
    linkify_protocol: str = "https"
    task_list: bool = True
    definition_list: bool = True
    footnote: bool = True
    typographer: bool = True
    heading_attributes: bool = True
    block_attributes: bool = False
    escaped_space: bool = False
    delete: bool = False
    insert: bool = False
    mark: bool = False
    subscript: bool = False
    superscript: bool = False
    passthrough: Delimiters = ()


DEFAULT_OPTIONS = MarkdownOptions()


def markdown_options(markup: Mapping[str, Any]) -> MarkdownOptions:
    """Reads the section ``markup`` of a configuration, whose keys are in lower case.

    A value of another type than Hugo expects counts as not set.
    """
    goldmark = _section(markup, "goldmark")
    extensions = _section(goldmark, "extensions")
    attribute = _section(_section(goldmark, "parser"), "attribute")
    extras = _section(extensions, "extras")
    cjk = _section(extensions, "cjk")
    protocol = extensions.get("linkifyprotocol")
    return MarkdownOptions(
        table=_flag(extensions, "table", True),
        strikethrough=_flag(extensions, "strikethrough", True),
        linkify=_flag(extensions, "linkify", True),
        linkify_protocol=protocol if isinstance(protocol, str) else "https",
        task_list=_flag(extensions, "tasklist", True),
        definition_list=_flag(extensions, "definitionlist", True),
        footnote=_footnote(extensions.get("footnote")),
        typographer=not _flag(_section(extensions, "typographer"), "disable", False),
        heading_attributes=_flag(attribute, "title", True),
        block_attributes=_flag(attribute, "block", False),
        escaped_space=_flag(cjk, "enable", False) and _flag(cjk, "escapedspace", False),
        **{name: _flag(_section(extras, name), "enable", False) for name in _EXTRAS},
        passthrough=_passthrough(_section(extensions, "passthrough")),
    )


_EXTRAS = ("delete", "insert", "mark", "subscript", "superscript")


def _section(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = settings.get(name)
    return value if isinstance(value, Mapping) else {}


def _flag(settings: Mapping[str, Any], name: str, default: bool) -> bool:
    value = settings.get(name)
    return value if isinstance(value, bool) else default


def _footnote(value: object) -> bool:
    """``footnote`` was a boolean before it became a section."""
    return _flag(value, "enable", True) if isinstance(value, Mapping) else value is not False


def _passthrough(settings: Mapping[str, Any]) -> Delimiters:
    if not _flag(settings, "enable", False):
        return ()
    delimiters = _section(settings, "delimiters")
    # Those of blocks are tried first, so that $$ is not read as an empty $.
    pairs = [
        pair
        for name in ("block", "inline")
        for pair in delimiters.get(name) or ()
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)
    ]
    return tuple((opening.encode(), closing.encode()) for opening, closing in pairs if opening)
