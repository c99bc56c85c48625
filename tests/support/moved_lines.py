"""Lines of a head put where they do not belong, and whether cablelint reads over them in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cablegrammar import parse_messages
from cablegrammar.base.node import Node
from cablegrammar.base.source import Source
from cablegrammar.cable.cable import Cable
from cablelint import Finding, lint_text
from cablelint.cli.cable_json import cable_object

KINDS: Mapping[str, str] = {
    "FL1": r"VZCZC",
    "FL2": r"(?:ZZ|OO|PP|RR) R",
    "FL3": r"DE R",
    "FL4": r"ZN[RY] ",
    "FL5": r"(?:[ZOPR] ){1,2}\d{6}Z",
    "FM": r"FM ",
    "TO": r"TO ",
    "INFO": r"INFO (?=[AR])",
    "level": r"(?:C O N F|S E C R|UNCLAS )",
    "E.O.": r"E\.O\. ",
    "TAGS": r"TAGS:",
    "SUBJECT": r"SUBJ(?:ECT)?:",
    "REF": r"REF:",
    "authority": r"Classified By:",
}
_OF_A_DRAFT = r"(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE) [A-Z]"
_ADDRESSEE = re.compile(rf"(?:INFO|TO) |R[A-Z]{{4,7}}/|AMEMBASSY |(?:Action|Info):|{_OF_A_DRAFT}")
# Nobody writes these by the way, so that they may not end as text either.
_NEVER_TEXT = ("FL1", "FL2", "FL3", "FL4", "FL5", "FM", "TO", "INFO", "level", "E.O.")
_BLANK = " \\\u2028"  # what a copy leaves on an empty line
_FIELDS = ("id", "from", "to", "info", "executive_order", "declassification", "tags", "subject", "references")


class Moved(NamedTuple):
    """A line put into a text as its line `number`; `source` says whose line it is, its own or another's."""

    source: str
    kind: str
    line: str
    number: int
    text: str

    @property
    def key(self) -> tuple[str, str, int]:
        return self.source, self.kind, self.number


def head_lines(text: str) -> dict[str, str]:
    """The first line of each kind."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        kind = next((kind for kind, begin in KINDS.items() if re.match(begin, line)), None)
        if kind is not None:
            found.setdefault(kind, line)
    return found


def moves(text: str, lines: Mapping[str, Mapping[str, str]], count: int) -> Iterator[Moved]:
    """So many of the texts that the lines make, each put at each place below the notice where it is wrong."""
    rows = text.split("\n")
    places = [(source, kind, line) for source, of in lines.items() for kind, line in of.items()]
    every = [(*one, at) for one in places for at in range(2, len(rows)) if not _is_right(one[1], rows, at)]
    for source, kind, line, at in every[:: max(1, len(every) // count)]:
        yield put(text, source, kind, line, at + 1)


def put(text: str, source: str, kind: str, line: str, number: int) -> Moved:
    """The text with a line more, as its line `number`."""
    rows = text.split("\n")
    return Moved(source, kind, line, number, "\n".join((*rows[: number - 1], line, *rows[number - 1 :])))


def _is_right(kind: str, rows: list[str], at: int) -> bool:
    """Whether a line of the kind may stand at a place: the addressees and references of a cable may be many lines.

    A draft has whom it is for alone, so that the sender may stand above it, and post and number below it.
    """
    above = next((row for row in reversed(rows[:at]) if row.strip(_BLANK)), "")
    below = next((row for row in rows[at:] if row.strip(_BLANK)), "")
    draft = next((number for number, row in enumerate(rows) if re.match(_OF_A_DRAFT, row)), None)
    if kind == "TO":
        return above.startswith(("FM ", "TO ")) or re.match(_OF_A_DRAFT, above) is not None
    if kind == "FM" and draft is not None:
        return re.match(_OF_A_DRAFT, below) is not None
    if kind == "level" and draft is not None:
        order = next((number for number, row in enumerate(rows) if row.startswith("E.O.")), len(rows))
        return draft < at <= order and _ADDRESSEE.match(below) is None
    if kind == "INFO":
        return _ADDRESSEE.match(above) is not None
    if kind == "REF":
        nearest = next((row for row in reversed(rows[:at]) if re.match(r"(?i)\W*(?:SUBJ(?:ECT)?:|1\.)", row)), "")
        return "SUBJ" in nearest.upper()
    return False


def is_silent(text: str, moved: Moved) -> bool:
    """Whether the moved line changes what is read, or is taken for something else, and no finding speaks of it."""
    offset = sum(len(row) + 1 for row in moved.text.split("\n")[: moved.number - 1])
    lost = moved.kind in _NEVER_TEXT and _ends_as_text(moved, offset)
    return (lost or said(text) != said(moved.text)) and not _speaks(text, moved)


def said(text: str) -> list[dict[str, Any]]:
    """What the grammar reads in a text, message by message."""
    return [_said(cable) for cable in parse_messages(Source(text))]


def _said(cable: Cable) -> dict[str, Any]:
    whole = cable_object(cable, "moved.cable")
    marked = [(one["number"], one["mark"]) for one in whole["paragraphs"] if one["number"] or one["mark"]]
    return {"level": cable.level, "paragraphs": marked, **{field: whole[field] for field in _FIELDS}}


def _ends_as_text(moved: Moved, offset: int) -> bool:
    """Whether the line is an addressee, a pass line, a signature or text now, outside of what the cable quotes."""
    for cable in parse_messages(Source(moved.text)):
        if not cable.span.start <= offset < cable.span.end or cable.quoted(offset):
            continue
        nodes: list[Node] = [*cable.pass_lines, *cable.blocks]
        if moved.kind not in ("TO", "INFO"):
            nodes += cable.header.addressee_lines
        own = (*cable.section_heads, *cable.late_header_lines, *cable.press_copy, *cable.furniture)
        if any(node.span.start <= offset < node.span.end for node in own):
            continue
        return any(node.span.start <= offset < node.span.end for node in nodes)
    return False


def _speaks(text: str, moved: Moved) -> bool:
    """Whether a finding that the text did not have stands on the line.

    Where two lines changed places one of them is named. Where a second message begins, that one is, and where a copy
    that is cut no longer says the same as the one below it, its end.
    """
    before = {(finding.code, finding.message) for finding in lint_text(text)}
    rows = moved.text.split("\n")
    for finding in lint_text(moved.text):
        if (finding.code, finding.message) in before:
            continue
        if finding.code == "STR012" or _stands_on(finding, moved.number):
            return True
        if finding.code == "STR016" and finding.line > moved.number:
            return True
        between = rows[min(finding.line, moved.number) : max(finding.line, moved.number) - 1]
        if finding.code == "STR001" and not any(row.strip() for row in between):
            return True
    return False


def _stands_on(finding: Finding, line: int) -> bool:
    if finding.line <= line <= max(finding.line, finding.end_line):
        return True
    return any(place.line == line for place in finding.related)
