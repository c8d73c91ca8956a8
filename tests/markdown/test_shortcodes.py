"""Shortcodes as Hugo's lexer reads them."""

import pytest

from cms.markdown.shortcodes import Divider, Escaped, Shortcode, find_shortcodes
from cms.model import Span


def find(text: str) -> list:
    raw = text.encode()
    return find_shortcodes(raw, Span(0, len(raw)))


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ('{{< x a="b c" >}}', [("a", "b c")]),
        ("{{< x a=b >}}", [("a", "b")]),
        ("{{< x a=/b/c.png >}}", [("a", "/b/c.png")]),
        ('{{< x a=`b\n"c` >}}', [("a", 'b\n"c')]),
        ('{{< x a = "b" >}}', [("a", "b")]),
        ('{{<x a="b">}}', [("a", "b")]),
        ('{{< x\n  a="b"\n  c-d="e"\n>}}', [("a", "b"), ("c-d", "e")]),
        (r'{{< x a="b \"c\" d" >}}', [("a", 'b "c" d')]),
        (r'{{< x a="b\c" >}}', [("a", r"b\c")]),
        ('{{% x "b" c 1.5 `d` %}}', [("", "b"), ("", "c"), ("", "1.5"), ("", "d")]),
        ('{{< x 键="值" >}}', [("键", "值")]),
        ("{{< x >}}", []),
        ('{{< x a="b" />}}', [("a", "b")]),
    ],
)
def test_parameters(text: str, parameters: list[tuple[str, str]]) -> None:
    (found,) = find(text)
    assert [(one.name, one.value) for one in found.parameters] == parameters
    raw = text.encode()
    for one in found.parameters:
        assert raw[slice(*one.span)].decode().replace("\\", "") == one.value.replace("\\", "")


def shape(item: object) -> object:
    if isinstance(item, Shortcode):
        inside = [shape(one) for one in item.items]
        return (item.name, inside) if item.inner is not None else item.name
    return {Escaped: "escaped", Divider: "divider"}[type(item)]


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("{{< a >}}x{{< /a >}}", [("a", [])]),
        ("{{< a >}}{{< b >}}{{< c >}}{{< /a >}}{{< b >}}", [("a", ["b", "c"]), "b"]),
        ("{{< a >}}{{% b %}}x{{% /b %}}{{< / a >}}", [("a", [("b", [])])]),
        ("{{< a >}}{{< a >}}x{{< /a >}}", ["a", ("a", [])]),
        ("{{</* a */>}}{{< b >}}", ["escaped", "b"]),
        ("{{< a />}}{{< b >}}", ["a", "b"]),
        ("x<!--more-->\n\ny<!--more-->{{< a >}}", ["divider", "a"]),
        ('{{< a "<!--more-->" >}}<!--more-->', ["a", "divider"]),
        # Hugo stops at these, and builds nothing.
        ("{{< a >}}{{< /b >}}{{< c >}}", ["a"]),
        ('{{< a "b >}}{{< c >}}', []),
        ("{{< a {{< b >}}", []),
        ("{{< >}}{{< a >}}", []),
        ("{{</* a {{< b >}}", []),
        ("{{ a }}{{<b>}}", ["b"]),
    ],
)
def test_nesting(text: str, shapes: list[object]) -> None:
    assert [shape(item) for item in find(text)] == shapes


def test_what_a_shortcode_encloses() -> None:
    (found,) = find("x {{< a >}} y {{< /a >}} z")
    assert (found.tag, found.inner, found.end) == (Span(2, 11), Span(11, 14), 24)
