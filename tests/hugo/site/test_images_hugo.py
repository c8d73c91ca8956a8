"""Images found here, and by a crawl of what the real Hugo publishes."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from cms.frontmatter.document import Document, parse
from cms.hugo.config import SiteConfig
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import classify
from cms.hugo.render_hooks import keeps_html
from cms.hugo.site.assembly import build_site
from cms.hugo.site.images import Images, Way
from cms.hugo.site.page import Page
from cms.markdown.options import markdown_options
from cms.markdown.references import Reference, ReferenceOptions, find_references
from tests.conftest import RunHugo
from tests.crawl import TEMPLATE, Image, crawl
from tests.hugo.assembled import NOW
from tests.hugo.sites import write_site
from tests.stub_site import overlay, stub_layouts

pytestmark = pytest.mark.hugo

ROOT = Path(__file__).parents[3]

EVERYWHERE = " ".join(
    f"![]({address})"
    for address in (
        *("a.png", "./a.png", "/a.png", "../a.png", "/post/a.png", "/post/p/a.png", "A.PNG"),
        *("s.png", "/s.png", "p/a.png", "/zh/post/p/a.png", "n-1.png", "n-2.png", "/x/a.png"),
        *("a.zh.png", "/zh/post/p/a.zh.png", "in/b.png", "/post/p/in/b.png", "q/c.png", "c.png"),
        *("/post/p/q/c.png", "?a", "", "a.png?b#c", "%61.png", "C.png"),
        *("https://example.org/s.png", "https://example.com/s.png", "/post/a%20b.png", "a%20b.png"),
        *("/en/post/p/a.png", "/sub/s.png", "/home.png", "home.png", "post.png", "/post/post.png"),
    )
)
FIGURES = '{{< figure src="f.png" >}}{{< figure src="/g.png" >}}'
PAGE = f"---\ntitle: T\n---\n{EVERYWHERE}\n\n{FIGURES}\n"
FILES = {
    **dict.fromkeys(
        (
            *("content/home.png", "content/post/post.png", "content/post/a b.png"),
            *("content/post/p/a.png", "content/post/p/a.zh.png", "content/post/p/in/b.png"),
            *("static/s.png", "assets/g.png", "content/post/q/c.png", "content/post/q/a.png"),
            *("content/post/p/f.png", "content/post/q/f.png"),
        ),
        "x",
    ),
    "content/post/p/index.md": PAGE,
    "content/post/q.md": PAGE,
    "content/_index.md": PAGE,
    "layouts/all.html": TEMPLATE,
}
CHINESE = {"content/post/p/index.zh.md": PAGE, "content/post/q.zh.md": PAGE}
ONLY_CHINESE = {"content/post/p/index.zh.md": PAGE, "content/post/p/index.md": ""}
TWO = "[languages.en]\nweight = 1\n[languages.zh]\nweight = 2\n"
HOOK = "[markup.goldmark.renderHooks.image]\nuseEmbedded = '{}'\n"


def page(text: str) -> str:
    """The page with more front matter."""
    return PAGE.replace("title: T", f"title: T\n{text}")


SITES: dict[str, dict[str, str]] = {
    "one language": {},
    "one language by name": {"hugo.toml": "[languages.en]\nweight = 1\n"},
    "languages that are off": {"hugo.toml": f"{TWO}disabled = true\n", **CHINESE},
    "hook always": {"hugo.toml": HOOK.format("always")},
    "hook as a fallback": {"hugo.toml": HOOK.format("fallback")},
    "two languages": {"hugo.toml": TWO, **CHINESE},
    "two languages, hook never": {"hugo.toml": HOOK.format("never") + TWO, **CHINESE},
    "two languages, hook always": {"hugo.toml": HOOK.format("always") + TWO, **CHINESE},
    "hook in one language": {
        "hugo.toml": f"{TWO}[languages.zh.markup.goldmark.renderHooks.image]\nuseEmbedded='never'",
        **CHINESE,
    },
    "both in folders": {"hugo.toml": f"defaultContentLanguageInSubdir = true\n{TWO}", **CHINESE},
    "a page in one language": {"hugo.toml": TWO, **ONLY_CHINESE},
    "files for each language": {
        "hugo.toml": f"[markup.goldmark]\nduplicateResourceFiles = true\n{TWO}",
        **CHINESE,
    },
    "folders by language": {
        "hugo.toml": f"{TWO}contentDir = 'content-zh'\n",
        "content-zh/post/p/index.md": PAGE,
        "content-zh/post/p/a.png": "x",
        "content-zh/post/p/own.png": "x",
    },
    "several hosts": {
        "hugo.toml": "[languages.en]\nweight=1\nbaseURL='https://example.org/'\n"
        "[languages.zh]\nweight=2\nbaseURL='https://zh.example.org/'\nstaticDir2='zh'\n",
        "zh/x/a.png": "x",
        **CHINESE,
    },
    "a folder of the host": {"hugo.toml": "baseURL = 'https://example.org/sub/'\n"},
    "a folder of the host, canonical": {
        "hugo.toml": "baseURL = 'https://example.org/sub/'\ncanonifyURLs = true\n"
    },
    "a folder of the host, relative": {
        "hugo.toml": "baseURL = 'https://example.org/sub/'\nrelativeURLs = true\n"
    },
    "a folder of the host, hook": {
        "hugo.toml": "baseURL = 'https://example.org/sub/'\n" + HOOK.format("always")
    },
    "ugly URLs": {"hugo.toml": "uglyURLs = true\n"},
    "ugly URLs, hook": {"hugo.toml": "uglyURLs = true\n" + HOOK.format("always")},
    "permalinks": {"hugo.toml": "[permalinks]\npost = '/x/:slugorcontentbasename/'\n"},
    "url": {
        "content/post/p/index.md": page("url: /x/"),
        "content/post/q.md": page("url: x/y.html"),
    },
    "url of a section": {"content/post/_index.md": page("url: /x/")},
    "slug of a section": {"content/post/_index.md": page("slug: x")},
    "names of resources": {
        "hugo.toml": HOOK.format("always"),
        "content/post/p/index.md": page("resources: [{src: '**.png', name: 'n-:counter.png'}]"),
    },
    "resources on demand": {"content/post/p/index.md": page("build: {publishResources: false}")},
    "a page below a page": {"content/post/q/q.md": PAGE, "content/post/q/q/c.png": "x"},
    "a page below a page, hook": {
        "hugo.toml": HOOK.format("always"),
        "content/post/q/q.md": PAGE,
        "content/post/q/q/c.png": "x",
    },
    "no pages of sections": {"hugo.toml": "disableKinds = ['section']\n"},
    "a headless owner": {
        "content/post/p/index.md": page("headless: true"),
        "content/post/r.md": PAGE,
    },
    "ignored files": {"hugo.toml": "ignoreFiles = ['/a\\.png$']\n"},
    "mounts": {
        "hugo.toml": "[[module.mounts]]\nsource='content'\ntarget='content'\n"
        "[[module.mounts]]\nsource='pics'\ntarget='content/post/p'\n"
        "[[module.mounts]]\nsource='pics'\ntarget='static/x'\n"
        "[[module.mounts]]\nsource='pics'\ntarget='assets'\n",
        "pics/a.png": "x",
        "pics/n-1.png": "x",
    },
    "capitals": {
        "hugo.toml": "disablePathToLower = true\n",
        "content/post/p/index.md": "",
        "content/post/Big One/index.md": PAGE,
        "content/post/Big One/A.png": "x",
        "content/post/Big One/f.png": "x",
    },
    "capitals in folders": {
        "content/post/p/index.md": "",
        "content/post/Big One/index.md": PAGE,
        "content/post/Big One/Sub Folder/a.png": "x",
        "content/post/Big One/f.png": "x",
    },
    "a shared key": {
        "hugo.toml": HOOK.format("always") + TWO,
        "content/post/p/index.md": page("translationKey: k"),
        "content/zh/index.zh.md": page("translationKey: k"),
        "content/zh/z.zh.png": "x",
    },
    "a draft": {"content/post/p/index.md": page("draft: true")},
    "own suffix in content": {
        "hugo.toml": TWO,
        "content/post/p/index.zh.md": PAGE,
        "content/post/p/c.zh.png": "x",
        "content/post/p/c.png": "x",
    },
    "index pages": {"content/post/p/index.md": "", "content/post/p/_index.md": PAGE},
    "raw HTML": {
        "hugo.toml": "[markup.goldmark.renderer]\nunsafe = true\n",
        "content/post/p/index.md": f"{PAGE}<img src='a.png'><IMG SRC=/s.png>\n\n"
        "<p><img src='in\\b.png'><img src=\"&#97;.png\"></p>\n",
    },
}


@pytest.mark.parametrize("name", SITES)
def test_verdicts_are_what_a_crawler_finds(name: str, hugo: RunHugo, tmp_path: Path) -> None:
    files = {**FILES, **SITES[name]}
    site = {path: text for path, text in files.items() if text}
    if "baseURL" not in site.get("hugo.toml", ""):
        site["hugo.toml"] = "baseURL = 'https://example.org/'\n" + site.get("hugo.toml", "")
    write_site(tmp_path, site)
    assert verdicts(tmp_path) == crawled(hugo, tmp_path)


@pytest.mark.parametrize("corpus", ["hugoDocs", "glossary"])
def test_verdicts_on_real_sites(corpus: str, shared: Path, hugo: RunHugo, tmp_path: Path) -> None:
    site = readable(shared / "corpora" / corpus, tmp_path / "site")
    assert verdicts(site) == crawled(hugo, site)


def test_verdicts_on_the_example(hugo: RunHugo, tmp_path: Path) -> None:
    site = readable(ROOT / "examples" / "news-zh", tmp_path / "site")
    found = verdicts(site)
    assert found == crawled(hugo, site)
    assert all(image.exists for images in found.values() for image in images)


def readable(source: Path, target: Path) -> Path:
    """The site with pages that a crawler can read; codes that Hugo draws itself are left out."""
    site = overlay(source, target)
    shutil.rmtree(site / "layouts", ignore_errors=True)
    stub_layouts(site)
    write_site(site, {"layouts/all.html": TEMPLATE, "layouts/_shortcodes/qr.html": "{{ .Inner }}"})
    return site


def crawled(hugo: RunHugo, site: Path) -> dict[tuple[str, str], Counter[Image]]:
    """What a crawler finds, by file and language of pages with images."""
    visits = crawl(hugo, site)
    return {(each.file, each.language): each.images for each in visits if each.images}


def verdicts(folder: Path) -> dict[tuple[str, str], Counter[Image]]:
    """What is found here."""
    config = load_config(folder)
    tree = classify(walk(config), config)
    documents = {each.path: parse(Path(each.location).read_bytes()) for each in tree.pages}
    data = {path: document.data for path, document in documents.items()}
    site = build_site(config, tree, data, now=NOW)
    images = Images(config, tree, lambda: site)
    found: dict[tuple[str, str], Counter[Image]] = {}
    for each in site.pages:
        if not each.url:
            continue
        asked = Counter(_asked(images, each, documents[each.path], config))
        if asked:
            found[each.path, each.language] = asked
    return found


def _asked(images: Images, page: Page, document: Document, config: SiteConfig) -> Iterator[Image]:
    for way, reference in _references(page, document, config):
        answer = images.find(page, way, reference.destination)
        assert answer.where != "unknown", reference
        if answer.where == "elsewhere":
            continue
        if answer.target is None and answer.problem != "leaves-site":
            yield Image(_itself(page, config), exists=False)
        else:
            yield Image(answer.target or "", answer.exists)


def _itself(page: Page, config: SiteConfig) -> str:
    """What the crawler takes an empty address for."""
    base = config.language(page.language).base_url.rstrip("/")
    code = f"/{page.language}" if config.is_multihost else ""
    return code + "/" + unquote(page.permalink.removeprefix(base).lstrip("/"))


def _references(
    page: Page, document: Document, config: SiteConfig
) -> Iterator[tuple[Way, Reference]]:
    language = config.language(page.language)
    options = ReferenceOptions(markdown_options(language.settings.get("markup", {})), links=False)
    for each in find_references(document.raw, document.body, options):
        if each.form == "html" and each.name == "img" and keeps_html(language):
            yield "html", each
        elif each.form == "shortcode":
            yield "figure", each
        elif each.form in ("inline", "reference"):
            yield "markdown", each
