"""Which of the chosen files are converted, and how each of them is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from cms.chinese.directions import standard
from cms.chinese.script import is_chinese
from cms.engine.convert.article import How
from cms.engine.convert.wish import Wish
from cms.engine.convert.work import MARKDOWN, Task
from cms.engine.workspace import Target, shown_path
from cms.errors import UsageError
from cms.hugo.content.content_file import ContentFile
from cms.languages import canonical
from cms.markdown.options import markdown_options
from cms.markdown.readable import FIGURE, Parameters, ReadableOptions
from cms.model import Message, msg
from cms.rules.site_languages import SiteLanguages
from cms.schema.site_schemas import SiteSchemas


class Refused(NamedTuple):
    """A file that is not converted, by its shown path.

    ``is_named`` tells whether the command line names it, ``is_stale`` that it was written by a
    conversion, edited, and is older than its original.
    """

    path: str
    reason: Message
    is_named: bool
    is_stale: bool = False


class Choice:
    """The files of one site that a wish means.

    ``code`` is the site's language that is converted to, ``refused`` are files that were named
    and are not meant. Raises ``UsageError`` where translations have no place.
    """

    def __init__(self, target: Target, wish: Wish, named: set[str]) -> None:
        self.target = target
        self.config = target.config
        self.wish = wish
        self.named = named
        self.refused: list[Refused] = []
        self.languages = SiteLanguages(target.config)
        self.code = self._code()
        self._tag = cache(self._tag_of)
        self._here = str(Path.cwd())
        self._how: dict[tuple[str, int], How] = {}
        self._schemas = SiteSchemas(
            self.config.theme_names, target.settings.demands, target.settings.overrides
        )

    def tasks(self) -> list[Task]:
        """The files to convert, of each page one: in the site's default language if it can be."""
        return [self._task(file) for file in self._files()]

    def _files(self) -> list[ContentFile]:
        chosen: dict[str, ContentFile] = {}
        order = [self.config.default_language, *self.languages.names]
        for file in self.target.files:
            if file.is_link or not self._is_meant(file):
                continue
            key = file.location if self.wish.in_place else file.logical or file.location
            other = chosen.get(key)
            if other is None or order.index(file.language) < order.index(other.language):
                chosen[key] = file
        return list(chosen.values())

    def _code(self) -> str:
        """The site's language that is converted to; raises ``UsageError`` where there is none."""
        if self.wish.in_place:
            return ""
        if not self.config.files:
            raise UsageError(
                msg("these files are in no Hugo site, so their translations have no place"),
                msg("use --in-place or --output"),
            )
        code = self.languages.named(self.wish.tag)
        if code is None:
            raise UsageError(
                msg("the site has no language {tag}", tag=self.wish.tag),
                msg(
                    "it has {languages}; or use --in-place or --output",
                    languages=", ".join(self.languages.names),
                ),
            )
        return code

    def _is_meant(self, file: ContentFile) -> bool:
        is_named = file.location in self.named
        if file.extension not in MARKDOWN and not is_named:
            return False
        if file.language == self.code:
            if is_named:
                self._refuse(file, msg("it is in {code} already", code=self.code))
            return False
        if not self.config.files:
            return True
        if self.wish.source is not None:
            return is_named or self.languages.named(self.wish.source) == file.language
        if not is_chinese(file.language):
            if is_named:
                reason = msg(
                    "it is in {code}, which is no Chinese; name its language with --from",
                    code=file.language,
                )
                self._refuse(file, reason)
            return False
        # What is written as is asked for already, nobody means by a folder.
        return is_named or standard(self._tag(file.language)) != standard(self.wish.tag)

    def _task(self, file: ContentFile) -> Task:
        tag = self.wish.source or (self._tag(file.language) if self.config.files else "")
        return Task(file, tag, self._how_of(file))

    def _tag_of(self, code: str) -> str:
        """The tag of a site's language, where it tells the script."""
        tags = (code, self.config.language(code).locale)
        return next((canonical(tag) or tag for tag in tags if standard(tag)), "")

    def _how_of(self, file: ContentFile) -> How:
        schema = self._schemas.of(file.path, file.section, file.kind)
        known = self._how.get((file.language, id(schema)))
        if known is None:
            language = self.config.language(file.language)
            is_wanted = self.wish.taxonomies or self.target.settings.convert.taxonomy_terms
            terms = language.taxonomies.values() if is_wanted else ()
            keys = (*schema.text_keys, *((name.lower(), "*") for name in terms))
            known = How(self._options(file.language), keys)
            self._how[file.language, id(schema)] = known
        return known

    def _options(self, code: str) -> ReadableOptions:
        settings = self.target.settings
        own = {name: Parameters() for name in settings.image_shortcodes}
        own |= {name: Parameters(texts) for name, texts in settings.text_shortcodes.items()}
        markup = self.config.language(code).settings.get("markup") or {}
        return ReadableOptions(markdown_options(markup), {"figure": FIGURE, **own})

    def _refuse(self, file: ContentFile, reason: Message) -> None:
        path = shown_path(file.location, self._here)
        self.refused.append(Refused(path, reason, is_named=True))
