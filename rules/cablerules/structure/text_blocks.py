"""Blocks that begin with BEGIN and end with END: which belong together, and which of them quote another text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Cable, Span

if TYPE_CHECKING:
    from cablegrammar.references.citations import TextMark

# What a drafter sets off in the text itself; every other word (TEXT, QUOTE, TRANSLATION ...) is a quoted text.
_OWN = frozenset(("SUMMARY", "COMMENT", "NOTE"))


def text_marks(cable: Cable) -> list[TextMark]:
    """The BEGIN and END of the text, in order."""
    from cablegrammar.references.citations import TextMark

    return [mark for mark in cable.citations if isinstance(mark, TextMark)]


def pair(marks: list[TextMark]) -> list[tuple[TextMark, TextMark | None]]:
    """Each BEGIN with its END, None where it has none.

    An END closes the last open block of its word; for a quoted text the words may differ, as in
    `BEGIN TALKING POINTS ... END TEXT`. An END that closes nothing is left out.
    """
    pairs: list[tuple[TextMark, TextMark | None]] = []
    opened: dict[str, list[int]] = {}  # the open blocks of each word
    quoted: list[int] = []  # all blocks of quoted texts, closed ones among them
    for mark in marks:
        if mark.opens:
            opened.setdefault(mark.word, []).append(len(pairs))
            if mark.word not in _OWN:
                quoted.append(len(pairs))
            pairs.append((mark, None))
            continue
        places = opened.get(mark.word)
        if not places and mark.word not in _OWN:
            while quoted and pairs[quoted[-1]][1] is not None:
                quoted.pop()
            places = opened[pairs[quoted[-1]][0].word] if quoted else None
        if places:
            place = places.pop()
            pairs[place] = (pairs[place][0], mark)
    return pairs


def quoted_spans(cable: Cable, *, closed: bool = False) -> list[Span]:
    """The quoted texts in the order of the text; without an END they reach to the end (left out if `closed`)."""
    spans: list[Span] = []
    for begin, end in pair(text_marks(cable)):
        if begin.word in _OWN or (end is None and closed):
            continue
        spans.append(Span(begin.span.start, cable.span.end if end is None else end.span.end))
    return spans


class Quotations:
    """Asks for ascending offsets whether they lie in a quoted text."""

    __slots__ = ("_cable", "_closed", "_position", "_reach", "_spans")

    def __init__(self, cable: Cable, *, closed: bool = False) -> None:
        self._cable = cable
        self._closed = closed
        self._spans: list[Span] | None = None
        self._position = 0
        self._reach = 0

    def hold(self, offset: int) -> bool:
        """Whether `offset`, not before the last one asked for, is inside a quoted text."""
        if self._spans is None:
            self._spans = quoted_spans(self._cable, closed=self._closed)
        spans = self._spans
        while self._position < len(spans) and spans[self._position].start <= offset:
            self._reach = max(self._reach, spans[self._position].end)
            self._position += 1
        return offset < self._reach
