"""The text of a file as it was read: decoded without touching line ends, with a table of its lines."""

from __future__ import annotations

import codecs
from bisect import bisect_right

from cablegrammar.base.node import Span
from cablegrammar.base.record import lazy, record

# Tabs, line ends and form feeds are the only control characters that text holds; anything else in a guessed
# encoding says that the guess was wrong.
_CONTROLS = frozenset(map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0)))) - frozenset("\t\n\r\f")

# One NUL in so many characters is a damaged text; more of them are the empty halves of UTF-16.
_TOO_MANY_NULS = 4

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_BLANKS = " \t"


class UndecodableError(ValueError):
    """The bytes are no text that can be read without loss."""


@record
class Source:
    r"""The decoded text of one file.

    `text` keeps every character, `\r` included, so that offsets are those of the file; `encoding` and
    `byte_order_mark` are what writing it back needs. Lines end at `\\n` and at `\\r\\n` only. Where a file has no line
    feed at all its carriage returns end the lines: `text` has line feeds in their place, and `returns` says so.
    """

    text: str
    encoding: str = "utf-8"
    byte_order_mark: bytes = b""
    name: str = ""
    """What the file is called, with or without its folders; an archive names a cable's file by its id."""
    returns: bool = False
    paragraphs: tuple[int, ...] = ()
    """Of a text that was taken out of a document: the number of the paragraph that each line is in. Such a text is
    never written back.
    """

    @classmethod
    def of(cls, text: str, encoding: str = "utf-8", byte_order_mark: bytes = b"", name: str = "") -> Source:
        """A text whose lines may end in any of the three ways."""
        returns = "\r" in text and "\n" not in text
        return cls(text.replace("\r", "\n") if returns else text, encoding, byte_order_mark, name, returns)

    @classmethod
    def decode(cls, data: bytes) -> Source:
        """Decode a file: by its byte-order mark, else as UTF-8, else as Windows-1252 where that gives clean text.

        Raises `UndecodableError`, with the offset of the first bad byte, when nothing fits.
        """
        for mark, encoding in _BYTE_ORDER_MARKS:
            if data.startswith(mark):
                try:
                    return cls.of(data[len(mark) :].decode(encoding), encoding, mark)
                except UnicodeDecodeError as error:
                    raise UndecodableError(
                        f"the byte-order mark says {encoding.upper()},"
                        f" and the byte at {error.start + len(mark)} does not fit it"
                    ) from None
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            place = error.start
        else:
            if text.count("\0") * _TOO_MANY_NULS > len(text) > 0:
                raise UndecodableError("every other character is NUL: it looks like UTF-16 without a byte-order mark")
            return cls.of(text)
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise UndecodableError(f"neither UTF-8 (byte {place}) nor Windows-1252 (byte {error.start})") from None
        if not _CONTROLS.isdisjoint(text):
            raise UndecodableError(f"not UTF-8 (byte {place}), and as Windows-1252 it holds control characters")
        return cls.of(text, "cp1252")

    def written(self, text: str) -> str:
        """`text` with the line ends of this file."""
        return text.replace("\n", "\r") if self.returns else text

    def encode(self, text: str) -> bytes:
        """`text` as bytes in this file's own encoding, with its byte-order mark.

        Raises `UnicodeEncodeError` when the encoding has no such character.
        """
        return self.byte_order_mark + self.written(text).encode(self.encoding)

    @lazy
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line starts."""
        starts = [0]
        find, place = self.text.find, 0
        while (place := find("\n", place) + 1) > 0:
            starts.append(place)
        return tuple(starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both from 1, the column in characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\n").removesuffix("\r")

    def line_at(self, offset: int) -> Span:
        """The whole line that a character offset lies in, without its line end."""
        number = bisect_right(self.line_starts, offset)
        start = self.line_starts[number - 1]
        return Span(start, start + len(self.line(number)))

    def line_end_at(self, offset: int) -> str:
        r"""How the line that an offset lies in ends: `\n`, `\r\n`, or nothing at the end of the text."""
        end = self.line_at(offset).end
        return self.text[end : end + 2] if self.text.startswith("\r\n", end) else self.text[end : end + 1]

    def blanks_around(self, span: Span) -> Span:
        """The span with the blanks and tabs on both sides of it."""
        text, (start, end) = self.text, span
        while start > 0 and text[start - 1] in _BLANKS:
            start -= 1
        while end < len(text) and text[end] in _BLANKS:
            end += 1
        return Span(start, end)

    @property
    def line_count(self) -> int:
        """How many lines there are; a last line without an end counts."""
        return len(self.line_starts)
