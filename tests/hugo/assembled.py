"""Sites on disk, assembled as a command does it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cms.frontmatter.document import parse
from cms.hugo.config import LanguageConfig
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import ContentTree, classify
from cms.hugo.site.assembly import Site, build_site
from cms.hugo.site.page import Page
from cms.hugo.time.dates import default_chains
from tests.hugo.sites import write_site

NOW = 1_763_809_200
"""2025-11-22T11:00:00Z."""


def language(settings: Mapping[str, Any], **fields: Any) -> LanguageConfig:
    """A language with these settings, which have lower-cased keys."""
    bare = {
        **dict.fromkeys(("title", "base_url", "time_zone", "locale"), ""),
        "code": "en",
        "permalinks": {},
        "taxonomies": {},
        "weight": 0,
        "ugly_urls": False,
        "disable_kinds": frozenset(),
        "date_chains": default_chains(),
    }
    return LanguageConfig(**{**bare, "settings": settings, **fields})


def read_tree(folder: Path) -> ContentTree:
    """The content of the site in a folder, sorted out."""
    config = load_config(folder)
    return classify(walk(config), config)


def assemble(folder: Path, now: int = NOW) -> Site:
    """The site in a folder with the front matter of its pages."""
    config = load_config(folder)
    tree = classify(walk(config), config)
    front_matter = {}
    for source in tree.pages:
        document = parse(Path(source.location).read_bytes())
        front_matter[source.path] = None if document.problem else document.data
    return build_site(config, tree, front_matter, now=now)


def make_site(
    folder: Path, files: Mapping[str, str], settings: Mapping[str, Any] | None = None
) -> Site:
    """Writes files below ``content`` and settings, and assembles them."""
    write_content(folder, files, settings)
    return assemble(folder)


def write_content(
    folder: Path, files: Mapping[str, str], settings: Mapping[str, Any] | None = None
) -> None:
    """Writes front matter, given without its delimiters, and settings."""
    texts = {f"content/{name}": f"---\n{text}\n---\n" for name, text in files.items()}
    base = {"baseURL": "https://example.org/", "title": "S"}
    write_site(folder, {**texts, "hugo.json": json.dumps({**base, **(settings or {})})})


def page_at(site: Site, path: str, language: str = "") -> Page:
    """The page of a file below ``content``, in a language where it is in several."""
    pages = site.by_path[f"content/{path}"]
    return next(page for page in pages if language in ("", page.language))
