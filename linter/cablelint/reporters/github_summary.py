"""A job summary for GitHub: counts and the first findings as Markdown. No text of the cable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from cablelint.findings.report import Report
from cablelint.reporters import Presentation
from cablelint.reporters.statistics import statistics
from cablelint.reporters.summary import summary_line
from cablelint.terminal.display import visible

# GitHub takes a megabyte of summary from a step.
_MOST_SHOWN = 200
_MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~&@:\"'")


def render(report: Report, _presentation: Presentation) -> Iterator[str]:
    """The counts, a table of the rules that spoke, and one of findings that opens on a click."""
    yield f"## cablelint\n\n{_text(summary_line(report))}\n"
    if not report.findings:
        return
    yield "\n| Findings | Rule | Severity | |\n|---:|---|---|---|\n"
    for row in statistics(report):
        yield _row((str(row.findings), row.code, row.severity, row.name))
    number = len(report.findings)
    shown = "all findings" if number <= _MOST_SHOWN else f"the first {_MOST_SHOWN} of {number} findings"
    yield f"\n<details><summary>Show {shown}</summary>\n\n| Place | Cable | Rule | |\n|---|---|---|---|\n"
    for finding in islice(report.findings, _MOST_SHOWN):
        place = f"{finding.path}:{finding.line}:{finding.column}"
        yield _row((place, finding.cable or "", finding.code, finding.message))
    yield "\n</details>\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_text, cells))} |\n"


def _text(text: str) -> str:
    """A text that is nothing but text: each sign that Markdown or HTML knows is written as its number."""
    return "".join(f"&#{ord(sign)};" if sign in _MARKDOWN else sign for sign in visible(text))
