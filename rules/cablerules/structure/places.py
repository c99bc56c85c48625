"""Where the findings about structure stand, and which parts of a text are another cable's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Cable, Field, Span

if TYPE_CHECKING:
    from cablegrammar.declassification.executive_order import ExecutiveOrder

TELEGRAMS = frozenset(("acp127", "aad", "short-header", "body", "draft"))
"""The forms that have the lines of a telegram, with more or less header above them."""

CABLES = TELEGRAMS | {"smart"}
"""Every form of a cable."""

NAMES = {"executive_order": "E.O.", "tags": "TAGS", "subject": "SUBJECT", "reference": "REF"}
"""What the fields are called in a message, in the order of the handbook."""

_MOST_RELATED = 3


def is_telegram(cable: Cable) -> bool:
    """Whether the cable has the lines of a telegram."""
    return cable.form in TELEGRAMS


def is_cable(cable: Cable) -> bool:
    """Whether the text is a cable of any form."""
    return cable.form in CABLES


def opening_place(cable: Cable) -> Span:
    """Where a missing line is reported: the classification line, else the first banner, else the first line."""
    lines = cable.classification_lines or cable.banners
    return lines[0].span if lines else first_line(cable)


def first_line(cable: Cable) -> Span:
    """The first line of the message with text on it, an exercise notice left out."""
    text = cable.source.text
    start = cable.span.start if cable.notice is None else cable.notice.span.end
    head = text[start : cable.span.end]
    if not head.strip():
        return Span(start, start)
    start += len(head) - len(head.lstrip())
    end = text.find("\n", start, cable.span.end)
    end = cable.span.end if end < 0 else end
    return Span(start, start + len(text[start:end].rstrip()))


def executive_order_of(cable: Cable, field: Field) -> ExecutiveOrder:
    """The E.O. line of `field`, the first one or a later one, taken apart."""
    first = cable.executive_order
    if first is not None and first.span.start == field.span.start:
        return first
    from cablegrammar.declassification.executive_order import parse_executive_order

    return parse_executive_order(field.whole, field.span.start)


def label_place(cable: Cable, field: Field) -> Span:
    """Where the label of a field stands, the number of an E.O. line included."""
    if field.kind != "executive_order":
        return field.label_span
    return executive_order_of(cable, field).label


def own_fields(cable: Cable) -> Iterator[Field]:
    """The fields that are this cable's: not those of a quoted text, of another message, or of prose.

    A wrapped sentence may begin a line with `E.O. 12958, as amended` or with a word that looks like a label: after
    the text has begun only a label with its colon counts.
    """
    end: int | None = None
    for field in cable.fields:
        if repeats_head(cable, field):
            continue
        if field.late:
            if not _labelled(cable, field):
                continue
            if end is None:
                end = own_end(cable)
            if field.span.start >= end or cable.quoted(field.span.start):
                continue
        yield field


def _labelled(cable: Cable, field: Field) -> bool:
    if field.kind == "executive_order":
        return field.whole[executive_order_of(cable, field).label.end - field.span.start - 1 :].startswith(":")
    return field.label.endswith(":") and field.label.isupper()


def repeats_head(cable: Cable, field: Field) -> bool:
    """Whether a field belongs to the head that a SMART message repeats as a telegram has it."""
    lines = cable.classification_lines
    return cable.form == "smart" and bool(lines) and field.span.start > lines[0].span.start


def own_end(cable: Cable) -> int:
    """The offset at which another message begins within this one; the end where there is none."""
    if not cable.late_headers and _is_repeated(cable):
        return cable.span.end
    from cablerules.structure.second_message import starts_of_others

    return next(starts_of_others(cable), cable.span.end)


def _is_repeated(cable: Cable) -> bool:
    """Whether there is one classification line, or the same one above each section."""
    if len(cable.classification_lines) < 2:
        return cable.form != "smart" or not cable.classification_lines
    return cable.form != "smart" and len({(line.post, line.number) for line in cable.classifications}) == 1


def starts_again(cable: Cable) -> Span | None:
    """The label at which a text starts its fields again, as an extract does: two kinds of fields are repeated."""
    if sum(len(fields) > 1 for fields in cable.fields_by_kind.values()) < 2:
        return None
    seen: set[str] = set()
    again: dict[str, Field] = {}
    for field in own_fields(cable):
        if field.kind in _REPEATABLE:
            if field.kind in seen:
                again.setdefault(field.kind, field)
            seen.add(field.kind)
    if len(again) < 2:
        return None
    first = min(again.values(), key=lambda field: field.span)
    return label_place(cable, first)


_REPEATABLE = frozenset(("executive_order", "tags", "subject"))


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 page line`, `3 page lines`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def a_few(spans: list[Span]) -> list[Span]:
    """The places worth naming as related ones: the first few after the first."""
    return spans[1 : 1 + _MOST_RELATED]


def is_extract(cable: Cable) -> bool:
    """Whether a part of the cable is known to be missing, which STR016 says: other lines are then not missed."""
    return cable.truncated or is_later_section(cable) or starts_again(cable) is not None


def is_later_section(cable: Cable) -> bool:
    """Whether the message is a later section of a cable that came in several: the lines above are in the first."""
    line = cable.classification
    return line is not None and line.section is not None and line.section.number > 1
