"""What a fix changes, as the page shows it: the lines before and after, with the characters that go and come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablegrammar.base.source import Source
from cablelint.reporters.html.show import shown
from cablelint.rule.violation import Edit, Fix

_MOST = 20
"""So many places of one fix are shown."""
_AROUND = 80
"""So many characters of a line stay on each side of what changes."""
_FAR = 1_000
"""So far from a change a line is looked at at all: it may be ten megabytes long."""

Piece = tuple[str, bool]
"""Text, and whether it changes."""
Line = list[Piece]


class Change(NamedTuple):
    """The lines from `line` on, before and after."""

    line: int
    old: list[Line]
    new: list[Line]


def changes_of(fix: Fix, source: Source) -> list[Change]:
    """The places that a fix changes, the first twenty of them. Edits on one line are one place."""
    edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    length = len(source.text)
    if any(not 0 <= edit.start <= edit.end <= length for edit in edits):
        return []
    return [_change(group, source) for group, _ in zip(_groups(edits, source), range(_MOST), strict=False)]


def _groups(edits: Sequence[Edit], source: Source) -> Iterator[list[Edit]]:
    """The edits that share a line."""
    group: list[Edit] = []
    for edit in edits:
        if group and source.position(edit.start)[0] > source.position(group[-1].end)[0]:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _change(edits: Sequence[Edit], source: Source) -> Change:
    first, last = source.position(edits[0].start)[0], source.position(edits[-1].end)[0]
    starts, text = source.line_starts, source.text
    begin = max(starts[first - 1], edits[0].start - _FAR)
    end = min(starts[last] if last < len(starts) else len(text), edits[-1].end + _FAR)
    old: list[Piece] = []
    new: list[Piece] = []
    at = begin
    for edit in edits:
        same = (text[at : edit.start], False)
        old += (same, (text[edit.start : edit.end], True))
        new += (same, (edit.text, True))
        at = max(at, edit.end)
    rest = (text[at:end], False)
    before, after = _in_lines([*old, rest]), _in_lines([*new, rest])
    while before and after and before[-1] == after[-1] and not any(changed for _, changed in before[-1]):
        del before[-1], after[-1]
    while before and after and before[0] == after[0] and not any(changed for _, changed in before[0]):
        del before[0], after[0]
        first += 1
    return Change(first, [_shortened(line) for line in before], [_shortened(line) for line in after])


def _in_lines(pieces: Sequence[Piece]) -> list[Line]:
    """The pieces cut at line ends. A line end that goes or comes is a sign of its own."""
    lines: list[Line] = [[]]
    for text, changed in pieces:
        parts = text.replace("\r\n", "\n").split("\n")
        for number, part in enumerate(parts):
            if number:
                lines.append([])
            if part:
                lines[-1].append((part, changed))
    if not lines[-1]:
        lines.pop()
    return lines


def _shortened(line: Line) -> Line:
    """A line in which long stretches that stay are cut."""
    pieces: Line = []
    for number, (text, changed) in enumerate(line):
        if not changed and len(text) > 2 * _AROUND:
            head = text[:_AROUND] if number else ""
            tail = text[-_AROUND:] if number + 1 < len(line) else ""
            text = f"{head}…{tail}" if number or tail else f"{text[:_AROUND]}…"
        pieces.append((shown(text), changed))
    return pieces
