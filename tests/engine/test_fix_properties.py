"""What holds of all fixes together, on front matters that nobody thought of."""

from contextlib import suppress
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.engine.fix import Fixed, fix_bytes
from cms.engine.mend import allowed
from cms.frontmatter.document import Document, parse
from cms.frontmatter.promise import same
from cms.model import Applicability
from tests.engine.mutations.spellings import spelled
from tests.engine.mutations.surroundings import FENCES
from tests.rules.cases import case

STABLE = settings(max_examples=200, derandomize=True, database=None)

WORDS = st.sampled_from(
    [
        *(
            "港股",
            "A股",
            "a",
            "A",
            "",
            " ",
            "yes",
            "true",
            "no",
            "010",
            "1.10",
            "“a”",
            "C #1",
            "a: b",
        ),
        *("2025/2/7", "2025-02-07", "2025-02-07 21:31:14", "2025年2月7日", "20250207"),
        *("zh_CN", "zh-tw", "cn", "a, b", "!a", "&a b", "[x]", "a\tb"),
    ]
)
SCALARS = st.one_of(WORDS, st.text(max_size=8), st.booleans(), st.integers(-9, 20250207), st.none())
VALUES = st.one_of(
    SCALARS,
    st.lists(WORDS, max_size=4),
    st.lists(SCALARS, max_size=3),
    st.dictionaries(st.sampled_from(["list", "main", "Title", "x"]), SCALARS, max_size=2),
)
KEYS = st.sampled_from(
    [
        "title",
        "date",
        "lastmod",
        "draft",
        "Draft",
        "tags",
        "categories",
        "keywords",
        "lang",
        "weight",
        "menu",
        "published",
        "isCJKLanguage",
        "slug",
        "widgets",
        "toc",
        "tilte",
        "x",
    ]
)
BODIES = st.sampled_from(
    ["", "text\n", "**票价不变。**单程三十分钟。\n", "text without an end", "---\ntitle: no\n---\n"]
)
LEVELS = st.sampled_from([Applicability.SAFE, Applicability.UNSAFE])


@st.composite
def pages(draw: st.DrawFn, name: str) -> bytes:
    """A page of this format; not all can be read."""
    random = Random(draw(st.integers(0, 1 << 30)))
    entries = []
    for key, value in draw(st.dictionaries(KEYS, VALUES, max_size=5)).items():
        with suppress(ValueError):
            entries.append(spelled(random, name, key, value))
    head = "".join(entries)
    fence = FENCES[name]
    if name in ("flow", "json"):
        head = "{" + head.removesuffix(",") + "}\n"
    text = f"{fence}{head}{fence}{draw(BODIES)}"
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return ("\ufeff" * draw(st.booleans()) + text).encode("utf-8", "replace")


@STABLE
@given(raw=st.sampled_from(list(FENCES)).flatmap(pages), level=LEVELS)
def test_all_fixes_at_once(raw: bytes, level: Applicability) -> None:
    file, _, plan = case(raw)
    done = fix_bytes(file, raw, plan, level)
    again = fix_bytes(file, done.raw, plan, level)
    assert again.raw == done.raw
    assert not again.fixed
    refused = {each.diagnostic.code for each in done.refused}
    assert {each.code for each in allowed(done.remaining, level)} <= refused
    if not done.fixed:
        assert done.raw == raw
        return
    before, after = parse(raw), parse(done.raw)
    assert after.problem is None
    assert after.bom == before.bom
    if before.problem is None:
        assert_only_named_entries_change(before, after, done)


def assert_only_named_entries_change(before: Document, after: Document, done: Fixed) -> None:
    fixes = [each.fix for each in done.fixed if each.fix]
    named = {change.route[0] for fix in fixes for change in fix.changes}
    one, other = written(before), written(after)
    for key in before.data.keys() - named:
        assert same(before.data[key], after.data[key])
        assert one[key] == other[key]
    assert after.data.keys() - before.data.keys() <= named
    if not any(fix.body for fix in fixes):
        assert done.raw[after.body.start :] == before.raw[before.body.start :]


def written(document: Document) -> dict[Any, bytes]:
    """How each value is written."""
    return {each.key: document.raw[slice(*each.value_span)] for each in document.entries()}
