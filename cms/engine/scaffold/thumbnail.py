"""A picture for a new article, in the form in which the theme finds it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cms.engine.image_homes import BESIDE, homes
from cms.errors import InputError, UsageError
from cms.hugo.config import SiteConfig
from cms.model.message import msg
from cms.schema.image_keys import ImageKey

_KNOWN = (
    "thumbnail",
    "cover",
    "image",
    "featuredimage",
    "featured_image",
    "featureimage",
    "images",  # which Hugo's own templates read
)


class Thumbnail(NamedTuple):
    """The keys in lower case down to the value that names the picture, and the text in it.

    ``source`` is a file to be copied to ``target``; both are None for an address on the web.
    """

    key: tuple[str, ...]
    value: str
    source: Path | None = None
    target: Path | None = None


def is_remote(text: str) -> bool:
    """Whether a thumbnail is meant to stay on the web."""
    return text.startswith(("http://", "https://", "//"))


def needs_bundle(text: str, keys: Iterable[ImageKey]) -> bool:
    """Whether the theme looks for a file of this key beside the article only."""
    key = thumbnail_key(keys)
    return not is_remote(text) and key is not None and key.places[0] in BESIDE


def place(
    text: str, keys: Iterable[ImageKey], config: SiteConfig, article: Path, name: str
) -> Thumbnail:
    """The thumbnail of an article, by what the theme reads; ``name`` is the article's.

    Raises ``UsageError`` where the theme knows no such key or cannot find such a picture, and
    ``InputError`` where there is no such file.
    """
    key = thumbnail_key(keys)
    if key is None:
        raise UsageError(
            msg("nothing is known about thumbnails of this theme"),
            msg("use --set KEY=VALUE instead"),
        )
    shown = ".".join(key.steps)
    if is_remote(text):
        if "remote" not in key.places:
            raise UsageError(
                msg(
                    "the theme looks for {shown} among the site's files, not on the web",
                    shown=shown,
                ),
                msg("download the picture and name the file"),
            )
        return Thumbnail(key.steps, text)
    source = Path(text)
    if not source.is_file():
        raise InputError(
            msg("there is no file {text}", text=text), msg("name a picture or an address")
        )
    return _local(source, key, config, article, name)


def _local(source: Path, key: ImageKey, config: SiteConfig, article: Path, name: str) -> Thumbnail:
    is_bundle = article.stem.partition(".")[0] == "index"
    suffix = source.suffix.lower()
    beside = article.parent if is_bundle else None
    for home in homes(key.places, config, beside, "images"):
        file = f"{name if home.component else 'thumbnail'}{suffix}"
        return Thumbnail(key.steps, home.start + file, source, home.folder / file)
    raise UsageError(
        msg("the theme looks for {steps} beside the article", steps=".".join(key.steps)),
        msg("add --bundle"),
    )


def thumbnail_key(keys: Iterable[ImageKey]) -> ImageKey | None:
    """The key of the picture that stands for an article in lists, by its usual names."""
    found = [key for key in keys if "*" not in key.steps]
    for name in _KNOWN:
        for key in sorted(found, key=lambda each: len(each.steps)):
            if key.steps[0] == name:
                return key
    return None
