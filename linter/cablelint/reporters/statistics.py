"""How many findings there are: of each rule, and in the cables of each post, year and level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.rule.violation import Severity

_NOT_KNOWN = "not known"


class Statistic(NamedTuple):
    """How often one rule spoke."""

    findings: int
    code: str
    name: str
    severity: Severity


class Count(NamedTuple):
    """How many findings one value has: `by` says of what (`rule`, `post`, `year`, `level`), `name` is a rule's.

    `cables` counts those with a finding.
    """

    by: str
    value: str
    name: str
    findings: int
    errors: int
    warnings: int
    infos: int
    cables: int


COLUMNS = Count._fields

_BY: dict[str, Callable[[Finding], object]] = {
    "post": lambda finding: finding.about.post,
    "year": lambda finding: finding.about.year,
    "level": lambda finding: finding.about.level,
}


def statistics(report: Report) -> list[Statistic]:
    """How often each rule spoke, the most frequent first. A rule with two severities is counted under the worse."""
    numbers: Counter[str] = Counter()
    rules: dict[str, tuple[str, Severity]] = {}
    for finding in report.findings:
        numbers[finding.code] += 1
        _, worst = rules.get(finding.code, ("", finding.severity))
        rules[finding.code] = (finding.name, max(worst, finding.severity, key=lambda severity: severity.rank))
    found = [Statistic(numbers[code], code, name, severity) for code, (name, severity) in rules.items()]
    return sorted(found, key=lambda statistic: (-statistic.findings, statistic.code))


def counts(report: Report) -> Iterator[Count]:
    """The counts by rule, then by post, year and level, each time the most frequent first."""
    names = {finding.code: finding.name for finding in report.findings}
    yield from _counted("rule", report, lambda finding: finding.code, names)
    for by, value in _BY.items():
        yield from _counted(by, report, value)


def counts_by(report: Report) -> dict[str, list[Count]]:
    """The counts by post, year and level."""
    return {by: list(_counted(by, report, value)) for by, value in _BY.items()}


def _counted(
    by: str, report: Report, value: Callable[[Finding], object], names: dict[str, str] | None = None
) -> Iterator[Count]:
    severities: dict[str, Counter[Severity]] = {}
    cables: dict[str, set[tuple[str, str | None]]] = {}
    for finding in report.findings:
        if finding.about.is_cable or by == "rule":
            key = value(finding)
            shown = _NOT_KNOWN if key is None else str(key)
            severities.setdefault(shown, Counter())[finding.severity] += 1
            if finding.about.is_cable:
                cables.setdefault(shown, set()).add((finding.path, finding.cable))
    for shown, found in sorted(severities.items(), key=lambda pair: (-pair[1].total(), pair[0])):
        yield Count(
            by, shown, (names or {}).get(shown, ""), found.total(),
            found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO], len(cables.get(shown, ())),
        )  # fmt: skip


def statistics_lines(report: Report) -> Iterator[str]:
    """The statistics as aligned tables, a line each, without line ends."""
    rows = statistics(report)
    digits = len(str(max((row.findings for row in rows), default=0)))
    for row in rows:
        yield f"{row.findings:>{digits}}  {row.code}  {row.severity:<7}  {row.name}"
    for by, counted in counts_by(report).items():
        if counted:
            yield f"By {by}:"
        for count in counted:
            yield f"{count.findings:>{digits}}  {count.value}"
