"""Which templates turn images into HTML: Hugo's own, those of the site and its themes, or none.

Follows Hugo ``hugolib/page__per_output.go``, ``config/allconfig/allconfig.go`` and
``tpl/tplimpl/templatestore.go``.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from cms.hugo.config import LanguageConfig, SiteConfig
from cms.hugo.content.paths import lower
from cms.hugo.fields.values import to_bool, to_map, to_string
from cms.hugo.mounted import Mounted

Hook = Literal["none", "embedded", "own"]
"""Without a hook the address is written as it is. Nobody knows what a template of ``own`` does."""


class ImageTemplates:
    """The templates for images of a site; what a theme has that is not on disk may be any."""

    def __init__(self, config: SiteConfig) -> None:
        self._config = config
        self._hooks: dict[str, Hook] = {}

    def hook(self, language: LanguageConfig) -> Hook:
        """What renders the images of Markdown in a language."""
        if language.code not in self._hooks:
            self._hooks[language.code] = self._hook(_use_embedded(language, self._config))
        return self._hooks[language.code]

    def _hook(self, mode: str) -> Hook:
        if mode == "always":
            return "embedded"
        if self._config.missing_modules or "_markup" in self._own:
            return "own"
        return "embedded" if mode == "fallback" else "none"

    def looks_in_assets(self, language: LanguageConfig) -> bool:
        """Whether what renders an image of Markdown may find it in assets."""
        always = _use_embedded(language, self._config) in ("always", "fallback")
        return always or self.hook(language) != "none"

    def is_own_shortcode(self, name: str) -> bool:
        """Whether a template of the site or a theme takes the place of Hugo's shortcode."""
        return bool(self._config.missing_modules) or name in self._own

    @cached_property
    def _own(self) -> frozenset[str]:
        """Names of own shortcodes, and ``_markup`` where there is a hook for images."""
        found = set()
        for path, _ in Mounted(self._config, "layouts").walk():
            folder, _, file = lower(path).rpartition("/")
            name, _, variant = file.partition(".")
            if folder.endswith("/_markup") and name == "render-image" and "html" in variant:
                found.add("_markup")
            elif "/_shortcodes" in folder or "/shortcodes" in folder:
                start = folder.partition("shortcodes")[2].lstrip("/")
                found.add(f"{start}/{name}" if start else name)
        return frozenset(found)


def keeps_html(language: LanguageConfig) -> bool:
    """Whether HTML in Markdown reaches the page."""
    return to_bool(_goldmark(language, "renderer").get("unsafe"))


def _use_embedded(language: LanguageConfig, config: SiteConfig) -> str:
    image = to_map(_goldmark(language, "renderhooks").get("image"))
    mode = to_string(image.get("useembedded")) or "auto"
    if mode == "auto":
        goldmark = to_map(to_map(language.settings.get("markup")).get("goldmark"))
        doubles = to_bool(goldmark.get("duplicateresourcefiles"))
        return "fallback" if config.embeds_hooks and not doubles else "never"
    return mode


def _goldmark(language: LanguageConfig, section: str) -> dict[str, object]:
    goldmark = to_map(to_map(language.settings.get("markup")).get("goldmark"))
    return to_map(goldmark.get(section))
