"""A heading that readers see as text, because no space stands behind its `#`.

`##时刻表` is no heading but a paragraph that begins with two signs: Markdown wants a space behind
them, and an ASCII one. An ideographic or a no-break space is not enough. The line is missing in the
table of contents, and nothing can link to it.

Write `## 时刻表`. The fix does so; it is unsafe, for readers get a heading where they had none.

What may be a hashtag is left alone: a single `#` in front of a word that is one of several, ends
the text, or is a term of the page.

Flagged::

    ---
    title: 夜班船
    ---
    ##时刻表

    夜班船二十二点开出。

Fixed (unsafe)::

    ---
    title: 夜班船
    ---
    ## 时刻表

    夜班船二十二点开出。

Clean::

    ---
    title: 夜班船
    ---
    ## 时刻表

    夜班船二十二点开出。

    #轮渡 #夜班

Source: CommonMark 0.31, "ATX headings"; goldmark ``parser/atx_heading.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cms.markdown.references import VERBATIM
from cms.model import Applicability, Edit, Finding, Fix, Message, Severity, Span, msg
from cms.rules.base import Page, rule
from cms.rules.text import is_markdown, options_of

if TYPE_CHECKING:
    from cms.markdown.goldmark.nodes import Block, Line
    from cms.markdown.text import Text

_MARKS = re.compile(rb"#(?<=\n#)#{0,5}(?=[^\s#])")
_LINE = re.compile("(#{1,6})([\u3000\u00a0]*)([^\\s#].*)")
_SPACES = {"\u3000": msg("an ideographic one"), "\u00a0": msg("a no-break one")}
_HASHTAGS = re.compile("[\\s\u3000]#\\S|#$")
_SENTENCE_END = "。！？；，"
_STARTS = "（【《「『“‘*`["
_WORD = 6
"""Characters that a hashtag at the start of a text may have."""
_LONGEST = 40
_INDENT = 3
"""Spaces that may stand in front of a heading."""
_SHOWN = 20


@rule("CT006", Severity.WARNING, kinds=("cjk",), signs=("#",))
def check(page: Page) -> Iterator[Finding]:
    raw, body = page.document.raw, page.document.body
    if not _may_have(raw, body):
        return
    if not is_markdown(page):
        return
    from cms.markdown.documents import Document
    from cms.markdown.text import texts

    terms = {term.text.lower() for term in page.terms}
    for text, _ in texts(raw, body, VERBATIM):
        places = {found.start() - 1 for found in _MARKS.finditer(b"\n" + text.value)}
        if places:
            root = Document(text.value, options_of(page), places).root
            yield from _of_paragraphs(text, root, terms)


def _may_have(raw: bytes, body: Span) -> bool:
    # In front of the first line stands the line feed of the front matter, if there is one.
    return bool(_MARKS.search(raw, max(0, body.start - 1), body.end)) or raw.startswith(b"#")


def _of_paragraphs(text: Text, root: Block, terms: set[str]) -> Iterator[Finding]:
    from cms.markdown.goldmark.nodes import Paragraph

    for block in root.children:
        if not isinstance(block, Paragraph):
            continue
        for number, line in enumerate(block.lines):
            found = _LINE.match(text.value[line.start : line.stop].decode("utf-8", "replace"))
            if found is None or found[3].strip().lower() in terms:
                continue
            if _is_certain(found) or (number == 0 and _is_title(found, text.value, line)):
                marks = text.span(line.start, line.start + len(found[1]))
                yield Finding(marks, _message(found), _with_space(text, line, found))


def _with_space(text: Text, line: Line, found: re.Match[str]) -> Fix | None:
    """An ASCII space behind the marks; none for a line so far right that it goes on above it."""
    indent = text.value[text.value.rfind(b"\n", 0, line.start) + 1 : line.start]
    if len(indent) > _INDENT or b"\t" in indent:
        return None
    behind = line.start + len(found[1])
    spaces = text.span(behind, behind + len(found[2].encode())) if found[2] else None
    end = text.span(line.start, behind).end
    edit = Edit(spaces or Span(end, end), b" ")
    title = msg("write {marks} with a space behind it", marks=found[1])
    return Fix(title, (edit,), Applicability.UNSAFE, body=True)


def _is_certain(line: re.Match[str]) -> bool:
    """Whether a line is surely meant as a heading."""
    marks, space, title = line.groups()
    return bool(space) or (len(marks) > 1 and (title[0].isalnum() or title[0] in _STARTS))


def _is_title(line: re.Match[str], text: bytes, place: Line) -> bool:
    """Whether a line of one sign and words is rather meant as a heading than as a hashtag."""
    title = line[3].rstrip()
    if title[0] < "\u2e80" or not title[0].isalpha() or title[-1] in _SENTENCE_END:
        return False
    if _HASHTAGS.search(title) or len(title) > _LONGEST:
        return False
    is_first = not text[: place.start].strip()
    return bool(text[place.stop :].strip()) and not (is_first and len(title) <= _WORD)


def _message(line: re.Match[str]) -> Message:
    marks, space, title = line[1], line[2], line[3].rstrip()
    short = title if len(title) <= _SHOWN else title[: _SHOWN - 1] + "…"
    return msg(
        "{title} is no heading: behind {marks} Markdown wants a space{other}, so readers see the "
        "signs, and the table of contents lacks the line; write {marks} {title}",
        title=short,
        marks=marks,
        other=msg(", and this is {kind}", kind=_SPACES[space[0]]) if space else "",
    )
