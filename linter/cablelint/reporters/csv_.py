"""Tables for spreadsheets: the findings, or with statistics the counts. No text of the cable."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from cablelint.findings.report import Report
from cablelint.reporters import Presentation
from cablelint.reporters.statistics import COLUMNS, counts
from cablelint.terminal.display import visible

_FINDINGS = (
    "path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message", "expected", "cable",
)  # fmt: skip
_ABOUT = ("post", "year", "level")
_LAST = ("url", "fingerprint")
# A spreadsheet takes what begins with one of these for a formula, and a CI runner the last one for a command.
_COMMANDS = ("=", "+", "-", "@", "::")


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """A row of names, then a row a finding; with statistics a row for each value that is counted."""
    if presentation.statistics:
        yield csv_row(COLUMNS)
        for row in counts(report):
            yield csv_row(row)
        return
    yield csv_row((*_FINDINGS, *_ABOUT, *_LAST))
    for finding in report.findings:
        yield csv_row(
            (
                *(getattr(finding, name) for name in _FINDINGS),
                *(getattr(finding.about, name) for name in _ABOUT),
                *(getattr(finding, name) for name in _LAST),
            )
        )


def csv_row(cells: Iterable[object]) -> str:
    """A row with its line end. A spreadsheet takes no cell for a formula, and a CI runner no row for a command."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else visible(str(value))
    return f"'{text}" if text.lstrip().startswith(_COMMANDS) else text
