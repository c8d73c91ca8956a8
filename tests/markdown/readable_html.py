"""HTML before and after a conversion, compared part by part."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

READ = ("alt", "title", "aria-label")
VERBATIM = ("code", "pre", "script", "style")
Part = tuple[str, ...]


def differences(
    before: str, after: str, convert: Callable[[str], str]
) -> Iterator[tuple[Part, Part]]:
    """Where a page is not the converted one: parts before and after."""
    one, other = parts(before), parts(after)
    if len(one) != len(other):
        yield ("parts", str(one)), ("parts", str(other))
        return
    for old, new in zip(one, other, strict=True):
        if not _fits(old, new, convert):
            yield old, new


def _fits(old: Part, new: Part, convert: Callable[[str], str]) -> bool:
    if old[0] == "text" or (old[0] == "attribute" and old[2] in READ):
        return new == (*old[:-1], convert(old[-1]))
    if old[0] == "verbatim?":  # of raw HTML that never ends: nobody knows where it does
        return new in (old, (*old[:-1], convert(old[-1])))
    return old == new


def parts(html: str) -> list[Part]:
    parser = _Parser()
    parser.feed(html.replace("<![", "<!-["))  # which the parser would stop at
    parser.close()
    return parser.parts


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(("start", tag))
        self.parts += [("attribute", tag, name, value or "") for name, value in attrs]
        if tag in VERBATIM:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(("end", tag))
        if self.open[-1:] == [tag]:
            self.open.pop()
            if not self.open:
                self._settle()

    def handle_data(self, data: str) -> None:
        self.parts.append(("verbatim?" if self.open else "text", data))

    def handle_comment(self, data: str) -> None:
        self.parts.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.parts.append(("declaration", decl))

    def unknown_decl(self, data: str) -> None:
        self.parts.append(("declaration", data))

    def handle_pi(self, data: str) -> None:
        self.parts.append(("instruction", data))

    def _settle(self) -> None:
        """What was open is closed: its text is surely verbatim."""
        for number in range(len(self.parts) - 1, -1, -1):
            if self.parts[number][0] == "verbatim":
                return
            if self.parts[number][0] == "verbatim?":
                self.parts[number] = ("verbatim", *self.parts[number][1:])
