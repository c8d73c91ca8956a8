"""What readers of a built site reach: every link and image of every page, and what it leads to."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import unquote, urljoin

RunHugo = Callable[..., CompletedProcess[str]]

TEMPLATE = """\
<main data-file="{{ with .File }}{{ .Filename }}{{ end }}" data-path="{{ .Path }}"
 data-language="{{ .Language.Name }}" data-address="{{ .Permalink }}"
 data-base="{{ site.BaseURL }}">
{{ with .Params.thumbnail }}{{ $src := . }}{{ if reflect.IsMap . }}{{ $src = .src }}{{ end }}
<img src="{{ relURL $src }}">{{ end }}
{{ with .Params.images }}{{ range . }}<img src="{{ . | relURL }}">{{ end }}{{ end }}
{{ .Content }}</main>
"""
"""A template that tells what a page is, for all kinds of pages."""

Goal = tuple[str, ...]
"""What an address leads to: a page by file and language, a redirection to one, or a file."""


def visit(hugo: RunHugo, site: Path) -> Published:
    """Builds a site with ``TEMPLATE``, drafts and all."""
    out = site / "public"
    shutil.rmtree(out, ignore_errors=True)
    built = hugo(site, "-D", "-F", "-E", "--destination", "public")
    assert built.returncode == 0, built.stdout + built.stderr
    return Published(out, site.resolve())


class Published:
    """A built site; ``pages`` are those with a template, by file and language."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.root = root
        self.digests: dict[str, str] = {}
        self.files: dict[str, _Page] = {}
        for path in sorted(folder.rglob("*.html")):
            self.files[path.relative_to(folder).as_posix()] = _read(path)
        self.base = next(page.facts["data-base"] for page in self.files.values() if page.facts)
        self.pages = {self.who(page): page for page in self.files.values() if page.facts}

    def goals(self, who: tuple[str, str]) -> list[tuple[str, Goal | None]]:
        """The addresses on a page in their order, and what they lead to."""
        page = self.pages[who]
        return [(text, self.goal(page, text)) for text in page.addresses]

    def addresses(self) -> dict[str, tuple[str, str]]:
        """The files that readers may ask for to get a page, redirections among them."""
        found = {}
        for name in self.files:
            goal = self.at(name, "")
            if goal:
                found[name] = (goal[1], goal[2])
        return found

    def who(self, page: _Page) -> tuple[str, str]:
        """The file, or the path of a page without one, and the language."""
        file = page.facts["data-file"]
        name = Path(file).resolve().relative_to(self.root).as_posix() if file else ""
        return name or page.facts["data-path"] or "/", page.facts["data-language"]

    def goal(self, page: _Page, text: str) -> Goal | None:
        if not text:  # a link to a page that is not published
            return None
        base, here = page.facts["data-base"], page.facts["data-address"]
        address = urljoin(here, text.replace("\\", "/"))
        path, _, fragment = address.partition("#")
        if not address.startswith(base):
            return ("elsewhere", text) if re.match(r"https?:", address) else None
        return self.at(unquote(path.partition("?")[0].removeprefix(base)), fragment)

    def at(self, path: str, fragment: str) -> Goal | None:
        for name in (path, f"{path}/index.html".replace("//", "/").lstrip("/")):
            page = self.files.get(name)
            if page is not None and page.facts:
                return ("page", *self.who(page), fragment)
            if page is not None and page.redirect:
                goal = self.at(unquote(page.redirect.removeprefix(self.base)), "")
                return ("redirect", *goal[1:3]) if goal else None
            if path and not name.endswith(".html") and (self.folder / name).is_file():
                return ("file", self.digest(name))
        return None

    def digest(self, name: str) -> str:
        if name not in self.digests:
            self.digests[name] = sha256((self.folder / name).read_bytes()).hexdigest()
        return self.digests[name]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}
        self.addresses: list[str] = []
        self.redirect = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "main" and not self.facts:
            self.facts = values
        elif tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.redirect = values.get("content", "").partition("url=")[2]
        elif tag in ("a", "img"):
            self.addresses += [values[name] for name in ("href", "src") if name in values]


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page


def broken(before: Published, after: Published, new: Callable[[str], str]) -> list[object]:
    """Addresses that led somewhere and do not lead there any more.

    ``new`` tells the new name of a file. A redirection counts as the page where it counted
    before, and what led to a page itself must still do so.
    """
    wrong: list[object] = []
    for file, language in before.pages:
        if (new(file), language) not in after.pages:
            wrong.append((file, language, "is no page any more"))
            continue
        old, now = before.goals((file, language)), after.goals((new(file), language))
        for (text, goal), (text_now, goal_now) in zip(old, now, strict=True):
            wanted = _renamed(goal, new)
            alike = {wanted, ("page", *wanted[1:3], "") if wanted else None}
            if goal and goal_now not in (alike if goal[0] == "redirect" else {wanted}):
                wrong.append((file, language, f"{text} => {text_now}", wanted, goal_now))
    return wrong


def unreachable(before: Published, after: Published, new: Callable[[str], str]) -> list[object]:
    """Addresses of pages with a file that do not lead to the page, not even by a redirection."""
    found = after.addresses()
    return [
        (name, file, language, found.get(name))
        for name, (file, language) in before.addresses().items()
        if not file.startswith("/") and found.get(name) != (new(file), language)
    ]


def _renamed(goal: Goal | None, new: Callable[[str], str]) -> Goal | None:
    if goal and goal[0] in ("page", "redirect"):
        return (goal[0], new(goal[1]), *goal[2:])
    return goal
