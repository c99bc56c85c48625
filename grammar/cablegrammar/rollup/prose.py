"""Whether a change of a text leaves its prose alone: subject, paragraphs, headings, signatures, without the marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node, Span
from cablegrammar.cable.marks import BlanketMark, Mark
from cablegrammar.parsing.loader import scanner
from cablegrammar.rollup.protections import Loss, Protection

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable

Change = tuple[int, int, str]
"""The characters from here to there, and what is put in their place."""


def prose_of(cable: Cable) -> tuple[Span, ...]:
    """Where the prose of a cable stands, in the order of the text. Fields that stand in the text are none."""
    parts: list[Node] = [*cable.blocks]
    if cable.subject is not None:
        parts.append(cable.subject)
    taken = [node.span for node in cable.walk(frozenset((Mark, BlanketMark)))]
    taken = sorted([*taken, *(field.span for field in cable.fields if field.kind != "subject")])
    return tuple(sorted(span for part in parts for span in _without(part.span, taken)))


def traces_of(cable: Cable) -> tuple[Change, ...]:
    """What a conversion left in a cable and what should stand there: the prose is read as if it did."""
    found = ((*trace.span, trace.replacement) for trace in cable.artefacts if trace.replacement is not None)
    return tuple(sorted(found))


def prose_losses(
    prose: Sequence[Span], text: str, changes: Iterable[Change], traces: Sequence[Change] = ()
) -> Iterator[Loss]:
    """Whether `changes` of `text` leave out, add or alter a word of its prose, which stands at `prose`. A mark may go
    into it, or out of it, and `traces` of a conversion, which are in order, may be undone.
    """
    touched = _by_span(prose, changes)
    if not touched:
        return
    left = _by_span(prose, traces)
    before = [_changed(text, span, left.get(span, ())) for span in touched]
    after = [_changed(text, span, _with(own, left.get(span, ()))) for span, own in touched.items()]
    if before != after and list(chain(*map(_words, before))) != list(chain(*map(_words, after))):
        yield Loss(Protection.PROSE, "changes the text of the cable")


def _words(text: str) -> list[str]:
    """The words of a prose: runs of letters and digits, and a number with its sign and what stands between its digits.
    A dash is a hyphen, for a fix may type it so.
    """
    return scanner("line_patterns", "PROSE_WORD").findall(text.translate(_DASHES))


_DASHES = str.maketrans("\u2212\u2013", "--")


def _by_span(prose: Sequence[Span], changes: Iterable[Change]) -> dict[Span, list[Change]]:
    """The changes of each stretch of prose."""
    touched: dict[Span, list[Change]] = {}
    for start, end, given in changes:
        put = given
        for place in range(bisect_right(prose, start, key=lambda span: span.end), len(prose)):
            span = prose[place]
            if span.start >= max(end, start + 1):
                break
            touched.setdefault(span, []).append((start, end, put))
            put = ""  # what is put in the place of several stretches is put once
    return touched


def _with(changes: Sequence[Change], traces: Sequence[Change]) -> list[Change]:
    """The changes, and the traces that none of them touches."""
    ordered = sorted(changes)
    ends = [end for _, end, _ in ordered]
    kept = []
    for trace in traces:
        place = bisect_right(ends, trace[0])
        if place == len(ordered) or ordered[place][0] >= trace[1]:
            kept.append(trace)
    return [*ordered, *kept]


def _changed(text: str, span: Span, changes: Iterable[Change]) -> str:
    """The text of a span after the changes in it. A mark that is put there is no prose."""
    pieces, done = [], span.start
    for start, end, put in sorted(changes):
        pieces.append(text[done : max(start, done)])
        pieces.append(_without_mark(put))
        done = max(done, end)
    pieces.append(text[done : span.end])
    return "".join(pieces)


def _without_mark(text: str) -> str:
    """A text without the portion mark in it."""
    start, end = text.find("("), text.rfind(")") + 1
    if not 0 <= start < end:
        return text
    marking = Mark(Span(start, end), text[start:end]).marking
    return f"{text[:start]} {text[end:]}" if marking.recognised and not marking.unknown else text


def _without(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span without others, which are in order."""
    start = span.start
    for place in range(bisect_left(taken, span.start, key=lambda other: other.end), len(taken)):
        other = taken[place]
        if other.start >= span.end:
            break
        if start < other.start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)
