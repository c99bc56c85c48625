"""Findings as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from cablegrammar.base.node import Span
from cablelint.findings.finding import Finding
from cablelint.rule.violation import Severity
from cablelint.server.reading import Reading

SOURCE = "cablelint"
"""Who says so, in an editor's list of problems."""
SETTINGS = "settings"
"""The code of what is wrong with the settings."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics_of(reading: Reading) -> list[types.Diagnostic]:
    """What is found in a document, and first why its settings cannot be used."""
    return [*_problem(reading), *(diagnostic(reading, finding) for finding in reading.findings or ())]


def diagnostic(reading: Reading, finding: Finding) -> types.Diagnostic:
    """One finding, in the words of the protocol."""
    text = reading.text
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(text.uri, text.range(_point(reading.offset(other.line, other.column)))), other.message
        )
        for other in finding.related
    ]
    return types.Diagnostic(
        range=text.range(reading.place(finding)),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(finding.url) if finding.url.startswith("https://") else None,
        source=SOURCE,
        message=said(finding),
        related_information=related or None,
    )


def said(finding: Finding) -> str:
    """What a finding says, and what was expected."""
    expected = "" if finding.expected is None else f"\nExpected: {finding.expected}"
    return f"{finding.message}{expected}"


def _problem(reading: Reading) -> Iterator[types.Diagnostic]:
    if reading.problem is not None:
        yield types.Diagnostic(
            range=reading.text.range(reading.text.line_at(0)),
            severity=types.DiagnosticSeverity.Error,
            code=SETTINGS,
            source=SOURCE,
            message=f"The settings for this file cannot be used: {reading.problem}",
        )


def _point(offset: int) -> Span:
    return Span(offset, offset)
