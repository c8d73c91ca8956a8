"""``python -m cms.locales.renew``: brings the catalogues up to date with the program.

What is new is added to ``zh_CN.po`` without a translation, what is gone is removed. ``zh_TW.po`` is
made from it by the program's own conversion, with the words of ``terms.toml``. The pages of the
rules are written in both.
"""

from __future__ import annotations

import re
from pathlib import Path

from polib import POEntry, POFile, pofile

from cms.chinese.conversion import Converter
from cms.chinese.term_files import site_terms
from cms.locales import DOMAIN, FOLDER
from cms.locales.collect import sentences
from cms.model.message import speak
from cms.rules.pages import markdown
from cms.rules.registry import all_rules
from cms.rules.renew import PAGES

SOURCE, CONVERTED = "zh_CN", "zh_TW"
DIRECTION = "s2twp"

_CODE = re.compile("(`[^`]*`)")
"""What stays as it is: the pieces that a reader finds in files, or is to write into them."""


def po_file(code: str) -> Path:
    """The sentences of a language."""
    return FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def renewed() -> dict[Path, bytes]:
    """All files as they are to be."""
    chinese = _collected()
    files: dict[Path, bytes] = {}
    for code, catalogue in ((SOURCE, chinese), (CONVERTED, _converted(chinese))):
        path = po_file(code)
        files[path] = f"{catalogue}\n".encode()
        files[path.with_suffix(".mo")] = catalogue.to_binary()
        files[PAGES.parent / code.replace("_", "-") / PAGES.name] = _pages(catalogue).encode()
    return files


def _pages(catalogue: POFile) -> str:
    """The document of all rules in the language of a catalogue."""
    known = {entry.msgid: entry.msgstr for entry in catalogue}
    speak(lambda text: known.get(text) or text)
    try:
        return markdown(all_rules())
    finally:
        speak(str)


def untranslated() -> list[str]:
    """Sentences that have no Chinese yet."""
    return [entry.msgid for entry in _collected() if not entry.msgstr]


def _collected() -> POFile:
    path = po_file(SOURCE)
    known = {entry.msgid: entry.msgstr for entry in pofile(str(path))} if path.exists() else {}
    catalogue = _empty(SOURCE)
    catalogue.extend(
        POEntry(msgid=text, msgstr=known.get(text, ""), occurrences=[(place, "")])
        for text, place in sentences()
    )
    return catalogue


def _converted(chinese: POFile) -> POFile:
    converter = Converter(DIRECTION, site_terms(FOLDER, []).choose(DIRECTION))
    catalogue = _empty(CONVERTED)
    catalogue.extend(
        POEntry(
            msgid=entry.msgid,
            msgstr=_converted_text(entry.msgstr, converter),
            occurrences=entry.occurrences,
        )
        for entry in chinese
    )
    return catalogue


def _converted_text(text: str, converter: Converter) -> str:
    pieces = _CODE.split(text)
    pieces[::2] = map(converter.convert, pieces[::2])
    return "".join(pieces)


def _empty(code: str) -> POFile:
    catalogue = POFile(wrapwidth=100)
    catalogue.header = "Sentences of cms, collected by python -m cms.locales.renew."
    catalogue.metadata = {
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return catalogue


def renew() -> None:
    """Writes all files."""
    for path, content in renewed().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(untranslated()):,} sentences without a translation.")  # noqa: T201


if __name__ == "__main__":
    renew()
