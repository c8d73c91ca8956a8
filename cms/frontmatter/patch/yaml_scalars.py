"""YAML scalars as their authors write them: quoted, plain, and in blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cms.frontmatter.patch.texts import Write, rewritten
from cms.hugo.formats.yaml.scalars import read_plain

_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = rf"[ \t]*{_BREAK}[ \t\r\n]*"
_DOUBLE = re.compile(
    rf"\\x[0-9A-Fa-f]{{2}}|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}}|\\[^\r\n]"
    rf"|\\{_BREAK}[ \t]*|{_FOLD}|.",
    re.DOTALL,
)
_SINGLE = re.compile(rf"''|{_FOLD}|.", re.DOTALL)
_PLAIN = re.compile(rf"{_FOLD}|.", re.DOTALL)
_BLOCK_HEADER = re.compile(
    r"(?P<mark>[|>])(?P<keep>[-+]?)(?P<rest>[0-9]?[-+]?[ \t]*(?:#[^\r\n]*)?)"
    r"(?P<newline>\r\n|\r|\n)(?P<blank>(?:[ \t]*(?:\r\n|\r|\n))*)(?P<indent>[ \t]*)"
)
_SAFE_PLAIN = re.compile(
    r"(?:[^\W_]|[_./（(“‘《【「『…—])(?:[^\s:#\x00-\x1f]| (?! )|:(?=[^\s:])|(?<=\S)#)*"
)
_FLOW_MARKS = re.compile(r"""[,\[\]{}"']""")
# Hugo takes these for text, and most other readers of YAML do not.
_MORE_TO_OTHERS = re.compile(
    r"(?i:y|yes|n|no|on|off)|[-+]?[0-9._]+(?:e[-+]?[0-9]+)?|[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?"
)
_UNPRINTABLE = re.compile("[\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(f'["\\\\]|{_UNPRINTABLE.pattern}')


def is_safe_plain(text: str, flow: bool) -> bool:
    """Whether a text may stand without quotes, to Hugo and to other readers."""
    return bool(
        _SAFE_PLAIN.fullmatch(text)
        and not text.endswith((" ", ":"))
        and not _MORE_TO_OTHERS.fullmatch(text)
        and not _UNPRINTABLE.search(text)
        and not (flow and _FLOW_MARKS.search(text))
        and isinstance(read_plain(text), str)
    )


def in_double_quotes(text: str) -> str:
    """How a text is spelled between double quotes."""
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    form = "\\x{:02x}" if code < 256 else "\\u{:04x}"
    return _ESCAPES.get(character) or form.format(code)


def in_single_quotes(text: str) -> str | None:
    """How a text is spelled between single quotes, where characters have no escapes."""
    return None if _UNPRINTABLE.search(text) else text.replace("'", "''")


def _plain(text: str) -> str | None:
    return None if _UNPRINTABLE.search(text) else text


_SPELLINGS: dict[str, tuple[re.Pattern[str], Write]] = {
    '"': (_DOUBLE, in_double_quotes),
    "'": (_SINGLE, in_single_quotes),
}


def _read(written: str) -> str | None:
    """The text that a scalar on its own means."""
    from cms.hugo.formats.yaml import decode_yaml

    data = decode_yaml(f"k: {written}\n").data
    value = data and data.get("k")
    if value is not None and not isinstance(value, (str, list, dict)):
        return written
    return value if isinstance(value, str) else None


def _meaning(written: str, mark: str, breaks_of_crlf: int) -> str:
    """What a piece of a scalar means; Hugo counts CRLF inside quotes as two line breaks."""
    if written[0] == "\\" and mark == '"':
        return _read(f'"{written}"') or ""
    if written == "''" and mark == "'":
        return "'"
    if written.strip(" \t\r\n") or not written.strip(" \t"):
        return written
    breaks = len(re.findall("\r\n|\r|\n" if breaks_of_crlf == 1 else "[\r\n]", written))
    return " " if breaks == 1 else "\n" * (breaks - 1)


def changed_text(old: str, text: str) -> str | None:
    """The old scalar as it is written with only what differs replaced; None where that fails."""
    was = _read(old)
    if was is None:
        return None
    mark = old[0]
    if mark in ("|", ">"):
        return _changed_block(old, was, text)
    inner = old[1:-1] if mark in ("'", '"') else old
    pattern, spell = _SPELLINGS.get(mark, (_PLAIN, _plain))
    for breaks_of_crlf in (1, 2):
        pieces = [(each, _meaning(each, mark, breaks_of_crlf)) for each in pattern.findall(inner)]
        if "".join(value for _, value in pieces) == was:
            changed = rewritten(pieces, text, spell)
            return changed if changed is None or inner == old else mark + changed + mark
    return None


# block scalars


def _changed_block(old: str, was: str, text: str) -> str | None:
    header = _BLOCK_HEADER.match(old)
    if header is None or not was.strip("\n"):
        return None
    inner = old[header.end() :]
    ending = was[len(was.rstrip("\n")) :]
    if text[len(text.rstrip("\n")) :] != ending or not text.rstrip("\n"):
        return None
    width = len(header["indent"])
    fold = re.compile(rf"((?:{_BREAK}[ \t]*)*{_BREAK}[ ]{{0,{width}}}|.)")
    is_folded = header["mark"] == ">"
    pieces = [(each, _meaning_in_block(each, is_folded)) for each in fold.findall(inner)]
    if "".join(value for _, value in pieces) != was.rstrip("\n"):
        return None
    changed = rewritten(pieces, text.rstrip("\n"), _spelling_in_block(header, is_folded))
    return None if changed is None else header[0] + changed


def _meaning_in_block(written: str, is_folded: bool) -> str:
    if "\n" not in written and "\r" not in written:
        return written
    breaks = len(re.findall("\r\n|\r|\n", written))
    if is_folded:
        return " " if breaks == 1 else "\n" * (breaks - 1)
    return "\n" * breaks


def _spelling_in_block(header: re.Match[str], is_folded: bool) -> Callable[[str], str | None]:
    line_break = header["newline"] + header["indent"]

    def spell(text: str) -> str | None:
        lines = text.split("\n")
        if any(map(_UNPRINTABLE.search, lines)):
            return None
        return (header["newline"] * is_folded + line_break).join(lines)

    return spell


def blocks(old: str, text: str) -> Iterator[str]:
    """The whole text in lines below the old header, or one that keeps as many breaks at the end."""
    header = _BLOCK_HEADER.match(old)
    body = text.rstrip("\n")
    if header is None or not body or _UNPRINTABLE.search(body.replace("\n", "")):
        return
    newline, indent = header["newline"], header["indent"]
    gap = newline * (2 if header["mark"] == ">" else 1)
    lines = gap.join(indent + line if line else "" for line in body.split("\n"))
    keeps = [header["keep"], {0: "-", 1: ""}.get(len(text) - len(body))]
    for keep in keeps:
        if keep is not None:
            yield header["mark"] + keep + header["rest"] + newline + lines
