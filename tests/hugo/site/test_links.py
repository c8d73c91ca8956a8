"""Where addresses lead, for templates and for browsers."""

import pytest

from cms.hugo.site.links import GoUrl, Request, Root, parse_go_url, request
from cms.hugo.site.urls import UrlError

ELSEWHERE = Request(None, leads_elsewhere=True)
OUTSIDE = Request(None, leaves=True)
PLAIN = Root("example.org", "", rewrites=False, is_cut=False)


@pytest.mark.parametrize(
    ("text", "scheme", "path"),
    [
        ("a.png", "", "a.png"),
        ("/图/a%20b.png?x=%zz#f", "", "/图/a b.png"),
        ("a%2520b.png", "", "a%20b.png"),
        ("//host/a.png", "", "/a.png"),
        ("///a.png", "", "///a.png"),
        ("https://host/a.png", "https", "/a.png"),
        ("HTTP://host", "http", ""),
        ("file:///a.png", "file", "/a.png"),
        (r"C:\a.png", "c", ""),
        ("./a:b.png", "", "./a:b.png"),
        ("", "", ""),
        ("?x", "", ""),
        ("#f", "", ""),
    ],
)
def test_go_reads_addresses(text: str, scheme: str, path: str) -> None:
    assert parse_go_url(text) == GoUrl(scheme, path)


@pytest.mark.parametrize("text", ["100%.png", "a%2", "图:a.png", ":a", "a\tb", "a#%"])
def test_go_refuses_addresses(text: str) -> None:
    with pytest.raises(UrlError):
        parse_go_url(text)


@pytest.mark.parametrize(
    ("destination", "target"),
    [
        ("a.png", "/post/p/a.png"),
        ("./a.png", "/post/p/a.png"),
        ("../a.png", "/post/a.png"),
        ("../../../../a.png", "/a.png"),
        ("%2e%2E/a.png", "/post/a.png"),
        ("x/../a.png?v=1#f", "/post/p/a.png"),
        ("/a.png", "/a.png"),
        ("/a%20b/%E5%9B%BE.png", "/a b/图.png"),
        ("/100%.png", "/100%.png"),
        ("a//b.png", "/post/p/a//b.png"),
        ("a.png/", "/post/p/a.png/"),
        ("..", "/post/"),
        (" a.png\n", "/post/p/a.png"),
        ("a\\b.png", "/post/p/a/b.png"),
        ("https://Example.org/a.png", "/a.png"),
        ("//example.org/a.png", "/a.png"),
    ],
)
def test_browsers_resolve_addresses(destination: str, target: str) -> None:
    assert request(destination, "/post/p/", PLAIN) == Request(target)


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("/post/p.html", "/post/a.png"),
        ("/", "/a.png"),
        ("/%E6%96%87/p/", "/文/p/a.png"),
    ],
)
def test_browsers_start_from_the_page(page: str, target: str) -> None:
    assert request("a.png", page, PLAIN) == Request(target)


@pytest.mark.parametrize(
    "destination",
    [
        *("https://example.com/a.png", "//example.com/a.png", "data:image/png;base64,AA=="),
        *("https:/example.com/a.png", "http:a.png", "file:///a.png", r"C:\a.png", "mailto:a@b.c"),
    ],
)
def test_other_hosts_and_schemes_lead_elsewhere(destination: str) -> None:
    assert request(destination, "/post/p/", PLAIN) == ELSEWHERE


@pytest.mark.parametrize("destination", ["", "#f", "?x=1", "  "])
def test_some_addresses_are_the_page_itself(destination: str) -> None:
    assert request(destination, "/post/p/", PLAIN) == Request(None)


BELOW = Root("example.org", "/sub", rewrites=False, is_cut=False)
CANONICAL = BELOW._replace(rewrites=True, is_cut=True)
RELATIVE = BELOW._replace(rewrites=True)
HOST = Root("zh.org", "", rewrites=False, is_cut=False, folder="/zh")


@pytest.mark.parametrize(
    ("root", "page", "destination", "expected"),
    [
        (BELOW, "/sub/p/", "a.png", Request("/p/a.png")),
        (BELOW, "/sub/p/", "/sub/a.png", Request("/a.png")),
        (BELOW, "/sub/p/", "/a.png", OUTSIDE),
        (BELOW, "/sub/p/", "/subway/a.png", OUTSIDE),
        (BELOW, "/sub/p/", "../../a.png", OUTSIDE),
        (BELOW, "/sub/p/", "https://example.org/sub/a.png", Request("/a.png")),
        (BELOW, "/sub/p/", "https://example.org/a.png", OUTSIDE),
        (CANONICAL, "/p/", "a.png", Request("/p/a.png")),
        (CANONICAL, "/p/", "/a.png", Request("/a.png")),
        (CANONICAL, "/p/", "/sub/a.png", Request("/a.png")),
        (CANONICAL, "/p/", "../../a.png", OUTSIDE),
        (RELATIVE, "/sub/p/", "/a.png", Request("/a.png")),
        (RELATIVE, "/sub/p/", "/sub/a.png", Request("/sub/a.png")),
        (HOST, "/p/", "a.png", Request("/zh/p/a.png")),
        (HOST, "/p/", "/a.png", Request("/zh/a.png")),
        (HOST, "/p/", "https://en.org/a.png", ELSEWHERE),
    ],
)
def test_sites_have_their_place_on_the_web(
    root: Root, page: str, destination: str, expected: Request
) -> None:
    assert request(destination, page, root) == expected
