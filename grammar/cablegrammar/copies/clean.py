"""A text ready for the grammar: what copying left is masked, messages are told apart, joined lines are parted.

Masking never changes the length: every offset stays that of the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import partial

from cablegrammar.base.node import Span
from cablegrammar.base.record import record, replace
from cablegrammar.copies.heads import Head, Kind, find_heads
from cablegrammar.copies.quoted import quoted_parts
from cablegrammar.copies.records import (
    DatabaseRecord,
    find_frames,
    find_joints,
    find_records,
    find_strays,
    is_addressee,
)
from cablegrammar.copies.turns import Turn, turns_of
from cablegrammar.lines.artefacts import REPEATED_HEAD, Artefact, mask, mask_head, part_lines


@record
class CleanText:
    """A text ready for the grammar: as long as the original, with artefacts masked and joined lines parted.

    `messages` are the stretches that hold one message each, as far as heads tell; together they are the whole text.
    """

    text: str
    artefacts: tuple[Artefact, ...]
    inner_page_lines: tuple[Span, ...]
    messages: tuple[Message, ...]
    joints: tuple[int, ...]
    """Where a line begins though nothing stands there that could be a line end."""
    strays: tuple[Span, ...] = ()
    """Masked lines that have no place where they stand, and are nobody's."""

    def artefacts_in(self, start: int, end: int) -> tuple[Artefact, ...]:
        """The artefacts that begin between two offsets."""
        first = bisect_left(self.artefacts, start, key=_start)
        return self.artefacts[first : bisect_left(self.artefacts, end, first, key=_start)]

    def strays_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The masked lines without a place that begin between two offsets."""
        first = bisect_left(self.strays, Span(start, start))
        return self.strays[first : bisect_left(self.strays, Span(end, end), first)]


def _start(artefact: Artefact) -> int:
    return artefact.span.start


@record
class Message:
    """Where one message stands in a text, and where its first head line does, None where it has none.

    `again` says that its head is that of the message before it.
    """

    span: Span
    head: int | None
    again: bool


def clean(text: str) -> CleanText:
    """Find the artefacts, records and repeated heads of `text`, mask them, and tell its messages apart."""
    masked, artefacts = mask(text)
    records = list(find_records(masked))
    others = sorted((*find_frames(masked), *find_joints(masked, records)), key=_start)
    artefacts += (*records, *others)
    strays, nobodys = _strays_in(masked, records, others)
    blank = _blanked(_blanked(masked, [one.span for one in records]), [one.span for one in others])
    masked = _with_lines_of(masked, blank, strays)
    masked, damage = mask_head(masked)
    artefacts += damage
    heads = find_heads(masked, partial(quoted_parts, masked))
    turns = _with_records(masked, list(turns_of(masked, heads)), records)
    repeated = [span for turn in turns for span in turn.repeated]
    artefacts += (Artefact(span, REPEATED_HEAD) for span in repeated)
    masked = _parted(_blanked(masked, repeated), heads)
    pieces: list[str] = []
    pages: list[Span] = []
    joints: list[int] = []
    for turn in turns:
        parted = part_lines(masked[turn.start : turn.end], masked=len(turns) == 1)
        pieces.append(parted.text)
        pages += (span.shifted(turn.start) for span in parted.inner_page_lines)
        joints += (place + turn.start for place in parted.joints)
        artefacts += [replace(one, span=one.span.shifted(turn.start)) for one in parted.artefacts]
    artefacts.sort(key=lambda artefact: artefact.span)
    messages = tuple(Message(Span(turn.start, turn.end), turn.head, turn.again) for turn in turns)
    return CleanText("".join(pieces), tuple(artefacts), tuple(pages), messages, tuple(joints), nobodys)


def _strays_in(
    text: str, records: Sequence[DatabaseRecord], others: Iterable[Artefact]
) -> tuple[list[Span], tuple[Span, ...]]:
    """The lines of a cable among those of records and mail heads, and those in records that are nobody's, in order."""
    ends = [one.span.end for one in records]
    strays: list[Span] = []
    nobodys: list[Span] = []
    for stray in find_strays(text, sorted(one.span for one in (*records, *others) if one.kind in _WITH_LINES)):
        place = bisect_left(ends, stray.end)
        recorded = place < len(records) and records[place].span.start <= stray.start
        (nobodys if recorded and is_addressee(text, stray) else strays).append(stray)
    return strays, tuple(nobodys)


def _with_lines_of(text: str, blank: str, spans: Iterable[Span]) -> str:
    """A blanked text with the stretches of `text` that stay."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        if span.start >= done:
            pieces += (blank[done : span.start], text[span.start : span.end])
            done = span.end
    return "".join((*pieces, blank[done:])) if pieces else blank


_WITH_LINES = ("database-record", "mail-head")
"""What may hold a line that is none of its own."""


def _with_records(text: str, turns: list[Turn], records: Sequence[DatabaseRecord]) -> list[Turn]:
    """The messages, each with the record above it: it is that of the cable below."""
    ends = [one.span.end for one in records]
    for at in range(1, len(turns)):
        last = bisect_right(ends, turns[at].start) - 1
        if last < 0 or records[last].span.start <= turns[at - 1].start:
            continue
        line_end = text.find("\n", ends[last])  # a row may have further cells
        if line_end < 0 or text[line_end : turns[at].start].strip():
            continue
        start = text.rfind("\n", 0, records[last].span.start) + 1
        if not text[start : records[last].span.start].strip():
            turns[at - 1] = turns[at - 1]._replace(end=start)
            turns[at] = turns[at]._replace(start=start)
    return turns


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with blanks in the place of some stretches; their line ends stay, and words before them get one."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        lines = text[span.start : span.end].split("\n")
        blank = "\n".join(" " * len(line) for line in lines)
        before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        pieces += (text[done : span.start], f"\n{blank[1:]}" if before.strip() else blank)
        done = span.end
    return "".join((*pieces, text[done:])) if pieces else text


def _parted(text: str, heads: Iterable[Head]) -> str:
    """The text with each classification line on a line of its own: a row of cells joins it to the line before it."""
    pieces: list[str] = []
    done = 0
    for head in heads:
        for anchor in head.anchors:
            line = text[text.rfind("\n", 0, anchor.start) + 1 : anchor.start]
            joint = len(line) - len(line.rstrip(_JOINT))
            if anchor.kind is Kind.CLASSIFICATION and joint:
                end = "\n" if joint < len(line) else " "
                pieces += (text[done : anchor.start - joint], end.rjust(joint))
                done = anchor.start
    return "".join((*pieces, text[done:])) if pieces else text


_JOINT = '\t ",>'
"""What stands between two cells of a row."""
