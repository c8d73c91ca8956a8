"""Where a page is published: its file, its link, and the files of its aliases.

Follows Hugo ``resources/page/page_paths.go``, ``hugolib/page__output.go`` and
``hugolib/alias.go``.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from cms.hugo.site.outputs import OutputFormat
from cms.hugo.site.urls import (
    PLAIN_STYLE,
    UrlStyle,
    clean,
    escape_path,
    escape_url,
    is_plain_path,
    sanitise,
)

_INDEXED = frozenset({"home", "section", "taxonomy"})


class Address(NamedTuple):
    """What decides where a page goes.

    ``container`` is the folder that holds the page and ``name`` its slug, or else its own name.
    ``section`` is the logical path of a branch page, empty for the home page. ``url`` comes
    from front matter, ``permalink`` from the site's pattern. The prefixes are the language's
    folder on disk and in links; ``force_prefix`` puts them before ``url`` as well.
    """

    kind: str
    container: str
    name: str
    is_bundle: bool = False
    section: str = ""
    url: str = ""
    permalink: str = ""
    ugly: bool = False
    file_prefix: str = ""
    link_prefix: str = ""
    force_prefix: bool = False


class Target(NamedTuple):
    """A place in the published site.

    ``file`` and ``folder`` (where resources of the page go) are relative to the publish folder.
    ``link`` is escaped and begins with a slash; the base URL's own path is not part of it.
    """

    file: str
    link: str
    folder: str


def target(address: Address, output: OutputFormat, style: UrlStyle = PLAIN_STYLE) -> Target:
    """Where a page goes in one output format; raises ``UrlError`` where Hugo panics."""
    if simple := _simple_path(address, output):
        return _simple_target(simple, address, output)
    if ".." in address.url:
        address = address._replace(url=clean(f"/{address.url}"))
    elements = _elements(address, output)
    if not address.url:
        elements = [sanitise(element, style) for element in elements]
    path = link = _join(elements)
    if elements[-1] == "index.html" and not _shows_index(address, output):
        link = _join(elements[:-1])
        if _is_named_index(address, output):
            link = link.removesuffix(address.name)
        link = link if link.endswith("/") else f"{link}/"
    file_prefix, link_prefix = _prefixes(address, output)
    return Target(
        clean(file_prefix + path)[1:],
        _escape(link_prefix + link, bool(address.url)),
        clean(file_prefix + _folder(path, elements[-1], address, output))[1:],
    )


def alias_file(alias: str, place: Target, address: Address, output: OutputFormat) -> str | None:
    """The file that redirects from an alias; None for one on which Hugo fails the build.

    An alias with a leading slash counts from the language's root, any other from the folder
    above the page's own.
    """
    if alias.startswith("/"):
        path = clean(f"/{address.file_prefix}/{output.path}/{alias}")
    else:
        path = clean(f"/{place.folder}/../{alias}" if place.folder else f"../{alias}")
    if address.ugly and not _has_suffix(path, output):
        path += output.suffix
    if path == "/" or path.startswith(".."):
        return None
    path = path.removeprefix("/")
    return path if _has_suffix(path, output) else f"{path}/{output.basename}{output.suffix}"


def _simple_path(address: Address, output: OutputFormat) -> str:
    """The path of a page that has a folder to itself and no character that changes; most do."""
    if (
        address.url
        or address.ugly
        or output.ugly
        or output.path
        or output.basename != "index"
        or (address.name == "index" and not address.permalink)
    ):
        return ""
    path = address.permalink or address.section
    if address.kind == "page" and not address.permalink:
        path = f"{address.container}/{address.name}"
    return path if is_plain_path(path) else ""


def _simple_target(path: str, address: Address, output: OutputFormat) -> Target:
    link = f"/{address.link_prefix}{path}/" if address.link_prefix else f"{path}/"
    if not link.isascii():
        link = quote(link, safe="/@")
    folder = f"{address.file_prefix}{path}" if address.file_prefix else path[1:]
    if output.suffix != ".html":
        link += f"index{output.suffix}"
    return Target(f"{folder}/index{output.suffix}", link, folder)


def _elements(address: Address, output: OutputFormat) -> list[str]:
    """The published file's path in pieces, which may have slashes inside."""
    file_name = output.basename + output.suffix
    if address.url and address.kind != "home":
        elements = [output.path, *address.url.split("/")]
        if address.url.endswith("/") or "." not in address.url:
            elements.append(file_name)
        return [element for element in elements if element]
    own: tuple[str, ...]
    if address.kind == "page":
        own = (address.permalink,) if address.permalink else (address.container, address.name)
    else:
        own = () if address.url else (address.permalink or address.section,)
    elements = [element for element in (output.path, *own) if element not in ("", "/")]
    if address.kind in _INDEXED or not _is_ugly(address, output):
        elements.append(file_name)
    elif elements:
        elements[-1] = elements[-1].removesuffix("/") + output.suffix
    else:
        elements.append(output.suffix)
    return elements


def _is_ugly(address: Address, output: OutputFormat) -> bool:
    ugly = (address.ugly or output.ugly) and not output.nougly
    return ugly or (_is_named_index(address, output) and not address.permalink)


def _is_named_index(address: Address, output: OutputFormat) -> bool:
    return not address.is_bundle and address.name == output.basename != ""


def _shows_index(address: Address, output: OutputFormat) -> bool:
    by_url = address.url and address.kind != "home"
    return address.kind in _INDEXED and not by_url and _is_ugly(address, output)


def _prefixes(address: Address, output: OutputFormat) -> tuple[str, str]:
    """What comes before the path on disk and in the link, with leading slashes."""
    url = address.url
    forced = address.force_prefix or (url and not url.startswith("/") and not output.root)
    if (output.root or (url and address.kind != "home")) and not forced:
        return "", ""
    prefixes = [
        f"/{prefix}" if prefix else "" for prefix in (address.file_prefix, address.link_prefix)
    ]
    if url and address.kind != "home":
        prefixes = ["" if url.startswith(prefix) else prefix for prefix in prefixes]
    return prefixes[0], prefixes[1]


def _folder(path: str, last: str, address: Address, output: OutputFormat) -> str:
    if last.startswith(f"{output.basename}."):
        return path.rpartition("/")[0]
    suffix = output.suffix
    if address.url and "." in address.url and not address.url.endswith("/"):
        name = address.url.rpartition("/")[2]
        suffix = name[name.rfind(".") :] if "." in name else ""
    return path.removesuffix(suffix)


def _join(elements: list[str]) -> str:
    text = ""
    closed = False
    for element in elements:
        text += element if closed or element.startswith("/") else f"/{element}"
        closed = element.endswith("/")
    return text


def _escape(link: str, by_url: bool) -> str:
    # Go takes what follows # for a fragment, so Hugo escapes that itself.
    link = link.replace("#", "%23")
    if by_url:
        return escape_url(link) or "/"
    if link.startswith("//") and not link.startswith("///"):
        # Go takes this for a host, which is not part of the path.
        _, slash, link = link[2:].partition("/")
        link = slash + link
    return escape_path(link) or "/"


def _has_suffix(path: str, output: OutputFormat) -> bool:
    _, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return bool(dot) and suffix in output.suffixes
