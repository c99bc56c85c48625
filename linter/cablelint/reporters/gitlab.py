"""GitLab's code quality report: a JSON array with an entry a finding. No text of the cable.

The format is GitLab's part of Code Climate's (docs.gitlab.com, Code Quality, "Code Quality report format").
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.reporters import Presentation
from cablelint.reporters.json_ import dump, portable
from cablelint.reporters.quotation import last_line
from cablelint.rule.violation import Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, _presentation: Presentation) -> Iterator[str]:
    """One array, whatever the presentation."""
    seen: Counter[str] = Counter()
    entries = []
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        entries.append(_entry(finding, seen[finding.fingerprint]))
    yield dump(entries, indent=1) + "\n"


def _entry(finding: Finding, ordinal: int) -> dict[str, object]:
    """One finding, the one with this `ordinal` (from 1) of those with its fingerprint.

    GitLab shows the description and not the name of the check, and makes one entry of equal fingerprints: the cable
    may lie in the repository twice.
    """
    fingerprint = finding.fingerprint
    if ordinal > 1:
        fingerprint = sha256(f"{fingerprint}\0{portable(finding.path)}\0{ordinal}".encode()).hexdigest()[:32]
    expected = "" if finding.expected is None else f" Expected: {finding.expected}"
    return {
        "description": f"{finding.code} {finding.message}{expected}",
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": _path(finding.path),
            "lines": {"begin": finding.line, "end": last_line(finding)},
        },
    }


def _path(path: str) -> str:
    """The path from the root of the project, which GitLab names in a job; else from where the run is."""
    if path.startswith("<"):
        return path
    root = os.environ.get("CI_PROJECT_DIR") or os.curdir
    return portable(os.path.relpath(path, root).replace(os.sep, "/"))
