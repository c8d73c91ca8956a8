"""Converts a stream, with all its line breaks and whatever else is not Chinese as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from cms.chinese.conversion import Converter
from cms.errors import InputError
from cms.model.message import msg

_BLOCK = 1 << 20  # bytes


def convert_stream(converter: Converter, source: BinaryIO, target: BinaryIO) -> None:
    """Converts UTF-8 as soon as whole lines of it have come.

    Raises ``InputError`` at bytes that are no UTF-8; the lines before are written by then.
    """
    offset = 0
    for lines in _whole_lines(source):
        try:
            text = lines.decode("utf-8")
        except UnicodeDecodeError as error:
            byte, place = lines[error.start], offset + error.start
            reason = msg(
                "standard input is not UTF-8: byte 0x{byte:02x} at offset {place}",
                byte=byte,
                place=place,
            )
            raise InputError(reason, msg("convert its encoding first")) from None
        target.write(converter.convert(text).encode("utf-8"))
        target.flush()
        offset += len(lines)


def _whole_lines(source: BinaryIO) -> Iterator[bytes]:
    begun: list[bytes] = []
    while block := source.read1(_BLOCK):  # type: ignore[attr-defined]
        lines, newline, rest = block.rpartition(b"\n")
        if newline:
            yield b"".join([*begun, lines, newline])
            begun.clear()
        begun.append(rest)
    if any(begun):
        yield b"".join(begun)
