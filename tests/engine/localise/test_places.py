"""Where images go, and what articles call them there: by form, by kind of page, and by theme."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import RunHugo
from tests.crawl import TEMPLATE, crawl
from tests.engine.localise.bringing import HOST, Hosts, Picture, bring
from tests.remote.server import jpeg, png
from tests.rules.cases import lay_out

A, B = png(640, 480), jpeg(800, 600)
A1, B1, B2 = "01-6375e072.png", "01-ab1b505d.jpg", "02-ab1b505d.jpg"
URL, OTHER = f"{HOST}/om/641", f"{HOST}/0"
HOSTS = {URL: Picture(A, "text/plain"), OTHER: Picture(B), f"{HOST}/same": Picture(A)}
HTML = "[markup.goldmark.renderer]\nunsafe = true\n"
TWO = (
    "defaultContentLanguage = 'zh-cn'\n[languages.zh-cn]\nweight = 1\n[languages.zh-tw]\nweight = 2"
)
PHOTO = '<img src="{{ .Get "src" | default (.Get 0) }}">'


class Row(NamedTuple):
    """A site, and its articles and images afterwards."""

    files: dict[str, str]
    after: dict[str, str]
    images: set[str]
    config: str = ""


def body(text: str, new: str, config: str = "") -> Row:
    """An article of its own."""
    path = "content/post/a.md"
    return Row({path: text}, {path: new}, {f"static/images/post/a/{A1}"}, config)


def bundled(text: str, new: str, config: str = "") -> Row:
    path = "content/post/a/index.md"
    return Row({path: text}, {path: new}, {f"content/post/a/{A1}"}, config)


STATIC = f"/images/post/a/{A1}"

BODIES = {
    "inline": body(f"![船]({URL})\n", f"![船]({STATIC})\n"),
    "query": body(f"![船]({URL}?x=1#top)\n", f"![船]({URL}?x=1#top)\n")._replace(images=set()),
    "fragment": body(f"![船]({URL}#top)\n", f"![船]({STATIC})\n"),
    "title": body(f'> ![船](<{URL}> "夜航")\n', f'> ![船](<{STATIC}> "夜航")\n'),
    "label": body(f"![船][x] ![][x]\n\n[x]: {URL}\n", f"![船][x] ![][x]\n\n[x]: {STATIC}\n"),
    "twice": body(f"![a]({URL}) ![b]({URL})\n", f"![a]({STATIC}) ![b]({STATIC})\n"),
    "equal": body(f"![]({URL}) ![]({HOST}/same)\n", f"![]({STATIC}) ![]({STATIC})\n"),
    "link stays": body(f"[![船]({URL})]({URL})\n", f"[![船]({STATIC})]({URL})\n"),
    "code stays": body(f"![船]({URL})\n\n    ![]({URL})\n", f"![船]({STATIC})\n\n    ![]({URL})\n"),
    "other spelling": body("![](HTTPS://IMG.example.net/x/../om/641)\n", f"![]({STATIC})\n"),
    "html": body(f"<img src={URL} alt=船>\n", f"<img src={STATIC} alt=船>\n", HTML),
    "srcset": body(
        f'<img src="{URL}" srcset="{URL} 2x">\n',
        f'<img src="{STATIC}" srcset="{STATIC} 2x">\n',
        HTML,
    ),
    "figure": body(
        f'图 {{{{< figure src="{URL}" >}}}}\n', f'图 {{{{< figure src="{STATIC}" >}}}}\n'
    ),
    "bare figure": body(
        f"图 {{{{< figure src={URL} >}}}}\n", f'图 {{{{< figure src="{STATIC}" >}}}}\n'
    ),
    "shortcode": body(f'图 {{{{< photo "{URL}" >}}}}\n', f'图 {{{{< photo "{STATIC}" >}}}}\n'),
    "below a path": body(
        f"![船]({URL})\n", f"![船](/blog{STATIC})\n", "baseURL = 'https://news.example.org/blog/'"
    ),
    "made canonical": body(
        f"![船]({URL})\n",
        f"![船]({STATIC})\n",
        "baseURL = 'https://news.example.org/blog/'\ncanonifyURLs = true",
    ),
    "beside a bundle": bundled(f"![船]({URL})\n", f"![船]({A1})\n"),
    "in HTML of a bundle": bundled(f'<img src="{URL}">\n', f'<img src="{A1}">\n', HTML),
    "in a figure of a bundle": bundled(
        f'图 {{{{< figure src="{URL}" >}}}}\n', f'图 {{{{< figure src="{A1}" >}}}}\n'
    ),
    "in HTML with ugly addresses": bundled(
        f'<img src="{URL}">\n', f'<img src="/post/a/{A1}">\n', f"uglyURLs = true\n{HTML}"
    ),
    "in a bundle with its own address": bundled(
        f"---\nurl: /x/y/\n---\n![船]({URL})\n", f"---\nurl: /x/y/\n---\n![船]({A1})\n"
    ),
    "in a section": Row(
        {"content/post/_index.md": f"![船]({URL})\n"},
        {"content/post/_index.md": f"![船]({A1})\n"},
        {f"content/post/{A1}"},
    ),
    "two languages of a bundle": Row(
        {f"content/a/index{x}.md": f"![船]({URL}) ![]({OTHER})\n" for x in ("", ".zh-tw")},
        {f"content/a/index{x}.md": f"![船]({A1}) ![]({B2})\n" for x in ("", ".zh-tw")},
        {f"content/a/{A1}", f"content/a/{B2}"},
        TWO,
    ),
    "two languages in HTML": Row(
        {f"content/a/index{x}.md": f'<img src="{URL}">\n' for x in ("", ".zh-tw")},
        {
            "content/a/index.md": f'<img src="{A1}">\n',
            "content/a/index.zh-tw.md": f'<img src="/a/{A1}">\n',
        },
        {f"content/a/{A1}"},
        f"{HTML}{TWO}",
    ),
    "two languages of a file": Row(
        {f"content/a{x}.md": f"![船]({URL})\n" for x in ("", ".zh-tw")},
        {f"content/a{x}.md": f"![船](/images/a/{A1})\n" for x in ("", ".zh-tw")},
        {f"static/images/a/{A1}"},
        TWO,
    ),
    "names in Chinese": Row(
        {"content/行情/周 报.md": f"![船]({URL})\n"},
        {"content/行情/周 报.md": f"![船](/images/行情/周-报/{A1})\n"},
        {f"static/images/行情/周-报/{A1}"},
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies(hugo: RunHugo, tmp_path: Path, name: str) -> None:
    site, row = lay_out_row(tmp_path, BODIES[name])
    hosts = Hosts(HOSTS)
    bring(site, hosts)
    assert texts(site, row) == row.after
    assert images(site) == row.images
    if row.images:
        seen = [image for visit in crawl(hugo, site) for image in visit.images]
        assert seen
        assert all(image.exists for image in seen)


def theme(name: str, lines: str, new: str, images: str, path: str = "content/post/a.md") -> Row:
    text = "---\ntitle: 船\n%s\n---\n"
    return Row({path: text % lines}, {path: text % new}, {images} if images else set(), name)


BUNDLE = "content/post/a/index.md"
NO_BUNDLE = "the theme looks for it beside the article, which is no bundle; add --bundle"
KEYS = {
    "mainroad": theme(
        "mainroad", f"thumbnail: {URL} # 图", f"thumbnail: images/post/a/{A1} # 图", STATIC
    ),
    "mainroad, bundle": theme(
        "mainroad", f'thumbnail: "{URL}"', f'thumbnail: "images/post/a/{A1}"', STATIC, BUNDLE
    ),
    "mainroad, map": theme(
        "mainroad", f"thumbnail: {{src: {URL}}}", f"thumbnail: {{src: images/post/a/{A1}}}", STATIC
    ),
    "papermod": theme(
        "papermod",
        f"cover:\n  image: '{URL}'\n  alt: 船",
        f"cover:\n  image: 'images/post/a/{A1}'\n  alt: 船",
        f"assets/images/post/a/{A1}",
    ),
    "papermod, bundle": theme(
        "papermod",
        f"cover: {{image: {URL}}}",
        f"cover: {{image: {A1}}}",
        f"content/post/a/{A1}",
        BUNDLE,
    ),
    "images": theme("papermod", f"images: [{URL}]", f"images: [images/post/a/{A1}]", STATIC),
    "stack": theme("stack", f"image: {URL}", f"image: images/post/a/{A1}", STATIC),
    "stack, bundle": theme(
        "stack", f"image: {URL}", f"image: {A1}", f"content/post/a/{A1}", BUNDLE
    ),
    "blowfish": theme(
        "blowfish",
        f"featureimage: {URL}",
        f"featureimage: images/post/a/{A1}",
        f"assets/images/post/a/{A1}",
    ),
    "congo": theme("congo", f"cover: {URL}", f"cover: {URL}", ""),
    "congo, bundle": theme(
        "congo", f"cover: {URL}", f"cover: {A1}", f"content/post/a/{A1}", BUNDLE
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_keys_of_themes(tmp_path: Path, name: str) -> None:
    row = KEYS[name]
    site, row = lay_out_row(tmp_path, row._replace(config=f"theme = '{row.config}'"))
    found = bring(site, Hosts(HOSTS))
    assert texts(site, row) == row.after
    assert images(site) == {
        each.replace("/images", "static/images", each[0] == "/") for each in row.images
    }
    said = [str(each.reason) for each in found.edits.left]
    assert said == ([] if row.images else [f"{URL} stays: {NO_BUNDLE}"])


@pytest.mark.parametrize(
    "head",
    [
        "+++\nthumbnail = '%s' # 图\ntitle = '船'\n+++\n",
        '{"thumbnail": "%s", "title": "船"}\n',
        "---\r\nthumbnail: >-\r\n  %s\r\ntitle: 船\r\n---\r\n",
        "---\nthumbnail:\n  src: '%s' # 图\n---\n",
        "---\nparams: {Thumbnail: '%s'}\n---\n",
    ],
)
def test_one_file_for_key_and_body(tmp_path: Path, head: str) -> None:
    """Where the theme looks for the thumbnail, all others find it, too."""
    text = f"{head}\n![船](%s)\n"
    row = Row({BUNDLE: text % (URL, URL)}, {}, {f"static{STATIC}"}, "theme = 'mainroad'")
    site, row = lay_out_row(tmp_path, row)
    bring(site, Hosts(HOSTS))
    (after,) = (each.read_bytes().decode() for each in site.rglob("index.md"))
    assert f"![船]({STATIC})" in after
    assert after.count(STATIC[1:]) == 2
    assert URL not in after
    assert images(site) == row.images


def lay_out_row(folder: Path, row: Row) -> tuple[Path, Row]:
    config = row.config if "baseURL" in row.config else f"baseURL = 'https://n.org/'\n{row.config}"
    parts = {"hugo.toml": config, "cms.toml": '[image-shortcodes]\nphoto = ["src", "0"]\n'}
    parts |= {f"layouts/{name}.html": TEMPLATE for name in ("single", "list", "home", "taxonomy")}
    parts |= {"layouts/_shortcodes/photo.html": PHOTO}
    text = "".join(f"-- {path} --\n{each}\n" for path, each in parts.items())
    lay_out(folder, text)
    for path, each in row.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(each.encode())
    return folder, row


def texts(site: Path, row: Row) -> dict[str, str]:
    return {path: (site / path).read_text("utf-8") for path in row.files}


def images(site: Path) -> set[str]:
    found = [each for ending in ("png", "jpg") for each in site.rglob(f"*.{ending}")]
    return {path.relative_to(site).as_posix() for path in found if "public" not in path.parts}
