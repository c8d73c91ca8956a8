"""Random sites, and small ones with cascades, as ``hugo list all`` shows them."""

import csv
import io
import time
from collections import Counter

import pytest

from tests.hugo.assembled import assemble, write_content
from tests.hugo.random_sites import random_site
from tests.hugo.sites import write_site

pytestmark = pytest.mark.hugo


def from_hugo(hugo, folder):
    """Rows of ``hugo list all``."""
    answer = hugo(folder, "list", "all")
    assert answer.returncode == 0, answer.stderr
    return [tuple(row) for row in csv.reader(io.StringIO(answer.stdout))][1:]


def listed(site):
    """The same rows of ours."""
    return [
        (
            page.path,
            page.slug,
            page.title,
            page.date.rfc3339(),
            page.expiry_date.rfc3339(),
            page.publish_date.rfc3339(),
            str(page.draft).lower(),
            page.list_permalink,
            page.kind,
            page.section,
        )
        for page in site.pages
        if page.is_listed
    ]


@pytest.mark.parametrize("seed", range(1, 7))
def test_random_sites_are_listed_like_hugo_does(tmp_path, hugo, seed):
    write_site(tmp_path, random_site(seed))
    theirs = Counter(from_hugo(hugo, tmp_path))
    # Hugo takes times to come for its own clock.
    site = assemble(tmp_path, now=int(time.time()))
    unstable = {file.path for file in site.hidden if not file.certain}
    unstable |= {page.path for page in site.pages if page.is_unstable}
    ours = Counter(row for row in listed(site) if row[0] not in unstable)
    theirs = Counter({row: count for row, count in theirs.items() if row[0] not in unstable})
    assert (ours - theirs, theirs - ours) == (Counter(), Counter())
    assert ours.total() > 50


POST = {"post/_index.md": "title: P", "post/a.md": "title: A", "post/sub/b.md": "slug: own"}
TWO = {"languages": {"en": {"weight": 1}, "zh": {"weight": 2}}, "defaultContentLanguage": "en"}


@pytest.mark.parametrize(
    ("files", "settings"),
    [
        (POST, {"cascade": {"slug": "s"}}),
        (POST, {"cascade": [{"target": {"path": "/post/*"}, "slug": "s"}, {"slug": "rest"}]}),
        (POST, {"cascade": [{"target": {"path": "/post/**"}, "slug": "s"}]}),
        (POST, {"cascade": [{"target": {"kind": "{page,home}"}, "draft": True}]}),
        (POST, {"cascade": [{"target": {"path": "/POST/A"}, "params": {"slug": "s"}}]}),
        (POST, {"cascade": [{"target": {"environment": "prod*"}, "slug": "s"}]}),
        (POST, {"cascade": [{"target": {"environment": "dev*"}, "slug": "s"}]}),
        (POST, {"cascade": {"url": "/:section/:slug/", "date": "2020-01-01"}}),
        ({**POST, "post/_index.md": "slug: p\ncascade: {slug: s, date: 2020-02-03}"}, {}),
        ({**POST, "post/_index.md": "cascade: {slug: f, params: {slug: p, title: T}}"}, {}),
        ({**POST, "_index.md": "cascade: {weight: 1, slug: h}"}, {"cascade": {"slug": "site"}}),
        ({**POST, "post/sub/_index.md": "cascade: {slug: x}"}, {"cascade": {"slug": "site"}}),
        ({**POST, "post/a.md": "cascade: {slug: leaf}"}, {}),
        ({**POST, "post/c.zh.md": "", "post/_index.zh.md": "cascade: {slug: z}"}, TWO),
        ({**POST, "post/_index.md": "cascade: {slug: z}", "post/a.zh.md": ""}, TWO),
        ({**POST, "_index.md": "cascade: {sites: {matrix: {languages: [zh]}}}"}, TWO),
        (
            {**POST, "post/a.zh.md": ""},
            {**TWO, "cascade": {"sites": {"matrix": {"languages": "**"}}}},
        ),
        (
            {**POST, "post/a.zh.md": ""},
            {**TWO, "languages": {"en": {}, "zh": {"cascade": {"slug": "only-zh"}}}},
        ),
    ],
)
def test_cascades_reach_the_pages_that_hugo_gives_them_to(tmp_path, hugo, files, settings):
    write_content(tmp_path, files, settings)
    assert Counter(listed(assemble(tmp_path))) == Counter(from_hugo(hugo, tmp_path))
