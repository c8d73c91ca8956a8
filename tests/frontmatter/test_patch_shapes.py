"""All patches on made-up front matters: each does what it promises and touches its own lines."""

import json
import random
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import (
    Patch,
    append_item,
    insert,
    remove,
    rename_key,
    reorder,
    replace_text,
    replace_value,
)
from cms.model import Route
from tests.frontmatter.patching import applied, routes, touched_lines
from tests.hugo.yaml_texts import texts
from tests.suppression.test_insertion_shapes import NEWLINES, toml_entries, yaml_entries

TEXTS = st.one_of(
    st.sampled_from(["b", "标题", "C# d", "a: b", "it's", '"x" \\', "[a, b]", "yes", "012", ""]),
    st.sampled_from(["2025-02-07", "2025-02-07 21:31:14+08:00", "two\nlines\n", " x ", "- x", "#"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
SCALARS = st.one_of(
    TEXTS,
    st.sampled_from([True, False, 0, -7, 1.5, 1e21, datetime(2025, 2, 7, 21, 31)]),
    st.sampled_from([date(2025, 2, 7), datetime(2025, 1, 1, tzinfo=timezone(timedelta(hours=8)))]),
)
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=4),
    st.dictionaries(st.sampled_from(["a", "b c", "标"]), SCALARS, max_size=2),
    st.lists(st.dictionaries(st.sampled_from(["x", "Y"]), SCALARS, max_size=2), max_size=2),
)


@st.composite
def json_entries(draw: st.DrawFn) -> str:
    value = st.recursive(
        st.one_of(TEXTS, st.integers(-9, 9), st.none(), st.booleans()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from(["a", "B", "标题"]), inner, max_size=3),
        ),
        max_leaves=8,
    )
    data = draw(st.dictionaries(st.sampled_from(["a", "Title", "标签", "c d"]), value))
    indent = draw(st.sampled_from([None, 0, 2, "\t"]))
    separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (",", ": "), (" , ", " : ")]))
    is_ascii = draw(st.booleans())
    return json.dumps(data, indent=indent, separators=separators, ensure_ascii=is_ascii)


def lines_of(document: Document, route: Route) -> tuple[int, int]:
    """First and last line of an entry, with its dash and comments below it."""
    spans = [span for span in (document.key_span(route), document.value_span(route)) if span]
    start = min(span.start for span in spans)
    around = document.value_span(route[:-1])
    if isinstance(route[-1], int) and around and document.raw[around.start] == ord("-"):
        start = document.raw.rfind(b"-", 0, start)
    first = document.position(start).line
    last = max(document.position(max(span.start, span.end - 1)).line for span in spans)
    below = document.raw.splitlines()[last:]
    others = (at for at, line in enumerate(below) if line.strip() and line.strip()[:1] != b"#")
    return first, last + next(others, len(below))


def assert_within(document: Document, patch: Patch | None, route: Route) -> None:
    """A patch leaves the lines of all other entries alone."""
    if patch is not None and patch.edits:
        first, last = touched_lines(document.raw, applied(document, patch))
        entry = lines_of(document, route)
        assert entry[0] <= first, (document.raw, patch)
        assert last <= entry[1], (document.raw, patch)


def assert_patches(document: Document, chosen: int, value: Any, text: str) -> Counter[str]:
    """Tries everything at one place; how often each could be done."""
    done: Counter[str] = Counter()
    places = list(routes(document))
    patches: dict[str, Patch | None] = {
        "insert": insert(document, "新 key", value, ("b", "新 key", "a")),
        "reorder": reorder(document, sorted(document.data)),
    }
    for name, patch in patches.items():
        done[name] += patch is not None
        if patch:
            applied(document, patch)
    if not places:
        return done
    route, now = places[chosen % len(places)]
    same_again = replace_value(document, route, now)
    assert same_again is not None
    assert same_again.edits == ()
    in_place = {
        "replace_value": replace_value(document, route, value),
        "replace_text": replace_text(document, route, text),
        "rename_key": rename_key(document, route, "renamed"),
    }
    for name, patch in in_place.items():
        assert_within(document, patch, route)
        done[name] += patch is not None
    removal, item = remove(document, route), append_item(document, route, text)
    done["remove"] += removal is not None
    done["append_item"] += item is not None
    if removal is not None:
        applied(document, removal)
    if item is not None:
        assert_undone(document, item, route, now)
    return done


def assert_undone(document: Document, patch: Patch, route: Route, now: Any) -> None:
    """What was appended can be taken out again, and nothing but that has changed then."""
    longer = parse(applied(document, patch))
    back = remove(longer, (*route, len(now or ())))
    assert back is not None
    assert applied(longer, back)


@given(yaml_entries(), NEWLINES, st.integers(0, 60), VALUES, TEXTS)
@settings(max_examples=80)
def test_shapes_of_yaml(head: str, newline: str, chosen: int, value: Any, text: str) -> None:
    document = parse(f"---\n{head}---\nbody".replace("\n", newline).encode())
    if not document.problem:
        assert_patches(document, chosen, value, text)


@given(toml_entries(), NEWLINES, st.integers(0, 60), VALUES, TEXTS)
@settings(max_examples=80)
def test_shapes_of_toml(head: str, newline: str, chosen: int, value: Any, text: str) -> None:
    document = parse(f"+++\n{head}+++\nbody".replace("\n", newline).encode())
    if not document.problem:
        assert_patches(document, chosen, value, text)


@given(json_entries(), NEWLINES, st.integers(0, 60), VALUES, TEXTS)
@settings(max_examples=80)
def test_shapes_of_json(head: str, newline: str, chosen: int, value: Any, text: str) -> None:
    document = parse(f"{head}\nbody".replace("\n", newline).encode())
    if not document.problem:
        assert_patches(document, chosen, value, text)


def test_yaml_that_nobody_should_write() -> None:
    pick = random.Random(5)
    done: Counter[str] = Counter()
    tried = 0
    for text in texts(seed=5, count=500):
        document = parse(f"---\n{text}---\nbody\n".encode())
        # Of keys that differ in case only one can be named.
        if document.data and "Title" not in text:
            tried += 1
            value = pick.choice(["new", "a: b", True, 3, ["x", "y"]])
            done += assert_patches(document, pick.randrange(60), value, "新: x")
    for name in ("insert", "replace_value", "replace_text", "remove"):
        assert done[name] > 0.97 * tried, name
