"""Comments put beside all entries of many front matters: each reads as before."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.frontmatter.document import Document, parse
from cms.model import Span
from cms.suppression.comments import find_suppressions
from cms.suppression.insertion import Refusal, add_ignores
from tests.hugo.yaml_texts import texts
from tests.suppression.test_insertion import assert_proven


def findings_of(document: Document) -> list[tuple[str, Span]]:
    """One at every key and at every value."""
    spans = [span for _, entry in document.walk() for span in entry[2:]]
    return [(f"C{number:03}", Span(*span)) for number, span in enumerate(spans)]


def assert_all_suppressed(result: bytes, codes: list[str]) -> None:
    named = {code for each in find_suppressions(parse(result)) for code in each.selectors}
    assert named >= set(codes)


WORDS = st.sampled_from(["a", "标题", "C#", "a#b", "it's", "2025-02-07", "12", "true", "x y", "é"])
NEWLINES = st.sampled_from(["\n", "\r\n"])
COMMENTS = st.sampled_from(["", "", "", " # note", "  # 注", " #"])
QUOTED_IN_YAML = WORDS.flatmap(
    lambda word: st.sampled_from(
        [word, f'"{word} # \\" x"', f"'{word.replace(chr(39), chr(39) * 2)} # y'", f'"{word}\n  z"']
    )
)
BLOCKS = st.lists(st.sampled_from(["a", "# b", "c: d", "- e", '"', "", "  f"]), min_size=1).map(
    lambda rows: "|\n" + "".join(f"      {row}\n" for row in ["text", *rows])[:-1]
)


def flow(open_with: str) -> Callable[[list[str]], str]:
    def join(items: list[str]) -> str:
        return "[" + f",{open_with}".join(items) + "]"

    return join


PLAIN_IN_FLOW = st.sampled_from(["a", "'b # c'", '"d, e"', "标签", "1"])
FLOWS = st.sampled_from([" ", "\n    "]).flatmap(
    lambda gap: st.lists(PLAIN_IN_FLOW, max_size=4).map(flow(gap))
)
VALUES = st.one_of(QUOTED_IN_YAML, FLOWS, BLOCKS, st.just(""))


@st.composite
def yaml_entries(draw: st.DrawFn, indent: str = "", depth: int = 0) -> str:
    keys = draw(
        st.lists(st.sampled_from(["a", "标题", '"k # k"', "b", "c d"]), unique=True, min_size=1)
    )
    rows = []
    for key in keys:
        kind = draw(st.integers(0, 9 if depth < 2 else 5))
        if kind < 6:
            value = draw(VALUES)
            end = "" if value.startswith("|") else draw(COMMENTS)
            rows.append(f"{indent}{key}: {value}{end}\n")
        elif kind < 8:
            rows.append(f"{indent}{key}:{draw(COMMENTS)}\n")
            rows.append(draw(yaml_entries(indent + "  ", depth + 1)))
        else:
            rows.append(f"{indent}{key}:\n")
            items = draw(st.lists(st.tuples(QUOTED_IN_YAML, COMMENTS), min_size=1, max_size=3))
            rows += [f"{indent}  - {value}{comment}\n" for value, comment in items]
        rows.append(
            draw(st.sampled_from(["", "", "", "\n", f"{indent}# note\n", "# cms: ignore X\n"]))
        )
    return "".join(rows)


TOML_VALUES = st.sampled_from(
    [
        '"a # b"',
        "'c'",
        "1",
        "2025-02-07",
        '"""x\n# y"""',
        "[1, 2]",
        "[\n  1, # n\n  2\n]",
        "{ k = '#' }",
    ]
)


@st.composite
def toml_entries(draw: st.DrawFn) -> str:
    rows = []
    for header in ("", "[t]", "[t.u]", "[[r]]", "[[r]]"):
        if header and draw(st.booleans()):
            continue
        rows.append(f"{header}{draw(COMMENTS)}\n")
        keys = draw(st.lists(st.sampled_from(["a", '"b # c"', "d.e", "d.f"]), unique=True))
        rows += [f"{key} = {draw(TOML_VALUES)}{draw(COMMENTS)}\n" for key in keys]
    return "".join(rows)


def assert_comments_for_all(raw: bytes, chosen: int) -> bool:
    document = parse(raw)
    findings = findings_of(document)
    if document.problem or not findings:
        return False
    some = findings if chosen < 0 else [findings[chosen % len(findings)]]
    result = add_ignores(document, some)
    if isinstance(result, Refusal):
        return False
    assert_proven(raw, result)
    assert_all_suppressed(result, [code for code, _ in some])
    assert add_ignores(parse(result), []) == result
    return True


@given(yaml_entries(), NEWLINES, st.integers(-1, 30))
@settings(max_examples=150)
def test_shapes_of_yaml(text: str, newline: str, chosen: int) -> None:
    raw = f"---\n{text}---\nbody".replace("\n", newline).encode()
    assert parse(raw).problem or assert_comments_for_all(raw, chosen)


@given(toml_entries(), NEWLINES, st.integers(-1, 30))
@settings(max_examples=150)
def test_shapes_of_toml(text: str, newline: str, chosen: int) -> None:
    raw = f"+++\n{text}+++\nbody".replace("\n", newline).encode()
    document = parse(raw)
    assert document.problem or not document.data or assert_comments_for_all(raw, chosen)


def test_yaml_that_nobody_should_write() -> None:
    done = refused = 0
    for number, text in enumerate(texts(seed=5, count=1500)):
        raw = f"---\n{text}---\nbody\n".encode()
        if parse(raw).data:
            taken = assert_comments_for_all(raw, number % 7 - 1)
            done, refused = done + taken, refused + (not taken)
    assert done > 100 * refused


def test_corpora(shared: Path) -> None:
    for path in sorted((shared / "corpora").glob("*/content/**/*.md"))[::9]:
        raw = path.read_bytes()
        if parse(raw).data:
            assert assert_comments_for_all(raw, -1), path
