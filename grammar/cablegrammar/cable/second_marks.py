"""Two marks before one text: which of them is meant, nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.base.node import Span
from cablegrammar.cable.marks import Mark, mark_in_front

if TYPE_CHECKING:
    from cablegrammar.cable.lines import CableLines
    from cablegrammar.cable.paragraph import Paragraph


_TWO_MARKS = 300
"""Two marks are no longer than this, in characters."""


def two_marks(lines: CableLines, paragraph: Paragraph, letters: frozenset[str]) -> tuple[Mark, Mark] | None:
    """The first two marks before the text of a paragraph, each with a level and different; None where there is one.

    Not the letters of a list: `(C) (D)`, and `(C)` behind a `(B)`. `letters` are all those that stand in parentheses.
    """
    if paragraph.mark is None or not paragraph.mark.in_front:
        return None
    at = paragraph.span.start if paragraph.number_span is None else paragraph.number_span.end
    if ")(" not in "".join(lines.clean[at : min(at + _TWO_MARKS, paragraph.body.end)].split()):
        return None  # seldom, and quickly seen
    first = _mark_at(lines, at, paragraph, letters)
    second = None if first is None else _mark_at(lines, first.span.end, paragraph, letters)
    return None if first is None or second is None or first.text == second.text else (first, second)


def _mark_at(lines: CableLines, at: int, paragraph: Paragraph, letters: frozenset[str]) -> Mark | None:
    found = mark_in_front(lines.slice(Span(at, paragraph.body.end)), at)
    return None if found is None or found.level is None or _is_letter(found, letters) else found


def _is_letter(mark: Mark, letters: frozenset[str]) -> bool:
    """Whether a mark of one letter may count the items of a list: the letter before or behind it stands there, too."""
    inner = mark.text.strip("()")
    return len(inner) == 1 and any(chr(ord(inner) + step) in letters for step in (-1, 1))
