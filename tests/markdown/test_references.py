"""What a body refers to: tables of Markdown and of what is found in it."""

import pytest

from cms.markdown.options import MarkdownOptions, markdown_options
from cms.markdown.references import (
    Reference,
    ReferenceOptions,
    ShortcodeRoles,
    find_references,
)
from cms.model import Span


def find(text: str, options: ReferenceOptions | None = None) -> list[Reference]:
    raw = text.encode()
    return find_references(raw, Span(0, len(raw)), options or ReferenceOptions())


def written(text: str, options: ReferenceOptions | None = None) -> list[tuple[str, str, str]]:
    """Kind, form and destination as written of what is found."""
    raw = text.encode()
    return [
        (found.kind, found.form, raw[slice(*found.span)].decode()) for found in find(text, options)
    ]


FOUND = [
    ("![x](a.png)", [("image", "inline", "a.png")]),
    ('![x](<a b.png> "t")', [("image", "inline", "a b.png")]),
    ("![x](a%20b.png)", [("image", "inline", "a%20b.png")]),
    ("![x](a(1).png)", [("image", "inline", "a(1).png")]),
    ("文![图](圖.png)文", [("image", "inline", "圖.png")]),
    ("[![x](a.png)](b)", [("link", "inline", "b"), ("image", "inline", "a.png")]),
    ("![x](a.png){width=3}", [("image", "inline", "a.png")]),
    ("![x][r]\n\n[R]: <a b.png> 't'\n", [("image", "reference", "a b.png")]),
    ("[r]: a.png\n\n![r] and ![r][]", [("image", "reference", "a.png")] * 2),
    ("[x]\n\n> [x]: y\n", [("link", "reference", "y")]),
    ("<https://a.b/c>", [("link", "autolink", "https://a.b/c")]),
    ("见https://a.b/c。", []),
    ("见 https://a.b/c, 或", [("link", "autolink", "https://a.b/c")]),
    ("<img alt=x src=a.png>", [("image", "html", "a.png")]),
    ("a <img src='a.png'/> b", [("image", "html", "a.png")]),
    (
        "<picture><source srcset='a.webp 1x, b.webp 2x'><img src=c.png></picture>",
        [("image", "srcset", "a.webp"), ("image", "srcset", "b.webp"), ("image", "html", "c.png")],
    ),
    ("<video poster=a.png></video>", [("image", "html", "a.png")]),
    ("<div>\n<a href='x'>y</a>\n</div>", [("link", "html", "x")]),
    ('{{< figure src="a.png" >}}', [("image", "shortcode", "a.png")]),
    ("{{% figure src=`a.png` %}}", [("image", "shortcode", "a.png")]),
    (
        '{{< figure src="a.png" caption="[c](d)" link="e" >}}',
        [
            ("image", "shortcode", "a.png"),
            ("link", "shortcode", "e"),
            ("link", "inline", "d"),
        ],
    ),
    ("```\n{{< figure src=a.png >}}\n```", [("image", "shortcode", "a.png")]),
    ("{{< tab >}}\n![x](a.png)\n{{< /tab >}}", [("image", "inline", "a.png")]),
    ("{{% note %}}\n- ![x](a.png)\n{{% /note %}}", [("image", "inline", "a.png")]),
    ('![x]({{< param "p" >}}/a.png)', [("image", "inline", '{{< param "p" >}}/a.png')]),
    ("| a |\n|---|\n| ![x](a.png) |", [("image", "inline", "a.png")]),
    ("Term\n: ![x](a.png)", [("image", "inline", "a.png")]),
    ("x[^1]\n\n[^1]: ![x](a.png)", [("image", "inline", "a.png")]),
    ("1. a\n\n   ```\n   ![x](no)\n   ```\n\n   ![x](a.png)", [("image", "inline", "a.png")]),
    ("# ![x](a.png) {#id}", [("image", "inline", "a.png")]),
    ("a\r\n\r\n![x](a.png)\r\n", [("image", "inline", "a.png")]),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_references_are_found_as_written(text: str, found: list[tuple[str, str, str]]) -> None:
    assert written(text) == found


NOTHING = [
    "`![x](a.png)`",
    "```\n![x](a.png)\n```",
    "~~~md\n\n![x](a.png)\n\n~~~",
    "text\n\n    ![x](a.png)\n",
    "- a\n\n  ```\n\n  ![x](a.png)\n  ```\n",
    "<!-- ![x](a.png) -->",
    "<!--\n\n<img src=a.png>\n\n-->",
    '<!-- {{< figure src="a.png" >}} -->',
    '{{</* figure src="a.png" */>}}',
    '{{%/* figure src="a.png" */%}}',
    "{{< highlight md >}}\n![x](a.png)\n{{< /highlight >}}",
    "{{< figure a.png >}}",
    "\\![x]\\(a.png)",
    "！[x](a.png)",
    "![x]（a.png）",
    "![x] (a.png)",
    "![x](a b.png)",
    "![x][no]",
    "[^1]: ![x](a.png)",
    "<script>'<img src=a.png>'</script>",
    "<b title='<img src=a.png>'>",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_shows_no_image_is_none(text: str) -> None:
    assert not [found for found in find(text) if found.kind == "image"]


@pytest.mark.parametrize(
    ("text", "destination", "alt", "title"),
    [
        (r"![a\*b](x\_y&amp;z.png 'T&lt;')", "x_y&z.png", "a*b", "T<"),
        ("![*a* **b** `c` [d](e)](x)", "x", "a b c d", None),
        ("![a *b](x)", "x", "a *b", None),
        ("![](x)", "x", "", None),
        ("<img src='a&amp;b.png'>", "a&b.png", None, None),
        ("<img src=' a.png ' alt='&lt;' title=t>", "a.png", "<", "t"),
        ('{{< figure src="a.png" caption="say \\"hi\\"" title="t" >}}', "a.png", 'say "hi"', "t"),
        ('{{< figure src="a.png" alt="x" caption="y" >}}', "a.png", "x", None),
        ("{{< figure src=a.png >}}", "a.png", None, None),
    ],
)
def test_values_are_decoded(
    text: str, destination: str, alt: str | None, title: str | None
) -> None:
    found = find(text)[0] if text[0] != "[" else find(text)[-1]
    assert (found.destination, found.text, found.title) == (destination, alt, title)


def test_places_count_bytes_of_the_file() -> None:
    raw = "---\ntitle: 题\n---\n> 文 ![图 *片*][r]\n\n[r]: <圖.png>\n".encode()
    (found,) = find_references(raw, Span(21, len(raw)))
    spans = found.span, found.place, found.text_span
    assert [raw[slice(*span)].decode() for span in spans if span] == [
        "圖.png",
        "![图 *片*][r]",
        "图 *片*",
    ]


def test_a_computed_destination_is_marked() -> None:
    plain, computed = find('![a](b.png) ![c]({{% ref "d" %}}.png)')
    assert (plain.is_computed, computed.is_computed) == (False, True)
    assert computed.destination == '{{% ref "d" %}}.png'


def test_shortcodes_are_configured_by_name_and_position() -> None:
    roles = (
        ShortcodeRoles("img", images=("0", "src"), text=("1",)),
        ShortcodeRoles("圖", images=("src",)),
    )
    text = '{{< img "a.png" "Alt" >}} {{< img src=b.png >}} {{< 圖 src="c.png" >}} {{< x "d" >}}'
    found = find(text, ReferenceOptions(shortcodes=roles))
    assert [(one.name, one.parameter, one.destination, one.text) for one in found] == [
        ("img", "0", "a.png", "Alt"),
        ("img", "src", "b.png", None),
        ("圖", "src", "c.png", None),
    ]


def test_content_of_verbatim_shortcodes_is_skipped() -> None:
    options = ReferenceOptions(verbatim=frozenset({"raw"}))
    assert not find("{{% raw %}}![x](a.png){{% /raw %}}{{< raw >}}![x](b){{< /raw >}}", options)


@pytest.mark.parametrize(
    ("settings", "text", "found"),
    [
        ({"extensions": {"linkify": False}}, "https://a.b", []),
        ({"extensions": {"linkifyprotocol": "http"}}, "www.a.b", ["http://www.a.b"]),
        ({"extensions": {"table": False}}, "a | `b\n---|---\n[x](y)` | c", []),
        ({"extensions": {"footnote": False}}, "[^1](x)\n\n[^1]: a", ["x"]),
        ({"extensions": {"footnote": {"enable": False}}}, "[^1](x)\n\n[^1]: a", ["x"]),
        ({}, "[^1](x)\n\n[^1]: a", []),
        (
            {
                "extensions": {
                    "passthrough": {"enable": True, "delimiters": {"inline": [["$", "$"]]}}
                }
            },
            "$[a](b)$ [c](d)",
            ["d"],
        ),
        ({"parser": {"attribute": {"block": True}}}, "a\n{ .x }\n[b](c)", ["c"]),
    ],
)
def test_settings_of_goldmark_count(settings: dict, text: str, found: list[str]) -> None:
    options = ReferenceOptions(markdown=markdown_options({"goldmark": settings}))
    assert [one.destination for one in find(text, options)] == found


def test_settings_of_other_types_are_defaults() -> None:
    odd = {"goldmark": {"extensions": {"table": "no", "cjk": 5, "passthrough": {"enable": True}}}}
    assert markdown_options(odd) == MarkdownOptions()
    assert markdown_options({}) == MarkdownOptions()


@pytest.mark.parametrize(
    "text",
    [
        "![" * 20000,
        "![a](" * 3000,
        "[" * 20000 + "]" * 20000,
        "> " * 2000 + "![a](b)",
        "- " * 1000 + "![a](b)",
        "*_" * 20000 + "![a](b)",
        "`" * 9999 + " ![a](b) " + "``" * 5000,
        "![a](b)<!--" * 5000,
        "{{< a >}}" * 5000 + "![a](b)",
        "![![![" * 300 + "](a)" * 900,
        "# ![a](b){a={" * 500,
        "[^1]" * 5000 + "![a](b)\n\n[^1]: x",
        "<a " * 5000 + "![a](b)",
        '![a](b) "' + "http://a.b " * 3000,
    ],
)
def test_hostile_texts_take_little_time(text: str) -> None:
    find(text)
