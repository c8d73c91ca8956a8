"""TOML as Hugo reads it: values, places and problems.

Hugo uses github.com/pelletier/go-toml/v2 (2.4.3 in Hugo 0.168), which reads TOML 1.1. The standard
library reads 1.0, takes integers beyond 64 bits, and says too little about what is wrong where.
"""

from __future__ import annotations

import re

from cms.hugo.formats.mistakes import ReadingError
from cms.hugo.formats.syntax import Decoded, Problem, lower_keys
from cms.hugo.formats.toml.reader import Reader
from cms.hugo.formats.written import NodeMarks, plain

_NO_UTF8 = re.compile("[\ud800-\udfff]+")


def decode_toml(text: str) -> Decoded:
    """Read TOML; ``text`` may hold lone surrogates for bytes that are no UTF-8.

    Dates and times arrive as ``datetime`` objects, without a zone where none is written. The year
    0000, which Go has and Python has not, stays text.
    """
    decoded = _decode(text)
    found = None if text.isascii() else _NO_UTF8.search(text)
    # Such bytes are refused wherever they stand, but what is wrong before them comes first.
    if found and (decoded.problem is None or decoded.problem.end > found.start()):
        return Decoded(None, Problem("invalid-utf8", *found.span()), None)
    return decoded


def _decode(text: str) -> Decoded:
    reader = Reader(text)
    try:
        root = reader.read()
        return Decoded(lower_keys(plain(root)), None, NodeMarks(root))
    except ReadingError as error:
        return Decoded(None, error.problem, None)
    except RecursionError:
        return Decoded(None, Problem("too-deep", reader.index, len(text)), None)
