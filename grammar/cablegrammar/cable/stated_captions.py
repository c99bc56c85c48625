"""The captions that a cable states, wherever they stand, and what the misspelled ones were meant to be.

A caption has a line of its own, or stands on the classification line: behind the number where lines were joined, before
the post where it was joined to the level (`S E C R E T NODIS SUVA 000113`). A misspelled one that the line grammar
does not know is a pass line of a word or two. Whoever asks which captions a cable carries asks here, so that a slip of
the pen (CAP007) is one fault and not several.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.cable.lines import CableLines
from cablegrammar.vocabulary.captions import KnownCaption, caption_of, longest_caption, nearest_caption

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification

Place = Literal["line", "joined", "level"]


@record
class StatedCaption(Node):
    """A caption of the cable as a whole.

    `text` is as written and `known` what it is, or was meant to be where it is `misspelled`. `place` is `line` for a
    caption line, `joined` behind the number of the classification line, `level` between its level and its post.
    `late` when it stands after the first field.
    """

    within = ("stated_captions",)

    text: str
    known: KnownCaption
    misspelled: bool
    place: Place
    late: bool


def stated_captions(cable: CableLines, classification: Classification | None) -> tuple[StatedCaption, ...]:
    """The captions of `cable` in the order of the text; `classification` is its overall classification line.

    What its text quotes is left out, and what the later sections of a telegram repeat.
    """
    found = [*_on_classification_line(classification), *_on_caption_lines(cable), *_on_pass_lines(cable)]
    found.sort(key=lambda caption: caption.span)
    return tuple(found)


def _on_classification_line(line: Classification | None) -> Iterator[StatedCaption]:
    if line is None:
        return
    if line.modifier is not None and line.modifier_span is not None:
        for written in _written(line.modifier, line.modifier_span.start)[0]:
            # In a banner LIMDIS is the mark of the geospatial agency and not the State caption.
            if written.known.text != "LIMDIS" or not line.modifier.startswith("//"):
                yield StatedCaption(written.span, written.text, written.known, written.misspelled, "level", late=False)
    for text, span in line.captions:
        yield from _stated(text, span, "joined", late=False)


def _on_caption_lines(cable: CableLines) -> Iterator[StatedCaption]:
    if not cable.captions:
        return
    lines = cable.classification_lines
    end, line = _end(cable), lines[0].span if lines else Span(0, 0)
    for caption in cable.captions:
        if caption.span.start < end and not line.start <= caption.span.start < line.end:
            yield from _stated(caption.text, caption.span, "line", caption.late)


def _on_pass_lines(cable: CableLines) -> Iterator[StatedCaption]:
    """Pass lines that are nothing but captions: misspelled ones, and right ones in small letters."""
    for line in cable.pass_lines:
        if line.span.start > _first_field(cable):
            return
        if len(line.text) > _LONGEST_LINE:
            continue
        if caption_of(line.text) is not None:  # letter-spaced, or with a reason
            yield from _stated(line.text, line.span, "line", late=False)
            continue
        if not _ADDRESSING.isdisjoint(line.text.upper().split()):
            continue
        written, complete = _written(cable.clean[line.span.start : line.span.end], line.span.start)
        if complete:
            for one in written:
                yield StatedCaption(one.span, one.text, one.known, one.misspelled, "line", late=False)


_ADDRESSING = frozenset(("FOR", "PASS", "FROM", "TO"))
"""Words that say for whom the cable is."""
_LONGEST_LINE = 50
"""A longer pass line, in characters, is no misspelled caption."""


def _end(cable: CableLines) -> int:
    """Where the captions of the cable as a whole end: at its text, or where a further section repeats the opening."""
    end = cable.first_paragraph if cable.first_paragraph < cable.span.end else cable.first_text
    first = _first_field(cable)
    if first < cable.span.end:
        end = min((line.span.start for line in cable.classification_lines if line.span.start > first), default=end)
        end = min(end, cable.first_paragraph)
    return end


def _first_field(cable: CableLines) -> int:
    """Where the first field below the classification line begins: a copy may have others above it."""
    begin = cable.classification_lines[0].span.start if cable.classification_lines else 0
    return next((one.span.start for one in cable.fields if one.span.start > begin), cable.span.end)


def _stated(text: str, span: Span, place: Place, late: bool) -> Iterator[StatedCaption]:
    known = caption_of(text)
    meant = known or nearest_caption(text)
    if meant is not None:
        yield StatedCaption(span, text, meant, known is None, place, late)


class _Written(NamedTuple):
    """A caption among the words of a line."""

    text: str
    span: Span
    known: KnownCaption
    misspelled: bool


def _written(text: str, start: int) -> tuple[list[_Written], bool]:
    """The captions among the words of `text`, and whether it is nothing else; a line that is none stops at once."""
    words = _words(text, start)
    found: list[_Written] = []
    index = 0
    while index < len(words):
        one = _longest(text, start, words[index:])
        if one is None:
            return found, False
        found.append(one)
        while index < len(words) and words[index].end <= one.span.end:
            index += 1
    return found, bool(found)


def _longest(text: str, start: int, words: list[Span]) -> _Written | None:
    """The caption that the first of `words` begin: the longest right one, else the longest misspelled one."""
    lengths = range(min(longest_caption(), len(words)), 0, -1)
    spans = [Span(words[0].start, words[length - 1].end) for length in lengths]
    texts = [text[span.start - start : span.end - start] for span in spans]
    for written, span in zip(texts, spans, strict=True):
        known = caption_of(written)
        if known is not None:
            return _Written(written, span, known, misspelled=False)
    for written, span in zip(texts, spans, strict=True):
        known = nearest_caption(written)
        if known is not None:
            return _Written(written, span, known, misspelled=True)
    return None


def _words(text: str, start: int) -> list[Span]:
    """The words of `text`, without the signs that part captions on a line."""
    spans: list[Span] = []
    begin: int | None = None
    for index, character in enumerate(f"{text} "):
        if character.isspace() or character in "/,;()":
            if begin is not None:
                word = text[begin:index]
                bare = word.strip("-.")
                if bare:
                    at = begin + word.index(bare)
                    spans.append(Span(start + at, start + at + len(bare)))
                begin = None
        elif begin is None:
            begin = index
    return spans
