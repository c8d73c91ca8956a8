"""What somebody wants converted, and how."""

from typing import NamedTuple


class Wish(NamedTuple):
    """``target`` and ``source`` are language tags, ``config`` names a direction of OpenCC instead.

    ``tag`` is the target as front matter names it. With ``in_place`` files are converted
    themselves, else their translations are written. With ``taxonomies`` their terms change too,
    with ``pin_ids`` headings keep their ids.
    """

    target: str | None = None
    source: str | None = None
    idioms: bool = False
    config: str | None = None
    tag: str = ""
    in_place: bool = False
    force: bool = False
    taxonomies: bool = False
    pin_ids: bool = False
