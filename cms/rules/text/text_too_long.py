"""A text in front matter that is longer than the site allows.

Titles that are too long are cut in lists and by search engines, and so are descriptions. The
setting `maximum-lengths` says for each key how many characters are the most. A Chinese character
counts as one, as a Latin letter does, whatever the number of its bytes.

Shorten the text.

Flagged::

    -- hugo.toml --
    -- cms.toml --
    [maximum-lengths]
    title = 10
    -- content/a.md --
    ---
    title: 青屿轮渡本周五起加开夜班
    ---

Clean::

    -- hugo.toml --
    -- cms.toml --
    [maximum-lengths]
    title = 12
    -- content/a.md --
    ---
    title: 青屿轮渡本周五起加开夜班
    ---

Source: the settings of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cms.model import Finding, Route, Severity, msg
from cms.rules.base import Page, rule


@rule("CT003", Severity.WARNING, kinds=("limits",))
def check(page: Page) -> Iterator[Finding]:
    for key, most in page.site.settings.maximum_lengths.items():
        for route, text in _texts(page.data, key.lower()):
            length = len(text.strip())
            if length > most:
                message = msg(
                    "{key} has {length} characters, and this site allows {most}; shorten it",
                    key=page.label(route),
                    length=length,
                    most=most,
                )
                yield Finding(route, message)


def _texts(data: Mapping[str, Any], key: str) -> Iterator[tuple[Route, str]]:
    """The text of a key, at the top or under ``params``."""
    params = data.get("params")
    inner = params if isinstance(params, Mapping) else {}
    for route, value in (((key,), data.get(key)), (("params", key), inner.get(key))):
        if isinstance(value, str):
            yield route, value
