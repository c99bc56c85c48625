"""The stretches of a text that quote another message, a whole one among them: no message begins there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cablegrammar.base.node import Span
from cablegrammar.lines.quotations import quoted_stretches
from cablegrammar.parsing.loader import scanner
from cablegrammar.references.citations import TextMark, scan_prose
from cablegrammar.references.quoting import marked_texts


def quoted_parts(text: str, heads: Sequence[int]) -> tuple[Span, ...]:
    """What stands between QUOTE and UNQUOTE, or BEGIN TEXT and END TEXT; `heads` are where the heads of a text begin.

    A quotation that nothing ends goes on to the next paragraph with a portion mark: the drafter's own paragraphs have
    one. Where a head comes before, the mark may be that cable's, and the quotation reaches to the end.
    """
    return (*_marked(text, heads), *(stretch.quoted for stretch in quoted_stretches(text)))


def _marked(text: str, heads: Sequence[int]) -> Iterator[Span]:
    marks = [mark for mark in scan_prose(text, 0, len(text)) if isinstance(mark, TextMark)]
    for begin, end, quoted in marked_texts(text, marks):
        if quoted:
            stop = _reach(text, heads, begin.span.end) if end is None else end.span.end
            yield Span(begin.span.start, stop)


def _reach(text: str, heads: Sequence[int], start: int) -> int:
    own = scanner("copy_patterns", "MARKED_PARAGRAPH").search(text, start)
    head = bisect_right(heads, start)
    if own is None or (head < len(heads) and heads[head] < own.start()):
        return len(text)
    return own.start()
