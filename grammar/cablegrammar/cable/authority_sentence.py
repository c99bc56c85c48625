"""The classification authority: a block or a paragraph, or where it has none a sentence at the head of the text.

    1. CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY DCM ADA QUILL, REASON 1.5 (B).
    1. (C) This cable is classified by DCM Ada Quill for reasons 1.4 (b) and (d).

A text may say of anything that it was classified by somebody. It counts where it is said of the cable, where a
paragraph begins with it, or where the section of a reason follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from cablegrammar.authority.block import Authority, parse_authority
from cablegrammar.cable.lines import CableLines
from cablegrammar.cable.paragraph import Paragraph
from cablegrammar.parsing.loader import scanner

if TYPE_CHECKING:
    from re import Pattern

_REACH = 500
"""No authority is longer, in characters."""

_BEFORE = 120
"""How far before its label a reason may stand, or what it is that is classified."""

_MOST = 5
"""So many sentences are looked at; a text about classification has more of them."""

_WORDS = ("classif", "clasif", "classf", "class.", "class by", "derived from")

_CABLE = frozenset(("cable", "message", "telegram", "text"))


def authority_of(cable: CableLines, on: date | None = None) -> Authority | None:
    """The authority of a cable of the day `on`: its block or paragraph, else what a sentence says; None for none."""
    lines = cable.fields_by_kind.get("authority", ())
    if not lines:
        return find_authority(cable, on)
    start, end = lines[0].span
    for line in lines[1:]:  # a block with blank lines between its lines
        if cable.clean[end : line.span.start].strip():
            break
        end = line.span.end
    whole = lines[0].whole if end == lines[0].span.end else cable.clean[start:end]
    return parse_authority(whole, start, on)


def find_authority(cable: CableLines, on: date | None = None) -> Authority | None:
    """The authority that a sentence before or in paragraph 1 states; None where there is none."""
    for text, start, label in islice(_labelled(cable), _MOST):
        begin = max(0, label - _BEFORE)
        before = text[begin:label]
        found = parse_authority(text[label : label + _REACH], start + label, on)
        if found.reason is None and before.strip():
            whole = parse_authority(text[begin : label + _REACH], start + begin, on)
            found = whole if whole.reason is not None and whole.reason.section is not None else found
        if (found.reason is not None and found.reason.section is not None) or _is_said_of_cable(before):
            return found
    return None


def _labelled(cable: CableLines) -> Iterator[tuple[str, int, int]]:
    """The texts at the head that hold a label, with their offset in the file and the label's in the text."""
    for text, start in _head(cable):
        lower = text.lower()
        if any(word in lower for word in _WORDS):  # a thousand times as fast as the pattern
            for match in _labels().finditer(text):
                yield text, start, match.start()


def _head(cable: CableLines) -> Iterator[tuple[str, int]]:
    """The texts up to the end of the first numbered paragraph, with their offsets."""
    for line in cable.handlings:
        yield line.text, line.span.start
    for block in cable.blocks:
        if isinstance(block, Paragraph):
            yield block.raw, block.body.start
            for item in block.subparagraphs:
                yield item.raw, item.body.start
            if block.number is not None:
                return


def _is_said_of_cable(before: str) -> bool:
    """Whether nothing stands before the label, or words that speak of this cable."""
    words = "".join(letter if letter.isalpha() else " " for letter in before.lower()).split()
    return not words or not _CABLE.isdisjoint(words[-5:])


@cache
def _labels() -> Pattern[str]:
    return scanner("authority", "CLASSIFIED_BY", "DERIVED_FROM")


def reasons_named(lines: CableLines) -> Iterator[int]:
    """Where the section of a reason stands with a letter: `1.4 (b)`, `1.5 b/d`."""
    text = lines.clean
    for section in ("SECTION", "GARBLED_SECTION"):  # one after the other they are found ten times faster than together
        for match in scanner("authority", section).finditer(text, *lines.span):
            if _has_letter(text[match.end() : match.end() + _LETTER]):
                yield match.start()


_LETTER = 6
"""A letter stands no further behind its section, in characters."""


def _has_letter(after: str) -> bool:
    """Whether `(b)`, `b/d` or `[b]` follows, and not `a barrel` or `billion`."""
    bare = after.lstrip(" \n.,-")
    letter, behind = bare.lstrip("([ ")[:1], bare.lstrip("([ ")[1:2]
    if not letter.isalpha() or behind.isalpha():
        return False
    return bare[:1] in ("(", "[") or (letter.lower() in "abcdefgh" and behind in (",", "/", ";", "&", ")", "."))
