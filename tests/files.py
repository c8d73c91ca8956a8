"""Content files that need not be on disk."""

from cms.hugo.content.content_file import ContentFile
from cms.hugo.content.paths import PathRules, parse


def content_file(
    path: str, language: str = "en", kind: str = "", shown: str | None = None
) -> ContentFile:
    """The file at a path below ``/site``; Hugo sees it at ``shown`` below ``content``."""
    name = path.removeprefix("content/") if shown is None else shown
    return ContentFile(path, "/site/", language, kind, parse(f"/{name}", PathRules()))
