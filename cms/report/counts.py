"""Numbers with what they count, in the language of the reader."""

from __future__ import annotations

from typing import Literal

from cms.model import msg

Noun = Literal[
    "article",
    "byte",
    "changed file",
    "choice",
    "error",
    "file",
    "finding",
    "image",
    "new file",
    "new finding",
    "page",
    "translation",
    "warning",
]


def counted(number: int, noun: Noun) -> str:
    """A number with its noun: ``1 file``, ``1,000 files``."""
    n = f"{number:,}"
    one, many = {
        "article": (msg("{n} article", n=n), msg("{n} articles", n=n)),
        "byte": (msg("{n} byte", n=n), msg("{n} bytes", n=n)),
        "changed file": (msg("{n} changed file", n=n), msg("{n} changed files", n=n)),
        "choice": (msg("{n} choice", n=n), msg("{n} choices", n=n)),
        "error": (msg("{n} error", n=n), msg("{n} errors", n=n)),
        "file": (msg("{n} file", n=n), msg("{n} files", n=n)),
        "finding": (msg("{n} finding", n=n), msg("{n} findings", n=n)),
        "image": (msg("{n} image", n=n), msg("{n} images", n=n)),
        "new file": (msg("{n} new file", n=n), msg("{n} new files", n=n)),
        "new finding": (msg("{n} new finding", n=n), msg("{n} new findings", n=n)),
        "page": (msg("{n} page", n=n), msg("{n} pages", n=n)),
        "translation": (msg("{n} translation", n=n), msg("{n} translations", n=n)),
        "warning": (msg("{n} warning", n=n), msg("{n} warnings", n=n)),
    }[noun]
    return str(one if number == 1 else many)
