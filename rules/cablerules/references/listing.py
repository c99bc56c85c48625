"""What a cable lists: the items of its REF line, and how many letters a text may take from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.posts import post_key
from cablelint import Cable, Field, Related, Span, once

if TYPE_CHECKING:
    from cablegrammar.references.listed import Reference

REDACTED = "XXXX"
_LAST_LETTER = 26


def reference_line(cable: Cable) -> Field | None:
    """The cable's own REF line: not one that a text quotes, nor another message's. None where there is none."""
    return cable.own_field("reference")


@once
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


def and_list(names: Iterable[str]) -> str:
    """`C`, `C and D`, `C, D and E`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def reach(cable: Cable, items: Sequence[Reference]) -> int:
    """Up to which ordinal a letter can be meant for one of the items.

    In a list without letters each item may be meant by its place. In one with letters an item without one that a
    line end, a semicolon or a parenthesis parts from the item before may have lost its own (`(BL SUVA 12`); one that
    shares a letter (`A. SUVA 12 AND 14`) has not.
    """
    if any(item.cut for item in items):
        return _LAST_LETTER  # nobody knows what stood behind
    letters = [ordinal(item.letter) for item in items if item.letter is not None and item.letter_span is not None]
    if not letters:
        return len(items)
    lost = sum(later.letter_span is None and _parted(cable, item, later) for item, later in pairwise(items))
    return max(*letters, len(letters) + lost + (items[0].letter_span is None))


def _parted(cable: Cable, item: Reference, later: Reference) -> bool:
    between = cable.slice(item.span.to(later.span))
    return any(sign in between for sign in "\n;(")


def is_this_cable(cable: Cable, item: Reference) -> bool:
    """Whether the item is the cable that lists it."""
    if item.kind != "cable" or item.number != cable.number:
        return False
    if cable.cable_id is not None:
        return item.cable_id == cable.cable_id
    # Without a date no id is known; an item without a year of its own is of the year of the cable all the same.
    if item.year_given or item.post is None or cable.post is None:
        return False
    return post_key(item.post) == post_key(cable.post)


def whole_item(item: Reference) -> Span:
    """The item with its letter."""
    return item.span if item.letter_span is None else Span(item.letter_span.start, item.span.end)


def own_number(cable: Cable) -> tuple[Related, ...]:
    """The post and the number on the cable's own classification line or MRN line as a related place."""
    line = cable.message_record_number or cable.classification
    if line is None or line.number_span is None:
        return ()
    start = line.number_span.start if line.post_span is None else line.post_span.start
    return (Related(Span(start, line.number_span.end), "the cable's own number"),)
