"""What a text quotes between QUOTE: and UNQUOTE, a whole cable perhaps: told by these two lines alone.

It is asked before the lines are parsed: the head of a quoted cable is none of this message's, and begins no other.
"""

from __future__ import annotations

from typing import NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.parsing.loader import scanner


class QuotedStretch(NamedTuple):
    """A quoted stretch: the line that says QUOTE, and what stands below it as far as UNQUOTE."""

    opening: Span
    quoted: Span


def quoted_stretches(text: str) -> tuple[QuotedStretch, ...]:
    """The stretches of a text between a line QUOTE: and the next UNQUOTE, in order; none where it has no UNQUOTE.

    A second QUOTE: inside a stretch opens one of its own, so that UNQUOTE closes the inner one first: the outer one
    goes on to the next UNQUOTE, and holds the inner one, which is left out. `QUOTE the lamp UNQUOTE` inside a sentence
    is in place of quotation marks, and no stretch.
    """
    if "QUOTE" not in text and "QTE" not in text:
        return ()
    found: list[QuotedStretch] = []
    open_at: list[Span] = []
    for match in scanner("line_patterns", "QUOTE_LINE", "UNQUOTE").finditer(text):
        if match.lastgroup == "QUOTE_LINE":
            open_at.append(Span(*match.span()))
        elif open_at:
            opening = open_at.pop()
            if not open_at:
                found.append(QuotedStretch(opening, Span(opening.end, match.start())))
    return tuple(found)
