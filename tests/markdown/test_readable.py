"""What words can cross, what is kept, and which labels are written out."""

import pytest

from cms.markdown.options import MarkdownOptions
from cms.markdown.readable import FIGURE, Parameters, ReadableOptions, find_readable
from cms.model import Span

MATH = MarkdownOptions(passthrough=((b"$", b"$"),))


def found(text: str, options: ReadableOptions) -> list[str]:
    """Each run and each plain stretch that has Chinese, pieces divided by ``|``."""
    raw = text.encode()
    readables = find_readable(raw, Span(0, len(raw)), options)
    runs = [*((span,) for span in readables.plain), *readables.runs]
    runs.sort()
    texts = ["|".join(raw[slice(*span)].decode().strip() for span in run) for run in runs]
    return [each for each in texts if not each.isascii()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("软*件*", ["软|件"]),
        ("软[件](件)好", ["软|件|好"]),
        ("在[软](a)[件](b)中", ["在|软|件|中"]),
        ("软\n件", ["软|件"]),
        ("软  \n件", ["软  \n件"]),
        ("软\\\n件", ["软\\", "件"]),
        ("> 软\n> 件", ["软|件"]),
        ("软<b>件</b><!-- x -->好", ["软|件|好"]),
        ("软<br>件", ["软", "件"]),
        ("软`码`件", ["软", "件"]),
        ("软![图](图)件", ["软", "图", "件"]),
        ("软 * 件", ["软 * 件"]),
        ("# 软\n件", ["软", "件"]),
        ("<div>软\n<i>件</i><p>好</div>", ["软|件", "好"]),
        ("软&nbsp;件", ["软", "件"]),
        ("见https://a.b/软/件.html，好", ["见", "，好"]),
        ("见https://a.b，好", ["见", "，好"]),
        ("{{ .软 }}件 $$软$$ \\\\(软\\\\)", ["件"]),
        ("$软_1$ 五 $5 件", ["五 $5 件"]),
        ("软<code>件</code>好", ["软", "好"]),
        ("<pre>\n软\n\n件\n</pre>\n好", ["好"]),
        ("<div><pre>\n\n软 **件**\n\n</pre>好</div>", ["好"]),
        ("软 <code> 件\n\n好", ["软", "好"]),
        ("```软\n件\n```", []),
        ("- 软\n  ```\n  件\n  ```", ["软"]),
        ("软 <!-- cms: keep -->件<!-- cms: end-keep --> 好", ["软|好"]),
        ("<!-- cms: keep -->\n\n软\n\n<!-- cms: end-keep -->\n\n件", ["件"]),
        ("软\n\n<!-- cms:keep -->\n件 `a`", ["软"]),
        ('{{< figure src="软" caption="软 `件`" alt="件" >}}', ["软", "件"]),
        ('{{< img "软" 件=好 >}}{{< other 软 >}}', ["软"]),
        ('{{< tab "软" >}}件 `码`{{< /tab >}}', ["件"]),
        ("{{< highlight go >}}软{{< /highlight >}}", []),
        ("软{{< x >}}件", ["软", "件"]),
        ("{{</* 软 */>}}件", ["件"]),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    options = ReadableOptions(shortcodes={"figure": FIGURE, "img": Parameters(("0",))})
    assert found(text, options) == expected


def test_mathematics_by_the_configuration() -> None:
    assert found("软 $件$ 好", ReadableOptions(MATH)) == ["软", "好"]
    assert found("软 $件$ 好", ReadableOptions()) == ["软 $件$ 好"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[软件]\n\n[软件]: x", ["]", "][软件]"]),
        ("[软件][]\n\n[软件]: x", ["][]", "][软件]"]),
        ("![软\n件]\n\n[软 件]: x", ["]", "][软 件]"]),
        ("[件][软件]\n\n[软件]: x", []),
        ("[软件](x)", []),
    ],
)
def test_labels(text: str, expected: list[str]) -> None:
    raw = text.encode()
    labels = find_readable(raw, Span(0, len(raw))).labels
    found = [(raw[slice(*each.place)].decode(), each.written.decode()) for each in labels]
    assert [part for pair in found for part in pair] == expected
