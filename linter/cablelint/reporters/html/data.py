"""The findings as the page's scripts read them: short, for there may be ten thousand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from cablegrammar.base.record import record
from cablegrammar.vocabulary.levels import Level
from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.reporters.concise import waiver_words
from cablelint.reporters.html.markings import HUES
from cablelint.reporters.json_ import portable
from cablelint.rule.facts import Facts
from cablelint.rule.violation import Fix, Severity
from cablelint.terminal.display import visible

_LEVELS = tuple(Level)
_SEVERITIES = tuple(Severity)


@record
class CablePage:
    """What one page is about: a cable, or a file in which none was read (`facts` is None)."""

    path: str
    facts: Facts | None

    @property
    def place(self) -> tuple[str, int]:
        """What the pages are sorted by: the file, and the place of the cable in it, -1 for what is in none."""
        return self.path, -1 if self.facts is None else self.facts.index


@record
class ReportData:
    """The pages of the cables with findings, by path and place, and for each finding the number of its page."""

    pages: tuple[CablePage, ...]
    page_of: tuple[int, ...]
    findings: tuple[Finding, ...]
    waivers: tuple[str | None, ...]
    """For each finding why it passes, None for one that does not."""

    @classmethod
    def of(cls, report: Report, *, waived: bool = False) -> ReportData:
        """Sort the findings of a report into pages; `waived` tells whether those that are let pass are among them."""
        passed = report.waived if waived else ()
        findings = (*report.findings, *(one.finding for one in passed))
        waivers = (*(None for _ in report.findings), *(waiver_words(one.waiver) for one in passed))
        cables: dict[tuple[str, str | None], list[Facts]] = {}
        by_path: dict[str, list[Facts]] = {}
        for facts in report.cables:
            cables.setdefault((facts.path, facts.id), []).append(facts)
            by_path.setdefault(facts.path, []).append(facts)
        about = [
            CablePage(one.path, _at_line(one.line, cables.get((one.path, one.cable)) or by_path.get(one.path, [])))
            for one in findings
        ]
        pages = {page.place: page for page in about}
        numbers = {place: number for number, place in enumerate(sorted(pages))}
        page_of = tuple(numbers[page.place] for page in about)
        return cls(tuple(pages[place] for place in numbers), page_of, findings, waivers)

    def as_json(self, quotes: bool) -> dict[str, Any]:
        """The object that the scripts read. `quotes` tells whether there are texts beside it."""
        rules = {finding.code: finding.name for finding in self.findings}
        codes = {code: number for number, code in enumerate(sorted(rules))}
        return {
            "quotes": quotes,
            "severities": _SEVERITIES,
            "levels": [[level.value, level.portion, HUES[level]] for level in _LEVELS],
            "rules": [[code, rules[code]] for code in codes],
            "sources": {one.code: [str(source) for source in one.authority] for one in self.findings},
            "pages": [_page_row(page) for page in self.pages],
            "findings": [
                [*_finding_row(finding, page, codes), None if waiver is None else visible(waiver)]
                for finding, page, waiver in zip(self.findings, self.page_of, self.waivers, strict=True)
            ],
        }


def _at_line(line: int, cables: Sequence[Facts]) -> Facts | None:
    """Which of the cables of a file, in its order, a line belongs to."""
    at = bisect_right(cables, line, key=lambda facts: facts.line)
    return cables[max(0, at - 1)] if cables else None


def _page_row(page: CablePage) -> list[object]:
    """Path, id, post, year, date, and the number of the level; None where something is not known."""
    facts = page.facts
    path = visible(portable(page.path))
    if facts is None:
        return [path, None, None, None, None, None]
    level = None if facts.level is None else _LEVELS.index(Level(facts.level))
    date = None if facts.date is None else facts.date.isoformat()
    return [path, facts.id, facts.post, facts.year, date, level]


def _finding_row(finding: Finding, page: int, codes: Mapping[str, int]) -> list[object]:
    """Page, rule, severity, place, message, what was expected, related places, and the fix."""
    return [
        page,
        codes[finding.code],
        _SEVERITIES.index(finding.severity),
        finding.line,
        finding.column,
        finding.end_line,
        finding.end_column,
        visible(finding.message),
        None if finding.expected is None else visible(finding.expected),
        [[other.line, other.column, visible(other.message)] for other in finding.related],
        None if finding.fix is None else _fix_row(finding.fix),
    ]


def _fix_row(fix: Fix) -> list[object]:
    """Whether it is safe, its title, and its edits as the number of characters that go and the text that comes."""
    edits = [[edit.end - edit.start, visible(edit.text)] for edit in fix.edits]
    return [str(fix.applicability), visible(fix.title), edits]
