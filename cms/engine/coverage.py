"""``translations``: which pages exist in which languages."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cms.engine.run import map_chunks
from cms.engine.workspace import Target, find_targets, notices_of, shown_path
from cms.errors import UsageError
from cms.frontmatter.document import parse
from cms.hugo.config import SiteConfig
from cms.hugo.content.content_file import ContentFile
from cms.hugo.site.translation_groups import KEYS, Version, group_translations
from cms.model import Message, msg
from cms.rules.site_languages import SiteLanguages

Record = dict[str, Any]


class Coverage(NamedTuple):
    """Sites as ``schemas/translations.schema.json`` describes them, and what could not be known."""

    sites: tuple[Record, ...]
    notices: tuple[Message, ...]


def cover(
    paths: Sequence[Path],
    overrides: Mapping[str, object],
    environ: Mapping[str, str],
    tags: Sequence[str] = (),
) -> Coverage:
    """The pages among ``paths`` by language; see ``find_targets`` for the first parameters.

    ``tags`` choose languages, as authors call them. A page is what its translations have in
    common: a ``translationKey``, or else a logical path. Raises ``UsageError`` for a tag that is
    no language of a site.
    """
    targets = find_targets(paths, overrides, environ)
    here = str(Path.cwd())
    notices = list(notices_of(targets))
    sites = [_site(target, tags, here, notices) for target in targets]
    return Coverage(tuple(sites), tuple(notices))


def _site(target: Target, tags: Sequence[str], here: str, notices: list[Message]) -> Record:
    config, sources = target.config, target.tree.pages
    order = {language.code: at for at, language in enumerate(config.languages)}
    chosen = _chosen(config, tags)
    folders = _language_folders(config, sources)
    if folders:
        sources = tuple(_in_language(source, folders) for source in sources)
        notices.append(_notice(config, folders))
    data = dict(map_chunks(_read_files, sources, KEYS, target.settings.jobs))
    within = {file.path for file in target.files}
    pages = [
        _page(group, order, chosen)
        for group in group_translations(sources, data, config)
        if any(version.path in within for version in group)
    ]
    return {
        "root": shown_path(str(config.root), here),
        "defaultLanguage": config.default_language,
        "languages": [_language(code, pages) for code in chosen],
        "sections": _sections(pages, chosen),
        "pages": pages,
    }


def _chosen(config: SiteConfig, tags: Sequence[str]) -> list[str]:
    codes = [language.code for language in config.languages]
    if not tags:
        return codes
    languages = SiteLanguages(config)
    wanted = set()
    for tag in tags:
        code = languages.named(tag)
        if code is None:
            hint = msg("its languages are {codes}", codes=", ".join(codes))
            raise UsageError(msg("{tag} is no language of {root}", tag=tag, root=config.root), hint)
        wanted.add(code)
    return [code for code in codes if code in wanted]


def _read_files(
    sources: Sequence[ContentFile], keys: Collection[str]
) -> list[tuple[str, Mapping[str, Any] | None]]:
    return [(source.path, _read(source.location, keys)) for source in sources]


def _read(location: str, keys: Collection[str]) -> Mapping[str, Any] | None:
    try:
        document = parse(Path(location).read_bytes())
    except OSError:
        return None
    if document.problem is not None:
        return None
    return {key: value for key, value in document.data.items() if key in keys}


def _page(group: Sequence[Version], order: Mapping[str, int], chosen: Sequence[str]) -> Record:
    files = sorted(group, key=lambda version: (order[version.language], version.path))
    there = {version.language for version in group}
    first = files[0]
    return {
        "path": first.source.logical,
        "translationKey": first.key,
        "kind": first.source.kind,
        "section": first.source.section,
        "files": [
            {"lang": version.language, "path": version.path, "draft": version.is_draft}
            for version in files
        ],
        "missing": [code for code in chosen if code not in there],
    }


def _language(code: str, pages: Sequence[Record]) -> Record:
    found = [[file for file in page["files"] if file["lang"] == code] for page in pages]
    there = [files for files in found if files]
    return {
        "lang": code,
        "pages": len(there),
        "drafts": sum(all(file["draft"] for file in files) for files in there),
        "missing": len(pages) - len(there),
    }


def _sections(pages: Iterable[Record], chosen: Sequence[str]) -> list[Record]:
    sections: dict[str, list[Record]] = {}
    for page in pages:
        sections.setdefault(page["section"], []).append(page)
    return [
        {
            "section": section,
            "pages": len(inside),
            "languages": {
                code: sum(code not in page["missing"] for page in inside) for code in chosen
            },
        }
        for section, inside in sorted(sections.items())
    ]


def _language_folders(config: SiteConfig, sources: Iterable[ContentFile]) -> set[str]:
    """Languages whose folders at the top Hugo takes for sections, as the site is configured here.

    A clone may lack settings that a build script writes. The folders count only where there is
    no page of another language than the default one.
    """
    codes = {language.code for language in config.languages}
    if len(codes) < 2 or any(source.language != config.default_language for source in sources):
        return set()
    found = {source.section for source in sources} & codes
    return found if len(found) > 1 else set()


def _in_language(source: ContentFile, folders: Collection[str]) -> ContentFile:
    """The page as it would be if its folder at the top were its language's ``contentDir``."""
    code = source.section
    if code not in folders:
        return source
    logical = source.logical.removeprefix(f"/{code}") or "/"
    kind = "home" if logical == "/" else source.kind
    return source._replace(language=code, kind=kind, logical=logical)


def _notice(config: SiteConfig, folders: Collection[str]) -> Message:
    return msg(
        "Hugo takes {folders} for sections of {default}, since no language has its folder as "
        "contentDir; here they count as languages",
        folders=", ".join(f"content/{code}" for code in sorted(folders)),
        default=config.default_language,
    )
