"""Comments that suppress findings: where they count, where they do not, what they cover."""

import pytest

from cms.frontmatter.document import parse
from cms.model import Diagnostic, Position, Severity, Span, msg
from cms.suppression.comments import LAST_LINE, Suppression, Unused, apply, find_suppressions

FILE = (1, LAST_LINE)

# Name of the case: the file, and the lines that each comment covers. Line 1 is the fence.
IN_YAML = {
    "at the end of a line": ("date: 2025-02-07 # cms: ignore X", [(2, 2)]),
    "no blanks": ("date: 1 #cms:ignore X", [(2, 2)]),
    "several signs": ("date: 1 ## cms: ignore X", [(2, 2)]),
    "behind quotes": ('date: "a # b" # cms: ignore X', [(2, 2)]),
    "right behind quotes": ('date: "a"# cms: ignore X', [(2, 2)]),
    "behind brackets": ("tags: [a, b]# cms: ignore X", [(2, 2)]),
    "behind another comment": ("date: 1 # local time # cms: ignore X", [(2, 2)]),
    "two comments": ("date: 1 # cms: ignore X # cms: ignore Y", [(2, 2), (2, 2)]),
    "full-width text": ("标题: 汉字 # cms: ignore X", [(2, 2)]),
    "tabs": ("date: 1\t#\tcms:\tignore X", [(2, 2)]),
    "beside a key with a list": ("tags: # cms: ignore X\n  - a\n  - b\nz: 1", [(2, 4)]),
    "beside a key with items in its column": ("tags: # cms: ignore X\n- a\n- b\nz: 1", [(2, 4)]),
    "beside a key with a map": ("a: # cms: ignore X\n  b:\n    c: 1\n\n  # d\n\nz: 1", [(2, 4)]),
    "beside a nested key": ("a:\n  b: # cms: ignore X\n    - 1\n    - 2\n  c: 1", [(3, 5)]),
    "beside an item": ("tags:\n  - a # cms: ignore X\n  - b", [(3, 3)]),
    "beside the first key of an item": ("r:\n  - src: a # cms: ignore X\n    t: b", [(3, 3)]),
    "beside a dash with a list below": ("r:\n  - src: # cms: ignore X\n      - b\n", [(3, 4)]),
    "inside brackets, on the key's line": ("tags: [a, # cms: ignore X\n  b,\n  c]", [(2, 4)]),
    "inside brackets, on a later line": ("tags: [a,\n  b, # cms: ignore X\n  c]", [(3, 3)]),
    "behind brackets of several lines": ("tags: [\n  a,\n  b\n] # cms: ignore X", [(2, 5)]),
    "in empty brackets": ("tags: [ # cms: ignore X\n]\nz: 1", [(2, 3)]),
    "behind quotes of several lines": ('z: 1\nt: "a\n  b" # cms: ignore X', [(3, 4)]),
    "behind text of several lines": ("z: 1\nt: a\n  b # cms: ignore X", [(3, 4)]),
    "behind the last item": ("tags:\n  - a\n  - b # cms: ignore X", [(4, 4)]),
    "behind the last item, of two lines": ("t:\n  - a\n  - b\n    c # cms: ignore X", [(4, 5)]),
    "beside a block's header": ("t: | # cms: ignore X\n  a\n  b\nz: 1", [(2, 4)]),
    "beside a block's long header": ("t: &x >-2 # cms: ignore X\n  a\n  b\nz: 1", [(2, 4)]),
    "no value": ("t: # cms: ignore X\nz: 1", [(2, 2)]),
    "above an entry": ("# cms: ignore X\ndate: 1\nz: 1", [(3, 3)]),
    "above an entry of several lines": ("z: 1\n# cms: ignore X\na:\n  - b\n  - c\nx: 1", [(4, 6)]),
    "above, with lines between": ("# cms: ignore X\n\n# note\nt: |\n  a\n\n  b\nz: 1", [(5, 8)]),
    "one above the other": ("# cms: ignore X\n# cms: ignore Y\na: 1\n", [(4, 4), (4, 4)]),
    "behind other words above": ("# by hand # cms: ignore X\na: 1\n", [(3, 3)]),
    "above a nested key": ("a:\n  # cms: ignore X\n  b:\n    c: 1\n  d: 1", [(4, 5)]),
    "above an item": ("a:\n  # cms: ignore X\n  - b: 1\n    c: 1\n  - d", [(4, 5)]),
    "above an item in brackets": ("a: [\n  # cms: ignore X\n  b,\n  c]", [(4, 4)]),
    "indented deeper than what is below": ("a:\n  b: 1\n  # cms: ignore X\nc: 1", [(5, 5)]),
    "below all entries": ("a: 1\n# cms: ignore X", [(3, 3)]),
    "no entry": ("# cms: ignore X", [(2, 2)]),
    "above a merge key": ("a: &x {b: 1}\nc:\n  # cms: ignore X\n  <<: *x\n  d: 1", [(5, 5)]),
    "of the file, on a line of its own": ("a: 1\n# cms: ignore-file X", [FILE]),
    "of the file, beside an entry": ("a: 1 # cms: ignore-file X", [FILE]),
    "in a double-quoted text": ('t: "a # cms: ignore X"', []),
    "in a single-quoted text": ("t: 'it''s # cms: ignore X'", []),
    "in a quoted text of several lines": ('t: "a\n  # cms: ignore X\n  b"', []),
    "in a quoted key": ('"a # cms: ignore X": 1', []),
    "in a plain text": ("t: a#cms:ignore X", []),
    "in a plain text of several lines": ("t: a\n  b#cms:ignore X", []),
    "in a block": ("t: |\n  a\n  # cms: ignore X\nz: 1", []),
    "in a folded block, first line": ("t: >-\n  # cms: ignore X\n  a", []),
    "in an item's block": ("r:\n  - |\n    # cms: ignore X\n  - a", []),
    "in brackets and quotes": ("t: ['# cms: ignore X', \"# cms: ignore Y\"]", []),
    "in a deeper list that is text": ("t: a\n  - b # cms: ignore X", []),
    "behind a merge key": ("a:\n  <<: {b: '# cms: ignore X'}\n  b: 1", []),
    "in a list's text, then a comment": ("t: ['# cms: ignore X'] # cms: ignore Y", [(2, 2)]),
    "HTML": ("a: <!-- cms:ignore X -->", []),
    "no directive": ("a: 1 # cms: ignored X\nb: 2 # cms: ignore-files X\nc: # CMS: ignore X", []),
    "in another word's end": ("a: 1 # see acms: ignore X or #cms: what", []),
    "in a comment, without a blank": ("a: 1 # http://a.b/#cms: ignore X", []),
}

IN_TOML = {
    "at the end of a line": ("a = 1# cms: ignore X", [(2, 2)]),
    "behind a text": ('a = "x # y" # cms: ignore X', [(2, 2)]),
    "beside an array": ("a = [ # cms: ignore X\n  1,\n  2,\n]\nb = 1", [(2, 5)]),
    "inside an array": ("a = [\n  1, # cms: ignore X\n  2,\n]\nb = 1", [(3, 3)]),
    "behind an array": ("a = [\n  1,\n  2,\n] # cms: ignore X\nb = 1", [(2, 5)]),
    "behind a text of several lines": ('a = """x\n# y\n""" # cms: ignore X', [(2, 4)]),
    "beside an inline table": ("a = { b = 1, # cms: ignore X\n  c = 2 }\nd = 1", [(2, 3)]),
    "beside a dotted key": ("a.b = 1 # cms: ignore X\nx = 1\na.c = 2", [(2, 2)]),
    "above a dotted key": ("# cms: ignore X\na.b = [\n1]\nx = 1\na.c = 2", [(3, 4)]),
    "beside a header": ("[a] # cms: ignore X\nb = 1\n\n[a.c]\nd = 1\n[e]\nf = 1", [(2, 6)]),
    "above a header": ("# cms: ignore X\n[a]\nb = 1\nc = 1\n[e]\nf = 1", [(3, 5)]),
    "above a longer header": ("# cms: ignore X\n[a.b]\nc = 1\n[a.d]\ne = 1", [(3, 4)]),
    "beside a longer header": ("[a.b] # cms: ignore X\nc = 1\n[a.d]\ne = 1", [(2, 3)]),
    "above the first of many": ("# cms: ignore X\n[[a]]\nb = 1\n[[a]]\nb = 2", [(3, 4)]),
    "above the second of many": ("[[a]]\nb = 1\n# cms: ignore X\n[[a]]\nb = 2\n", [(5, 6)]),
    "beside one of many": ("[[a]]\nb = 1\n[[a]] # cms: ignore X\nb = 2\n", [(4, 5)]),
    "above an empty table": ("# cms: ignore X\n[a]\n[b]\nc = 1", [(3, 3)]),
    "above a key in a table": ("[a]\n# cms: ignore X\nb = 1\nc = 1", [(4, 4)]),
    "below all": ("[a]\nb = 1\n# cms: ignore X", [(4, 4)]),
    "of the file": ("a = 1\n# cms: ignore-file X", [FILE]),
    "in a basic string": ('a = "x # cms: ignore X"', []),
    "in a literal string": ("a = 'x # cms: ignore X'", []),
    "in a string of several lines": ("a = '''\n# cms: ignore X\n'''", []),
    "in a quoted key": ('"# cms: ignore X" = 1', []),
    "in a header": ('[a."# cms: ignore X"]\nb = 1', []),
    "in an array": ('a = [["# cms: ignore X"], { b = "# cms: ignore Y" }]', []),
}

IN_BODY = {
    "at the end of a line": ("![](a) <!-- cms: ignore X -->\nb", [(1, 1)]),
    "no blanks": ("![](a)<!--cms:ignore X-->\nb", [(1, 1)]),
    "in the midst of a line": ("a\n![](a) <!-- cms: ignore X --> b", [(2, 2)]),
    "above a block": ("a\n\n<!-- cms: ignore X -->\nb\nc\n\nd", [(4, 5)]),
    "above a block, with a blank line between": ("<!-- cms: ignore X -->\n\nb\nc\n\nd", [(3, 4)]),
    "above the last block": ("<!-- cms: ignore X -->\nb\nc", [(2, 3)]),
    "in front of everything": ("\n<!-- cms: ignore X -->\nb\n", [(3, 3)]),
    "one above the other": ("<!-- cms: ignore X -->\n<!-- cms: ignore Y -->\nb", [(3, 3), (3, 3)]),
    "above another comment": ("<!-- cms: ignore X -->\n<!-- a\n\nb -->\nb\n\nc", [(5, 5)]),
    "below all": ("a\n\n<!-- cms: ignore X -->\n", [(3, 3)]),
    "between the lines of a paragraph": ("a\n<!-- cms: ignore X -->\nb\nc\n\nd", [(3, 4)]),
    "above fenced code": ("<!-- cms: ignore X -->\n```\na\n\nb\n```\n\nc", [(2, 6)]),
    "above fenced code with text behind": ("<!-- cms: ignore X -->\n~~~\n\n~~~\na\n\nb", [(2, 5)]),
    "above text with fenced code": ("<!-- cms: ignore X -->\na\n```\n\n```\n\nb", [(2, 5)]),
    "above code that is not closed": ("<!-- cms: ignore X -->\n```\na\n\nb", [(2, 5)]),
    "of several lines, with a reason": ("<!-- cms: ignore X,\n Y --\n why -->\na\nb", [(4, 5)]),
    "of several lines behind text": ("a <!-- cms: ignore X\n why --> b\nc", [(1, 2)]),
    "of the file": ("a\n\n<!-- cms: ignore-file X -->", [FILE]),
    "in a list": ("- a <!-- cms: ignore X -->\n- b", [(1, 1)]),
    "indented in a list": ("- a\n\n    <!-- cms: ignore X -->\n    b\n\nc", [(4, 4)]),
    "in a quotation": ("> <!-- cms: ignore X -->\n> b\n\nc", [(2, 2)]),
    "in a heading": ("# a <!-- cms: ignore X -->\nb", [(1, 1)]),
    "in HTML": ("<div>\n    <!-- cms: ignore X -->\n    <img>\n</div>", [(3, 4)]),
    "behind a code span": ("`a` `` ` `` <!-- cms: ignore X -->", [(1, 1)]),
    "behind a lone backtick": ("a ` b <!-- cms: ignore X -->", [(1, 1)]),
    "behind an escaped backtick": ("\\` <!-- cms: ignore X --> `", [(1, 1)]),
    "with a backtick in the reason": ("a <!-- cms: ignore X -- ` --> `", [(1, 1)]),
    "behind fenced code": ("```\n```\na <!-- cms: ignore X -->", [(3, 3)]),
    "behind code in a quotation": ("> ```\n> a\nb <!-- cms: ignore X -->", [(3, 3)]),
    "behind three backticks in a line": ("```a``` b\nc <!-- cms: ignore X -->", [(2, 2)]),
    "indented lazily": ("a\n    <!-- cms: ignore X -->\n    b", [(3, 3)]),
    "behind a comment of another kind": ("<!-- a --> <!-- cms: ignore X -->\nb", [(1, 1)]),
    "in a code span": ("a `<!-- cms: ignore X -->` b", []),
    "in a code span of two backticks": ("a `` ` <!-- cms: ignore X --> `` b", []),
    "in a code span of two lines": ("a `b\n<b> <!-- cms: ignore X --> c` b", []),
    "in fenced code": ("```html\n<!-- cms: ignore X -->\n```", []),
    "in code with longer fences": ("````\n```\n<!-- cms: ignore X -->\n````", []),
    "in code with tildes": ("~~~\n```\n~~~~~ a\n<!-- cms: ignore X -->\n~~~", []),
    "in fenced code in a list": ("- a\n  ```\n  <!-- cms: ignore X -->\n  ```", []),
    "in fenced code of an item": ("1. ```\n   <!-- cms: ignore X -->\n   ```", []),
    "in fenced code in a quotation": ("> ```\n> <!-- cms: ignore X -->\n> ```", []),
    "in indented code": ("a\n\n    <!-- cms: ignore X -->\n", []),
    "in indented code after a list": ("- a\n\nb\n\n    <!-- cms: ignore X -->\n", []),
    "in indented code in a list": ("- a\n\n      <!-- cms: ignore X -->\n", []),
    "in indented code with tabs": ("a\n\n\t<!-- cms: ignore X -->\n", []),
    "in a highlighted text": (
        "{{< highlight html >}}\n\n<!-- cms: ignore X -->\n{{< /highlight >}}\na",
        [],
    ),
    "in another comment": ("<!-- a\n\n<!-- cms: ignore X -->", []),
    "not closed": ("<!-- cms: ignore X\n\na", []),
    "not closed in its paragraph": ("a <!-- cms: ignore X\n\na -->", []),
    "as in front matter": ("a # cms: ignore X\n# cms: ignore X", []),
    "no directive": ("<!-- cms: ignored X --> <!-- cms ignore X --> <!-- a cms: ignore X -->", []),
}


def covered(raw: bytes) -> list[tuple[int, int]]:
    found = find_suppressions(parse(raw))
    for each in found:
        assert each.of_file == ((each.first_line, each.last_line) == FILE)
        assert [raw[slice(*span)].decode() for span in each.spans] == list(each.selectors)
        assert all(each.span.start < span.start < each.span.end for span in each.spans)
    return [(each.first_line, each.last_line) for each in found]


@pytest.mark.parametrize("text, lines", IN_YAML.values(), ids=IN_YAML)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_in_yaml(text: str, lines: list[tuple[int, int]], newline: str) -> None:
    raw = f"---\n{text}\n---\nbody\n".replace("\n", newline).encode()
    assert parse(raw).problem is None
    assert covered(raw) == lines
    assert covered(b"\xef\xbb\xbf" + raw) == lines


@pytest.mark.parametrize("text, lines", IN_TOML.values(), ids=IN_TOML)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_in_toml(text: str, lines: list[tuple[int, int]], newline: str) -> None:
    raw = f"+++\n{text}\n+++\nbody\n".replace("\n", newline).encode()
    assert parse(raw).problem is None
    assert covered(raw) == lines


@pytest.mark.parametrize("text, lines", IN_BODY.values(), ids=IN_BODY)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_in_a_body(text: str, lines: list[tuple[int, int]], newline: str) -> None:
    raw = text.replace("\n", newline).encode()
    assert covered(raw) == lines
    assert covered(b"\xef\xbb\xbf" + raw) == lines
    head = f"---{newline}title: 标题{newline}---{newline}".encode()
    below = [each if each == FILE else (each[0] + 3, each[1] + 3) for each in lines]
    assert covered(head + raw) == below
    json = f'{{"title": "标题 <!-- cms: ignore X -->"}}{newline}'.encode()
    below = [each if each == FILE else (each[0] + 1, each[1] + 1) for each in lines]
    assert covered(json + raw) == below


ELSEWHERE = {
    "beside the fence": ("--- # cms: ignore X\na: 1\n---\n", [(1, 1)]),
    "beside the fence, of the file": ("--- # cms: ignore-file X\na: 1\n---\n", [FILE]),
    "in both": ("---\na: 1 # cms: ignore X\n---\nb <!-- cms: ignore Y -->", [(2, 2), (4, 4)]),
    "Org": ("#+title: a\ntext\n# cms: ignore X\nb\nc\n\nd", [(4, 5)]),
    "Org, of the file": ("#+title: a\n# cms: ignore-file X\n", [FILE]),
    "Org, a setting": ("#+title: a # cms: ignore X\n", []),
    "Org, code": ("#+title: a\n\n#+begin_src yaml\n# cms: ignore X\n#+end_src\n", []),
    "Org, code that never ends": ("#+title: a\n\n#+begin_src\n# cms: ignore X\nb\n", [(5, 5)]),
    "Org, behind code": (
        "#+title: a\n\n#+BEGIN_EXAMPLE\n#+end_src\n# cms: ignore X\n#+end_example\n"
        "# cms: ignore Y\nb",
        [(8, 8)],
    ),
    "Markdown below settings": ("#+title: a\n\nb <!-- cms: ignore X -->", [(3, 3)]),
    "a broken line": ("---\na： 1 # cms: ignore X\n---\n", [(2, 2)]),
    "a broken line with quotes": ('---\na： "b # cms: ignore X"\n---\n', []),
    "above a broken line": ("---\n# cms: ignore X\n\n# b\na： 1\n  b\n\nc: 1\n---\n", [(5, 6)]),
    "below broken lines": ("---\na： 1\n# cms: ignore X\n---\n", [(3, 3)]),
    "broken, of the file": ("---\n# cms: ignore-file X\na： 1\n---\n", [FILE]),
    "a body below broken lines": ("---\na： 1\n---\nb <!-- cms: ignore X -->", [(4, 4)]),
    "not closed": ("---\n# cms: ignore X\na: 1\n", [(3, 3)]),
    "nothing": ("", []),
    "no front matter, no comment": ("cms: ignore X", []),
    "an empty front matter": ("---\n---\n<!-- cms: ignore X -->\na", [(4, 4)]),
}


@pytest.mark.parametrize("text, lines", ELSEWHERE.values(), ids=ELSEWHERE)
def test_elsewhere(text: str, lines: list[tuple[int, int]]) -> None:
    assert covered(text.encode()) == lines


SELECTORS = {
    "DT002": ["DT002"],
    "DT002, LG003": ["DT002", "LG003"],
    "DT002 LG003": ["DT002", "LG003"],
    "DT002,LG003 ,": ["DT002", "LG003"],
    "DT002，LG003、FM": ["DT002", "LG003", "FM"],
    "future-date, DT": ["future-date", "DT"],
    "not-utf-8": ["not-utf-8"],
    "DT002 -- the author's own clock": ["DT002"],
    "DT002 — the author's own clock": ["DT002"],
    "DT002 (the author's own clock)": ["DT002"],
    "DT002（作者的时钟）": ["DT002"],
    "DT002: why": ["DT002"],
    "DT002--why": ["DT002"],
    "DT002 # why": ["DT002"],
    "": [""],
    "-- why": [""],
    "，": [""],
    "[DT002]": [""],
}


@pytest.mark.parametrize("written, selectors", SELECTORS.items())
def test_selectors(written: str, selectors: list[str]) -> None:
    space = " " if written else ""
    for raw in (
        f"---\ndate: 1 # cms: ignore{space}{written}\n---\n".encode(),
        f"---\n# cms: ignore-file{space}{written}\n---\n".encode(),
        f"a <!-- cms: ignore{space}{written} --> b".encode(),
    ):
        (found,) = find_suppressions(parse(raw))
        assert list(found.selectors) == selectors
        assert [raw[slice(*span)].decode() for span in found.spans] == selectors


def test_the_place_of_a_comment() -> None:
    raw = "---\n标题: 字 # a # cms: ignore X -- why  \n---\nb <!-- cms: ignore Y -->\n".encode()
    spans = [raw[slice(*each.span)].decode() for each in find_suppressions(parse(raw))]
    assert spans == ["# cms: ignore X -- why", "<!-- cms: ignore Y -->"]


# What suppressions do to diagnostics


def diagnostic(path: str, line: int, code: str) -> Diagnostic:
    place = Position(line, 1)
    return Diagnostic(code, "name", Severity.WARNING, msg("wrong"), path, place, place)


def suppression(first: int, last: int, *selectors: str) -> Suppression:
    return Suppression(selectors, first, last, Span(0, 1), (Span(0, 1),) * len(selectors))


def matches(selector: str, code: str) -> bool:
    assert selector
    return code.startswith(selector)


def test_what_is_covered_is_left_out() -> None:
    found = [
        diagnostic("a", 1, "DT002"),  # the file as a whole
        diagnostic("a", 2, "DT002"),
        diagnostic("a", 2, "FM001"),
        diagnostic("a", 3, "FM001"),
        diagnostic("a", 4, "DT002"),
        diagnostic("b", 2, "DT002"),
        diagnostic("c", 9, "LG001"),
    ]
    by_path = {
        "a": [suppression(2, 3, "DT", "FM001", "LG"), suppression(3, 3, "FM")],
        "c": [suppression(1, LAST_LINE, "LG001"), suppression(1, LAST_LINE, "")],
        "d": [suppression(2, 2, "DT")],
    }
    kept, unused = apply(found, by_path, matches)
    assert kept == [found[0], found[4], found[5]]
    assert unused == [
        Unused("a", by_path["a"][0], 2),
        Unused("c", by_path["c"][1], 0),
        Unused("d", by_path["d"][0], 0),
    ]


def test_every_comment_that_covers_a_finding_is_used() -> None:
    by_path = {"a": [suppression(1, LAST_LINE, "DT002"), suppression(2, 2, "DT", "DT002")]}
    assert apply([diagnostic("a", 2, "DT002")], by_path, matches) == ([], [])
