"""The texts that a drafter sets off with BEGIN and END, and which of them quote somebody else.

`BEGIN SUMMARY ... END SUMMARY` is a part of the cable; `BEGIN TEXT ... END TEXT` are the words of another text, which
has marks, numbers, references and fields of its own. Whoever asks what is quoted asks here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.cable.lines import CableLines
from cablegrammar.lines.quotations import quoted_stretches
from cablegrammar.references.citations import TextMark
from cablegrammar.references.quoting import marked_texts


@record
class TextBlock(Node):
    """A text between BEGIN and END. `word` says what it is: its last word, in the singular (`TEXT`, `SUMMARY`).

    The span holds both marks. Without an END it reaches as far as the text may (see `find_text_blocks`).
    """

    within = ("text_blocks",)

    word: str
    begin: TextMark
    end: TextMark | None

    @property
    def closed(self) -> bool:
        """Whether it has its END."""
        return self.end is not None

    @property
    def inner(self) -> Span:
        """What is set off, with the BEGIN and without the END."""
        return Span(self.span.start, self.span.end if self.end is None else self.end.span.start)


@record
class Quotation(TextBlock):
    """A text block with the words of another text."""


def find_text_blocks(lines: CableLines, marks: Iterable[TextMark]) -> tuple[TextBlock, ...]:
    """The text blocks of a cable in the order in which they begin; `marks` are its BEGIN and END in order.

    A text without an END goes on to the next paragraph with a portion mark: the drafter's own paragraphs have one, so
    that his text surely goes on there. Where the head of another cable comes before (`BEGIN MESSAGE`, and then its
    classification line), the marks may be that cable's, and the text reaches to the end.
    """
    reach = _Reach(lines)
    found: list[TextBlock] = []
    for begin, end, quoted in marked_texts(lines.clean, marks):
        stop = reach.of(begin.span.end) if end is None else end.span.end
        kind = Quotation if quoted else TextBlock
        found.append(kind(Span(begin.span.start, stop), begin.word, begin, end))
    return tuple(found)


def with_quote_lines(marks: Sequence[TextMark], text: str, whole: Span) -> list[TextMark]:
    """The marks, with those of the lines QUOTE: that an UNQUOTE follows, in order.

    `whole` is the extent of the message in the text.
    """
    found = list(marks)
    known = {mark.span.end for mark in marks if mark.opens}
    for stretch in quoted_stretches(text[whole.start : whole.end]):
        opening = stretch.opening.shifted(whole.start)
        words = text[opening.start : opening.end].rstrip(" \t:.")
        end = opening.start + len(words)
        if end not in known:
            found.append(TextMark(Span(end - len(words.lstrip(" \t\u00b6")), end), "QUOTE", True))
    return sorted(found, key=lambda mark: mark.span)


def quotation_marks(lines: CableLines) -> tuple[int, ...]:
    """Where the quotation marks of the text stand."""
    text, start, end = lines.clean, lines.first_text, lines.span.end
    found: list[int] = []
    for mark in _QUOTATION_MARKS:
        place = text.find(mark, start, end)
        while place >= 0:
            found.append(place)
            place = text.find(mark, place + 1, end)
    return tuple(sorted(found))


_QUOTATION_MARKS = '"\u201c\u201d'


def in_quotation_marks(offset: int, block: Span, marks: Sequence[int]) -> bool:
    """Whether `offset` stands in quotation marks, each of which opens or closes within its `block`."""
    return (bisect_left(marks, offset) - bisect_left(marks, block.start)) % 2 == 1


class _Reach:
    """Where texts that have no END end at the latest."""

    def __init__(self, lines: CableLines) -> None:
        self._end = lines.span.end
        self._marked = [block.span.start for block in lines.paragraphs if block.mark is not None]
        heads = [line.span.start for line in (*lines.late_header_lines, *lines.classification_lines)]
        self._heads = sorted([*heads, *(field.span.start for field in lines.fields if field.kind in _HEAD)])

    def of(self, offset: int) -> int:
        """The end of a text that begins at `offset`."""
        own = _next(self._marked, offset, self._end)
        return self._end if _next(self._heads, offset, own) < own else own


def _next(starts: Sequence[int], offset: int, end: int) -> int:
    """The first of the ascending `starts` behind `offset`, `end` where there is none."""
    place = bisect_right(starts, offset)
    return starts[place] if place < len(starts) else end


_HEAD = frozenset(("executive_order", "tags"))
"""Fields that only a cable has: a letter has a subject too."""
