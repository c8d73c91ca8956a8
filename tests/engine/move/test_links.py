"""Addresses rewritten in their author's form, and only those that led to what moved."""

import pytest

from tests.engine.move.moving import TWO, make, move, page

HOOKS = {"markup": {"goldmark": {"renderHooks": {"link": {"useEmbedded": "always"}}}}}

ONE_LANGUAGE = [
    ("[x](/post/a/)", "[x](/tech/c/)"),
    ("[x](/post/a)", "[x](/tech/c)"),
    ("[x](/post/a/index.html)", "[x](/tech/c/index.html)"),
    ("[x](../a/)", "[x](../../tech/c/)"),
    ("[x](../a)", "[x](../../tech/c)"),
    ("[x](<../a/> 'title')", "[x](<../../tech/c/> 'title')"),
    ("[x](/post/a/?q=1#part)", "[x](/tech/c/?q=1#part)"),
    ("[x](https://example.org/post/a/)", "[x](https://example.org/tech/c/)"),
    ("<https://example.org/post/a/>", "<https://example.org/tech/c/>"),
    ("[x][1]\n\n[1]: /post/a/ 'title'", "[x][1]\n\n[1]: /tech/c/ 'title'"),
    ("<a class=b href='/post/a/'>x</a>", "<a class=b href='/tech/c/'>x</a>"),
    ("<a href=/post/a/>x</a>", "<a href=/tech/c/>x</a>"),
    ('{{< ref "/post/a.md" >}}', '{{< ref "/tech/c.md" >}}'),
    ('{{< ref "/post/a" >}}', '{{< ref "/tech/c" >}}'),
    ('{{< ref "post/a.md#part" >}}', '{{< ref "tech/c.md#part" >}}'),
    ('{{% relref "./a.md" %}}', '{{% relref "../tech/c.md" %}}'),
    ("{{< relref `a.md` >}}", "{{< relref `c.md` >}}"),
    ("{{< ref a >}}", "{{< ref c >}}"),
    ("[x]({{< ref path=a.md >}})", "[x]({{< ref path=c.md >}})"),
    ('{{< card link="/post/a/" >}}', '{{< card link="/tech/c/" >}}'),
    ("`[x](/post/a/)`", "`[x](/post/a/)`"),
    ("[x](/post/ab/)", "[x](/post/ab/)"),
    ("[x](a.md)", "[x](a.md)"),
    ("[x](https://example.com/post/a/)", "[x](https://example.com/post/a/)"),
    ('{{</* ref "a.md" */>}}', '{{</* ref "a.md" */>}}'),
    ("/post/a/ in a sentence", "/post/a/ in a sentence"),
]
HOOKED = [
    ("[x](a.md)", "[x](../tech/c.md)"),
    ("[x](./a.md#part)", "[x](../tech/c.md#part)"),
    ("[x](/post/a.md)", "[x](/tech/c.md)"),
    ("[x](post/a)", "[x](tech/c)"),
    ("[x](../a/)", "[x](../../tech/c/)"),
]


@pytest.mark.parametrize(
    ("settings", "before", "after"),
    [({}, *each) for each in ONE_LANGUAGE] + [(HOOKS, *each) for each in HOOKED],
)
def test_links_to_a_page_that_moves(monkeypatch, tmp_path, settings, before, after):
    files = {"post/a.md": page(), "post/ab.md": page(), "post/b.md": page(before)}
    make(tmp_path, files, settings)
    moved = move(monkeypatch, tmp_path, "post/a.md", "tech/c.md")
    assert moved["post/b.md"] == page(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](../b/)", "[x](../../post/b/)"),
        ("![x](../b/i.png)", "![x](../../post/b/i.png)"),
        ("![x](/post/b/i.png)", "![x](/post/b/i.png)"),
        ('{{< ref "b.md" >}}', '{{< ref "b.md" >}}'),
        ('{{< ref "./b.md" >}}', '{{< ref "../post/b.md" >}}'),
        ("![x](/s.png)", "![x](/s.png)"),
        ("![x](../../s.png)", "![x](../../s.png)"),
        ("[x](#part)", "[x](#part)"),
        ("[x](/post/a/#part)", "[x](/tech/c/#part)"),
        ("[x](missing.md)", "[x](missing.md)"),
    ],
)
def test_links_from_a_page_that_moves(monkeypatch, tmp_path, before, after):
    files = {"post/a.md": page(before), "post/b.md": page(), "post/b/i.png": "x"}
    make(tmp_path, {**files, "static/s.png": "x"})
    moved = move(monkeypatch, tmp_path, "post/a.md", "tech/c.md", aliases=False)
    assert moved["tech/c.md"] == page(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](/post/文%20章/)", "[x](/tech/新%23-字/)"),
        ("[x](/post/%E6%96%87-%E7%AB%A0/)", "[x](/tech/%E6%96%B0%23-%E5%AD%97/)"),
        ("[x](/post/文-章/)", "[x](/tech/新%23-字/)"),
        ('{{< ref "/post/文 章.md" >}}', '{{< ref "/tech/新%23 字.md" >}}'),
        ('{{< ref "/post/%E6%96%87%20章" >}}', '{{< ref "/tech/%E6%96%B0%23%20%E5%AD%97" >}}'),
        ("<a href='/post/文-章/'>x</a>", "<a href='/tech/新%23-字/'>x</a>"),
    ],
)
def test_letters_are_escaped_as_they_were(monkeypatch, tmp_path, before, after):
    make(tmp_path, {"post/文 章.md": page(), "b.md": page(before)})
    moved = move(monkeypatch, tmp_path, "post/文 章.md", "tech/新# 字.md")
    expected = before if "%20章/" in before else after  # which is no address of the page
    assert moved["b.md"] == page(expected)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![x](i.png)", "![x](i.png)"),
        ("[x](../c.md)", "[x](../../c.md)"),
        ("[x](c.md)", "[x](../../c.md)"),
        ("[x](/zh/c/)", "[x](/zh/c/)"),
    ],
)
def test_translations_keep_what_they_share(monkeypatch, tmp_path, before, after):
    files = {
        **dict.fromkeys(("c.md", "c.zh.md", "post/c.md", "post/c.zh.md"), page()),
        **dict.fromkeys(("post/a/index.md", "post/a/index.zh.md"), page(before)),
        "post/a/i.png": "x",
    }
    make(tmp_path, files, TWO)
    moved = move(monkeypatch, tmp_path, "post/a", "post/sub/a", aliases=False)
    assert moved["post/sub/a/index.md"] == moved["post/sub/a/index.zh.md"] == page(after)


def test_a_name_that_becomes_ambiguous_is_told_apart(monkeypatch, tmp_path):
    make(tmp_path, {"x/a.md": page(), "y/b.md": page(), "c.md": page('{{< ref "a" >}}')})
    moved = move(monkeypatch, tmp_path, "y/b.md", "y/a.md")
    assert moved["c.md"] == page('{{< ref "/x/a" >}}')


def test_what_a_page_hides_by_its_new_place_is_still_found(monkeypatch, tmp_path):
    files = {"a.md": page(), "post/b.md": page('{{< ref "a.md" >}}'), "c.md": page()}
    make(tmp_path, files)
    moved = move(monkeypatch, tmp_path, "c.md", "post/a.md")
    assert moved["post/b.md"] == page('{{< ref "/a.md" >}}')


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: T\nimages: [/post/a/i.png]", "title: T\nimages: [/tech/a/i.png]"),
        ("title: T\ncover: 'post/a/i.png'", "title: T\ncover: 'tech/a/i.png'"),
        ('title: T\nx:\n  y: "/post/a/i.png" # z', 'title: T\nx:\n  y: "/tech/a/i.png" # z'),
        ("title: T\nimage: i.png", "title: T\nimage: i.png"),
        ("title: T\nimage: /post/b/i.png", "title: T\nimage: /post/b/i.png"),
    ],
)
def test_images_in_front_matter(monkeypatch, tmp_path, head, expected):
    make(tmp_path, {"post/a/index.md": page(), "post/a/i.png": "x", "b.md": page("", head)})
    moved = move(monkeypatch, tmp_path, "post/a", "tech/a")
    assert moved["b.md"] == page("", expected)


def test_line_ends_stay(monkeypatch, tmp_path):
    files = {"a.md": "---\r\ntitle: T\r\n---\r\n[x](/b/)\r\n", "b.md": page()}
    make(tmp_path, files)
    moved = move(monkeypatch, tmp_path, "b.md", "c.md")
    assert moved["a.md"] == "---\r\ntitle: T\r\n---\r\n[x](/c/)\r\n"


def test_a_file_beside_a_page(monkeypatch, tmp_path):
    files = {"a/index.md": page("![x](i.png)"), "b.md": page("![x](/a/i.png)"), "a/i.png": "x"}
    make(tmp_path, files)
    moved = move(monkeypatch, tmp_path, "a/i.png", "a/img/j.png")
    assert moved == {
        "a/index.md": page("![x](img/j.png)"),
        "b.md": page("![x](/a/img/j.png)"),
        "a/img/j.png": "x",
    }
