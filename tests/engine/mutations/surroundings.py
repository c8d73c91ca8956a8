"""Real pages to put mistakes into: in every format, with all that people write around an entry."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import tomlkit

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import remove
from cms.frontmatter.promise import splice
from tests.tables import SHARED

EXAMPLE = Path(__file__).parents[3] / "examples/news-zh"
FORMATS = ("yaml", "flow", "toml", "json")
"""How front matter is written; ``flow`` is YAML in one line."""

FENCES = {"yaml": "---\n", "flow": "---\n", "toml": "+++\n", "json": ""}

# What may stand between the entries of a page, with keys that no page has.
_YAML_PIECES = (
    "# 注释: not a key\n",
    "\n",
    "xAnchored: &x1 [一, 二] # 注\nxAliased: *x1\n",
    "xBlock: |\n  first: no\n\n  # no comment\n  - last\n",
    "xFolded: >-\n  一\n  二\n",
    'xFlow: {a: 1, b: [c, "d: e"], "f": ~}\n',
    "xMap: &x2\n  a: 1\nxMerged:\n  <<: *x2\n  b: 2\n",
    "'xQuoted' : 'it''s' # '\n",
    "xSeveral:\n# between\n- a\n\n- b: 1\n  c: 2\n",
    "xPlain: over\n  two lines\n",
)
_TOML_PIECES = (
    "# 注释 = none\n",
    "\n",
    "xText = '''\nfirst = no\n[last]\n'''\n",
    'xInline = { a = 1, b = ["c", "d = e"] } # 注\n',
    '"xQuoted" = \'it\' # "\n',
    "x.dotted = 1979-05-27T07:32:00Z\n",
    "xSeveral = [\n  # between\n  1,\n  2, # 二\n]\n",
)


class Surroundings(NamedTuple):
    """A page in pieces: its front matter may be continued between two of ``entries``.

    ``indent`` is what stands in front of each of them in JSON and in YAML of one line.
    """

    format: str
    entries: tuple[str, ...]
    rest: str
    body: str
    indent: str = ""


def surroundings(raw: bytes, random: Random, name: str, without: Iterable[str]) -> Surroundings:
    """A real page as front matter of this format, without the entries of these keys."""
    document = _without(raw, without)
    body = document.raw[document.body.start :].decode()
    if name == "yaml":
        head = document.raw[slice(*document.head)].decode()
        return Surroundings(name, _dressed(random, _pieces(head), _YAML_PIECES), "", body)
    if name == "toml":
        return _in_toml(random, document.data, body)
    indent = " " if name == "flow" else random.choice([" ", "", "\n  ", "\n\t"])
    entries = tuple(
        f"{indent}{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)},"
        for key, value in document.data.items()
    )
    return Surroundings(name, entries, f'{indent}"xLast": {{"a": [1, "b"]}}', body, indent)


@cache
def real_pages() -> list[bytes]:
    """Pages with front matter in YAML that starts a line with each key, and line feeds."""
    folders = [EXAMPLE] if SHARED is None else [EXAMPLE, *sorted((SHARED / "corpora").iterdir())]
    paths = [path for folder in folders for path in sorted(folder.glob("content/**/*.md"))]
    return [raw for path in paths if is_usual(raw := path.read_bytes())]


def is_usual(raw: bytes) -> bool:
    """Whether a page can be cut into entries, and is no book."""
    return raw.startswith(b"---\n") and b"\r" not in raw and len(raw) < 1 << 14


def _without(raw: bytes, keys: Iterable[str]) -> Document:
    document = parse(raw)
    for key in keys:
        if key in document.data:
            patch = remove(document, (key,))
            assert patch is not None, (key, raw)
            document = parse(splice(document.raw, patch.edits))
    return document


def _pieces(head: str) -> list[str]:
    """The front matter cut in front of each line that starts an entry."""
    pieces: list[str] = []
    for line in head.splitlines(keepends=True):
        if not pieces or (line[0] not in " \t\r\n#-]}" and ":" in line):
            pieces.append(line)
        else:
            pieces[-1] += line
    return pieces


def _dressed(random: Random, pieces: list[str], more: tuple[str, ...]) -> tuple[str, ...]:
    dressed = list(pieces)
    for piece in random.sample(more, random.randrange(len(more))):
        dressed.insert(random.randrange(len(dressed) + 1), piece)
    return tuple(dressed)


def _in_toml(random: Random, data: dict[str, Any], body: str) -> Surroundings:
    data = _without_null(data)
    tables = {key: value for key, value in data.items() if _has_mappings(value)}
    plain = [tomlkit.dumps({key: value}) for key, value in data.items() if key not in tables]
    rest = tomlkit.dumps(tables) + random.choice(["", "[xTable] # 表\na = 1\n[[xTables]]\nb = 2\n"])
    return Surroundings("toml", _dressed(random, plain, _TOML_PIECES), rest, body)


def _has_mappings(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(each, dict) for each in value)
    )


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_null(each) for key, each in value.items() if each is not None}
    return [_without_null(each) for each in value] if isinstance(value, list) else value
