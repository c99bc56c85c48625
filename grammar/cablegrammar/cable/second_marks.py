"""Two marks before one text: which of them is meant, nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.base.node import Span
from cablegrammar.cable.marks import Mark, mark_in_front

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.cable.paragraph import Paragraph


def two_marks(cable: Cable, paragraph: Paragraph) -> tuple[Mark, Mark] | None:
    """The first two marks before the text of a paragraph, each with a level and different; None where there is one.

    Not the letters of a list: `(C) (D)`, and `(C)` behind a `(B)`.
    """
    if paragraph.mark is None or not paragraph.mark.in_front:
        return None
    at = paragraph.span.start if paragraph.number_span is None else paragraph.number_span.end
    first = _mark_at(cable, at, paragraph)
    second = None if first is None else _mark_at(cable, first.span.end, paragraph)
    return None if first is None or second is None or first.text == second.text else (first, second)


def _mark_at(cable: Cable, at: int, paragraph: Paragraph) -> Mark | None:
    found = mark_in_front(cable.slice(Span(at, paragraph.body.end)), at)
    return None if found is None or found.level is None or _is_letter(found, cable) else found


def _is_letter(mark: Mark, cable: Cable) -> bool:
    """Whether a mark of one letter may count the items of a list: the letter before or behind it stands there, too."""
    inner = mark.text.strip("()")
    return len(inner) == 1 and any(chr(ord(inner) + step) in cable.letters_in_parentheses for step in (-1, 1))
