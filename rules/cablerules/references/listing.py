"""What a cable lists: the items of its REF line, and how many letters a text may take from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cablegrammar.cable import Cable
from cablegrammar.fields import Field
from cablegrammar.node import Span
from cablegrammar.vocabulary.posts import post_key
from cablelint.finding import Related
from cablerules.structure.places import own_fields

if TYPE_CHECKING:
    from cablegrammar.references import Reference

REDACTED = "XXXX"


def reference_line(cable: Cable) -> Field | None:
    """The cable's own REF line: not one that a text quotes, nor another message's. None where there is none."""
    first = cable.field_of("reference")
    if first is None or (first.late and all(field is not first for field in own_fields(cable))):
        return None
    return first


def listed(cable: Cable) -> tuple[Reference, ...]:
    """The items of the cable's own REF line."""
    return () if reference_line(cable) is None else cable.references


def label(line: Field | None) -> tuple[Related, ...]:
    """The label of the REF line as a related place; empty where there is no such line."""
    return () if line is None else (Related(line.label_span, "the REF line"),)


def ordinal(letter: str) -> int:
    """1 for A, 2 for B."""
    return ord(letter) - ord("A") + 1


def letter_at(place: int) -> str:
    """The letter of that ordinal; the last one of the alphabet for whatever lies behind it."""
    return chr(ord("A") + min(place, 26) - 1)


def reach(cable: Cable, items: Sequence[Reference]) -> int:
    """Up to which ordinal a letter can be meant for one of the items.

    In a list without letters each item may be meant by its place. In one with letters an item that begins a line
    or follows a semicolon, and has none, may have lost its own; one that shares a letter (`SUVA 12 AND 14`) has not.
    """
    lettered = [ordinal(item.letter) for item in items if item.letter is not None and item.letter_span is not None]
    entries = len(lettered) + sum(item.letter_span is None and (not lettered or _stands_apart(cable, item)) for item in items)
    return max([entries, *lettered])


def _stands_apart(cable: Cable, item: Reference) -> bool:
    """Whether nothing but blanks stands before the item on its line, or a semicolon does."""
    before = cable.clean[cable.span.start : item.span.start].rstrip(" \t")
    return before.endswith(("\n", ";"))


def is_this_cable(cable: Cable, item: Reference) -> bool:
    """Whether the item is the cable that lists it."""
    if item.kind != "cable":
        return False
    if cable.id is not None:
        return item.id == cable.id
    # Without a date no id is known; an item without a year of its own is of the year of the cable all the same.
    if item.year_given or item.post is None or cable.post is None or item.number is None:
        return False
    return item.number == cable.number and post_key(item.post) == post_key(cable.post)


def whole_item(item: Reference) -> Span:
    """The item with its letter."""
    return item.span if item.letter_span is None else Span(item.letter_span.start, item.span.end)
