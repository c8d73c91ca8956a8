"""Fixes are applied where they do what they promise, and nowhere else."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cms.engine.fix import ENDLESS, Read, Rounds
from cms.engine.mend import Mended, allowed, mend
from cms.engine.page import PageResult
from cms.engine.plan import Plan, make_plan
from cms.hugo.config.load import default_config
from cms.hugo.content.content_file import ContentFile
from cms.model import (
    REMOVED,
    Applicability,
    Change,
    Diagnostic,
    Edit,
    Fix,
    Position,
    Severity,
    Span,
    msg,
)
from cms.rules.base import Site
from cms.settings import Settings
from tests.files import content_file

FILE = content_file("p.md")
SITE = Site(default_config(Path("/site")), Settings(), 0)

UNSAFE, SAFE = Applicability.UNSAFE, Applicability.SAFE


def plan(*codes: str) -> Plan:
    return make_plan(SITE, codes, "/site")


def finding(*edits: tuple[int, int, str], code: str = "XX001", **promise: object) -> Diagnostic:
    """A finding in ``p.md`` whose fix makes these edits: start, end, text."""
    fix = Fix(
        msg("mend it"),
        tuple(Edit(Span(start, end), text.encode()) for start, end, text in edits),
        **{"applicability": SAFE, **promise},
    )
    place = Position(1, 1)
    return Diagnostic(code, "x", Severity.WARNING, msg("bad"), "p.md", place, place, fix)


def replacing(text: str, old: str, new: str, *changes: tuple[object, ...], **more) -> Diagnostic:
    """A finding whose fix replaces what ``text`` has once; promises as pairs of key and value."""
    start = len(text[: text.index(old)].encode())
    promise = tuple(Change(route, value) for route, value in changes)
    return finding((start, start + len(old.encode()), new), changes=promise, **more)


def mended(text: str, *found: Diagnostic) -> Mended:
    return mend(FILE, text.encode(), found, plan(), SAFE)


PAGE = """\
---
title: 标题 # 注
tags: [a, b]
draft: no
---
正文
"""

PAGE_HEAD = len(PAGE.encode()) - len("正文\n".encode())


def test_what_is_promised_and_done_is_applied() -> None:
    done = mended(
        PAGE,
        replacing(PAGE, "no", "false", (("draft",), False)),
        replacing(PAGE, "标题", "题", (("title",), "题")),
        replacing(PAGE, "正文", "text", body=True),
        replacing(PAGE, ", b", "", (("tags", 1), REMOVED)),
    )
    assert done.raw.decode() == (
        PAGE.replace("no", "false").replace("标题", "题").replace("正文", "text").replace(", b", "")
    )
    assert len(done.fixed) == 4
    assert done.refused == ()


REFUSED = {
    "another value changes": (
        replacing(PAGE, "标题", "题", (("draft",), "no")),
        "other front matter values would change than those named",
    ),
    "more changes than promised": (
        replacing(PAGE, "标题 # 注\ntags", "题\nlabels", (("title",), "题")),
        "other front matter values would change than those named",
    ),
    "a value of another type": (
        replacing(PAGE, "no", "1", (("draft",), True)),
        "other front matter values would change than those named",
    ),
    "a route that leads nowhere": (
        replacing(PAGE, "no", "1", (("params", "draft"), 1)),
        "other front matter values would change than those named",
    ),
    "it cannot be read": (
        replacing(PAGE, "no", "[", (("draft",), False)),
        "Hugo could not read the front matter afterwards",
    ),
    "the front matter ends elsewhere": (
        replacing(PAGE, "draft: no\n", "---\n", (("draft",), REMOVED)),
        "the text of the page would change",
    ),
    "it changes the body without saying so": (
        replacing(PAGE, "正文", "text"),
        "the text of the page would change",
    ),
    "it says body and changes the front matter": (
        replacing(PAGE, "no", "no", body=True),
        "it would change nothing",
    ),
    "a comment in the front matter, which is not the body": (
        replacing(PAGE, "注", "note", body=True),
        "the text of the page would change",
    ),
    "edits over each other": (
        finding((4, 9, "name"), (8, 10, "x")),
        "its edits do not fit together",
    ),
    "edits behind the end": (finding((4, 900, "name")), "its edits do not fit together"),
    "another format": (
        finding(
            (0, len(PAGE.encode()) - 7, '{"title": "标题", "tags": ["a", "b"], "draft": "no"}\n')
        ),
        "the front matter would be of another format",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_keep_its_promise_is_refused(name: str) -> None:
    wrong, reason = REFUSED[name]
    right = replacing(PAGE, "b]", "c]", (("tags", 1), "c"))
    done = mended(PAGE, wrong, right)
    assert done.raw.decode() == PAGE.replace("b]", "c]")
    assert done.fixed == (right,)
    assert [(each.diagnostic, str(each.reason)) for each in done.refused] == [(wrong, reason)]


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (  # the earlier by place
            replacing(PAGE, "标题", "甲", (("title",), "甲"), code="XX002"),
            replacing(PAGE, "题", "乙", (("title",), "标乙"), code="XX001"),
        ),
        (  # by code where they start together
            replacing(PAGE, "标", "甲", (("title",), "甲题"), code="XX001"),
            replacing(PAGE, "标题", "乙", (("title",), "乙"), code="XX002"),
        ),
        (  # two insertions in one place
            finding((14, 14, "一"), changes=(Change(("title",), "标一题"),), code="XX001"),
            finding((14, 14, "二"), changes=(Change(("title",), "标二题"),), code="XX002"),
        ),
        (  # one value, though not one byte
            replacing(PAGE, "[a", "[c", (("tags",), ["c", "b"])),
            replacing(PAGE, "b", "d", (("tags", 1), "d")),
        ),
    ],
)
def test_of_fixes_at_odds_one_waits(winner: Diagnostic, loser: Diagnostic) -> None:
    done = mended(PAGE, loser, winner)
    assert done.fixed == (winner,)
    assert done.refused == ()
    assert mended(PAGE, loser).fixed == (loser,)


def test_one_fix_of_two_findings_is_applied_once() -> None:
    one = replacing(PAGE, "标题", "题", (("title",), "题"), code="XX001")
    other = one._replace(code="XX002", message=msg("worse"))
    done = mended(PAGE, one, other)
    assert done.raw.decode() == PAGE.replace("标题", "题")
    assert done.fixed == (one, other)


def test_what_is_refused_keeps_no_other_waiting() -> None:
    wrong = replacing(PAGE, "标题", "甲", (("draft",), "甲"))
    right = replacing(PAGE, "题", "乙", (("title",), "标乙"))
    assert mended(PAGE, wrong, right).fixed == (right,)


@pytest.mark.parametrize(
    ("text", "edit", "changes"),
    [
        ("正文\n", (0, 0, "---\ntitle: 题\n---\n"), [("title", "题")]),
        ("\ufeff正文\n", (3, 3, "---\ntitle: 题\n---\n"), [("title", "题")]),
        ("{}", (1, 1, '"title": "题"'), [("title", "题")]),
        ("﻿---\r\n---\r\n正文", (8, 8, "title: 题\r\n"), [("title", "题")]),
        (" x\n---\ntitle: 题\n---\n正文", (0, 3, ""), [("title", "题")]),  # seen for the first time
        ("+++\n+++\n", (4, 4, "d = nan\n"), [("d", float("nan"))]),
    ],
)
def test_where_there_is_no_front_matter_yet(
    text: str, edit: tuple[int, int, str], changes: list[tuple[str, object]]
) -> None:
    fix = finding(edit, changes=tuple(Change((key,), value) for key, value in changes))
    assert mended(text, fix).fixed == (fix,)


UNREADABLE = "---\ntitle： 甲\ndraft： true\ntags: [a]\n---\n正文\n"


def test_mistakes_behind_each_other_are_mended_together(monkeypatch: pytest.MonkeyPatch) -> None:
    # Only the first mistake is known before it is mended.
    def found(file: ContentFile, raw: bytes, plan: Plan) -> PageResult:
        text = raw.decode()
        return PageResult(file, [replacing(text, "：", ":")] if "：" in text else [])

    monkeypatch.setattr("cms.engine.mend.analyse", found)
    done = mended(UNREADABLE, replacing(UNREADABLE, "：", ":"))
    assert done.raw.decode() == UNREADABLE.replace("：", ":")
    assert len(done.fixed) == 2


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (UNREADABLE, "：", ":"),  # the second stays
        (UNREADABLE, "title： 甲\ndraft： true\n", "---\n"),  # the text of the page changes
        ("---\ntitle: 甲\n正文\n", "正文", "---\n正文：文"),
    ],
)
def test_half_mended_is_not_mended(text: str, old: str, new: str) -> None:
    found = replacing(text, old, new)
    done = mended(text, found)
    assert done.raw.decode() == text
    assert [each.diagnostic for each in done.refused] == [found]


# Round by round


def rounds(judge: Callable[[str, str], Diagnostic | None], **texts: str) -> Rounds:
    """Fixes of files without front matter; ``judge`` is asked about each name and text."""
    raws = {f"/site/{name}.md": text.encode() for name, text in texts.items()}
    files = [content_file(f"{name}.md") for name in texts]

    def found(results: Sequence[PageResult], read: Read) -> list[Diagnostic]:
        texts = ((each.file, read(each.file.location).decode()) for each in results)
        judged = ((file, judge(file.base_filename, text)) for file, text in texts)
        return [each._replace(path=file.path) for file, each in judged if each]

    results = [PageResult(file, []) for file in files]
    return Rounds(results, raws.__getitem__, plan(), SAFE, found)


def texts_after(run: Rounds) -> dict[str, str]:
    return {each.file.base_filename: each.raw.decode() for each in run.texts.values()}


def test_files_are_judged_until_nothing_is_left() -> None:
    def judge(name: str, text: str) -> Diagnostic | None:
        return replacing(text, "x", "y", body=True) if "x" in text else None

    run = rounds(judge, a="xxx", b="x", c="z")
    assert run.run() == []
    assert texts_after(run) == {"a": "yyy", "b": "y"}
    assert [len(each.fixed) for each in run.texts.values()] == [3, 1]


def test_a_file_may_need_a_fix_because_of_another() -> None:
    texts = {"a": "1", "b": "1"}

    def judge(name: str, text: str) -> Diagnostic | None:
        texts[name] = text
        wanted = {"a": "2", "b": texts["a"]}[name]
        return None if text == wanted else replacing(text, text, wanted, body=True)

    run = rounds(judge, **texts)
    assert run.run() == []
    assert texts_after(run) == {"a": "2", "b": "2"}


def test_a_file_that_never_ends_stays_as_it_is() -> None:
    def judge(name: str, text: str) -> Diagnostic | None:
        if name == "b":
            return replacing(text, "x", "y", body=True) if "x" in text else None
        return finding((0, 0, "1" if text.startswith("0") else "0"), body=True)

    run = rounds(judge, a="0", b="x")
    remaining = run.run()
    assert texts_after(run) == {"a": "0", "b": "y"}
    assert [each.path for each in remaining] == ["a.md"]
    assert {str(each.reason) for each in run.texts["/site/a.md"].refused} == {str(ENDLESS)}
    assert run.texts["/site/a.md"].fixed == []


@pytest.mark.parametrize(
    ("level", "applicability", "is_fixed"),
    [
        (SAFE, SAFE, True),
        (SAFE, UNSAFE, False),
        (UNSAFE, UNSAFE, True),
        (UNSAFE, SAFE, True),
        (UNSAFE, Applicability.SHOWN, False),
    ],
)
def test_only_fixes_that_are_sure_enough_are_applied(
    level: Applicability, applicability: Applicability, is_fixed: bool
) -> None:
    found = finding((0, 1, "y"), body=True, applicability=applicability)
    assert allowed([found, found._replace(fix=None)], level) == [found] * is_fixed
