"""Whether nodes tile a text: no character of it may be in none of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from cablegrammar.cable.cable import Cable
from cablegrammar.cable.fields import Caption

_BETWEEN_CAPTIONS = " \t.,;/-"


def untiled(cables: Iterable[Cable], text: str) -> str | None:
    """What is wrong with the spans of the cables of `text`, None for nothing.

    They follow each other without a gap, and every character that is not blank (nor an artefact that was masked) lies
    in the span of some node. Captions on one line are nodes of their own, and what stands between them is none.
    """
    cables = list(cables)
    if cables[0].span.start != 0 or cables[-1].span.end != len(text):
        return "the cables are not all of the text"
    if any(before.span.end != after.span.start for before, after in pairwise(cables)):
        return "there is a gap between two cables"
    # A text without any line end but a carriage return has those.
    lined = text if "\n" in text else text.replace("\r", "\n")
    for cable in cables:
        # In its own text: a message may begin in the middle of a line, as in a row of a table.
        if cable.lines.total != sum(1 for line in lined[slice(*cable.span)].split("\n") if line.strip()):
            return "a line is not counted, or counted twice"
        offset = _uncovered(cable, text)
        if offset is not None:
            return f"no node holds {text[offset]!r} at {offset}"
    return None


def _uncovered(cable: Cable, text: str) -> int | None:
    covered = bytearray(len(text))
    for node in (*cable.children(), *cable.artefacts, *cable.page_line_texts):
        start, end = node.span
        if isinstance(node, Caption):
            while end < len(text) and text[end] in _BETWEEN_CAPTIONS:
                end += 1
        covered[start:end] = b"\x01" * (end - start)
    for offset in range(*cable.span):
        if not (covered[offset] or cable.clean[offset].isspace() or text[offset].isspace()):
            return offset
    return None
