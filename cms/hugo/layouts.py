"""The templates and the texts in templates that a site has, its themes' among them.

Follows Hugo ``tpl/tplimpl/templatestore.go``, ``common/paths/pathparser.go`` and, for texts,
``langs/i18n/translationProvider.go``. Where a theme or module is not on disk, or nothing at all
is, the answer is None: then nothing can be said.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from cms.hugo.config import LanguageConfig, Mount, SiteConfig
from cms.hugo.content.files import Shows, compile_filter, scan
from cms.hugo.content.paths import composed, lower, normalise
from cms.hugo.mounted import Mounted

_OWN_PARTIALS = """
    disqus google_analytics opengraph pagination schema twitter_cards _funcs/get-page-images
"""
# A partial may stand inside any other template: {{ define "_partials/widgets/x.html" }}.
_INLINE = re.compile(rb"\b(?:define|block)\s+([\"`])_?partials/([^\"`\n]+)\1")


def partial_key(name: str) -> str:
    """What Hugo looks a partial up by: ``widgets/Top Ten.zh-cn.html`` is ``widgets/top-ten``.

    The extension and whatever else stands behind a dot say which of several variants is the
    best, but any one is better than none.
    """
    folder, slash, file = normalise(name.removesuffix("/")).rpartition("/")
    return posixpath.normpath(f"/{folder}{slash}{file.partition('.')[0]}").strip("/")


def partials(config: SiteConfig) -> frozenset[str] | None:
    """Keys, as ``partial_key`` makes them, of the partials of the site, its themes and Hugo."""
    if not _has_templates(config):
        return None
    files = dict(_files(config, "layouts"))
    keys = {key for shown in files if (key := _key_of_file(shown, config)) is not None}
    inline = {partial_key(name) for path in files.values() for name in _inline(path)}
    return frozenset(keys | inline | set(_OWN_PARTIALS.split()))


def template_files(config: SiteConfig) -> Iterator[str]:
    """Where the files lie that decide which templates there are and what stands in them."""
    yield from (path for _, path in _files(config, "layouts"))
    yield from (path for _, path in Mounted(config, "layouts").walk())


@lru_cache(maxsize=8)  # asked for with every page
def names_in(folder: str, keys: frozenset[str]) -> frozenset[str]:
    """The keys of partials below a folder, without it: ``recent`` of ``widgets/recent``."""
    start = f"{folder}/"
    return frozenset(key.removeprefix(start) for key in keys if key.startswith(start))


def read_param(config: SiteConfig, key: str) -> bool:
    """Whether a template of the site or its themes asks for a front matter key of its own.

    Found are ``.Params.key`` in any case and ``.Param "key"``, with or without the page in front.
    """
    name = re.escape(key.encode())
    asks = re.compile(rb"\.params\." + name + rb"\b|\.param\s+[\"`]" + name + rb"[\"`]", re.I)
    return any(asks.search(_read(path)) for _, path in _files(config, "layouts"))


def translations_of_strings(config: SiteConfig) -> frozenset[str] | None:
    """Lower-cased codes of the languages whose texts ``i18n`` has: ``zh_CN.toml`` is ``zh-cn``."""
    if not _has_templates(config):
        return None
    stems = (posixpath.basename(shown).rpartition(".")[0] for shown, _ in _files(config, "i18n"))
    return frozenset(lower(stem).replace("_", "-") for stem in stems if stem)


def language_of_strings(
    language: LanguageConfig, config: SiteConfig, available: frozenset[str]
) -> str | None:
    """The code among ``available`` whose texts the pages of a language show, or None for no texts.

    Hugo asks for the language's locale, then its key, then the default language's; it knows no
    relatives, so ``zh-hans`` finds nothing in ``zh-cn``.
    """
    default = config.default_language
    for each in (language, config.language(default)):
        for code in (lower(each.locale), each.code):
            if code in available:
                return code
            if code == default:  # which Hugo takes for a language with texts in any case
                return None
    return None


def _has_templates(config: SiteConfig) -> bool:
    return not config.missing_modules and any(_files(config, "layouts"))


def _files(config: SiteConfig, component: str) -> Iterator[tuple[str, str]]:
    """Where each file below a component is shown, as ``/_partials/x.html``, and where it is."""
    mounts = dict.fromkeys(mount._replace(language="") for mount in config.mounts)
    for mount in mounts:
        head, _, below = mount.target.partition("/")
        if head == component:
            yield from _shown(mount, f"/{below}" if below else "")


def _shown(mount: Mount, target: str) -> Iterator[tuple[str, str]]:
    source = mount.source
    if source.is_dir():
        return _below(str(source), target, "", compile_filter(mount))
    is_file = source.is_file() and not source.is_symlink()
    return iter([(target, str(source))] if is_file else [])


def _below(folder: str, shown: str, below: str, shows: Shows | None) -> Iterator[tuple[str, str]]:
    for entry in scan(folder):
        name, is_folder = composed(entry.name), entry.is_dir(follow_symlinks=False)
        path = f"{below}/{name}"
        if shows is not None and not shows(path, is_folder):
            continue
        if is_folder:
            yield from _below(entry.path, f"{shown}/{name}", path, shows)
        elif entry.is_file(follow_symlinks=False) and name[0] != "." and name[-1] != "~":
            yield f"{shown}/{name}", entry.path


def _key_of_file(shown: str, config: SiteConfig) -> str | None:
    """The key of the partial at this place below ``layouts``; None where there is none.

    Before Hugo 0.146 the folder was ``partials``, and it could stand in ``_default``.
    """
    path = normalise(shown).removeprefix("/_default")
    if path.startswith("/partials/"):
        path = f"/_{path[1:]}"
    name = path.rpartition("/")[2]
    if not path.startswith("/_partials/") or "/_markup/" in path or "/_shortcodes/" in path:
        return None
    if "baseof" in name.split(".") or _is_disabled(name, config):
        return None
    return partial_key(path.removeprefix("/_partials/"))


def _is_disabled(name: str, config: SiteConfig) -> bool:
    """Whether a name such as ``recent.zh-tw.html`` is in a language that the site turned off."""
    if not config.disabled_languages or name.count(".") < 2:
        return False
    enabled = [language.code for language in config.languages]
    codes = map(_code_of_part, reversed(name.split(".")[:-1]))
    known = (code for code in codes if code in enabled or code in config.disabled_languages)
    return next(known, "") in config.disabled_languages


def _code_of_part(part: str) -> str:
    return part.removeprefix("_language_").removesuffix("_")


def _inline(path: str) -> Iterable[str]:
    text = _read(path)
    if b"partials/" not in text:
        return ()
    return (found[2].decode("utf-8", "replace") for found in _INLINE.finditer(text))


def _read(path: str) -> bytes:
    """A template's text; empty where it cannot be read, which Hugo reports."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
