"""Literal stars against the real Hugo: random Chinese texts, and every page of real sites."""

import html
import random
import re
from pathlib import Path

import pytest

from cms.frontmatter.document import parse
from cms.markdown.emphasis import literal_emphasis
from cms.markdown.options import MarkdownOptions
from cms.model import Edit, Span
from tests.markdown.rendered import render
from tests.markdown.sites import render_site
from tests.stub_site import RunHugo

PLAIN = {"extensions": {"typographer": {"disable": True}}}
WORDS = [
    "今日", "发布", "主要内容", "节选", "阶段", "2月", "GDP", "增长", "日本語", "テスト", "的",
    "草案", "한국어", "v2", "工程師",
]  # fmt: skip
INSIDE = [
    "W", "WW", "W（W）", "“W”", "《W》", "「W」", "W。", "W！", "W：", "（W）", "【W】W", "W，W；",
    "W……", "『W』W？", "W50％", "——W",
]  # fmt: skip
OUTSIDE = ["W", "WW", "W，", "，W", "W：", "（W）", "W ", " W", "。W", "W《W》", "、"]
_CODE = re.compile(r"<(pre|code|script|style)\b.*?</\1>|<!--.*?-->|\u27e6.*?\u27e7", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def natural_text(chance: random.Random) -> tuple[str, list[tuple[int, int, int]]]:
    """A text as authors write, with the start, the closing mark and the size of each emphasis."""

    def fill(pattern: str) -> str:
        return re.sub("W", lambda _: chance.choice(WORDS), pattern)

    text = "文"
    marks = []
    for _ in range(chance.randint(1, 4)):
        text += fill(chance.choice(OUTSIDE))
        mark = chance.choice(("**", "**", "~~"))
        inside = fill(chance.choice(INSIDE))
        start = len(text.encode())
        marks.append((start, start + len((mark + inside).encode()), len(mark)))
        text += mark + inside + mark
    return text + fill(chance.choice(OUTSIDE)), marks


@pytest.mark.hugo
def test_marks_that_hugo_prints_in_random_texts(hugo: RunHugo, tmp_path: Path) -> None:
    chance = random.Random(15)
    texts = [natural_text(chance) for _ in range(1500)]
    bodies = [text.encode() for text, _ in texts]
    rendered = render(hugo, tmp_path / "site", bodies, PLAIN)
    failing = 0
    for body, (_, marks), page in zip(bodies, texts, rendered, strict=True):
        literal = _literal_places(body, html.unescape(_TAG.sub("", page)).strip().encode())
        broken = {
            (start, close)
            for start, close, size in marks
            if literal & {*range(start, start + size), *range(close, close + size)}
        }
        found = literal_emphasis(body, Span(0, len(body)))
        failing += len(found)
        assert {(one.opening.span.start, one.closing.span.start) for one in found} == broken, (
            body.decode()
        )
    assert failing > 800


def _literal_places(body: bytes, shown: bytes) -> set[int]:
    """Where marks of a text are that are shown: all of it is, but for marks that work."""
    places = set()
    at = 0
    body = body.strip()
    for place, byte in enumerate(body):
        if at < len(shown) and shown[at] == byte and _rest_fits(body, place, shown, at):
            at += 1
            if byte in b"*~":
                places.add(place)
    assert at == len(shown)
    return places


def _rest_fits(body: bytes, place: int, shown: bytes, at: int) -> bool:
    """Of a run of marks, whether this one is shown: what comes next decides."""
    if body[place] not in b"*~":
        return True
    run = len(body) - len(body[place:].lstrip(body[place : place + 1])) - place
    return shown[at : at + run] == body[place : place + run]


@pytest.mark.hugo
def test_repairs_work_for_hugo(hugo: RunHugo, tmp_path: Path) -> None:
    chance = random.Random(51)
    settings = {
        "extensions": {**PLAIN["extensions"], "cjk": {"enable": True, "escapedSpace": True}}
    }
    repaired = []
    for text, _ in (natural_text(chance) for _ in range(600)):
        body = text.encode()
        found = literal_emphasis(body, Span(0, len(body)), MarkdownOptions(escaped_space=True))
        if len(found) == 1 and found[0].repairs:
            repaired += [(body, repair) for repair in found[0].repairs]
    bodies = [_applied(body, repair.edits) for body, repair in repaired]
    for body, page in zip(bodies, render(hugo, tmp_path / "site", bodies, settings), strict=True):
        assert "*" not in page, body.decode()
        assert "~" not in page, body.decode()
    assert len(bodies) > 300


def _applied(body: bytes, edits: tuple[Edit, ...]) -> bytes:
    for edit in sorted(edits, reverse=True):
        body = body[: edit.span.start] + edit.text + body[edit.span.end :]
    return body


@pytest.mark.hugo
@pytest.mark.parametrize(
    ("name", "left_out", "pages", "marks"),
    [
        ("glossary", "/content/(?:[a-i]|[l-y])", 200, 0),
        ("opentelemetry", "/content/[a-y]", 150, 10),
    ],
)
def test_marks_that_hugo_prints_on_real_pages(
    hugo: RunHugo, shared: Path, tmp_path: Path, name: str, left_out: str, pages: int, marks: int
) -> None:
    source = shared / "corpora" / name
    rendered = render_site(hugo, source, tmp_path / "site", left_out)
    found = 0
    for path, page in rendered.items():
        raw = (source / path).read_bytes()
        flagged = literal_emphasis(raw, parse(raw).body, verbatim=frozenset({"highlight"}))
        found += len(flagged)
        # All that fail there show two stars on both sides; others are escaped, to be shown.
        assert _stars(page) - raw.count(rb"\*\*") == 2 * len(flagged), path
    assert len(rendered) > pages
    assert found == marks


def _stars(page: str) -> int:
    """Pairs of stars that readers see outside of code."""
    text = html.unescape(_TAG.sub("", _CODE.sub("", page)))
    return text.count("**")
