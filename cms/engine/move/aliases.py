"""The aliases of pages after a move: their old addresses, and those that counted from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any

from cms.frontmatter.patch import Patch, insert, replace_value
from cms.hugo.fields.values import try_strings
from cms.hugo.site.edition import output_formats, publish_folder
from cms.hugo.site.targets import Address, Target, alias_file

if TYPE_CHECKING:
    from cms.engine.move.view import View
    from cms.frontmatter.document import Document
    from cms.hugo.site.page import Page

_KEY = "aliases"
_INDEX = "index.html"


class Aliases:
    """Works out the aliases of files; ``paths`` and ``languages`` are the new ones of files.

    With ``adds`` old addresses are to redirect. Sites on which Hugo writes no aliases have them
    too, for the rules of their servers.
    """

    def __init__(
        self,
        before: View,
        after: View,
        paths: Mapping[str, str],
        languages: Mapping[str, str],
        *,
        adds: bool,
    ) -> None:
        self.before = before
        self.after = after
        self.paths = paths
        self.languages = languages
        self.adds = adds
        all_of_site = before.config.languages
        formats = zip(all_of_site, output_formats(all_of_site), strict=True)
        self.html = {language.code: outputs.by_name["html"] for language, outputs in formats}
        self.taken = _targets(after)
        self.newly_taken = self.taken - _targets(before)

    def of_file(self, path: str) -> list[str] | None:
        """The aliases that a file is to have; None where nothing changes."""
        own = found = aliases_in(self.before.data.get(path))
        for old in self.before.site.by_path.get(path, ()):
            language = self.languages.get(path, old.language)
            new = self.after.page_at(self.paths.get(path, path), language)
            if new is None:
                continue
            found = [each for alias in found if (each := self._kept(alias, old, new))]
            if self.adds and self._redirects(old, new):
                alias = self._alias(old.targets[0], new)
                found = list(dict.fromkeys((*found, alias)))
        return found if found != own else None

    def _redirects(self, old: Page, new: Page) -> bool:
        """Whether the old address should lead to the new one, and nothing else is there."""
        if not (old.url and new.url and old.targets) or old.targets[0] in new.targets:
            return False
        return old.targets[0] not in self.taken and old.targets[0].endswith(".html")

    def _kept(self, alias: str, old: Page, new: Page) -> str:
        """An alias that still means the same; empty where a page itself is there now."""
        file = self._file(alias, old)
        if file in new.targets or file in self.newly_taken:
            return ""
        return alias if file is None or self._file(alias, new) == file else self._alias(file, new)

    def _alias(self, file: str, page: Page) -> str:
        """What to write so that a file in the publish folder redirects to a page.

        A file outside the folder of the page's language can only be said from the page's own.
        """
        prefix = publish_folder(self.before.config, page.language)
        inside = file.removeprefix(f"{prefix}/" if prefix else "")
        near = relpath(f"/{file}", f"/{dirname(page.folder)}")
        for text in (f"/{inside}", near):
            short = text.removesuffix(_INDEX) if f"/{text}".endswith(f"/{_INDEX}") else text
            for alias in (short, text):
                if self._file(alias, page) == file:
                    return alias
        return f"/{inside}"

    def _file(self, alias: str, page: Page) -> str | None:
        """Where in the publish folder an alias of a page is; None for one that Hugo refuses."""
        config = self.before.config
        ugly = config.languages[0].ugly_urls
        is_ugly = ugly if isinstance(ugly, bool) else ugly.get(page.section, False)
        prefix = publish_folder(config, page.language)
        address = Address(page.kind, "", "", ugly=is_ugly, file_prefix=prefix)
        return alias_file(alias, Target("", "", page.folder), address, self.html[page.language])


def _targets(view: View) -> set[str]:
    everything = (*view.site.pages, *view.site.generated)
    return {file for page in everything for file in page.targets}


def aliases_in(data: Mapping[str, Any] | None) -> list[str]:
    """The aliases of front matter as Hugo reads them."""
    return try_strings((data or {}).get(_KEY)) or []


def alias_patch(document: Document, aliases: Sequence[str]) -> Patch | None:
    """What gives a file these aliases; None where that cannot be done for sure."""
    if _KEY in document.data:
        return replace_value(document, (_KEY,), list(aliases))
    return insert(document, _KEY, list(aliases))
