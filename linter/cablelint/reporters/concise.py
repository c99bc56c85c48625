"""One line a finding, as editors and `grep` like it. No text of the cable."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cablegrammar.base.dates import day_text
from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.findings.waivers import Waiver
from cablelint.reporters import Presentation
from cablelint.reporters.statistics import statistics_lines
from cablelint.reporters.summary import files_lines, summary_line
from cablelint.rule.violation import Severity
from cablelint.terminal.display import line_start, visible
from cablelint.terminal.links import link

_END = "\n"
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """`path:line:column: CODE severity [name]: message (cable)` for each finding, and the summary."""
    for finding in report.findings:
        yield line(finding, presentation)
    yield from rest(report, presentation)


def line(finding: Finding, presentation: Presentation) -> str:
    """One finding, with its line end. It says which cable, as far as that has an id: a file may hold several."""
    cable = "" if finding.cable is None else f" ({visible(finding.cable)})"
    return f"{headline(finding, presentation)}{cable}\n"


def rest(report: Report, presentation: Presentation) -> Iterator[str]:
    """What comes after the findings."""
    for waived in report.waived if presentation.waived else ():
        yield f"{line(waived.finding, presentation).removesuffix(_END)} ({waiver_words(waived.waiver)}){_END}"
    yield from closing(report, presentation)


def headline(finding: Finding, presentation: Presentation) -> str:
    """The line that says what is wrong and where."""
    where = f"{finding.line}:{finding.column}" if finding.paragraph is None else f"Word paragraph {finding.paragraph}"
    place = f"{line_start(finding.path)}:{where}:"
    name, message = f"[{finding.name}]", visible(finding.message)
    if not presentation.colour:
        return f"{place} {finding.code} {finding.severity} {name}: {message}"
    colour = COLOURS[finding.severity]
    code = click.style(finding.code, fg=colour, bold=True)
    if presentation.links:
        code = link(code, finding.url)
    severity = click.style(str(finding.severity), fg=colour)
    return f"{click.style(place, bold=True)} {code} {severity} {click.style(name, dim=True)}: {message}"


def waiver_words(waiver: Waiver) -> str:
    """Why a finding passes, and where that is written."""
    place = "" if waiver.file is None else visible(f"{waiver.file}:{waiver.line}")
    if waiver.kind == "baseline":
        return f"in the baseline {place}".rstrip()
    until = "" if waiver.expires is None else f" until {day_text(waiver.expires)}"
    reason = "" if waiver.reason is None else f": {visible(waiver.reason)}"
    return f"ignored{until}{f' by {place}' if place else ''}{reason}"


def closing(report: Report, presentation: Presentation) -> Iterator[str]:
    """The files and the statistics where they are asked for, and the summary unless the run is to be quiet."""
    if presentation.files:
        for read in files_lines(report):
            yield read + "\n"
    if presentation.statistics:
        for row in statistics_lines(report):
            yield row + "\n"
    if not presentation.quiet:
        said = summary_line(report)
        if presentation.colour:
            said = click.style(said, fg=None if report.findings else "green", bold=True)
        yield said + "\n"
