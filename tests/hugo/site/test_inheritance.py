"""Who hands down a value: the same cascade that decided it."""

import pytest

from cms.frontmatter.document import parse
from cms.hugo.config.load import load_config
from cms.hugo.site.inheritance import Inheritance
from tests.hugo.assembled import NOW, assemble, read_tree, write_content
from tests.hugo.random_sites import random_site
from tests.hugo.sites import write_site


def inheritance_of(folder):
    config, tree = load_config(folder), read_tree(folder)
    raw = {source.path: (folder / source.path).read_bytes() for source in tree.pages}
    data = {path: parse(each).data for path, each in raw.items()}
    return Inheritance(config, tree.pages, data), data


@pytest.mark.parametrize(
    ("files", "page", "key", "giver"),
    [
        ({"p/_index.md": "cascade: {weight: 1}"}, "p/a.md", "weight", ("content/p/_index.md", 0)),
        (
            {"p/_index.md": "cascade: [{type: x}, {weight: 1}]"},
            "p/a.md",
            "weight",
            ("content/p/_index.md", 1),
        ),
        (
            {"_index.md": "cascade: {weight: 1}", "p/_index.md": "cascade: {weight: 2}"},
            "p/q/a.md",
            "weight",
            ("content/p/_index.md", 0),
        ),
        ({"_index.md": "cascade: {weight: 1}"}, "p/a.md", "type", ("", 1)),
        (
            {"p/_index.md": "cascade: {weight: 1}"},
            "p/_index.md",
            "weight",
            ("content/p/_index.md", 0),
        ),
        ({"p/_index.md": "cascade: {slug: x}"}, "p/a.md", "title", None),
        ({"p/_index.md": "cascade: {title: x}"}, "p/a.md", "title", None),
        ({"p/_index.md": "cascade: {weight: 1}"}, "q/a.md", "weight", None),
    ],
)  # fmt: skip
def test_the_giver_of_a_value(tmp_path, files, page, key, giver):
    settings = {"cascade": [{"layout": "l"}, {"type": "t"}]}
    write_content(tmp_path, {page: "title: T", **files}, settings)
    inheritance, _ = inheritance_of(tmp_path)
    found = next(each for each in assemble(tmp_path).pages if each.path == f"content/{page}")
    entry = inheritance.giver(found, key)
    assert (None if entry is None else (entry.origin, entry.number)) == giver


@pytest.mark.parametrize("seed", range(8))
def test_what_a_page_has_beyond_its_own_is_given_by_somebody(tmp_path, seed):
    write_site(tmp_path, random_site(seed, 120))
    inheritance, data = inheritance_of(tmp_path)
    for page in assemble(tmp_path, NOW).pages:
        for key, value in page.data.items():
            if key not in data[page.path]:
                entry = inheritance.giver(page, key)
                assert entry is not None
                assert entry.values[key] == value
