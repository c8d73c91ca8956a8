"""What reading the text of a front matter block yields, whatever its format.

Every decoder is one function ``decode_FORMAT(text) -> Decoded``. All offsets in these records are
character offsets into that text, which is the front matter without its delimiters.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, Protocol

from cms.model import Route

ProblemKind = Literal[
    # any format
    "not-a-mapping",  # the front matter is a text, a list, a number: Hugo wants keys and values
    "duplicate-key",  # a key is written twice in one mapping; the span is the second one
    "unclosed-quote",  # a quoted string never ends
    "unclosed-flow",  # a [ or { never ends
    "unopened-flow",  # a ] or } that nothing opened
    "bad-escape",  # a backslash sequence the format does not know, or half a surrogate pair
    "text-after-quote",  # "a" b, 'it's'
    "too-large",  # more text than this program reads; the detail is the number of bytes
    "too-deep",  # nested deeper than Hugo, or this program, follows
    "invalid-utf8",  # bytes that are no UTF-8 where the format insists on it
    "conflict-markers",  # <<<<<<<, ======= or >>>>>>> left by a merge
    # YAML
    "unquoted-colon",  # a value with ": " in it
    "full-width-colon",  # key：value, a line with no ASCII colon
    "missing-space-after-colon",  # key:value
    "missing-colon",  # a line of text where a key and a colon are wanted
    "bad-key",  # a list, a mapping or nothing at all in front of a colon
    "list-item-after-key",  # key: - item
    "text-after-flow",  # [a] b, {a} b
    "missing-comma",  # two items of a [ ] or { } without a comma between them, or a comma too many
    "tab-indentation",  # a tab where a line's indentation or its first token is
    "ideographic-space-indentation",  # U+3000, U+00A0 and the like in front of a key
    "bad-indentation",  # a line indented unlike its siblings
    "reserved-character",  # a value starting with @, `, % or "? "
    "template-syntax",  # {{ ... }} as a value
    "bad-block-header",  # text after | or >, or an indentation indicator that is out of range
    "unknown-alias",  # *name without &name before it
    "bad-anchor",  # & or * in a place where none may stand, or *text with more text
    "alias-bomb",  # aliases that multiply a collection beyond Hugo's limit
    "too-many-collections",  # more lists and mappings than Hugo allows, and no alias
    "bad-tag",  # !!bool x, !!map on a scalar
    "bad-merge",  # << whose value is no mapping
    "directive",  # a line starting with %
    "document-marker",  # --- or ... inside a scalar or before more content
    "toml-in-yaml",  # title = "T"
    "yaml-syntax",  # whatever else Hugo's YAML parser refuses
    # TOML and JSON
    "smart-quotes",  # “T”, ‘T’, 「T」 where straight quotes are wanted
    "unquoted-string",  # a text value without quotes
    "missing-value",  # title = , or "title": and nothing after it
    "unknown-keyword",  # True, None, null in TOML, yes: a bare word that the format does not know
    "full-width-punctuation",  # ：，＝ and the like where the ASCII character is wanted
    "control-character",  # a line break, a tab or another raw control character inside quotes
    "bad-number",  # 012, 1_, .5, 0x in JSON
    "number-out-of-range",  # an integer beyond 64 bits, a float beyond 1e308
    "toml-syntax",  # whatever else Hugo's TOML parser refuses
    "non-ascii-bare-key",  # 标签 = "x"
    "missing-equals",  # a key with nothing after it, or another key
    "yaml-in-toml",  # title: T
    "bad-date",  # 2025-02-30, 2025-2-7, 24:00:00
    "json-syntax",  # whatever else Go's JSON parser refuses
    "trailing-comma",
    "comment",  # // or /* */ or #
    "single-quotes",  # 'T'
    "unquoted-key",  # {title: "T"}
    # Org
    "line-too-long",  # 64 KB and more
    # files, before anything is read
    "symbolic-link",  # Hugo does not follow links; the detail is where it leads
    "unreadable",  # a file that cannot be opened
    # delimiters, found before any decoder runs
    "unclosed-front-matter",  # no closing --- or +++, or JSON without its last }
    "invalid-delimiter",  # a file whose first line is -- or ++
    "leading-sign",  # a body without front matter that starts with - or +, as a list does
    "leading-brace",  # a body without front matter that starts with {
    "leading-shortcode",  # a body without front matter that starts with {{
]


def lower_key(name: str) -> str:
    """A key in Hugo's lower case: character by character, as Go's ``strings.ToLower`` does it."""
    if name.isascii():
        return name.lower()
    return "".join(character.lower()[0] for character in name)


def lower_keys(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` with the keys that Hugo's ``.Params`` has; follows ``hmaps.PrepareParams``.

    Mappings inside lists keep their case. Of keys that differ in case only, one with capitals
    wins over the one without; Hugo leaves open which of several with capitals, here it is the
    last.
    """
    lowered: dict[str, Any] = {}
    for name, value in data.items():
        key = lower_key(name)
        if key != name or key not in lowered:
            lowered[key] = lower_keys(value) if isinstance(value, dict) else value
    return lowered


class Problem(NamedTuple):
    """Why Hugo cannot read a front matter text.

    ``start`` and ``end`` cover what an author must change. ``detail`` is the fact a message
    needs, such as the key written twice, or empty where the kind says it all.
    """

    kind: ProblemKind
    start: int
    end: int
    detail: str = ""


class Entry(NamedTuple):
    """One entry of a mapping or list as written.

    ``key`` is the part of a route: the name in Hugo's lower case, or the index. ``name`` is the
    name as written without quotes, empty in lists, where ``key_span`` equals ``value_span``.
    Spans of values keep quotes and block scalar headers, and end before trailing blanks and
    comments; the span of a missing value is empty and follows the colon or the dash.
    """

    key: str | int
    name: str
    key_span: tuple[int, int]
    value_span: tuple[int, int]


class Marks(Protocol):
    """Where the entries of a decoded text stand, worked out when asked.

    Of keys that differ in case only, ``value`` and ``key`` take the one that Hugo takes.
    """

    def entries(self, route: Route = ()) -> list[Entry]:
        """All entries of the mapping or list at ``route`` in source order; none elsewhere."""
        ...

    def walk(self) -> Iterator[tuple[int, Entry]]:
        """Every entry with its depth, in front of those inside it, in one pass.

        Unlike in ``entries`` those behind a merge key are among them, which has the name ``<<``.
        """
        ...

    def value(self, route: Route) -> tuple[int, int] | None:
        """Span of the value at ``route``, or None where there is none."""
        ...

    def key(self, route: Route) -> tuple[int, int] | None:
        """Span of the key at ``route``; of an item in a list, the span of its value."""
        ...


class Decoded(NamedTuple):
    """Front matter as Hugo sees it: either ``data`` or ``problem`` is None.

    Keys of ``data`` are lower-cased where Hugo does so, which is not inside lists. ``marks`` is
    None where the text could not be read.
    """

    data: dict[str, Any] | None
    problem: Problem | None
    marks: Marks | None
