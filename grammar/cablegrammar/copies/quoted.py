"""The stretches of a text that quote another message, a whole one among them: no message begins there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cablegrammar.base.node import Span
from cablegrammar.lines.quotations import quoted_stretches
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_lines
from cablegrammar.references.citations import TextMark, scan_prose
from cablegrammar.references.quoting import marked_texts


def quoted_parts(text: str, heads: Sequence[int], transmissions: Sequence[int]) -> tuple[Span, ...]:
    """What stands between QUOTE and UNQUOTE, or BEGIN TEXT and END TEXT.

    `heads` are where the heads of a text begin, `transmissions` those that begin with FL1. No quotation goes on behind
    the end of a message (NNNN, BT ...). One that nothing ends goes on to the next transmission or paragraph with a
    portion mark: the drafter's own paragraphs have one. Where a head comes before, the mark may be that cable's.
    """
    ends = [match.start() for match in at_lines(scanner("copy_patterns", "END_OF_MESSAGE"), text, 0, len(text))]
    marked = [match.start() for match in at_lines(scanner("copy_patterns", "MARKED_PARAGRAPH"), text, 0, len(text))]
    spans = [stretch.quoted for stretch in quoted_stretches(text)]
    opens = "begin" in text.lower()
    marks = (mark for mark in scan_prose(text, 0, len(text) if opens else 0) if isinstance(mark, TextMark))
    for begin, end, quoted in marked_texts(text, marks):
        if quoted:
            start = begin.span.start
            stop = _reach(heads, marked, start) if end is None else end.span.end
            spans.append(Span(start, _next(transmissions, start, len(text)) if stop is None else stop))
    return tuple(_within(spans, [*ends, len(text)]))


def _reach(heads: Sequence[int], marked: Sequence[int], start: int) -> int | None:
    """The paragraph that ends a text nothing closes; None where none is surely the cable's."""
    own = bisect_right(marked, start)
    if own == len(marked) or _next(heads, start, marked[own]) < marked[own]:
        return None
    return marked[own]


def _next(places: Sequence[int], start: int, end: int) -> int:
    """The first of the places behind `start`, `end` where there is none."""
    at = bisect_right(places, start)
    return places[at] if at < len(places) else end


def _within(spans: Sequence[Span], ends: Sequence[int]) -> Iterator[Span]:
    """The spans, cut where the message ends that they begin in."""
    for span in spans:
        yield Span(span.start, min(span.end, ends[bisect_right(ends, span.start)]))
