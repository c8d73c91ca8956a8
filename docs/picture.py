"""``python -m docs.picture``: draws what ``cms validate`` prints, from a real run."""

from __future__ import annotations

import io
import re

from rich.console import Console
from rich.text import Text

from docs.console import ROOT, terminal

PICTURE = ROOT / "docs" / "validate.svg"
FOLDER = "examples/news-zh-broken"
PAGES = ("unix-time-date", "full-width-colon", "image-name-case")
COMMAND = " ".join(["cms validate", *(f"content/post/{name}.md" for name in PAGES)])
WIDTH = 100

_STYLES = {
    r"^\$ .*": "bold",
    r"^content/\S+": "cyan",
    r"error\[\w+\]": "bold red",
    r"warning\[\w+\]": "bold yellow",
    r"^ *\d+ (?=\|)|^ +[|=]|(?<=\d )\|": "bright_black",
    r"\^+$": "bold red",
    r"fix: .*|fix with --unsafe: .*": "green",
    # Wide characters are text of their own, which browsers stretch to its columns by itself.
    r"[\u2e80-\uffef]+": "#c5c8c7",
}
# Pictures in a README may not load anything, so the fonts are those of the reader. Chinese ones
# would draw Latin letters as wide as Chinese ones if asked for the full width.
_FONTS = re.compile(r" *@font-face \{.*?\n    \}\n| *font-variant-east-asian: [\w-]+;\n", re.DOTALL)


def printed() -> str:
    """What is typed and printed, as in the terminal."""
    with terminal() as typed:
        typed.run(f"cd {FOLDER}")
        return f"$ {COMMAND}\n{typed.run(COMMAND)}"


def drawn(text: str) -> str:
    """The text as an SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    coloured = Text(text)
    for pattern, style in _STYLES.items():
        coloured.highlight_regex(re.compile(pattern, re.MULTILINE), style)
    console.print(coloured)
    return _FONTS.sub("", console.export_svg(title="cms", unique_id="cms"))


if __name__ == "__main__":
    PICTURE.write_text(drawn(printed()), "utf-8")
