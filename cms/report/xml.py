"""What the reports in XML share: elements whose text any parser takes."""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from cms.report.text import harmless


def element(parent: Element | None, tag: str, /, **attributes: object) -> Element:
    """An element under ``parent``; characters that XML does not know become pictures."""
    values = {name: harmless(str(value)) for name, value in attributes.items()}
    return Element(tag, values) if parent is None else SubElement(parent, tag, values)


def write_tree(root: Element, stream: TextIO) -> None:
    """Writes a document; the stream is in UTF-8."""
    indent(root)
    stream.write('<?xml version="1.0" encoding="utf-8"?>\n')
    ElementTree(root).write(stream, encoding="unicode")
    stream.write("\n")
