"""What a site decides about the front matter of its pages."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from cms.hugo.config import DateChains, LanguageConfig, SiteConfig
from cms.hugo.fields.options import weak_strings
from cms.hugo.fields.values import to_map
from cms.hugo.time.dates import date_keys

_CONTENT_TYPES = {
    "text/markdown": ("markdown", "md", "mdown", "goldmark"),
    "text/html": ("html", "htm"),
    "text/org": ("org",),
    "text/asciidoc": ("asciidoc", "adoc", "ad", "asciidocext"),
    "text/pandoc": ("pandoc", "pdc"),
    "text/rst": ("rst",),
}
MARKUPS = {name: kind for kind, names in _CONTENT_TYPES.items() for name in (kind, *names)}
"""Media types of content by the names that ``markup`` and file names may use, in lower case."""

_PROGRAMS = {
    "text/asciidoc": ("asciidoctor",),
    "text/pandoc": ("pandoc",),
    "text/rst": ("rst2html", "rst2html.py"),
}
DEFAULT_EXEC_ALLOW = ["^(dart-)?sass$", "^go$", "^git$", "^node$", "^postcss$"]


class FieldPolicy:
    """What a site decides about front matter.

    ``denied`` are the media types of content that ``security.allowContent`` does not let in, and
    ``powerless`` those that need a program which ``security.exec.allow`` does not let run.
    """

    def __init__(
        self,
        chains: DateChains,
        time_zone: str,
        output_formats: frozenset[str],
        denied: frozenset[str],
        powerless: frozenset[str],
    ) -> None:
        self.chains = chains
        self.time_zone = time_zone
        self.output_formats = output_formats
        self.denied = denied
        self.powerless = powerless
        self.date_keys = date_keys(chains)

    @classmethod
    def of(cls, config: SiteConfig, language: LanguageConfig) -> FieldPolicy:
        """The policy for the pages of one language."""
        exec_settings = to_map(to_map(language.settings.get("security")).get("exec"))
        allow_exec = weak_strings(exec_settings.get("allow", DEFAULT_EXEC_ALLOW)) or []
        return cls(
            chains=language.date_chains,
            time_zone=language.time_zone,
            output_formats=config.output_formats,
            denied=denied_content(config.allow_content),
            powerless=powerless_content(allow_exec),
        )


def denied_content(allow_content: Collection[str]) -> frozenset[str]:
    """Media types of content that ``security.allowContent`` with these patterns denies."""
    return frozenset(name for name in _CONTENT_TYPES if not _accepts(tuple(allow_content), name))


def powerless_content(allow_exec: Collection[str]) -> frozenset[str]:
    """Media types whose program ``security.exec.allow`` with these patterns denies."""
    return frozenset(
        name
        for name, programs in _PROGRAMS.items()
        if not any(_accepts(tuple(allow_exec), program) for program in programs)
    )


@lru_cache(maxsize=256)  # every language of a site asks the same
def _accepts(patterns: tuple[str, ...], name: str) -> bool:
    """Follows ``Whitelist.Accept`` in Hugo ``config/security/whitelist.go``."""
    allow: list[str] = []
    deny: list[str] = []
    for pattern in patterns:
        (deny if pattern.startswith("! ") else allow).append(pattern.removeprefix("! "))
    if any(_found(pattern, name) for pattern in deny):
        return False
    return any(_found(pattern, name) for pattern in allow) if allow else bool(deny)


def _found(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:  # valid in Go, perhaps
        return False
