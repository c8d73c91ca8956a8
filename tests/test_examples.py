"""The example sites do in the real Hugo what they are there to show."""

import html
import re
import shutil
from pathlib import Path

import pytest

from tests.stub_site import RunHugo, hugo_list

EXAMPLES = Path(__file__).parents[1] / "examples"
NEWS = EXAMPLES / "news-zh"
BROKEN = EXAMPLES / "news-zh-broken"

pytestmark = pytest.mark.hugo

# Article, and what Hugo's error says.
FAILS = {
    "alias-bomb": "too many YAML aliases for non-scalar nodes",
    "alias-outside-site": "resolves to website root directory",
    "broken-ref": "REF_NOT_FOUND",
    "broken-url": "invalid URL escape",
    "build-not-a-map": "failed to decode build config",
    "cascade-not-a-map": "to []map[string]interface",
    "conflict-markers": "invalid header option",
    "duplicate-key": 'mapping key "title" already defined',
    "file-in-place-of-folder": "directory",
    "full-width-colon": "non-map value is specified",
    "full-width-comma": "',' or ']' must be specified",
    "http-alias": "http* aliases not supported",
    "http-url": "URLs with protocol (http*) not supported",
    "ideographic-space": "unexpected key name",
    "indented-delimiter": "EOF looking for end YAML front matter delimiter",
    "json-trailing-comma": "looking for beginning of object key",
    "json-unix-time-date": '"date" front matter field is not a parsable date',
    "list-first-line": "invalid YAML delimiter",
    "menu-entry-not-a-map": "unable to process menus for page",
    "menu-weight-not-number": "cannot parse 'Weight' as int",
    "missing-space-after-colon": "unexpected key name",
    "nested-tags": "error calling urlize",
    "no-break-space": "range can't iterate over",
    "not-a-map": "string was used where mapping is expected",
    "params-not-a-map": '"params" must be a map',
    "published-boolean": '"published" front matter field is not a parsable date',
    "quote-ends-early": "value is not allowed in this context",
    "refused-content": '"text/html" is not whitelisted',
    "refused-markup": '"text/html" is not whitelisted',
    "removed-author": "can't evaluate field Author",
    "removed-build-key": '"_build" front matter key was deprecated',
    "root-alias": "resolves to website root directory",
    "shortcode-first-line": "invalid character '{'",
    "sitemap-priority-not-number": "failed to decode sitemap config",
    "sites-not-a-map": "failed to decode sites",
    "smart-quotes-in-shortcode": "unrecognized character in shortcode action: U+201C",
    "tab-indentation": "that cannot start any token",
    "tags-string": "range can't iterate over 轮渡",
    "thumbnail-list": "unable to cast",
    "toml-bare-key": "invalid character at start of key",
    "toml-colon": "expected '=' after key",
    "toml-duplicate-key": "key title is already defined",
    "toml-invalid-utf-8": "invalid UTF-8 character",
    "toml-not-a-boolean": "at start of value",
    "toml-smart-quotes": "at start of value",
    "toml-unquoted-string": "at start of value",
    "unclosed-flow": "sequence end token ']' not found",
    "unclosed-front-matter": "EOF looking for end YAML front matter delimiter",
    "unclosed-quote": "value is not allowed in this context",
    "unclosed-shortcode": "unclosed shortcode action",
    "unknown-alias": "value is not allowed in this context",
    "unknown-markup": 'failed to resolve media type for "wiki"',
    "unknown-output": 'OutputFormat with key "pdf" not found',
    "unknown-post-meta": 'partial "post_meta/views.html" not found',
    "unknown-shortcode": 'template for shortcode "bilibili" not found',
    "unknown-url-token": "panic: runtime error",
    "unknown-widget": 'partial "widgets/recnt.html" not found',
    "unparsable-date-chinese": "not a parsable date",
    "unparsable-date-impossible-day": "not a parsable date",
    "unparsable-date-no-seconds": "not a parsable date",
    "unparsable-date-one-digit": "not a parsable date",
    "unparsable-date-slashes": "not a parsable date",
    "unparsable-date-zone-name": "not a parsable date",
    "unquoted-bracket": "value is not allowed in this context",
    "unquoted-colon": "mapping value is not allowed in this context",
    "unquoted-special-character": "'@' is a reserved character",
    "widgets-string": "range can't iterate over recent",
    "wrong-indentation": "value is not allowed in this context",
    "yaml-directive": "unexpected directive value",
}

# Article, and what the site then shows though no author meant it.
SHOWS = {
    "aliases-string": "news/night/index.html",
    "byte-order-mark-twice": "<h1></h1>",
    "case-twin-keys": "<h1>青屿轮渡周五加开夜班</h1>",
    "categories-string": "categories/城市-交通/index.html",
    "changed-slug": "post/morning-ferry/index.html",
    "comment-in-value": "<h1>青屿轮渡加开夜班</h1>",
    "conflict-markers-in-body": "«««< HEAD",
    "date-without-offset": "<time>2025-03-04T18:20:00+00:00</time>",
    "date-zone-name-ignored": "<time>2025-03-04T18:20:00+00:00</time>",
    "delimiter-in-block-scalar": "票价不变。\ncategories: [",
    "draft-not-boolean": "post/draft-not-boolean/index.html",
    "duplicate-translation-key": 'hreflang="zh-CN" href="https://broken.example.org/post/dup',
    "emphasis-not-rendered": "**青屿轮渡公司（东码头）**",
    "empty-alt": 'alt=""',
    "empty-menu": ">: 青屿轮渡加开夜班</a>",
    "empty-tag": '<a class="tag" href="/tags//"></a>',
    "front-matter-after-text": "title: ",
    "full-width-comma-unquoted": "tags/轮渡公共交通/index.html",
    "full-width-delimiter": "title: ",
    "full-width-link": "[公司网站]（https://ferry.example.org/）",
    "generic-alt": 'alt="图片"',
    "hash-plus-first-line": "<h1></h1>",
    "heading-without-space": "##夜班船时刻",
    "ideographic-space-before-front-matter": "title: ",
    "image-beside-page": 'src="image-beside-page.svg"',
    "image-name-case": 'src="/images/Pier.svg"',
    "image-with-space": "![灯塔岛码头的夜景](/images/old pier.svg)",
    "invalid-utf-8": "\N{REPLACEMENT CHARACTER}",
    "invalid-utf-8-in-body": "\N{REPLACEMENT CHARACTER}",
    "json-duplicate-key": "<h1>青屿轮渡周五加开夜班</h1>",
    "keywords-string": 'content="轮渡,, 夜班"',
    "lastmod-before-date": '<time class="lastmod">2025-03-01',
    "list-as-title": "<h1></h1>",
    "menu-not-a-name": "true: 青屿轮渡加开夜班",
    "missing-date": "<time>0001-01-01",
    "missing-image": 'src="/images/night-ferry.png"',
    "missing-thumbnail": 'src="/images/night-ferry.png"',
    "missing-title": "<h1></h1>",
    "mixed-scripts": "窗口處理换票",
    "number-as-title": "<h1>10</h1>",
    "number-sign-in-url": "post/夜航#2/index.html",
    "quoted-boolean": '<nav class="toc">',
    "second-front-matter": "draft: true",
    "smart-quotes": 'src="/%e2%80%9cimages/pier.svg',
    "spaced-summary-divider": "西码头。</p></div>",
    "stray-space-in-url": "post/morning\u200b/index.html",
    "tab-in-value": "<h1>青屿轮渡加开夜班</h1>",
    "tag-in-value": "<h1>青屿轮渡加开夜班</h1>",
    "tag-with-slash": "tags/轮渡/夜班/index.html",
    "tag-with-space": "tags/轮渡-/index.html",
    "thumbnail-in-bundle": 'src="/pier.svg"',
    "toml-key-after-table": "post/toml-key-after-table/index.html",
    "truncated-summary": "票价为3…</div>",
    "unix-time-date": "<time>1970-08-23",
    "unknown-build-word": "<li>青屿轮渡加开夜班</li>",
    "unknown-language": "post/unknown-language.zh-hant/index.html",
    "unknown-sidebar": '<aside class="right">',
    "unreachable%20file-name": "post/unreachable%20file-name/index.html",
    "unreachable-url": "post/%E5%A4%9C%E8%88%AA/index.html",
    "url-with-dot": "post/v1.2\n",
    "utf-16": "<h1></h1>",
    "year-zero-date": "<time>0000-01-01",
}

# Article, and what its author meant and the site does not have.
LACKS = {
    "address-without-effect": "night-boat",
    "bundle-without-default-language": "language/pier.svg",
    "duplicate-page": "<h1>青屿轮渡加开夜班</h1>",
    "expired": "post/expired/index.html",
    "expiry-before-publish": "post/expiry-before-publish/index.html",
    "future-date": "post/future-date/index.html",
    "future-lastmod": "post/future-lastmod/index.html",
    "lang-mismatch": "zh-tw/post/lang-mismatch/index.html",
    "menu-and-menus": "main: 青屿轮渡加开夜班",
    "misspelled-categories": "categories/城市/index.html",
    "one-sided-translation-key": 'hreflang="zh-TW" href="https://broken.example.org/zh-tw/post/one',
    "orphan-translation-key": 'hreflang="zh-TW" href="https://broken.example.org/zh-tw/post/orp',
    "other-script": "zh-tw/post/other-script/index.html",
    "page-in-leaf-bundle": "青屿轮渡周五加开夜班",
    "published-null": "post/published-null/index.html",
    "singular-tag-key": "tags/轮渡/index.html",
    "translations-mismatch": "zh-tw/post/translations-mismatch/index.html",
    "url-outside-language": "zh-tw/post/evening-line/index.html",
}

# Hugo says nothing, and the page of a reader shows nothing either.
UNSEEN = {
    "alias-of-other-page",
    "alias-of-own-page",
    "duplicate-alias",
    "language-not-of-site",
    "language-tag-spelling",
    "misspelled-date-key",
    "resources-not-a-list",
    "same-path",
    "same-url",
    "static-file-at-url",
    "translations-self-only",
    "unknown-language-tag",
    "url-differs-by-case",
    "weight-not-number",
}


CASES = sorted({*FAILS, *SHOWS, *LACKS, *UNSEEN})


def articles(case: str) -> list[Path]:
    """The files and folders in the broken site's section that make up one case."""
    name = re.compile(re.escape(case) + r"(-[12]|!)?(\.[\w-]+)*")
    return [entry for entry in (BROKEN / "content/post").iterdir() if name.fullmatch(entry.name)]


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)


def what_readers_get(public: Path) -> str:
    """The paths of all files published, one a line, then the text of all pages."""
    files = sorted(path for path in public.rglob("*") if path.is_file())
    paths = [path.relative_to(public).as_posix() for path in files]
    pages = [path.read_text("utf-8", "replace") for path in files if path.suffix == ".html"]
    return "\n".join([*paths, *map(html.unescape, pages)])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The broken site without its articles."""
    for name in ("hugo.toml", "layouts", "static", "content/post/_index.md"):
        copy(BROKEN / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("case", CASES)
def test_broken_article(case: str, site: Path, hugo: RunHugo):
    for article in articles(case):
        copy(article, site / article.relative_to(BROKEN))
    answer = hugo(site)
    if case in FAILS:
        if not answer.returncode:  # now and then Hugo swallows a crash, and publishes nothing
            answer = hugo(site)
        assert answer.returncode != 0
        assert FAILS[case] in answer.stderr
        return
    assert (answer.returncode, answer.stderr) == (0, "")
    seen = what_readers_get(site / "public")
    assert SHOWS.get(case, "") in seen
    assert case not in LACKS or LACKS[case] not in seen


def test_every_broken_article_is_a_case():
    files = {entry.name for entry in (BROKEN / "content/post").iterdir()} - {"_index.md"}
    assert {article.name for case in CASES for article in articles(case)} == files


def test_news_site_builds_without_a_warning(hugo: RunHugo, tmp_path: Path):
    copy(NEWS, tmp_path / "site")
    answer = hugo(
        tmp_path / "site", "--panicOnWarning", "--printPathWarnings", "--printI18nWarnings"
    )
    assert (answer.returncode, answer.stderr) == (0, "")


def test_news_site_publishes_all_its_articles(hugo: RunHugo, tmp_path: Path):
    copy(NEWS, tmp_path / "site")
    sources = {path.relative_to(NEWS).as_posix() for path in NEWS.glob("content/**/*.md")}
    rows = hugo_list(hugo, tmp_path / "site", "published")
    assert {row["path"] for row in rows} == sources
    base = "https://news.example.org/"
    assert {row["path"] for row in rows if row["permalink"].startswith(f"{base}zh-tw/")} == {
        path for path in sources if path.endswith(".zh-tw.md")
    }
