"""Miniature sites in three languages, by the front matter of their files."""

from collections.abc import Mapping

HUGO = """\
-- hugo.toml --
defaultContentLanguage = "zh-cn"
[languages.zh-cn]
weight = 1
[languages.zh-tw]
weight = 2
[languages.en]
weight = 3
"""


def site(files: Mapping[str, str], hugo: str = HUGO) -> str:
    """A site as txtar; the front matter is given without its delimiters."""
    texts = (f"-- content/{name} --\n---\n{text}\n---\n" for name, text in files.items())
    return hugo + "".join(texts)
