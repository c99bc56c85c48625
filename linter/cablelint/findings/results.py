"""What linting one file gave."""

from __future__ import annotations

from cablegrammar.base.record import record
from cablelint.findings.finding import Finding
from cablelint.findings.making import finding_about_run
from cablelint.rule.facts import Facts
from cablelint.rule.run_findings import UnreadableFile


@record
class FileResult:
    """What linting one file gave. `findings` are in the order of their places, before any ignores."""

    path: str
    findings: tuple[Finding, ...]
    facts: tuple[Facts, ...]
    cables: int
    """How many cables were recognised."""
    broken: bool = False
    """The file could not be read, or a rule failed."""
    notices: tuple[str, ...] = ()
    """What a person has to know beside the findings: fixes that are not offered."""


def unreadable(path: str, message: str) -> FileResult:
    """The result of a file that could not be read: CFG002 at its first character. `message` is a sentence."""
    return FileResult(path, (finding_about_run(UnreadableFile, path, message),), (), 0, broken=True)
