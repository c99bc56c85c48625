"""Workflow commands of GitHub Actions: each finding becomes an annotation at its line. No text of the cable."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.reporters import Presentation
from cablelint.reporters.json_ import portable
from cablelint.rule.violation import Severity
from cablelint.terminal.display import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, _presentation: Presentation) -> Iterator[str]:
    """A command a finding, whatever the presentation."""
    for finding in report.findings:
        yield _command(finding) + "\n"


def _command(finding: Finding) -> str:
    properties: dict[str, object] = {"file": _file(finding.path), "line": finding.line, "endLine": finding.end_line}
    # GitHub refuses columns on an annotation of several lines.
    if finding.line == finding.end_line:
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(_message(finding))}"


def _file(path: str) -> str:
    """The path, in which nothing acts on a terminal that the log is read on."""
    return visible(portable(path))


def _message(finding: Finding) -> str:
    """The annotation's text. It repeats place and code: a log shows nothing else."""
    parts = [f"{visible(finding.path)}:{finding.line}:{finding.column}: {finding.code} {visible(finding.message)}"]
    if finding.expected is not None:
        parts.append(f"Expected: {visible(finding.expected)}")
    if finding.authority:
        parts.append(f"Source: {'; '.join(map(str, finding.authority))}")
    parts.append(finding.url)
    return "\n".join(parts)


def _data(text: str) -> str:
    """Escaped as a command's message (actions/toolkit, core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as the value of a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
