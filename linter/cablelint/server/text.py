"""A document as an editor has it: its text, the changes that arrive, and places in the editor's own units.

An editor counts lines that end at a line feed, a carriage return or both, and in most cases the UTF-16 units of a line.
cablelint counts the characters of the text. Form feeds and the other signs at which Python would cut lines end none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lsprotocol import types

from cablegrammar.base.node import Span
from cablegrammar.base.record import lazy, record

UTF16 = "utf-16"
_UNIT_BYTES = {"utf-8": 1, UTF16: 2, "utf-32": 4}
_CODECS = {"utf-8": "utf-8", UTF16: "utf-16-le", "utf-32": "utf-32-le"}


@record
class Text:
    """One version of a document. `encoding` names the units of columns: `utf-16`, `utf-8` or `utf-32`."""

    uri: str
    version: int | None
    content: str
    encoding: str = UTF16

    @lazy
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line of the editor starts."""
        return tuple(_starts(self.content))

    def changed(self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None) -> Text:
        """The text after some changes, each of which counts in what the one before it left."""
        text = self
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = text.span(change.range)
                content = text.content[:start] + change.text + text.content[end:]
            else:
                content = change.text
            text = Text(self.uri, version, content, self.encoding)
        return text

    def offset(self, position: types.Position) -> int:
        """The character at a position. One behind the end of its line, or of the text, is that end."""
        starts = self.line_starts
        if position.line >= len(starts):
            return len(self.content)
        start = starts[position.line]
        return start + self._characters(self._line(position.line), position.character)

    def position(self, offset: int) -> types.Position:
        """The position of a character."""
        line = bisect_right(self.line_starts, offset) - 1
        before = self.content[self.line_starts[line] : offset]
        return types.Position(line, self._units(before))

    def span(self, wanted: types.Range) -> Span:
        """The characters of a range."""
        start, end = self.offset(wanted.start), self.offset(wanted.end)
        return Span(min(start, end), max(start, end))

    def range(self, span: Span) -> types.Range:
        """The range of some characters."""
        return types.Range(self.position(span.start), self.position(span.end))

    def line_before(self, offset: int) -> str:
        """What stands on the line of a character before it."""
        return self.content[self.line_starts[bisect_right(self.line_starts, offset) - 1] : offset]

    def line_at(self, offset: int) -> Span:
        """The line that a character stands in, without its end."""
        line = bisect_right(self.line_starts, offset) - 1
        start = self.line_starts[line]
        return Span(start, start + len(self._line(line)))

    def _line(self, line: int) -> str:
        starts = self.line_starts
        end = starts[line + 1] if line + 1 < len(starts) else len(self.content)
        return self.content[starts[line] : end].rstrip("\r\n")

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == "utf-32":
            return len(text)
        return len(text.encode(_CODECS[self.encoding], "surrogatepass")) // _UNIT_BYTES[self.encoding]

    def _characters(self, line: str, units: int) -> int:
        """How many characters of a line so many units are. A unit inside a character is the place before it."""
        if line.isascii() or self.encoding == "utf-32":
            return min(units, len(line))
        low, high = 0, min(units, len(line))  # no character is less than one unit
        while low < high:
            middle = (low + high + 1) // 2
            if self._units(line[:middle]) <= units:
                low = middle
            else:
                high = middle - 1
        return low


def _starts(content: str) -> Iterator[int]:
    """Where the lines start that end at a line feed, a carriage return, or both."""
    yield 0
    place = -1
    if "\r" not in content:
        while (place := content.find("\n", place + 1)) >= 0:
            yield place + 1
        return
    for number, sign in enumerate(content):
        if sign == "\n" or (sign == "\r" and not content.startswith("\n", number + 1)):
            yield number + 1
