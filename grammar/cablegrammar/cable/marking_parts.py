"""A marking in parts that lie side by side and leave nothing out: its values, what stands between them, the rest.

An editor asks which part a place belongs to, a page colours them one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from cablegrammar.base.node import Span
from cablegrammar.base.record import record
from cablegrammar.cable.marking_in_use import BlanketInUse, MarkingInUse
from cablegrammar.cable.marks import BRACKETS
from cablegrammar.marking.marking import Marking, MarkingToken
from cablegrammar.vocabulary.captions import KnownCaption, caption_of

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification

PartKind = Literal["value", "caption", "section", "post", "number", "blanket", "separator", "bracket", "blank", "text"]


@record
class MarkingPart:
    """One part of a marking, its place counted from the start of the text.

    `kind` is `value` for what the marking says, with its `token`; `caption`, with what is known of it, `section`,
    `post` and `number` for what else a telegram's classification line holds; `blanket` for the words of
    `(C - ENTIRE TEXT)`. Between these are each `separator`, `bracket` and `blank`, and any other `text`.
    """

    kind: PartKind
    span: Span
    token: MarkingToken | None = None
    caption: KnownCaption | None = None


def parts_of(text: str, use: MarkingInUse, marking: Marking) -> tuple[MarkingPart, ...]:
    """The parts of `text`, which `use` is the marking of, as `marking` reads it. Together they are all of the text."""
    parts: list[MarkingPart] = []
    done = 0
    meant = _with_meaning(use, marking) if _in_place(text, use) else ()
    for part in sorted(meant, key=lambda one: one.span):
        if part.span.start < done:
            continue  # a word of a classification line that its marking has too
        parts += _between(text, done, part.span.start)
        parts.append(part)
        done = part.span.end
    return (*parts, *_between(text, done, len(text)))


def _in_place(text: str, use: MarkingInUse) -> bool:
    """Whether the marking's words stand where it has them. `(S)XY(NF)` was put together of what its brackets hold."""
    if use.kind == "banner" or isinstance(use, BlanketInUse):
        return True
    written = text[use.places[0].start :]
    return all(one == own or not one.isalnum() for one, own in zip(written, use.inner, strict=False))


def _with_meaning(use: MarkingInUse, marking: Marking) -> Iterator[MarkingPart]:
    if isinstance(use, BlanketInUse):
        inner = use.text.strip(BRACKETS)
        begin = use.span.start + use.text.index(inner)
        yield MarkingPart("blanket", Span(begin, begin + len(inner)))
    elif use.kind == "banner" and use.inner != use.text:
        yield from _of_line(use, marking)
    else:
        for token in marking.tokens:
            yield MarkingPart("value", token.span.shifted(use.places[0].start), token)


def _of_line(use: MarkingInUse, marking: Marking) -> Iterator[MarkingPart]:
    """The parts of a telegram's classification line, of which the marking is only one."""
    from cablegrammar.marking.classification import parse_classification

    start = use.span.start
    line = parse_classification(use.text, start)
    values: list[Span] = []
    for token in marking.tokens:
        # A letter-spaced level is longer than in the marking, which has it in one word.
        spaced = line.level_span if token.kind == "level" and line.letter_spaced else None
        values.append(spaced or token.span.shifted(start))
        yield MarkingPart("value", values[-1], token)
    for kind, span in _beside_the_marking(line):
        if span is None or any(span.start < one.end and one.start < span.end for one in values):
            continue
        caption = caption_of(use.text[span.start - start : span.end - start]) if kind == "caption" else None
        yield MarkingPart(kind, span, caption=caption)


def _beside_the_marking(line: Classification) -> Iterator[tuple[PartKind, Span | None]]:
    """What a classification line holds beside level and controls."""
    yield "caption", line.modifier_span
    yield "section", None if line.section is None else line.section.span
    yield "post", line.post_span
    yield "number", line.number_span
    for _, span in line.captions:
        yield "caption", span


def _between(text: str, start: int, end: int) -> Iterator[MarkingPart]:
    """What stands where no value is: each bracket, runs of blanks, of separators, of other text."""
    at = start
    for kind, run in groupby(text[start:end], key=_kind):
        length = sum(1 for _ in run)
        step = 1 if kind == "bracket" else length
        yield from (MarkingPart(kind, Span(place, place + step)) for place in range(at, at + length, step))
        at += length


def _kind(character: str) -> PartKind:
    if character.isspace():
        return "blank"
    if character in BRACKETS:
        return "bracket"
    return "text" if character.isalnum() else "separator"
