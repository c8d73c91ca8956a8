"""What is said of slugs, urls, aliases and file names by themselves, held against Hugo's files."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.hugo.sites import write_site
from tests.rules.cases import front_matter, judge_site

CODES = tuple(f"UR{number:03}" for number in range(9, 23))
PAGE_CODES = ("UR009", "UR012", "UR013", "UR014", "UR015", "UR016", "UR021", "UR022")


def found(text: str) -> list[str]:
    return [f"{each.code}:{each.start.column}" for each in front_matter(text, *PAGE_CODES)]


@pytest.mark.parametrize(
    "text",
    [
        "url: /a b/",
        "url: /É/",
        "url: /a/../b/",
        "url: /a&b=c;d/",
        'url: ""',
        "url: /:year/:slug/",
        "url: /page.HTML",
        "url: /feed.json",
        "url: /sw.js\nlayout: worker",
        "url: /v1.2/:slug/",
        "slug: 青屿夜航",
        "slug: 12",
        "slug: ''",
        "slug: a.b_c~d@e+f",
        "slug: a\nurl: /x/a/",
        "slug: Q&A\nurl: /x/qa.html",
        "aliases: [/a/, ../b, /C/, /中文/, /x y/]",
        "aliases: /a/ /b/",
        "aliases: [https://example.org/?a]",
        "slug: console",
    ],
)
def test_silent(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("url: /a%20b/", "UR009:6"),
        ("url: /?/", "UR009:6"),
        ("slug: a%20b", "UR009:7"),
        ("aliases: [/a/, '/?p=1']", "UR009:16"),
        ("aliases: '/?p=1 /b/'", "UR009:10"),
        ("slug: Hello", "UR012:7"),
        ("slug: -a-", "UR012:7"),
        ("slug: My Post\nurl: /:slug/", "UR012:7"),
        ("slug: a  b", "UR012:7"),
        ("slug: 夜航（上）", "UR012:7"),
        ("slug: '！'", "UR012:7"),
        ("slug: ..", "UR012:7"),
        ("slug: ../x", "UR012:7"),
        ("slug: a/b", "UR012:7"),
        ("slug: a.php", "UR012:7"),
        ("slug: b\nurl: /x/a/", "UR013:7"),
        ("url: /v1.2", "UR015:6"),
        ("url: v1.2/a", "UR015:6"),
        ("url: /x.", "UR015:6 UR021:6"),
        ("url: /100%", "UR016:6"),
        ('url: "/a\\u0001/"', "UR016:6"),
        ("url: .", "UR016:6"),
        ("url: /a\\b/", "UR021:6"),
        ("url: /nul/", "UR021:6"),
        ("slug: com1", "UR021:7"),
        ("aliases: ['/a|b/']", "UR021:11"),
        ("url: ' /a/'", "UR022:6"),
        ('url: "/a\\u00ad/"', "UR022:6"),
        ('aliases: ["/a\\u00a0/"]', "UR022:11"),
    ],
)
def test_flagged(text, expected):
    assert " ".join(sorted(found(text))) == expected


def in_site(text: str) -> str:
    return " ".join(
        f"{each.code}:{each.path.removeprefix('content/')}:{each.start.column}"
        for each in judge_site(text, *CODES)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-- hugo.toml --\n-- content/a%20b/c.md --\n", "UR010:a%20b/c.md:1"),
        ("-- hugo.toml --\n-- content/a%20b/c.md --\n---\nslug: x\n---\n", "UR010:a%20b/c.md:1"),
        ("-- hugo.toml --\n-- content/a%20b/c.md --\n---\nurl: /x/\n---\n", ""),
        ("-- hugo.toml --\n-- content/a%.md --\n", ""),
        ("-- hugo.toml --\n-- content/c#/a.md --\n", "UR011:c#/a.md:1"),
        ("-- hugo.toml --\n-- content/a.md --\n---\nurl: '/#a/'\n---\n", "UR011:a.md:6"),
        (
            "-- hugo.toml --\ndisableAliases = true\n"
            "-- content/a.md --\n---\naliases: [/?a]\n---\n",
            "",
        ),
        (
            '-- hugo.toml --\npermalinks.post = "/:title/"\n-- content/post/a.md --\n---\n'
            "title: A\nslug: b\n---\n",
            "UR013:post/a.md:7",
        ),
        (
            '-- hugo.toml --\npermalinks.post = "/:title/"\n-- content/post/_index.md --\n---\n'
            "slug: b\n---\n",
            "",
        ),
        ("-- hugo.toml --\n-- content/_index.md --\n---\nslug: a\n---\n", "UR013:_index.md:7"),
        (
            "-- hugo.toml --\n-- content/post/a.md --\n---\naliases: [../..]\n---\n",
            "UR017:post/a.md:11",
        ),
        ("-- hugo.toml --\n-- content/a.md --\n---\naliases: ['', b]\n---\n", "UR017:a.md:11"),
        ("-- hugo.toml --\n-- content/_index.md --\n---\naliases: a\n---\n", "UR017:_index.md:10"),
        (
            "-- hugo.toml --\n-- content/a/index.md --\n-- content/a/b/index.md --\n",
            "UR018:a/b/index.md:1",
        ),
        (
            "-- hugo.toml --\n-- content/a/index.md --\n-- content/a/b.md --\n---\ntitle: B\n---\n",
            "",
        ),
        (
            "-- hugo.toml --\n-- content/index.md --\n-- content/a/index.md --\n",
            "UR019:index.md:1 UR018:a/index.md:1",
        ),
        ("-- hugo.toml --\n-- content/tags/index.md --\n", "UR020:tags/index.md:1"),
        (
            "-- hugo.toml --\n-- content/tags/go.md --\n-- content/a.md --\n---\ntags: Go\n---\n",
            "UR020:tags/go.md:1",
        ),
        (
            "-- hugo.toml --\n-- content/tags/go.md --\n-- content/a.md --\n---\ntags: [C]\n---\n",
            "",
        ),
        ("-- hugo.toml --\n-- content/tagged.md --\n", ""),
        ('-- hugo.toml --\ndisableKinds = ["taxonomy"]\n-- content/tags.md --\n', ""),
        (
            '-- hugo.toml --\ndefaultContentLanguage = "zh"\n[languages.zh]\n[languages.en]\n'
            "-- content/a.en.md --\n---\nurl: /a/\n---\n"
            "-- content/b.en.md --\n---\nurl: /en/b/\n---\n"
            "-- content/c.md --\n---\nurl: /c/\n---\n"
            "-- content/d.en.md --\n---\nurl: /enough/\n---\n",
            "UR014:a.en.md:6 UR014:d.en.md:6",
        ),
    ],
)
def test_in_sites(text, expected):
    assert " ".join(sorted(in_site(text).split())) == " ".join(sorted(expected.split()))


URLS = [
    *("/a/", "/a b/", "/a%20b/", "/a%41/", "/x?y/", "/c#/", "/É/", "/中文/", "/q+r/", "/a;b/"),
    *("/[x]/", "/v1.2", "/v1.2/z", "/v1.2/", "/page.html", "/a&b/", "/it's/", "/x.y/z.html"),
]
SLUGS = [
    "a",
    "My Post",
    "Q&A!",
    "a%20b",
    "c#",
    "中文，字",
    "x/y",
    "a.html",
    "É",
    "a+b",
    "-a-",
    "a--b",
]


@pytest.mark.hugo
@pytest.mark.parametrize(
    ("key", "value"), [*(("url", each) for each in URLS), *(("slug", each) for each in SLUGS)]
)
def test_the_files_that_hugo_writes(hugo, tmp_path, key, value):
    text = f"{key}: {json.dumps(value, ensure_ascii=False)}"
    public = published(hugo, tmp_path, {"content/post/p.md": f"---\n{text}\n---\n"})
    (file,) = [path for path in public.rglob("*") if path.is_file() and is_the_page(path)]
    path = file.relative_to(public).as_posix()
    link = file.read_text("utf-8").strip()
    asked = unquote(urlsplit(link).path).strip("/")
    codes = {each.code for each in front_matter(text, "UR009", "UR012", "UR015")}
    assert ("UR009" in codes) == (asked not in (path, path.removesuffix("/index.html")))
    if key == "slug" and "UR009" not in codes:
        as_written = path == f"post/{value}/index.html"
        assert ("UR012" in codes) == (not as_written or "/" in value or value.endswith(".html"))
    assert ("UR015" in codes) == (not path.endswith(".html"))


@pytest.mark.hugo
@pytest.mark.parametrize("value", ["/a%/", "/%zz/", "/a\x01b/", "/.", "/100 %/"])
def test_urls_with_which_the_build_fails(hugo, tmp_path, value):
    text = f"url: {json.dumps(value)}"
    site = {"content/p.md": f"---\n{text}\n---\n"}
    write_site(tmp_path, {**site, "hugo.toml": "", "layouts/all.html": "{{ .RelPermalink }}"})
    assert [each.code for each in front_matter(text, "UR016")] == ["UR016"]
    # Hugo may as well swallow its crash, and publish nothing with success.
    assert hugo(tmp_path).returncode != 0 or not (tmp_path / "public/index.html").exists()


@pytest.mark.hugo
def test_what_a_leaf_bundle_swallows_hugo_does_not_publish(hugo, tmp_path):
    files = {
        "content/post/index.md": "",
        "content/post/a.md": "---\ndate: 2025-01-01\n---\n",
        "content/post/b/index.md": "",
    }
    public = published(hugo, tmp_path, files)
    pages = {path.relative_to(public).as_posix() for path in public.rglob("index.html")}
    assert pages == {"index.html", "post/index.html"}


def published(hugo, folder: Path, files: dict[str, str]) -> Path:
    """The publish folder of a site that writes each page's link, or list's kind, into its file."""
    layout = '{{ if eq .Kind "page" }}{{ .RelPermalink | safeHTML }}{{ else }}list{{ end }}'
    settings = 'disableKinds = ["rss", "sitemap", "taxonomy", "term"]\n'
    write_site(folder, {**files, "hugo.toml": settings, "layouts/all.html": layout})
    answer = hugo(folder)
    assert answer.returncode == 0, answer.stderr
    return folder / "public"


def is_the_page(path: Path) -> bool:
    return path.read_text("utf-8").strip() != "list"
