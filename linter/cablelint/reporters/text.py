"""The report for people: what is wrong, the line with a caret, what was expected, by which authority, and the fix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.reporters import Presentation, shown
from cablelint.reporters.concise import COLOURS, closing, headline, waiver_words
from cablelint.reporters.quotation import classification, last_line, quoted_lines
from cablelint.terminal.colour import styled
from cablelint.terminal.display import visible, window


class _Mark(NamedTuple):
    """A place to underline: columns from 1, `end` exclusive, None for the rest of the line."""

    start: int
    end: int | None
    sign: str
    message: str


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """Each finding as a block with an empty line after it, then the summary.

    Quoted text always stands behind a gutter, so that none of it ever begins a line. A report that quotes opens and
    closes with the highest classification among the cables it quotes.
    """
    banner = classification(shown(report, presentation)) if presentation.show_source else None
    if banner is not None:
        yield styled(banner, presentation.colour, bold=True, reverse=True) + "\n\n"
    for finding in report.findings:
        yield "".join(f"{line}\n" for line in block(finding, presentation))
        yield "\n"
    for waived in report.waived if presentation.waived else ():
        yield "".join(f"{line}\n" for line in block(waived.finding, presentation, waiver_words(waived.waiver)))
        yield "\n"
    if report.findings and not presentation.quiet:
        yield _how_to_read_on(report)
    yield from closing(report, presentation)
    if banner is not None:
        yield "\n" + styled(banner, presentation.colour, bold=True, reverse=True) + "\n"


def _how_to_read_on(report: Report) -> str:
    """How to learn more about what was found, by the first finding."""
    return f"Explain a finding: cablelint rule {report.findings[0].code}\n"


def block(finding: Finding, presentation: Presentation, why_it_passes: str | None = None) -> Iterator[str]:
    """The lines of one finding, without line ends."""
    yield headline(finding, presentation)
    quoted = list(quoted_lines(finding)) if presentation.show_source else []
    digits = len(str(_number(finding, quoted[-1].line))) if quoted else 1
    gutter = " " * digits + " |"
    if quoted:
        yield _gutter(presentation, gutter)
    before = None
    for number, text in quoted:
        if before is not None and number > before + 1:
            yield _gutter(presentation, "." * max(3, digits))
        before = number
        yield from _quote(finding, number, text, digits, presentation)
    if quoted:
        yield _gutter(presentation, gutter)
    numbers = {number for number, _ in quoted}
    notes = [*_notes(finding, numbers), *([] if why_it_passes is None else [why_it_passes])]
    for note in notes:
        yield f"{_gutter(presentation, ' ' * digits + ' =')} {note}"


def _quote(finding: Finding, number: int, text: str, digits: int, presentation: Presentation) -> Iterator[str]:
    """One line of the cable behind the gutter, and below it the carets of every place on it."""
    limit = max(20, presentation.width - digits - 3)
    marks = list(_marks(finding, number))
    above: str | None = None
    for mark in marks:
        end = len(text) if mark.end is None else mark.end - 1
        shown = window(text, mark.start - 1, end, limit)
        if shown.text != above:
            yield f"{_gutter(presentation, f'{_number(finding, number):>{digits}} |')} {shown.text}"
        above = shown.text
        colour = COLOURS[finding.severity] if mark.sign == "^" else "blue"
        line = mark.sign * (shown.mark_end - shown.mark_start) + (f" {visible(mark.message)}" if mark.message else "")
        carets = styled(line, presentation.colour, fg=colour, bold=True)
        yield f"{_gutter(presentation, ' ' * digits + ' |')} {' ' * shown.mark_start}{carets}"


def _marks(finding: Finding, number: int) -> Iterator[_Mark]:
    """The places of a finding on line `number`: its own, then the related ones."""
    last = last_line(finding)
    if number == finding.line:
        yield _Mark(finding.column, finding.end_column if last == finding.end_line == number else None, "^", "")
    elif number == last:
        yield _Mark(1, finding.end_column if last == finding.end_line else None, "^", "")
    for related in finding.related:
        if related.line == number:
            yield _Mark(related.column, related.column + 1, "-", related.message)


def _notes(finding: Finding, shown: set[int]) -> Iterator[str]:
    """What is to be said below the excerpt."""
    for related in finding.related:
        if related.line not in shown:
            where = f"{related.line}:{related.column}"
            if related.paragraph is not None:
                where = f"Word paragraph {related.paragraph}"
            yield f"see {where}: {visible(related.message)}"
    if finding.expected is not None:
        yield f"expected: {visible(finding.expected)}"
    if finding.authority:
        yield f"source: {'; '.join(map(str, finding.authority))}"
    if finding.fix is not None:
        yield f"fix ({finding.fix.applicability}): {visible(finding.fix.title)}"


def _number(finding: Finding, line: int) -> int:
    """The number of a line in the gutter."""
    return line if finding.excerpt is None else finding.excerpt.shown(line)


def _gutter(presentation: Presentation, text: str) -> str:
    return styled(text, presentation.colour, fg="blue", bold=True)
