"""The text of a cable as its page shows it: lines in runs, with what was found there, and the lines of each portion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.base.record import record
from cablegrammar.base.source import Source
from cablegrammar.cable.marks import Mark
from cablegrammar.rollup.quoted import overall_marking
from cablegrammar.vocabulary.levels import Level
from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.reporters.html.changes import Change, changes_of
from cablelint.reporters.html.show import shown
from cablelint.reporters.quotation import last_line

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.reporters.html.data import CablePage, ReportData

_LEVELS = tuple(Level)
_MARKED_LINES = 3
"""A finding of more lines is marked on its first: a whole cable that is underlined shows nothing."""
_LONGEST = 20_000
_KEPT = 5_000
"""A browser takes seconds to wrap a line of megabytes: so many characters stay at its beginning and its end."""

Run = tuple[str, list[int]] | tuple[str, list[int], int]
"""A piece of a line: its text, the numbers of its findings, and for a portion mark that of its level (-1: unknown)."""


class PortionLines(NamedTuple):
    """The lines of a portion, the number of its level (-1: it has none), and its mark as written."""

    first: int
    last: int
    level: int
    mark: str | None


@record
class CableText:
    """The text of one cable. A line without anything special is a string, any other a list of runs.

    `marking` is what a copy of it has to carry, None where no level could be read. `changes` are those of each finding
    with a fix.
    """

    marking: str | None
    first: int
    lines: list[str | list[Run]]
    portions: list[PortionLines]
    changes: dict[int, list[Change]]


def cable_texts(report: Report, data: ReportData, on: date) -> list[CableText | None]:
    """The text for each page; None where the file has gone, or is no longer the one that was linted."""
    findings: dict[int, list[tuple[int, Finding]]] = {}
    for index, of_page in enumerate(data.page_of):
        findings.setdefault(of_page, []).append((index, data.findings[index]))
    texts: list[CableText | None] = []
    read: tuple[str, tuple[Cable, ...]] = ("", ())
    for number, page in enumerate(data.pages):
        if read[0] != page.path:  # the pages of one file follow each other
            read = page.path, report.read_again(page.path)
        texts.append(_cable_text(page, read[1], findings[number], on))
    return texts


def _cable_text(
    page: CablePage, cables: tuple[Cable, ...], findings: list[tuple[int, Finding]], on: date
) -> CableText | None:
    facts = page.facts
    if facts is None or facts.index >= len(cables) or cables[facts.index].id != facts.id:
        return None
    cable = cables[facts.index]
    source = cable.source
    if any(finding.end_line > source.line_count for _, finding in findings):
        return None
    first, last = _lines_of(cables, facts.index)
    marked = marked_places(cable, findings)
    lines = [line_runs(source.line(number), marked.get(number, ())) for number in range(first, last + 1)]
    changes = {number: changes_of(finding.fix, source) for number, finding in findings if finding.fix is not None}
    return CableText(
        overall_marking(cable, on), first, lines, list(portion_lines(cable, [one for _, one in findings])), changes
    )


def _lines_of(cables: tuple[Cable, ...], index: int) -> tuple[int, int]:
    """The first and the last line of a message: what stands between two belongs to the one before."""
    source = cables[index].source
    first = source.position(cables[index].span.start)[0] if index else 1
    if index + 1 == len(cables):
        return first, source.line_count - source.text.endswith("\n")
    return first, max(first, source.position(cables[index + 1].span.start)[0] - 1)


# ------------------------------------------------------------------------------------------------------ lines in runs


class Place(NamedTuple):
    """A stretch of one line that is special: columns from 0, `end` None for the rest of the line."""

    start: int
    end: int | None
    finding: int | None = None
    level: int | None = None


def marked_places(cable: Cable, findings: Iterable[tuple[int, Finding]]) -> Mapping[int, list[Place]]:
    """The special stretches of each line that has some."""
    places: dict[int, list[Place]] = {}
    for carried in cable.marks:
        mark = carried.mark
        line, column = cable.source.position(mark.span.start)
        end_line, end_column = cable.source.position(mark.span.end)
        for number in range(line, end_line + 1):
            start = column - 1 if number == line else 0
            end = end_column - 1 if number == end_line else None
            places.setdefault(number, []).append(Place(start, end, level=_number(mark.level)))
    for index, finding in findings:
        last = last_line(finding)
        if last - finding.line >= _MARKED_LINES:
            last = finding.line
        for number in range(finding.line, last + 1):
            start = finding.column - 1 if number == finding.line else 0
            end = finding.end_column - 1 if number == finding.end_line else None
            places.setdefault(number, []).append(Place(start, end, finding=index))
    return places


def line_runs(text: str, places: Iterable[Place]) -> str | list[Run]:
    """One line: as it is, or cut wherever something begins or ends."""
    begin: dict[int, list[Place]] = {}
    stop: dict[int, list[Place]] = {}
    missing: dict[int, list[int]] = {}
    for place in places:
        start, end = min(place.start, len(text)), len(text) if place.end is None else min(place.end, len(text))
        if start < end:
            begin.setdefault(start, []).append(place)
            stop.setdefault(end, []).append(place)
        elif place.finding is not None:
            missing.setdefault(start, []).append(place.finding)
    if not begin and not missing:
        return _shortened(text)
    borders = sorted({0, len(text), *begin, *stop, *missing})
    runs: list[Run] = []
    around: dict[Place, None] = {}
    for start, end in [*pairwise(borders), (len(text), len(text))]:
        for place in stop.get(start, ()):
            around.pop(place, None)
        around |= dict.fromkeys(begin.get(start, ()))
        if start in missing:
            runs.append(("", missing[start]))
        if start < end:
            runs.append(_run(text[start:end], around))
    return runs


def _run(text: str, around: Iterable[Place]) -> Run:
    findings = [one.finding for one in around if one.finding is not None]
    levels = [one.level for one in around if one.level is not None]
    return (_shortened(text), findings, levels[0]) if levels else (_shortened(text), findings)


def _shortened(text: str) -> str:
    """A piece of a line as it is shown: of a very long one its beginning and its end."""
    if len(text) <= _LONGEST:
        return shown(text)
    return f"{shown(text[:_KEPT])} [\u2026 {len(text) - 2 * _KEPT} characters \u2026] {shown(text[-_KEPT:])}"


# ----------------------------------------------------------------------------------------------------------- portions


def _number(level: Level | None) -> int:
    return -1 if level is None else _LEVELS.index(level)


def portion_lines(cable: Cable, findings: Iterable[Finding] = ()) -> Iterator[PortionLines]:
    """The portions with a level, in the order of the text; an item with a mark of its own comes after its paragraph.

    A block has the level of the paragraph before it, unless one of `findings` asks which mark it is to have.
    """
    asked = {finding.line for finding in findings if finding.choices}
    subject = cable.subject
    if subject is not None and isinstance(subject.mark, Mark):
        yield _lines(cable.source, subject.span, subject.mark.level, subject.mark.text)
    blanket = next((one.mark for one in cable.blanket_statements if one.mark is not None), None)
    level: Level | None = None
    for portion in cable.portions:
        mark = portion.mark
        if mark is not None:
            level = mark.level
            yield _lines(cable.source, portion.span, level, mark.text)
        elif portion.cover == "blanket":
            level = None if blanket is None else blanket.level
            yield _lines(cable.source, portion.span, level, None)
        elif portion.cover in ("paragraph", "quotation"):
            if cable.source.position(portion.span.start)[0] not in asked:
                yield _lines(cable.source, portion.span, level, None)
        else:
            level = None
        for item in portion.paragraph.subparagraphs:
            if item.mark is not None:
                yield _lines(cable.source, item.span, item.mark.level, item.mark.text)


def _lines(source: Source, span: Span, level: Level | None, mark: str | None) -> PortionLines:
    end = span.start + len(source.text[span.start : span.end].rstrip())
    first, last = source.position(span.start)[0], source.position(end)[0]
    return PortionLines(first, last, _number(level), None if mark is None else shown(mark))
