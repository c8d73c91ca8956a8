"""What readers of a built site get: its pages are read, and every image in them is asked for."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple
from urllib.parse import unquote, urljoin

RunHugo = Callable[..., CompletedProcess[str]]

TEMPLATE = """\
<main data-file="{{ with .File }}{{ .Filename }}{{ end }}" data-address="{{ .Permalink }}"
 data-base="{{ site.BaseURL }}" data-language="{{ .Language.Name }}">
{{ .Content }}</main>
"""
"""A template that tells the crawler what the page is."""


class Image(NamedTuple):
    """An image that a browser asks for, by the published file, and whether that is there."""

    file: str
    exists: bool


class Visit(NamedTuple):
    """A page by its file and language, and its images; those on other hosts are left out."""

    file: str
    language: str
    images: Counter[Image]


def crawl(hugo: RunHugo, site: Path) -> list[Visit]:
    """Builds a site whose pages have ``TEMPLATE`` and reads what came of it."""
    built = hugo(site, "--quiet", "-D", "-F", "-E", "--destination", "public")
    assert built.returncode == 0, built.stdout + built.stderr
    visits = (_visit(path, site) for path in sorted((site / "public").rglob("*.html")))
    return [visit for visit in visits if visit is not None]


def _visit(path: Path, site: Path) -> Visit | None:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    if not page.facts.get("data-file"):
        return None
    file = Path(page.facts["data-file"]).relative_to(site).as_posix()
    base = page.facts["data-base"]
    folder = _folder(path, page.facts["data-address"], base, site / "public")
    images = Counter(_images(page, base, folder, site / "public"))
    return Visit(file, page.facts["data-language"], images)


def _folder(path: Path, address: str, base: str, public: Path) -> str:
    """The part of the publish folder that is at the base URL: a language's, or all of it."""
    below = unquote(address.removeprefix(base))
    own = path.relative_to(public).as_posix()
    wanted = below + "index.html" if below.endswith("/") or not below else below
    return own.removesuffix(wanted) if own.endswith(wanted) else ""


def _images(page: "_Page", base: str, folder: str, public: Path) -> Iterator[Image]:
    host = re.match(r"https?://[^/]*/", base)
    assert host is not None
    for source in page.sources:
        address = urljoin(page.facts["data-address"], source.replace("\\", "/"))
        if not address.startswith(host[0]):
            continue
        path = unquote(re.split("[?#]", address, maxsplit=1)[0].removeprefix(base))
        is_inside = address.startswith(base)
        file = public / folder / path
        exists = is_inside and file.is_file() and not path.endswith(("/", ".html"))
        yield Image(f"/{folder}{path}" if is_inside else "", exists)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main" and not self.facts:
            self.facts = {name: value or "" for name, value in attrs}
        elif tag == "img":
            self.sources += [value or "" for name, value in attrs if name == "src"]
