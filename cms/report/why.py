"""Answers of ``why``: a page of text for authors, or JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, TextIO

from cms.model import Message, msg
from cms.model.answer import Answer, Answers, Because, Effect, PageFacts, Reason, Sibling, Spot
from cms.report.documents import write_json
from cms.report.text import columns, harmless

VERSION = 1

WIDTH = 96
"""Columns of a line of text; a wide character takes two."""

_LABELS = 14


class WhyFormat(str, Enum):
    """How answers are shown."""

    TEXT = "text"
    JSON = "json"


def write_answers(answers: Answers, why_format: WhyFormat, stream: TextIO) -> None:
    """Writes all answers; JSON is described by ``schemas/why.schema.json``."""
    {WhyFormat.TEXT: _text, WhyFormat.JSON: _json}[why_format](answers, stream)


def _text(answers: Answers, stream: TextIO) -> None:
    """Answers in full where readers miss a page or somebody named it; others are counted."""
    found = answers.answers
    full = [each for each in found if each.is_named or not each.is_visible or len(found) == 1]
    blocks = ["".join(f"{line}\n" for line in _lines(each)) for each in full]
    if not all(each.is_named for each in found):
        visible = sum(each.is_visible for each in found)
        seen = msg("Readers see {visible:,} of {all:,} articles.", visible=visible, all=len(found))
        blocks.append(f"{seen}\n")
    stream.write("\n".join(blocks))


def _lines(answer: Answer) -> Iterator[str]:
    yield harmless(answer.path)
    yield from _wrapped(str(answer.summary), "", "  ")
    if answer.page is not None:
        yield ""
        for label, text in _facts(answer.page, answer.path):
            start = f"  {label}"
            start += " " * (_LABELS + 2 - columns(start))
            yield from _wrapped(text, start, " " * (_LABELS + 2))
    numbered = [reason for reason in answer.reasons if reason.effect is not Effect.NOTE]
    for number, reason in enumerate(numbered, 1):
        yield ""
        yield from _reason_lines(reason, f"{number:3}. ")
    for reason in answer.reasons:
        if reason.effect is Effect.NOTE:
            yield ""
            yield from _reason_lines(reason, f"  {msg('note')} ")


def _reason_lines(reason: Reason, start: str) -> Iterator[str]:
    what, change = _sentences(reason)
    indent = " " * columns(start)
    yield from _wrapped(what, start, indent)
    if reason.spot is not None:
        yield indent + harmless(f"{reason.spot.path}:{reason.spot.line}:{reason.spot.column}")
    if change:
        yield from _wrapped(change, f"{indent}→ ", f"{indent}  ")


def _sentences(reason: Reason) -> tuple[str, str]:
    """What is wrong, and what to change; a message alone says both."""
    if reason.change is not None:
        return str(reason.message), str(reason.change)
    text = str(reason.message)
    for semicolon in ("; ", "；"):
        what, _, change = text.rpartition(semicolon)
        if what:
            return what, change
    return text, ""


def _facts(page: PageFacts, path: str) -> Iterator[tuple[Message, str]]:
    yield msg("title"), page.title or "-"
    yield msg("language"), f"{page.language}, {_because(page.language_from, path)}"
    yield msg("kind"), ", ".join(_kind(page))
    if page.permalink:
        yield msg("address"), f"{page.permalink} {_because(page.address_from, path)}"
    if page.files:
        yield msg("files"), " ".join(page.files)
    if page.alias_files:
        yield msg("aliases"), " ".join(page.alias_files)
    if page.date_from is not None:
        yield msg("date"), f"{_clock(page.date)} {_because(page.date_from, path)}"
    elif page.kind == "page":
        yield msg("date"), str(msg("none, so that lists have the page last"))
    yield msg("period"), " ".join(_period(page))
    if page.translations or page.missing:
        yield msg("translations"), "; ".join(_translations(page))


def _translations(page: PageFacts) -> Iterator[str]:
    yield from map(_sibling, page.translations)
    if page.missing:
        yield str(msg("none in {languages}", languages=", ".join(page.missing)))


def _kind(page: PageFacts) -> Iterator[str]:
    yield page.kind
    if page.bundle:
        yield str(msg("leaf bundle") if page.bundle == "leaf" else msg("branch bundle"))
    if page.section:
        yield str(msg("section {section}", section=page.section))


def _because(because: Because, path: str) -> str:
    spot, place = because.spot, ""
    if spot is not None:
        line = msg("line {line}", line=spot.line)
        place = f" ({line})" if spot.path == path else f" ({spot.path}:{spot.line})"
    remark = f", {because.remark}" if because.remark is not None else ""
    return f"{because.message}{place}{remark}"


def _period(page: PageFacts) -> Iterator[str]:
    if not page.start and not page.end:
        yield str(msg("any time"))
    if page.start:
        yield str(msg("from {time}", time=_clock(page.start)))
    if page.start_meant:
        yield str(msg("(by the author's clock {time})", time=_clock(page.start_meant)))
    if page.end:
        yield str(msg("until {time}", time=_clock(page.end)))


def _clock(time: str) -> str:
    text = time.replace("T", " ")
    return f"{text[:-1]} UTC" if text.endswith("Z") else text


def _sibling(sibling: Sibling) -> str:
    status = f" ({sibling.status})" if sibling.status != "published" else ""
    return f"{sibling.language}: {sibling.path or '-'}{status}"


def _wrapped(text: str, start: str, indent: str) -> Iterator[str]:
    """Lines of at most ``WIDTH`` columns, broken at blanks and beside wide characters."""
    line, room = start, WIDTH - columns(start)
    is_empty = True
    for piece in _pieces(harmless(text)):
        width = columns(piece)
        if width > room and not is_empty:
            yield line.rstrip()
            line, room, is_empty = indent, WIDTH - columns(indent), True
            piece = piece.lstrip()
            width = columns(piece)
        line, room, is_empty = line + piece, room - width, False
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Words with the blank before them; wide characters one by one."""
    word = ""
    for char in text:
        is_wide = columns(char) == 2
        if word and (char == " " or (is_wide and not _holds(char)) or _is_wide_end(word, char)):
            yield word
            word = ""
        word += char
    if word:
        yield word


def _is_wide_end(word: str, char: str) -> bool:
    return columns(word[-1]) == 2 and not _holds(char)


def _holds(char: str) -> bool:
    """Whether a character may not begin a line."""
    return char in "，。、；：？！）」』】》〉”’…｜,.;:?!)]"


def _json(answers: Answers, stream: TextIO) -> None:
    document = {"version": VERSION, "answers": [_record(each) for each in answers.answers]}
    write_json(document, stream)


def _record(answer: Answer) -> dict[str, Any]:
    return {
        "path": answer.path,
        "verdict": answer.verdict.value,
        "isVisible": answer.is_visible,
        "summary": str(answer.summary),
        "page": None if answer.page is None else _page(answer.page),
        "reasons": [_reason(each) for each in answer.reasons],
    }


def _page(page: PageFacts) -> dict[str, Any]:
    return {
        "title": page.title,
        "lang": page.language,
        "langFrom": _origin(page.language_from),
        "kind": page.kind,
        "bundle": page.bundle or None,
        "section": page.section,
        "status": page.status,
        "url": page.url,
        "permalink": page.permalink,
        "permalinkFrom": _origin(page.address_from),
        "files": list(page.files),
        "aliasFiles": list(page.alias_files),
        "date": page.date or None,
        "dateFrom": _origin(page.date_from),
        "visibleFrom": page.start or None,
        "visibleFromMeant": page.start_meant or None,
        "visibleUntil": page.end or None,
        "translations": [
            {"lang": each.language, "path": each.path or None, "status": each.status}
            for each in page.translations
        ],
        "missingLanguages": list(page.missing),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    what, change = _sentences(reason)
    return {
        "kind": reason.kind,
        "effect": reason.effect.value,
        "message": what,
        "change": change or None,
        **_place(reason.spot),
    }


def _origin(because: Because | None) -> dict[str, Any] | None:
    if because is None:
        return None
    remark = str(because.remark) if because.remark is not None else None
    return {"message": str(because.message), "remark": remark, **_place(because.spot)}


def _place(spot: Spot | None) -> dict[str, Any]:
    if spot is None:
        return {"path": None, "line": None, "column": None}
    return {"path": spot.path, "line": spot.line, "column": spot.column}
