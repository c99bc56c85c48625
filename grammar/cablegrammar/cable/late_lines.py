"""Lines of the head that stand in the text of a message: the head of a section, of a quoted cable, or none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from cablegrammar.cable.fields import Line, UnplacedLine
from cablegrammar.cable.lines import CableLines

_EXPECTED = ("NUMBER", "PLAIN")
"""What may stand in their place."""


def repeated_lines(cable: CableLines, quoted: Callable[[int], bool], sections: Sequence[int]) -> Iterator[Line]:
    """The lines of the head that say in the text once more what they say above it, outside of quoted texts.

    `sections` is where the classification lines stand below which a section of the text begins.
    """
    own = {_said(line) for line in cable.header.lines}
    late = [
        line for line in cable.late_header_lines if _said(line) in own and not _heads_section(cable, line, sections)
    ]
    if cable.classification_lines:
        first, *others = cable.classification_lines
        late += (line for line in others if _said(line) == _said(first))
    yield from (line for line in sorted(late, key=lambda line: line.span) if not quoted(line.span.start))


def stray_lines(cable: CableLines, quoted: Callable[[int], bool], sections: Sequence[int]) -> Iterator[UnplacedLine]:
    """The lines of a header in the text that are nobody's: no repetition, no section begins there, none is quoted."""
    again = {line.span for line in repeated_lines(cable, quoted, sections)}
    for line in cable.late_header_lines:
        if line.span not in again and not quoted(line.span.start) and not _heads_section(cable, line, sections):
            yield UnplacedLine(line.span, line.text.rstrip(), _EXPECTED)


def _heads_section(cable: CableLines, line: Line, sections: Sequence[int]) -> bool:
    """Whether the line of a section, garbled perhaps, stands below a line of a header, before any text."""
    starts = [*sections]
    starts += (one.span.start for one in cable.late_header_lines if one.kind == "GARBLED_SECTION")
    starts.sort()
    place = bisect_left(starts, line.span.start)
    if place == len(starts):
        return False
    return not any(line.span.end <= block.span.start < starts[place] for block in cable.blocks)


def _said(line: Line) -> str:
    return " ".join(line.text.split())
