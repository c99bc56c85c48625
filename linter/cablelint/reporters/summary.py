"""The last line of a report for people, and the list of what was read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from cablelint.findings.report import Report
from cablelint.rule.violation import Applicability
from cablelint.rule.wording import plural, series
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
    counts, seen = report.summary, report.seen
    ends = Counter(_end(path) for path in seen.passed_over)
    parts = [plural(ends[end], f"{end} file") for end in sorted(ends, reverse=True)]
    if parts:
        yield f"{series(parts, 'and')} passed over: no cable was recognised"
    if counts.hidden_folders:
        yield f"{plural(counts.hidden_folders, 'hidden folder')} passed over"
    if counts.other_files:
        kinds = sorted({_end(path) or "without an ending" for path in seen.other})
        named = ", ".join(kinds[:_MOST_KINDS]) + (", ..." if len(kinds) > _MOST_KINDS else "")
        them = "it" if counts.other_files == 1 else "them"
        yield f"{plural(counts.other_files, 'other file')} ({named}) not read, name {them} to check {them}"


_MOST_KINDS = 4
"""So many ends of names are listed."""


def _end(path: str) -> str:
    """The end of a file's name, `.txt`; empty where it has none."""
    return visible(os.path.splitext(path)[1].lower())  # noqa: PTH122 - a path of a report, and no file that is opened


def files_lines(report: Report) -> Iterator[str]:
    """What was read, then what was not and why, a line each, without line ends."""
    for path in report.seen.read:
        yield f"read: {visible(path)}"
    for path in report.seen.passed_over:
        yield f"passed over, no cable was recognised: {visible(path)}"
    for path in report.seen.hidden:
        yield f"passed over, a hidden folder: {visible(path)}"
    for path in report.seen.other:
        yield f"not read, its name is none that `include` matches: {visible(path)}"


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
