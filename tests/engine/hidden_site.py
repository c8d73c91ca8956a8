"""A site with pages hidden for every reason there is, as a table."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.hugo.sites import write_site

CLOCK = "2025-02-07T22:00:00+08:00"

SETTINGS = {
    "baseURL": "https://example.org/",
    "defaultContentLanguage": "en",
    "languages": {
        "en": {"weight": 1},
        "zh-cn": {"weight": 2},
        "de": {"weight": 3, "disableKinds": ["page"], "contentDir": "content-de"},
        "fr": {"weight": 4, "disabled": True},
    },
    "disableKinds": ["taxonomy"],
    "ignoreFiles": ["ignored/", "secret\\.md$"],
    "permalinks": {"page": {"dated": "/:year/:slug/"}},
    "cascade": [{"target": {"path": "/by-site/**"}, "draft": True}],
    "module": {
        "mounts": [
            {"source": "content", "target": "content", "files": ["! /box/**", "! **/left-out.*"]},
            {
                "source": "content-de",
                "target": "content",
                "sites": {"matrix": {"languages": ["de"]}},
            },
        ]
    },
}


class Row(NamedTuple):
    """A file, and what is to be said of it at ``CLOCK``.

    ``reasons`` are the kinds of all reasons, the worst first. ``text`` is front matter without
    its delimiters; ``others`` are files that go with it.
    """

    path: str
    text: str
    verdict: str
    reasons: str = ""
    others: Mapping[str, str] = {}


ROWS = [
    # What readers see.
    Row("content/post/plain.md", "title: T", "visible"),
    Row("content/post/past.md", "date: 2025-02-07T21:31:14+08:00", "visible"),
    Row("content/post/expires-later.md", "expiryDate: 2025-03-01", "visible"),
    Row("content/post/quoted-yes.md", 'draft: "yes"', "visible"),
    Row("content/post/unknown-word.md", "build: {list: Never}", "visible"),
    Row("content/post/elsewhere.md", "url: /quite/another/place/", "visible"),
    Row("content/post/slug.md", "slug: other-name", "visible"),
    Row("content/post/aliases.md", "aliases: [/old/, older]", "visible"),
    Row("content/dated/one.md", "date: 2024-05-06", "visible"),
    Row("content/post/translated.zh-cn.md", "title: 译", "visible"),
    Row("content/post/moved.md", "sites: {matrix: {languages: [zh-cn]}}", "visible"),
    Row("content/post/leaf/index.md", "title: T", "visible"),
    Row("content/empty-section/_index.md", "title: T", "visible"),
    Row("content/tags/x/_index.md", "title: T", "visible"),
    # Drafts.
    Row("content/post/draft.md", "draft: true", "hidden", "draft"),
    Row("content/post/draft-text.md", 'draft: "true"', "hidden", "draft"),
    Row("content/post/draft-number.md", "draft: 1", "hidden", "draft"),
    Row("content/post/published-null.md", "published:", "hidden", "draft"),
    Row("content/post/draft-bundle/index.md", "draft: true", "hidden", "draft"),
    Row("content/draft-section/_index.md", "draft: true", "hidden", "draft"),
    Row("content/draft-section/a.md", "title: T", "visible"),
    Row("content/drafts/_index.md", "cascade: {draft: true}", "hidden", "draft"),
    Row("content/drafts/a.md", "title: T", "hidden", "draft"),
    Row("content/drafts/out.md", "draft: false", "visible"),
    Row("content/by-site/a.md", "title: T", "hidden", "draft"),
    Row("content/tags/y/_index.md", "draft: true", "hidden", "draft"),
    # Time.
    Row("content/post/future.md", "date: 2025-02-07T21:31:14Z", "hidden", "future"),
    Row("content/post/future-zoneless.md", 'date: "2025-02-07 21:31:14"', "hidden", "future"),
    Row("content/post/future-day.md", "date: 2025-02-08", "hidden", "future"),
    Row("content/post/future-publish.md", "publishDate: 2026-01-01", "hidden", "future"),
    Row("content/post/future-pubdate.md", "pubdate: 2026-01-01", "hidden", "future"),
    Row("content/post/future-lastmod.md", "lastmod: 2026-01-01", "hidden", "future"),
    Row("content/post/future-unix.md", "date: 1893456000", "hidden", "future"),
    Row("content/later/_index.md", "cascade: {publishDate: 2026-01-01}", "hidden", "future"),
    Row("content/later/a.md", "date: 2020-01-01", "hidden", "future"),
    Row("content/post/expired.md", "expiryDate: 2025-02-07T21:00:00+08:00", "hidden", "expired"),
    Row("content/post/unpublished.md", "unpublishdate: 2020-01-01", "hidden", "expired"),
    Row(
        "content/post/all-at-once.md",
        "draft: true\ndate: 2026-01-01\nexpiryDate: 2020-01-01",
        "hidden",
        "draft future expired",
    ),
    Row(
        "content/post/expires-first.md",
        "date: 2026-01-01\nexpiryDate: 2020-01-01",
        "hidden",
        "future expired",
    ),
    # Build options.
    Row("content/post/never.md", "build: {render: never}", "hidden", "not-rendered"),
    Row("content/post/zero.md", "build: {render: false}", "hidden", "not-rendered"),
    Row("content/post/link.md", "build: {render: link}", "hidden", "not-rendered"),
    Row("content/post/headless/index.md", "headless: true", "hidden", "headless"),
    Row("content/silent/_index.md", "cascade: {headless: true}", "hidden", "headless"),
    Row("content/silent/a.md", "title: T", "hidden", "headless"),
    Row("content/post/unlisted.md", "build: {list: never}", "limited", "not-listed"),
    Row("content/post/local.md", "build: {list: local}", "limited", "not-listed"),
    # Kinds and languages.
    Row("content/tags/_index.md", "title: T", "hidden", "disabled-kind"),
    Row("content-de/post/seite.md", "title: T", "hidden", "disabled-kind"),
    Row("content-de/post/entwurf.md", "draft: true", "hidden", "draft disabled-kind"),
    Row("content/post/page.fr.md", "title: T", "no-page", "disabled-language"),
    Row("content/post/page.pt-br.md", "title: T", "limited", "unknown-language-suffix"),
    # Names and folders.
    Row("content/post/secret.md", "title: T", "no-page", "ignored"),
    Row("content/post/ignored/a.md", "title: T", "no-page", "ignored"),
    Row("content/post/.dot.md", "title: T", "no-page", "ignored-name"),
    Row("content/post/#hash.md", "title: T", "no-page", "ignored-name"),
    Row("content/post/backup.md~", "title: T", "no-page", "ignored-name"),
    Row("content/post/old~/a.md", "title: T", "no-page", "ignored-name"),
    Row("content/post/notes.txt", "title: T", "no-page", "no-content"),
    Row("content/post/page.mdx", "title: T", "no-page", "no-content"),
    Row("content/post/leaf/more.md", "title: T", "no-page", "bundle-resource"),
    Row("content/post/leaf/sub/index.md", "title: T", "no-page", "bundle-resource"),
    Row("content/box/a.md", "title: T", "no-page", "excluded"),
    Row("content/post/left-out.md", "title: T", "no-page", "excluded"),
    Row("archetypes/post.md", "title: T", "no-page", "outside"),
    Row("static/copied.md", "title: T", "no-page", "outside"),
    Row("README.md", "title: T", "no-page", "outside"),
    # Other files in the way.
    Row("content/post/twice.en.md", "title: T", "visible"),
    Row("content/post/twice.md", "title: T", "no-page", "other-file"),
    Row("content/post/ending.markdown", "title: T", "no-page", "other-file", {
        "content/post/ending.md": "",
    }),
    Row("content/post/two.md", "title: T", "no-page", "rival-held-back", {
        "content/post/two/index.md": "---\ndraft: true\n---\n",
    }),
    Row("content/post/three.en.md", "title: T", "hidden", "rival-held-back", {
        "content/post/three/index.md": "---\ndraft: true\n---\n",
    }),
    Row("content/post/formats/_index.md", "url: /formats.html", "uncertain", "formats-in-one-file"),
    Row("content/post/same-1.md", "slug: same", "uncertain", "shared-address"),
    Row("content/post/same-2.md", "slug: same", "uncertain", "shared-address"),
    Row("content/post/same-draft.md", "slug: same\ndraft: true", "hidden",
        "draft taken-address taken-address"),
    Row("content/post/aliased.md", "title: T", "uncertain", "alias-at-its-address", {
        "content/post/alias.md": "---\naliases: [/post/aliased/]\n---\n",
    }),
    Row("content/post/not-aliased.md", "title: T", "visible", "", {
        "content/post/draft-alias.md": "---\ndraft: true\naliases: [/post/not-aliased/]\n---\n",
    }),
    Row("content/post/copied-over.md", "title: T", "uncertain", "static-file", {
        "static/post/copied-over/index.html": "static",
    }),
    Row("content/post/as-section.md", "url: /plain-section/", "uncertain", "shared-address", {
        "content/plain-section/a.md": "",
    }),
]  # fmt: skip
"""No page here stops a build."""


def write_hidden_site(folder: Path) -> None:
    """The site of ``ROWS``, with templates, and an environment that builds everything.

    The text of each file is its path in double brackets.
    """
    files = {
        "hugo.json": json.dumps(SETTINGS),
        "config/preview/hugo.toml": "buildDrafts = true\nbuildFuture = true\nbuildExpired = true\n",
        "layouts/all.html": "<p>{{ .Kind }} {{ .RawContent }}</p>",
    }
    for row in ROWS:
        files[row.path] = f"---\n{row.text}\n---\n[[{row.path}]]\n"
        files.update(row.others)
    write_site(folder, files)
