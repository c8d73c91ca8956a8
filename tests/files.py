"""Content files that need not be on disk."""

from cms.hugo.content.content_file import ContentFile, MountPoint
from cms.hugo.content.paths import PathRules, parse


def content_file(
    path: str, language: str = "en", kind: str = "", shown: str | None = None
) -> ContentFile:
    """The file at a path below ``/site``; Hugo sees it at ``shown`` below ``content``."""
    name = path.removeprefix("content/") if shown is None else shown
    point = MountPoint("/site/", f"/{name}", len(path), 0, "")
    return ContentFile(path, point, language, kind, *parse(point.shown, PathRules())[1:])
