"""Images by the table of Hugo's own answers, from Markdown to the published file."""

import json
from pathlib import Path
from typing import Any

import pytest

from cms.errors import ConfigError
from cms.frontmatter.document import parse
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import classify
from cms.hugo.render_hooks import keeps_html
from cms.hugo.site.images import Answer, Images, Way
from cms.markdown.references import ReferenceOptions, find_references
from tests.hugo.assembled import assemble, page_at
from tests.hugo.sites import write_site
from tests.tables import rows

FRONT_MATTER = "---\ntitle: T\n---\n"
UNKNOWN = {"project render hook", "project render hook, fallback"}
"""Rows about a template of the site, of which nobody knows what it does with the address."""


@pytest.mark.parametrize(
    "row", rows("images"), ids=lambda row: f"{row['note']}: {row['markdown'][:40]!r}"
)
def test_table_of_images(row: dict[str, Any], tmp_path: Path) -> None:
    write(row, tmp_path)
    if row["note"] in UNKNOWN:
        assert {answer.where for answer in answers(row, tmp_path)} == {"page"}
        return
    try:
        found = answers(row, tmp_path)
    except ConfigError:
        assert row["error"]
        return
    if row["note"].endswith("no img"):
        assert not any(answer.exists for answer in found)
    else:
        assert any(answer.exists for answer in found) == row["exists_in_public"]


def write(row: dict[str, Any], folder: Path) -> None:
    """The site of a row."""
    texts = {name: FRONT_MATTER if name.endswith(".md") else "x" for name in row["tree"]}
    texts |= row.get("texts") or {}
    texts[row["page"]] += row["markdown"] + "\n"
    settings = {"baseURL": "https://example.org/", **row["config"]}
    write_site(folder, {**texts, "hugo.json": json.dumps(settings)})


def answers(row: dict[str, Any], folder: Path) -> list[Answer]:
    """What is known of the images of the row's page."""
    config = load_config(folder)
    site = assemble(folder)
    pages = site.by_path.get(row["page"], [])
    images = Images(config, classify(walk(config), config), lambda: site)
    document = parse((folder / row["page"]).read_bytes())
    found = []
    for page in pages:
        has_html = keeps_html(config.language(page.language))
        for each in find_references(document.raw, document.body, ReferenceOptions(links=False)):
            is_dropped = each.form == "html" or document.raw.startswith(b"{{%", each.place.start)
            if is_dropped and not has_html:
                continue
            if each.form == "shortcode":
                found.append(images.find(page, "figure", each.destination))
            else:
                way: Way = "html" if each.form == "html" else "markdown"
                found.append(images.find(page, way, each.destination))
    return found


FILES = (
    *("content/post/p/cover.png", "content/post/p/my-feature.jpg", "content/post/p/in/a.png"),
    *("content/post/q.md", "static/s.png", "static/post/p/mirror.png", "assets/img/Asset.png"),
)


@pytest.mark.parametrize(
    ("places", "value", "where"),
    [
        ("page", "cover.png", "page"),
        ("page", "COVER.png", "page"),
        ("page", "/in/a.png", "page"),
        ("page", "*cover*", ""),
        ("page", "s.png", ""),
        ("page-glob", "*feature*", "page"),
        ("page-glob", "feature", "page"),
        ("page-glob", "{*cover*,*thumb*}", "page"),
        ("page-glob", "*thumb*", ""),
        ("assets", "img/Asset.png", "assets"),
        ("assets", "/img/Asset.png", "assets"),
        ("assets", "img/asset.png", ""),
        ("assets-glob", "img/asset*", "assets"),
        ("assets-glob", "asset*", ""),
        ("static", "s.png", "static"),
        ("static", "/s.png", "static"),
        ("static", "cover.png", ""),
        ("static", "/post/p/cover.png", "published"),
        ("relative", "cover.png", "published"),
        ("relative", "mirror.png", "static"),
        ("relative", "../p/cover.png", "published"),
        ("relative", "/s.png", "static"),
        ("relative", "s.png", ""),
        ("static remote", "https://example.com/a.png", "elsewhere"),
        ("static", "data:image/png;base64,AA==", "elsewhere"),
        ("page static", "s.png", "static"),
        ("page assets static", "img/Asset.png", "assets"),
        ("page assets static remote", "none.png", ""),
    ],
)
def test_front_matter(places: str, value: str, where: str, tmp_path: Path) -> None:
    write_site(tmp_path, {**dict.fromkeys(FILES, "x"), "content/post/p/index.md": FRONT_MATTER})
    assert in_front_matter(tmp_path, places, value).where == where


@pytest.mark.parametrize(
    ("value", "where"), [("s.png", "static"), ("/sub/s.png", "static"), ("/s.png", "")]
)
def test_relurl_knows_the_path_of_the_base_url(value: str, where: str, tmp_path: Path) -> None:
    config = "baseURL = 'https://example.org/sub/'"
    page = {"content/post/p/index.md": FRONT_MATTER}
    write_site(tmp_path, {**dict.fromkeys(FILES, "x"), **page, "hugo.toml": config})
    assert in_front_matter(tmp_path, "static", value).where == where


def in_front_matter(folder: Path, places: str, value: str) -> Answer:
    config = load_config(folder)
    site = assemble(folder)
    images = Images(config, classify(walk(config), config), lambda: site)
    return images.in_front_matter(page_at(site, "post/p/index.md"), value, places.split())


LAYOUTS = {
    "content/post/p/index.md": FRONT_MATTER,
    "content/post/p/a.png": "x",
    "content/post/q.md": FRONT_MATTER,
    "content/post/beside.png": "x",
    "static/img/s.png": "x",
}


@pytest.mark.parametrize(
    ("template", "way", "destination", "where"),
    [
        ("_markup/render-image.html", "markdown", "a.png", "page"),
        ("_markup/render-image.html", "markdown", "/img/s.png", "static"),
        ("_markup/render-image.html", "markdown", "img/s.png", "unknown"),
        ("_markup/render-image.html", "markdown", "../q/beside.png", ""),
        ("_markup/render-image.html", "markdown", "beside.png", "unknown"),
        ("_markup/render-image.html", "markdown", "none.png", ""),
        ("_markup/render-image.html", "html", "img/s.png", ""),
        ("_default/_markup/render-image.html", "markdown", "img/s.png", "unknown"),
        ("_markup/render-image.rss.xml", "markdown", "img/s.png", ""),
        ("_markup/render-link.html", "markdown", "img/s.png", ""),
        ("_shortcodes/figure.html", "figure", "img/s.png", "unknown"),
        ("shortcodes/figure.html", "figure", "img/s.png", "unknown"),
        ("_shortcodes/other.html", "figure", "img/s.png", ""),
        ("_shortcodes/other.html", "shortcode", "img/s.png", "unknown"),
        ("_shortcodes/other.html", "shortcode", "none.png", ""),
    ],
)
def test_templates_of_the_site_may_find_more(
    template: str, way: Any, destination: str, where: str, tmp_path: Path
) -> None:
    write_site(tmp_path, {**LAYOUTS, f"layouts/{template}": ""})
    config = load_config(tmp_path)
    site = assemble(tmp_path)
    images = Images(config, classify(walk(config), config), lambda: site)
    assert images.find(page_at(site, "post/p/index.md"), way, destination).where == where
