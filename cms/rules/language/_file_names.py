"""The names of content files, taken apart where Hugo looks for languages."""

from __future__ import annotations

from typing import NamedTuple

from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import lower


class FileName(NamedTuple):
    """A file's name without language and extension, the folder in front, and the extension."""

    stem: str
    extension: str

    @property
    def plain(self) -> str:
        """What the file would be called in the language of its place: ``a.md``."""
        return f"{self.stem.rpartition('/')[2]}.{self.extension}"

    def translated(self, code: str) -> str:
        """What the file would be called in a language: ``a.zh-tw.md``, without the folder."""
        return f"{self.stem.rpartition('/')[2]}.{code}.{self.extension}"


def file_name(file: ContentFile) -> FileName:
    """Takes ``content/post/a.zh-cn.md`` apart; a suffix that is no language stays in the stem."""
    folder, slash, name = file.path.rpartition("/")
    *parts, extension = name.split(".")
    if file.suffix:
        own = (file.suffix, f"_language_{file.suffix}_")
        parts = [part for part in parts if lower(part) not in own]
    return FileName(f"{folder}{slash}{'.'.join(parts)}", extension)
