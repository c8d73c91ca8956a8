"""What authors call the languages of a site."""

from __future__ import annotations

import re
from functools import cache

from cms.hugo.config import SiteConfig
from cms.languages import agree, equal, nearest

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


class SiteLanguages:
    """The languages of a site, by what authors call them."""

    def __init__(self, config: SiteConfig) -> None:
        self.names = {
            language.code: [language.code, language.locale, nearest(language.code) or ""]
            for language in config.languages
        }
        self.named = cache(self._named)
        self.are_tags = cache(self._are_tags)

    def _are_tags(self, texts: tuple[str, ...]) -> bool:
        """Whether texts are languages; one that nobody knows may be among them."""
        known = [bool(self.named(text) or nearest(text)) for text in texts]
        looks = all(_TAG.fullmatch(text) for text, one in zip(texts, known, strict=True) if not one)
        return not known or (looks and any(known))

    def _named(self, text: str) -> str | None:
        """The code of the language that a text names, such as zh-cn for zh_CN and zh-Hans."""
        lower = text.lower().replace("_", "-")
        if lower in self.names:
            return lower
        for code, names in self.names.items():
            if any(equal(text, name) for name in names):
                return code
        meant = nearest(text)
        if meant is not None and meant.lower() != lower:
            return self._named(meant)
        # zh for zh-CN, or the other way round, where the site has no other Chinese.
        agreeing = [code for code in self.names if agree(text, code)]
        return agreeing[0] if len(agreeing) == 1 else None
