"""Every row of the table of URLs: links, files, aliases, and sites that Hugo refuses."""

import json

from cms.errors import ConfigError
from tests.hugo.assembled import assemble
from tests.hugo.sites import write_site
from tests.tables import rows


def test_every_page_goes_where_hugo_puts_it(tmp_path, shared):
    wrong = {}
    for number, row in enumerate(rows("urls")):
        if row.get("unstable"):
            continue
        folder = tmp_path / str(number)
        settings = {"baseURL": "https://example.org/", "title": "S", **row["config"]}
        text = f"---\n{row['front_matter']}\n---\n"
        write_site(folder, {row["path"]: text, **row["others"], "hugo.json": json.dumps(settings)})
        shows_all = "published_all" in row
        found, expected = assembled(folder, row["path"], shows_all), from_hugo(row)
        if found != expected:
            wrong[number, row["path"], row["front_matter"]] = found, expected
    assert wrong == {}


def from_hugo(row):
    if row["error"]:
        return "an error"
    if row.get("note") == "not a page of its own":
        return "no page"
    return {
        "url": row["url"] or "",
        "permalink": row["permalink"] or "",
        "kind": row["kind"],
        "logical": row["logical_path"],
        "targets": row.get("published_all", [row["published"]] if row["published"] else []),
        "aliases": sorted(row["alias_files"]),
    }


def assembled(folder, path, shows_all):
    try:
        site = assemble(folder)
    except ConfigError:
        return "an error"
    if any(page.refusals for page in site.pages):
        return "an error"
    pages = site.by_path.get(path, [])
    if not any(page.is_listed for page in pages):
        return "no page"
    everything = (*site.pages, *site.generated)
    targets = {file for page in everything for file in page.targets}
    aliases = {file for page in everything for file in page.alias_files}
    (page,) = pages
    return {
        "url": page.url,
        "permalink": page.permalink,
        "kind": page.kind,
        "logical": page.logical,
        "targets": sorted(page.targets) if shows_all else list(page.targets[:1]),
        "aliases": sorted(aliases - targets),
    }
