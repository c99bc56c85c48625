"""The last line of a report for people, and the list of what was read."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.findings.report import Report
from cablelint.rule.violation import Applicability
from cablelint.rule.wording import plural
from cablelint.terminal.display import visible


def summary_line(report: Report) -> str:
    """The counts of a run as one sentence; what was suppressed is always counted, so that silence is never hidden."""
    counts = report.summary
    if report.empty and not report.findings:
        return "; ".join(["Nothing was checked", *_passed_over(report)]) + "."
    scope = f"in {plural(counts.cables, 'cable')} ({plural(counts.files, 'file')})"
    suppressed = f"{counts.ignored:,} ignored" + (f", {counts.baselined:,} baselined" if counts.baselined else "")
    if not report.findings:
        clauses = [f"No findings {scope}"]
        if counts.ignored or counts.baselined:
            clauses.append(suppressed)
    else:
        found = ((counts.errors, "error"), (counts.warnings, "warning"), (counts.infos, "info"))
        clauses = [f"{', '.join(plural(number, noun) for number, noun in found if number)} {scope}", suppressed]
    if counts.fixed:
        clauses.append(f"{counts.fixed:,} fixed")
    clauses.extend(_fixable(report))
    clauses.extend(_passed_over(report))
    return "; ".join(clauses) + ("" if report.findings else ".")


def _passed_over(report: Report) -> Iterator[str]:
    """What a search of directories did not look at."""
    counts = report.summary
    found = ((counts.passed_over, ".txt file"), (counts.hidden_folders, "hidden folder"))
    parts = [plural(number, noun) for number, noun in found if number]
    if parts:
        yield f"{' and '.join(parts)} passed over"


def files_lines(report: Report) -> Iterator[str]:
    """What was read, then what was not and why, a line each, without line ends."""
    for path in report.seen.read:
        yield f"read: {visible(path)}"
    for path in report.seen.passed_over:
        yield f"passed over, no cable was recognised: {visible(path)}"
    for path in report.seen.hidden:
        yield f"passed over, a hidden folder: {visible(path)}"


def _fixable(report: Report) -> Iterator[str]:
    safe = unsafe = 0
    for finding in report.findings:
        if finding.fix is not None and finding.paragraph is None:  # a document is never rewritten
            if finding.fix.applicability is Applicability.SAFE:
                safe += 1
            else:
                unsafe += 1
    if safe and unsafe:
        yield f"{safe:,} fixable with --fix, {unsafe:,} more with --unsafe-fixes"
    elif safe:
        yield f"{safe:,} fixable with --fix"
    elif unsafe:
        yield f"{unsafe:,} fixable with --fix --unsafe-fixes"
