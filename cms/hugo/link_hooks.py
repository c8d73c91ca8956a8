"""Which template turns the links of Markdown into HTML: Hugo's own, the site's, or none.

Follows Hugo ``hugolib/page__per_output.go`` and ``config/allconfig/allconfig.go``, as
``render_hooks`` does for images.
"""

from __future__ import annotations

from functools import cached_property

from cms.hugo.config import LanguageConfig, SiteConfig
from cms.hugo.content.paths import lower
from cms.hugo.fields.values import to_bool, to_map, to_string
from cms.hugo.mounted import Mounted
from cms.hugo.render_hooks import Hook


class LinkHooks:
    """The templates for links of a site; what a theme has that is not on disk may be any."""

    def __init__(self, config: SiteConfig) -> None:
        self._config = config
        self._hooks: dict[str, Hook] = {}

    def hook(self, language: LanguageConfig) -> Hook:
        """What renders the links of Markdown in a language."""
        if language.code not in self._hooks:
            self._hooks[language.code] = self._hook(self._mode(language))
        return self._hooks[language.code]

    def _hook(self, mode: str) -> Hook:
        if mode == "always":
            return "embedded"
        if self._config.missing_modules or self._has_own:
            return "own"
        return "embedded" if mode == "fallback" else "none"

    def _mode(self, language: LanguageConfig) -> str:
        goldmark = to_map(to_map(language.settings.get("markup")).get("goldmark"))
        link = to_map(to_map(goldmark.get("renderhooks")).get("link"))
        mode = to_string(link.get("useembedded")) or "auto"
        if mode == "auto":
            doubles = to_bool(goldmark.get("duplicateresourcefiles"))
            return "fallback" if self._config.embeds_hooks and not doubles else "never"
        return mode

    @cached_property
    def _has_own(self) -> bool:
        for path, _ in Mounted(self._config, "layouts").walk():
            folder, _, file = lower(path).rpartition("/")
            name, _, variant = file.partition(".")
            if folder.endswith("/_markup") and name == "render-link" and "html" in variant:
                return True
        return False
