"""Every site of the table of languages, assembled: pages, URLs, translations, resources."""

import json

from cms.errors import ConfigError
from cms.hugo.site.resources import Resources
from tests.hugo.assembled import assemble, read_tree
from tests.hugo.sites import write_site
from tests.tables import rows


def test_every_site_has_hugos_pages(tmp_path, shared):
    wrong = {}
    for number, row in enumerate(rows("languages")):
        folder = tmp_path / str(number)
        texts = {name: f"---\ntitle: {name}\n---\n" for name in row["files"]}
        settings = {"baseURL": "https://example.org/", "title": "S", **row["config"]}
        write_site(folder, {**texts, **row["texts"], "hugo.json": json.dumps(settings)})
        found, expected = assembled(folder), from_hugo(row)
        if found != expected:
            wrong[row["name"]] = found, expected
    assert wrong == {}


def from_hugo(row):
    if row["error"]:
        return "an error"
    return {
        (page["lang"], page["path"]): (
            page["file"],
            page["kind"],
            page["bundle"],
            page["title"],
            page["url"],
            page["translations"],
            sorted(page["resources"]),
        )
        for page in row["pages"]
    }


def assembled(folder):
    try:
        site, tree = assemble(folder), read_tree(folder)
    except ConfigError:
        return "an error"
    resources = Resources(site, tree.resources)
    names = {(source.path, source.logical): source.content.raw[1:] for source in tree.pages}
    return {
        (page.language, page.logical): (
            names.get((page.path, page.logical), ""),
            page.kind,
            page.bundle,
            page.title,
            page.url,
            list(page.translations),
            sorted(resources.of(page)),
        )
        for page in (*site.pages, *site.generated)
    }
