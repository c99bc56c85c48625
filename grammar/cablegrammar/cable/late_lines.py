"""Lines of the head that stand in the text of a message: the head of a section, of a quoted cable, or none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from cablegrammar.cable.fields import Field, Line, UnplacedLine
from cablegrammar.cable.lines import CableLines

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification

_IN_TEXT = ("NUMBER", "PLAIN")
_EXPECTED = {
    "MISPLACED": ("FL6", "FL7", "ADDRESSEE"),
    "EARLY_ADDRESS": ("ACTION_LINE", "OFFICE_LINE", "FL5"),
    "EARLY_CLASSIFICATION": ("CLEARANCE", "FL7", "ADDRESSEE"),
    "DRAFT_PRECEDENCE": ("ADDRESSEE", "FL8"),
    "STRAY_IN_LIST": ("REFERENCE_ITEM",),
    "STRAY_IN_FOOT": ("DRAFTED_LABEL", "INFO_LABEL", "CLOSING_LABEL"),
}
"""What may stand in their place, in the text and elsewhere."""


def repeated_lines(
    cable: CableLines,
    classifications: Sequence[Classification],
    quoted: Callable[[int], bool],
    sections: Sequence[int],
) -> Iterator[Line]:
    """The lines of the head that say in the text once more what they say above it, outside of quoted texts.

    `classifications` are the classification lines taken apart, `sections` is where those stand below which a section of
    the text begins.
    """
    own = {_said(line) for line in (*cable.header.lines, *cable.classification_lines[:1])}
    own |= {_said(field) for field in cable.fields}
    late = [
        line for line in cable.late_header_lines if _said(line) in own and not _heads_section(cable, line, sections)
    ]
    lines = zip(cable.classification_lines[1:], classifications[1:], strict=True)
    late += (line for line, read in lines if read.says_as(classifications[0]))
    yield from (line for line in sorted(late, key=lambda line: line.span) if not quoted(line.span.start))


def stray_lines(
    cable: CableLines,
    repeated: Sequence[Line],
    classifications: Sequence[Classification],
    quoted: Callable[[int], bool],
    sections: Sequence[int],
) -> Iterator[UnplacedLine]:
    """The lines of a header in the text that are nobody's: none is `repeated`, no section begins there, none is quoted.

    A classification line is one where it gives the cable another level. An extract lost its header: a FM line with
    nothing of a header below it is no sender, though it may name the post.
    """
    head = cable.header
    if cable.truncations and head.fl6 is not None and head.lines == (head.fl6,):
        yield UnplacedLine(head.fl6.span, head.fl6.text.rstrip(), ("CLASSIFICATION",))
    again = {line.span for line in repeated}
    for line in cable.late_header_lines:
        if line.span not in again and not quoted(line.span.start) and not _heads_section(cable, line, sections):
            expected = _EXPECTED.get(line.kind, _IN_TEXT)
            yield UnplacedLine(line.span, line.text.rstrip(), expected)
    for line, read in zip(cable.classification_lines[1:], classifications[1:], strict=True):
        own = line.span not in again and not quoted(line.span.start) and line.span.start not in sections
        if own and read.of_same_cable(classifications[0]):
            yield UnplacedLine(line.span, line.text.rstrip(), _IN_TEXT)


def _heads_section(cable: CableLines, line: Line, sections: Sequence[int]) -> bool:
    """Whether the line of a section, garbled perhaps, stands below a line of a header, before any text."""
    starts = [*sections]
    starts += (one.span.start for one in cable.late_header_lines if one.kind == "GARBLED_SECTION")
    starts.sort()
    place = bisect_left(starts, line.span.start)
    if place == len(starts):
        return False
    return not any(line.span.end <= block.span.start < starts[place] for block in cable.blocks)


def _said(line: Line | Field) -> str:
    """The words of a line; of a field those of its first line."""
    return " ".join((line.whole.partition("\n")[0] if isinstance(line, Field) else line.text).split())
