"""``list``: pages as Hugo sees them, a row each."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cms.engine.run import map_chunks
from cms.engine.workspace import Target, find_targets, notices_of
from cms.frontmatter.document import parse
from cms.hugo.content.content_file import ContentFile
from cms.hugo.site.assembly import build_site
from cms.hugo.site.page import Page, Status
from cms.hugo.time.gotime import GoTime
from cms.model import Message

Row = dict[str, Any]


class Listing(NamedTuple):
    """Rows in the order of the files, and what could not be known.

    Besides what is shown a row has ``slug`` and ``isListed``, whether ``hugo list all`` has it.
    """

    rows: tuple[Row, ...]
    notices: tuple[Message, ...]


class FrontMatter(NamedTuple):
    """A file's front matter, or None and, in a few words, why Hugo cannot read it."""

    path: str
    data: dict[str, Any] | None
    problem: str


def list_pages(
    paths: Sequence[Path],
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    now: int,
    *,
    params: bool = False,
) -> Listing:
    """The pages among ``paths``; see ``find_targets`` for the parameters.

    With ``params`` a row also has the page's ``.Params``. All pages of a site are read, for one
    page can decide about others: by a cascade, or as a translation.
    """
    targets = find_targets(paths, overrides, environ)
    rows = [row for target in targets for row in _rows(target, now, params)]
    return Listing(tuple(rows), tuple(notices_of(targets)))


def _rows(target: Target, now: int, params: bool) -> list[Row]:
    files = target.content
    read = map_chunks(read_files, files, None, target.settings.jobs)
    site = build_site(target.config, target.tree, {each.path: each.data for each in read}, now=now)
    problems = {each.path: each.problem for each in read if each.problem}
    chosen = {file.path for file in target.files}
    return [
        _row(page, problems.get(page.path, ""), params)
        for page in site.pages
        if page.path in chosen
    ]


def read_files(files: Sequence[ContentFile], _: None) -> list[FrontMatter]:
    """The front matter of files; work for ``map_chunks``."""
    return [_read_file(file) for file in files]


def _read_file(file: ContentFile) -> FrontMatter:
    try:
        document = parse(Path(file.location).read_bytes())
    except OSError as error:
        return FrontMatter(file.path, None, error.strerror or str(error))
    if document.problem is not None:
        line, column = document.position(document.problem.start)
        kind = document.problem.kind.replace("-", " ")
        return FrontMatter(file.path, None, f"{line}:{column}: {kind}")
    return FrontMatter(file.path, document.data, "")


def _row(page: Page, problem: str, params: bool) -> Row:
    errors = [f"{each.kind.replace('-', ' ')}: {each.detail}" for each in page.refusals]
    row = {
        "path": page.path,
        "lang": page.language,
        "kind": page.kind,
        "type": page.type,
        "section": page.section,
        "title": page.title,
        "date": _date(page.date),
        "publishDate": _date(page.publish_date),
        "lastmod": _date(page.lastmod),
        "expiryDate": _date(page.expiry_date),
        "draft": page.draft,
        "status": Status.ERROR.value if problem else page.status.value,
        "url": page.url,
        "permalink": page.list_permalink,
        "translationKey": page.translation_key,
        "translations": list(page.translations),
        "errors": [problem] if problem else errors,
        "slug": page.slug,
        "isListed": page.is_listed,
    }
    return {**row, "params": plain(page.fields.params)} if params else row


def _date(time: GoTime) -> str | None:
    return None if time.is_zero else time.rfc3339()


def plain(value: object) -> Any:
    """A front matter value as JSON can hold it; times as Hugo prints them."""
    if isinstance(value, GoTime):
        return value.rfc3339()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return str(value)
