"""What Hugo reads from a content file's path: its language, its bundle type and its logical path.

Follows Hugo ``common/paths/pathparser.go``. All paths are relative to the content root, with
forward slashes and a leading one. ``/post/a.zh-cn.md`` is the page ``/post/a`` in Chinese, while
``/post/a.fr.md`` is the page ``/post/a.fr`` where no French is configured.
"""

import sys
from collections.abc import Collection
from enum import IntEnum
from typing import NamedTuple
from unicodedata import normalize

_MARKDOWN = ("md", "mdown", "markdown")
_OTHERS = ("html", "htm", "org", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc")

CONTENT_SUFFIXES = frozenset((*_MARKDOWN, *_OTHERS))
"""Extensions of pages, unless the site's ``contentTypes`` or ``mediaTypes`` say otherwise."""


class PathType(IntEnum):
    """What a file is by its name, in Hugo's own order; bundles come last."""

    FILE = 0
    CONTENT_RESOURCE = 1
    PAGE = 2
    LEAF = 3
    BRANCH = 4
    ADAPTER = 5


_STEMS = {PathType.LEAF: "index", PathType.BRANCH: "_index", PathType.ADAPTER: "_content"}


class PathRules(NamedTuple):
    """What a site's configuration says about file names; everything is lower case.

    Hugo does not see files that state one of the ``disabled`` languages.
    """

    languages: Collection[str] = frozenset({"en"})
    disabled: Collection[str] = frozenset()
    suffixes: Collection[str] = CONTENT_SUFFIXES


class Folder(NamedTuple):
    """A folder's path as written and normalised; both are empty for the root."""

    raw: str
    path: str


class ContentPath(NamedTuple):
    """A content file's path taken apart; all parts are normalised but ``raw``.

    ``base`` is the logical path, ``/`` for the home page; the base of a file that is no page keeps
    its extension. ``language`` is what the name states, and ``custom`` the text of a wrapper such
    as ``._draft_.``.
    """

    raw: str
    type: PathType
    base: str
    extension: str
    language: str
    custom: str

    @property
    def is_bundle(self) -> bool:
        """Whether the page stands for its whole folder."""
        return self.type >= PathType.LEAF

    @property
    def dir(self) -> str:
        """The folder of the file; empty for the content root."""
        if self.type >= PathType.LEAF:
            return self.base if self.base != "/" else ""
        return self.base.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The file name up to its extension and language."""
        stem = _STEMS.get(self.type)
        if stem is not None:
            return stem
        last = self.base.rpartition("/")[2]
        return last if self.type == PathType.PAGE else last.removesuffix(f".{self.extension}")

    @property
    def section(self) -> str:
        """See ``section_of``."""
        return section_of(self.base, self.type)

    @property
    def base_name(self) -> str:
        """The last element of the logical path; empty for the home page."""
        return self.base.rpartition("/")[2] if self.type >= PathType.LEAF else self.name

    @property
    def container_dir(self) -> str:
        """The folder that the page lies in; for a bundle, that is the one above its own."""
        return self.dir.rpartition("/")[0] if self.type >= PathType.LEAF else self.dir

    def as_resource(self) -> "ContentPath":
        """The same file below a leaf bundle, where it is no page of its own."""
        if self.type in (PathType.FILE, PathType.ADAPTER):
            return self
        base = f"{self.dir}/{self.name}.{self.extension}"
        return self._replace(type=PathType.CONTENT_RESOURCE, base=base)


def section_of(base: str, path_type: PathType) -> str:
    """The first folder of a logical path, but for a leaf bundle that is that folder itself."""
    first, slash, _ = base[1:].partition("/")
    return first if slash or path_type > PathType.LEAF else ""


def lower(text: str) -> str:
    """Lower case letter by letter, as Go does; Python looks at a final sigma's neighbours."""
    if text.isascii():
        return text.lower()
    return "σ".join([part.replace("İ", "i").lower() for part in text.split("Σ")])


def composed(name: str) -> str:
    """A name as Hugo sees it: macOS hands out decomposed ones, which Hugo composes only there."""
    return normalize("NFC", name) if sys.platform == "darwin" else name


def normalise(path: str) -> str:
    """Lower case, and a hyphen for each space."""
    return lower(path).replace(" ", "-")


def folder(raw: str) -> Folder:
    """The folder with this path."""
    path = normalise(raw)
    return Folder(raw, raw if path == raw else path)


def exact_folder(raw: str) -> Folder:
    """The folder with this path, its letters kept as they are."""
    return Folder(raw, raw)


def parse(path: str, rules: PathRules) -> ContentPath:
    """Takes a path such as ``/post/a.md`` apart."""
    raw, _, name = path.rpartition("/")
    return parse_in(folder(raw), name, rules)


def parse_exact(path: str, rules: PathRules) -> ContentPath:
    """Takes a path apart with its letters and spaces kept, so ``INDEX.md`` makes no bundle."""
    raw, _, name = path.rpartition("/")
    return _parse(exact_folder(raw), name, name, rules)


def parse_in(parent: Folder, file_name: str, rules: PathRules) -> ContentPath:
    """Takes the path of a file in a folder apart; this is the quick way for many files."""
    plain = file_name.islower() and " " not in file_name
    return _parse(parent, file_name, file_name if plain else normalise(file_name), rules)


def _parse(parent: Folder, file_name: str, name: str, rules: PathRules) -> ContentPath:
    stem, dot, extension = name.rpartition(".")
    language = custom = ""
    if "." in stem or name.endswith("_"):
        head, _, part = stem.rpartition(".")
        if part in rules.languages and "." not in head:
            stem, language = head, part
        else:
            stem, extension, language, custom = _split(name, rules)
    elif not dot:
        stem, extension = name, ""
    path_type = _type(stem, extension, rules)
    if path_type < PathType.PAGE:
        base = f"{parent.path}/{stem}.{extension}" if dot else f"{parent.path}/{name}"
    elif path_type == PathType.PAGE:
        base = f"{parent.path}/{stem}"
    else:
        base = parent.path or "/"
    raw = f"{parent.raw}/{file_name}"
    extension, language = sys.intern(extension), sys.intern(language)  # of many files the same
    return ContentPath(raw, path_type, base, extension, language, custom)


def _type(stem: str, extension: str, rules: PathRules) -> PathType:
    if extension in rules.suffixes and stem:
        if stem == "index":
            return PathType.LEAF
        return PathType.BRANCH if stem == "_index" else PathType.PAGE
    if stem == "_content" and extension == "gotmpl":
        return PathType.ADAPTER
    return PathType.FILE


def _split(name: str, rules: PathRules) -> tuple[str, str, str, str]:
    """Stem, extension, language and custom text, for a name of many parts.

    The parts between the dots count from right to left: first the extension, then one known
    language. An unknown part stays in the stem unless a known one stands to its left.
    """
    dots = _dots(name)
    extension, language, wrapped_language, custom = None, "", "", ""
    end = high = len(name)
    for dot in (*reversed(dots), -1):
        part = name[dot + 1 : high]
        high = dot
        if len(part) > 2 and part[0] == part[-1] == "_":
            code = _wrapped_language(part, rules)
            wrapped_language = wrapped_language or code
            custom = custom if code else part[1:-1]
        elif extension is not None:
            known = part in rules.languages or part in rules.disabled
            if known and len(dots) > 1 and not language:
                language = part
            elif part != "baseof":
                continue
        if extension is None:
            extension = part
        if dot >= 0:
            end = dot
    return name[:end], extension or "", wrapped_language or language, custom


def _wrapped_language(part: str, rules: PathRules) -> str:
    """The language of ``_language_zh-cn_``; empty for any other wrapper."""
    code = lower(part[1:-1])
    if not code.startswith("language_"):
        return ""
    code = code[len("language_") :]
    return code if code in rules.languages or code in rules.disabled else ""


def _dots(name: str) -> list[int]:
    """Where the dots are, but for those inside a wrapper such as ``._language_en.us_.``."""
    dots = []
    skip_to = 0
    for i, char in enumerate(name):
        if char != "." or i < skip_to:
            continue
        dots.append(i)
        if name.startswith("_", i + 1):
            end = name.find("_.", i + 2)
            skip_to = end if end > 0 else len(name) - 1 if name.endswith("_") else 0
    return dots
