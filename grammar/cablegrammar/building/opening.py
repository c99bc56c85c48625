"""What stands above the text of a message: its header, captions, pass lines, notices and fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.building.leftovers import end_of_order, end_of_tags_line, lines_of, stray_sentence
from cablegrammar.building.parts import BLOCKS, FIELDS, Part
from cablegrammar.building.text_parts import SMART, TextParts, line_of, mark_before_label
from cablegrammar.cable.fields import (
    Caption,
    Field,
    Handling,
    Line,
    PassLine,
    caption_words,
    listed_captions,
    listed_pass_lines,
)
from cablegrammar.cable.header import Header
from cablegrammar.parsing.loader import scanner
from cablegrammar.vocabulary.captions import caption_of, captions

_ADDRESSEES = frozenset(("action", "information", "exempt", "addressee", "first_addressee"))
_OF_THE_HEADER = _ADDRESSEES | {"routing", "odd_routing", "transmission", "address", "originator", "print_head"}


class Opening(NamedTuple):
    """The captions, pass lines and notices above the text, and all fields, the late ones among them."""

    captions: tuple[Caption, ...]
    pass_lines: tuple[PassLine, ...]
    handlings: tuple[Handling, ...]
    fields: tuple[Field, ...]
    leftovers: tuple[tuple[Span, str], ...]
    """The lines of stray sentences between fields, each with the terminal that could stand there."""


def opening_of(message: TextParts, first: int) -> Opening:
    """The opening of a message whose first paragraph begins at `first`.

    A block before the last field is no paragraph but a pass line.
    """
    found: list[Caption] = []
    pass_lines: list[PassLine] = []
    handlings: list[Handling] = []
    fields: list[Field] = []
    leftovers: list[tuple[Span, str]] = []
    last_field = message.last_early_field(first)
    late = False  # a field stands between the classification line and this part
    classified = False
    for part in message.parts:
        rule = part.rule
        if rule in _OF_THE_HEADER or (rule in BLOCKS and part.start >= last_field):
            continue  # of the header, or of the text
        span = Span(part.start, part.end)
        if part.rule == "caption":
            found += caption_words(part.tokens[0], part.start, late)
        elif part.rule == "classification":
            late = False
            found += _joined_captions(part)
        elif part.rule == "classification_again" and not classified:
            late = False  # a copy put a field above the classification line
        elif part.rule == "head_line":
            line = message.field(part)
            if line.kind == "caption_line":
                found += listed_captions(line.value, line.value_span.start)
            elif line.kind == "pass_lines":
                pass_lines += listed_pass_lines(line.value, line.value_span.start)
        elif part.rule in BLOCKS and late and stray_sentence(message.slice(span)):
            leftovers += ((line, "SUBJECT") for line in lines_of(message.slice(span), span.start))
        elif part.rule == "pass_line" or part.rule in BLOCKS:
            extent = _pass_line(message.slice(span))
            front = list(
                caption_words(message.slice(Span(span.start, span.start + extent.start)), span.start, late, whole=False)
            )
            if front and front[0].span.start > span.start:  # the level stands again before its captions
                level = Span(span.start, front[0].span.start)
                pass_lines.append(PassLine(level, message.slice(level).strip(_SIGNS)))
            found += front
            if extent.start < extent.end:
                own = extent.shifted(span.start)
                said = " ".join(message.slice(own).split())
                pass_lines.append(PassLine(own, said.rstrip(_SIGNS) if own.end < span.end else said))
            behind = Span(span.start + extent.end, span.end)
            found += caption_words(message.slice(behind), behind.start, late, whole=False)
        elif part.rule == "handling" and part.start < first:
            handlings.append(Handling(span, " ".join(message.slice(span).split())))
        elif part.rule in FIELDS:
            if part.rule == "executive_order":
                lead = mark_before_label(part.rule, part.tokens[0])
                text = " " * lead + message.slice(span)[lead:]
                end = len(text) if part.start > first else _captions_at_end(text, 0)
                found += caption_words(text[end:], part.start + end, late, whole=False)
                if part.start < first:
                    stop = end_of_order(text[:end])
                    leftovers += ((line, "TAGS") for line in lines_of(text[stop:end], part.start + stop))
                    end = stop
                part = part._replace(end=part.start + end)
            elif part.rule == "tags" and part.start < first:
                text = message.slice(span)
                end = end_of_tags_line(text, len(part.tokens[0]))
                leftovers += ((line, "SUBJECT") for line in lines_of(text[end:], part.start + end))
                part = part._replace(end=part.start + end)
            late = True
            fields.append(message.field(part, late=part.start > first))
        elif part.rule == "authority_paragraph":
            fields.append(message.inner_authority(part))
        classified = classified or part.rule in ("classification", "classification_again")
    return Opening(tuple(found), tuple(pass_lines), tuple(handlings), tuple(fields), tuple(leftovers))


def _pass_line(text: str) -> Span:
    """Where the pass line stands in `text`, without the captions that were joined to its ends; nowhere when all are."""
    front = scanner("line_patterns", "CAPTIONS_IN_FRONT").match(text)
    begin = 0 if front is None else front.end()
    end = _captions_at_end(text, begin)
    if front is not None:
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(_SIGNS))
    return Span(min(begin, end), end)


_SIGNS = " \t,;/.-"
"""What stands between captions, and between them and a pass line."""


def _captions_at_end(text: str, begin: int) -> int:
    """Where the captions at the end of `text` begin; its end where none stand there."""
    if not text.rstrip(" \t.").endswith(_ends_of_captions()):
        return len(text)
    match = scanner("line_patterns", "CAPTIONS_AT_END").search(text, begin)
    if match is None:
        return len(text)
    words = scanner("line_patterns", "CAPTION_WORD").finditer(match.group())
    known = [caption_of(word.group()) for word in words]
    sure = all(caption is not None and caption.kind in _SURE_AT_END for caption in known)
    return match.end() - len(match.group().lstrip(_SIGNS)) if sure else len(text)


@cache
def _ends_of_captions() -> tuple[str, ...]:
    """What a line of captions ends with."""
    return (" CHANNEL", *(word for one in captions() for word in (one.text, *one.aliases, *one.slips)))


# A word like CODEL may be whom the line is for.
_SURE_AT_END = ("distribution", "control", "administrative")


def _joined_captions(part: Part) -> Iterator[Caption]:
    """Captions that a joined line left behind the number of the classification line."""
    text = part.tokens[0].rstrip()
    if text[-1:].isdecimal():
        return
    end = next((i for i in range(len(text), 0, -1) if text[i - 1].isdecimal()), len(text))
    if text[end:].strip():
        yield from caption_words(text[end:], part.start + end, late=False, whole=False)


def header_of(message: TextParts) -> Header:
    """The lines of the header by their place in ACP 127, or the labelled ones of a SMART message."""
    found: dict[str, Line] = {}
    addressees: list[Line] = []
    print_head: list[Line] = []
    for part in message.parts:
        rule = part.rule
        if rule in _ADDRESSEES:
            addressees.append(line_of(part.tokens[0]))
        elif rule not in _OF_THE_HEADER:
            continue
        elif rule in ("routing", "odd_routing"):
            found["FL2"] = Line(Span(part.start, part.end), "FL2", message.text[part.start : part.end])
        elif rule == "print_head":
            print_head += map(line_of, part.tokens)
        else:
            token = part.tokens[0]
            text, start = token.rstrip(), token.start_pos
            kind = token.type.removeprefix("ODD_")  # a damaged line stands for the line it was
            found.setdefault(kind, Line(Span(start, start + len(text)), kind, text))
    return Header(
        found.get("FL1"),
        found.get("FL2"),
        found.get("FL3"),
        found.get("FL4"),
        found.get("FL5"),
        found.get("FL6"),
        tuple(addressees),
        tuple(print_head),
        tuple([message.field(part) for part in message.parts if part.rule in SMART]) if message.smart else (),
    )
