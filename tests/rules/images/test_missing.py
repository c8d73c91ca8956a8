"""Addresses of images that lead nowhere, each with its cause, and such that are right."""

import sys

import pytest

from tests.rules.cases import judge_site

FILES = """\
-- static/images/pier.png --
-- static/images/night ferry.png --
-- static/图/渡轮.png --
-- assets/harbour.png --
-- content/post/beside.png --
-- content/post/night.md --
---
title: 夜航
---
{body}
-- content/post/ferry/index.md --
---
title: 渡轮
---
-- content/post/ferry/deck.png --
-- content/post/ferry/plan/map.png --
"""
ALL = tuple(f"IM{number:03}" for number in range(1, 12))


def found(body: str, config: str = "") -> list[tuple[str, str]]:
    """Names of rules and the text at each finding, of a page that has this body."""
    text = f"-- hugo.toml --\n{config}\n" + FILES.replace("{body}", body)
    return [
        (each.name, each.source[each.start.column - 1 : each.end.column - 1])
        for each in judge_site(text, *ALL)
    ]


HOOK = "[languages.zh-cn]\n"


@pytest.mark.parametrize(
    "body",
    [
        "![码头](/images/pier.png)",
        "![码头](</images/night ferry.png>)",
        "![码头](/images/night%20ferry.png)",
        "![码头](/图/渡轮.png)",
        "![码头](/%E5%9B%BE/%E6%B8%A1%E8%BD%AE.png?v=2#top)",
        "![码头](../../images/pier.png)",
        "![码头](../ferry/deck.png)",
        "![码头](/post/ferry/plan/map.png)",
        "![码头](/post/beside.png)",
        "![码头][pier]\n\n[pier]: /images/pier.png",
        "[![码头](/images/pier.png)](https://example.com/)",
        "![码头](https://img.example.com/pier.png) ![码头](//img.example.com/pier.png)",
        "![码头](https://example.org/images/nothing.png)",  # own host: issue of links
        "![码头](data:image/png;base64,AA==)",
        '{{< figure src="harbour.png" >}} {{< figure src="/images/pier.png" >}}',
        "`![码头](/images/nothing.png)`",
        "```\n![码头](/images/nothing.png)\n```",
        "    ![码头](/images/nothing.png)",
        "<!-- ![码头](/images/nothing.png) -->",
        "<img src='/images/nothing.png'>",  # dropped by this site, which is another rule's
        "!\\[码头](/images/nothing.png)",
        "[码头](/images/nothing.png)",
        "![码头 ![图](nothing.png)](/images/pier.png)",
    ],
)
def test_silent(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "config"),
    [
        ("![码头](harbour.png)", HOOK),
        ("![码头](/harbour.png)", HOOK),
        ("<img src='/images/pier.png'>", "[markup.goldmark.renderer]\nunsafe = true\n"),
        ("![码头](/sub/images/pier.png)", "baseURL = 'https://example.org/sub/'\n"),
        (
            "![码头](/images/pier.png)",
            "baseURL = 'https://example.org/sub/'\ncanonifyURLs = true\n",
        ),
        ("![码头](/images/nothing.png)", "theme = 'not-on-disk'\n"),
        ("![码头](post/ferry.html)", "ignoreFiles = ['night']\n"),
    ],
)
def test_silent_by_settings(body: str, config: str) -> None:
    assert found(body, config) == []


@pytest.mark.parametrize(
    ("body", "name", "address"),
    [
        ("文字 ![码头](/images/bridge.png)", "missing-image", "/images/bridge.png"),
        ("![码头]()", "missing-image", ""),
        ("![码头](#)", "missing-image", "#"),
        ("![码头](/images/)", "missing-image", "/images/"),
        ("![码头](/pier.png)", "missing-image", "/pier.png"),
        ("![码头][a]\n\n[a]: /images/bridge.png", "missing-image", "/images/bridge.png"),
        ('{{< figure src="/images/bridge.png" >}}', "missing-image", "/images/bridge.png"),
        ("![码头](deck.png)", "missing-image", "deck.png"),
        ("![码头](./beside.png)", "image-beside-page", "./beside.png"),
        ("![码头](ferry/deck.png)", "image-beside-page", "ferry/deck.png"),
        ("![码头](/Images/pier.PNG)", "image-letter-case", "/Images/pier.PNG"),
        ("![码头](../ferry/Deck.png)", "image-letter-case", "../ferry/Deck.png"),
        ("![码头](/static/images/pier.png)", "image-by-source-path", "/static/images/pier.png"),
        (
            "![码头](../../static/images/pier.png)",
            "image-by-source-path",
            "../../static/images/pier.png",
        ),
        ("![码头](/assets/harbour.png)", "image-by-source-path", "/assets/harbour.png"),
        (
            "![码头](/content/post/ferry/deck.png)",
            "image-by-source-path",
            "/content/post/ferry/deck.png",
        ),
        ("![码头](images/pier.png)", "image-without-leading-slash", "images/pier.png"),
        ("![码头](harbour.png)", "unpublished-image", "harbour.png"),
        (r"![码头](images\pier.png)", "local-image-address", r"images\pier.png"),
        (r"![码头](C:\图\pier.png)", "local-image-address", r"C:\图\pier.png"),
        ("![码头](C:/图/pier.png)", "local-image-address", "C:/图/pier.png"),
        ("![码头](file:///a/pier.png)", "local-image-address", "file:///a/pier.png"),
        ("![码头](/Users/lin/pier.png)", "local-image-address", "/Users/lin/pier.png"),
        (
            "![码头](http://localhost:1313/images/pier.png)",
            "local-image-address",
            "http://localhost:1313/images/pier.png",
        ),
    ],
)
def test_flagged(body: str, name: str, address: str) -> None:
    assert found(body) == [(name, address)]


@pytest.mark.parametrize(
    ("body", "config", "name"),
    [
        ("![码头](/images/pier.png)", "baseURL = 'https://a.org/b/'\n", "image-outside-base-path"),
        (
            '{{< figure src="harbour.png" >}}',
            "baseURL = 'https://a.org/b/'\nrelativeURLs = true\n",
            "image-outside-base-path",
        ),
        ("![码头](100%.png)", HOOK, "image-stops-build"),
        ("![码头](图:1.png)", HOOK, "image-stops-build"),
        ("![码头](data:image/png;base64,AA==)", HOOK, "filtered-image"),
        ("![码头](Harbour.png)", HOOK, "image-letter-case"),
        ("![码头](assets/harbour.png)", HOOK, "image-by-source-path"),
        (
            "<img src='/images/bridge.png'>",
            "[markup.goldmark.renderer]\nunsafe = true\n",
            "missing-image",
        ),
        (
            '<img src="/images/pier.png" srcset="/images/pier.png 1x, /images/bridge.png 2x">',
            "[markup.goldmark.renderer]\nunsafe = true\n",
            "missing-image",
        ),
        ("![码头](bridge.png)", "theme = 'not-on-disk'\n", "missing-image"),
    ],
)
def test_flagged_by_settings(body: str, config: str, name: str) -> None:
    assert [each for each, _ in found(body, config)] == [name]


def message(body: str, config: str = "") -> str:
    """The one message about a page that has this body."""
    text = f"-- hugo.toml --\n{config}\n" + FILES.replace("{body}", body)
    (one,) = judge_site(text, *ALL)
    return str(one.message)


@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("![码头](/images/peir.png)", "did you mean /images/pier.png?"),
        ("![码头](/pier.png)", "did you mean /images/pier.png?"),
        ("![码头](/images/nightferry.png)", "did you mean /images/night%20ferry.png?"),
        ("![码头](/图/渡轮1.png)", "did you mean /图/渡轮.png?"),
        ("![码头](/images/Pier.png)", "write /images/pier.png"),
        ("![码头](../FERRY/deck.png)", "write ../ferry/deck.png"),
        ("![码头](static/images/pier.png)", "write /images/pier.png"),
        ("![码头](/content/post/ferry/deck.png)", "write /post/ferry/deck.png"),
        ("![码头](images/pier.png)", "write /images/pier.png"),
        ("![码头](beside.png)", "write /post/beside.png"),
        ("![码头](file:///home/lin/pier.png)", "write /images/pier.png"),
    ],
)
def test_the_address_to_write(body: str, end: str) -> None:
    assert message(body).endswith(end)


@pytest.mark.skipif(sys.platform == "darwin", reason="there Hugo composes the letters of names")
def test_letters_that_look_alike_are_not_the_same() -> None:
    files = FILES + "-- static/cafe\u0301.png --\n"
    text = f"-- hugo.toml --\n{files}".replace("{body}", "![码头](/caf\u00e9.png)")
    (finding,) = judge_site(text, *ALL)
    assert finding.name == "image-letter-case"
    assert "other Unicode characters" in str(finding.message)


def test_what_readers_see_is_told() -> None:
    assert 'readers see a broken image with the text "渡轮码头"' in message("![渡轮码头](/no.png)")
    assert "readers see a broken image;" in message("![](/no.png)")


BUNDLES = """\
-- hugo.toml --
defaultContentLanguage = "zh-cn"
{config}
[languages.zh-cn]
[languages.zh-tw]
-- content/p/index.md --
---
title: 甲
---
![图](a.svg)
-- content/p/index.zh-tw.md --
---
title: 甲
---
![圖](a.svg) ![圖](b.svg)
-- content/p/a.svg --
-- content/p/b.zh-tw.svg --
"""


def test_translations_share_files_through_the_hook() -> None:
    assert judge_site(BUNDLES.replace("{config}", ""), *ALL) == []


def test_translations_without_a_hook_ask_below_their_own_address() -> None:
    config = "[markup.goldmark.renderHooks.image]\nuseEmbedded = 'never'"
    names = [
        (each.path, each.name) for each in judge_site(BUNDLES.replace("{config}", config), *ALL)
    ]
    assert names == [
        ("content/p/index.zh-tw.md", "missing-image"),
        ("content/p/index.zh-tw.md", "missing-image"),
    ]


SLUG = """\
-- hugo.toml --
-- content/post/渡轮/index.md --
---
slug: ferry
---
![甲板](/post/渡轮/deck.png)
-- content/post/渡轮/deck.png --
"""


def test_a_slug_moves_the_files_too() -> None:
    (finding,) = judge_site(SLUG, *ALL)
    assert finding.name == "image-by-source-path"
    assert str(finding.message).endswith("write deck.png")


SHORTCODE = """\
-- hugo.toml --
-- layouts/_shortcodes/photo.html --
-- content/p.md --
---
title: 甲
---
{{< photo file="/images/a.png" by="b.png" >}}
-- static/images/a.png --
"""


def test_own_shortcodes_are_judged_as_the_settings_say() -> None:
    assert judge_site(SHORTCODE, *ALL) == []
    shortcodes = {"photo": ("file", "by")}
    (finding,) = judge_site(SHORTCODE, *ALL, image_shortcodes=shortcodes)
    assert (finding.name, finding.start.column) == ("missing-image", 36)


THEME = """\
-- hugo.toml --
theme = "mainroad"
-- themes/mainroad/theme.toml --
-- static/images/a.png --
-- content/p/index.md --
---
{front matter}
---
-- content/p/cover.png --
"""


@pytest.mark.parametrize(
    "front_matter",
    [
        "thumbnail: images/a.png",
        "thumbnail: /images/a.png",
        "thumbnail: p/cover.png",
        "thumbnail: {src: images/a.png, visibility: [post]}",
        "thumbnail: https://example.com/a.png",
        "thumbnail: ''",
        "thumbnail:",
        "thumbnail: 5",
        "images: [cover.png, images/a.png]",
        "images: ['*cover*']",
        "params: {thumbnail: images/a.png}",
        "Thumbnail: images/a.png",
        "cover: {image: none.png}",  # another theme's key
    ],
)
def test_front_matter_that_names_an_image_as_the_theme_wants(front_matter: str) -> None:
    assert judge_site(THEME.replace("{front matter}", front_matter), *ALL) == []


@pytest.mark.parametrize(
    ("front_matter", "name", "place"),
    [
        ("thumbnail: cover.png", "image-unknown-to-theme", (2, 12)),
        ("thumbnail: {src: cover.png}", "image-unknown-to-theme", (2, 18)),
        ("thumbnail: images/b.png", "missing-image", (2, 12)),
        ("thumbnail: images/A.png", "image-letter-case", (2, 12)),
        ("thumbnail: static/images/a.png", "image-by-source-path", (2, 12)),
        ("images: [cover.png, none.png]", "missing-image", (2, 21)),
        ("params:\n  thumbnail: none.png", "missing-image", (3, 14)),
        ("thumbnail: C:\\a.png", "local-image-address", (2, 12)),
    ],
)
def test_front_matter_that_names_none(front_matter: str, name: str, place: tuple[int, int]) -> None:
    (finding,) = judge_site(THEME.replace("{front matter}", front_matter), *ALL)
    assert (finding.name, (finding.start.line, finding.start.column)) == (name, place)


@pytest.mark.parametrize(
    "files",
    [
        "-- content/b/_content.gotmpl --\n",  # may add any file
        "-- layouts/_markup/render-image.html --\n-- assets/deep/x/a.png --\n",
    ],
)
def test_what_templates_may_add_is_not_missing(files: str) -> None:
    page = "-- hugo.toml --\n-- content/p.md --\n---\ntitle: 甲\n---\n![图](x/a.png)\n"
    assert judge_site(page, *ALL) != []
    assert judge_site(page + files, *ALL) == []


def test_a_page_that_is_never_rendered_is_not_judged() -> None:
    page = "-- hugo.toml --\n-- content/p.md --\n---\n{}\n---\n![图](/x.png)\n"
    assert judge_site(page.replace("{}", "title: 甲"), *ALL) != []
    assert judge_site(page.replace("{}", "headless: true"), *ALL) == []


def test_a_copy_without_theme_and_images_is_not_judged() -> None:
    page = "-- hugo.toml --\ntheme = 'gone'\n-- content/p/index.md --\n---\n---\n![图](x.png)\n"
    assert judge_site(page, *ALL) == []
    assert judge_site(page + "-- static/logo.png --\n", *ALL) != []
