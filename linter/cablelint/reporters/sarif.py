"""SARIF 2.1.0, for GitHub code scanning and every other reader of static-analysis results.

No text of the cable unless it is asked for: a result holds places, marks and labels, and its fingerprint is the
finding's own. Paths are relative, so that a report is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from cablelint.__about__ import __version__
from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.findings.waivers import Waiver
from cablelint.reporters import Presentation, shown
from cablelint.reporters.json_ import dump, portable
from cablelint.reporters.quotation import classification, last_line, quotation
from cablelint.rule.api import AnyRule
from cablelint.rule.page import description, page, sections
from cablelint.rule.run_findings import TOOL_FAILURES
from cablelint.rule.violation import Edit, Fix, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://cablelint.readthedocs.io/"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_ROOT = "%SRCROOT%"
# GitHub refuses longer descriptions.
_LONGEST_DESCRIPTION = 1024


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """One log with one run. With source, the log's and the run's properties hold the classification."""
    findings = shown(report, presentation)
    banner = classification(findings) if presentation.show_source else None
    known = {rule.code: rule for rule in presentation.rules}
    codes = {code: index for index, code in enumerate(dict.fromkeys(finding.code for finding in findings))}
    log: dict[str, object] = {"$schema": SCHEMA, "version": "2.1.0"}
    if banner is not None:
        log["properties"] = {"classification": banner}
    run: dict[str, object] = {
        "tool": {"driver": _driver(findings, known)},
        "automationDetails": {"id": "cablelint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The directory that cablelint was run in."}}},
        "invocations": [_invocation(report)],
        "results": list(_results(report, codes, presentation)),
    }
    if banner is not None:
        run["properties"] = {"classification": banner}
    log["runs"] = [run]
    yield dump(log, indent=1) + "\n"


def _driver(findings: Sequence[Finding], known: Mapping[str, type[AnyRule]]) -> dict[str, object]:
    """The tool, and a descriptor for each rule that has a result, in the order of the first."""
    spoke = {finding.code: finding for finding in reversed(findings)}
    order = dict.fromkeys(finding.code for finding in findings)
    return {
        "name": "cablelint",
        "informationUri": HOME,
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_descriptor(spoke[code], known.get(code)) for code in order],
    }


def _descriptor(finding: Finding, rule: type[AnyRule] | None) -> dict[str, object]:
    """A rule as SARIF describes it; of one without a class (it failed to load) only what the finding says is known."""
    severity = finding.severity if rule is None else rule.severity
    summary = finding.name if rule is None else rule.summary()
    prose = summary if rule is None else sections(rule).get("What it checks") or summary
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": _shortened(summary)},
        "fullDescription": {"text": _shortened(prose)},
        "help": {
            "text": summary if rule is None else description(rule),
            "markdown": summary if rule is None else page(rule),
        },
        "helpUri": finding.url,
        "defaultConfiguration": {"level": _LEVELS[severity], "enabled": True if rule is None else rule.enabled},
        "properties": {
            "tags": ["compliance", finding.code.rstrip("0123456789")],
            "problem.severity": _PROBLEM[severity],
        },
    }


def _results(report: Report, codes: Mapping[str, int], presentation: Presentation) -> Iterator[dict[str, object]]:
    for finding in report.findings:
        yield _result(finding, codes[finding.code], presentation)
    for waived in report.waived if presentation.waived else ():
        suppressions = {"suppressions": [_suppression(waived.waiver)]}
        yield _result(waived.finding, codes[waived.finding.code], presentation) | suppressions


def _result(finding: Finding, index: int, presentation: Presentation) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _physical_location(finding, presentation)}],
        "partialFingerprints": {"cablelint/v2": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": related.message},
                "physicalLocation": {
                    "artifactLocation": _artifact(finding.path),
                    "region": {"startLine": related.line, "startColumn": related.column},
                },
            }
            for number, related in enumerate(finding.related)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.path, finding.fix)]
    properties: dict[str, object] = {"cable": finding.cable} if finding.cable is not None else {}
    if finding.authority:
        properties["authority"] = [str(citation) for citation in finding.authority]
    if properties:
        result["properties"] = properties
    return result


def _suppression(waiver: Waiver) -> dict[str, object]:
    """What lets a result pass: an entry outside of the cable, with its reason."""
    made: dict[str, object] = {"kind": "external", "status": "accepted"}
    if waiver.reason is not None:
        made["justification"] = waiver.reason
    if waiver.file is not None:
        region = {"startLine": waiver.line}
        made["location"] = {"physicalLocation": {"artifactLocation": _artifact(waiver.file), "region": region}}
    made["properties"] = {"by": waiver.kind} | (
        {} if waiver.expires is None else {"expires": waiver.expires.isoformat()}
    )
    return made


def _message(finding: Finding) -> str:
    """The message and what was expected: GitHub shows nothing else beside the rule's help."""
    return finding.message if finding.expected is None else f"{finding.message} Expected: {finding.expected}"


def _physical_location(finding: Finding, presentation: Presentation) -> dict[str, object]:
    region: dict[str, object] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    location: dict[str, object] = {"artifactLocation": _artifact(finding.path), "region": region}
    quoted = quotation(finding) if presentation.show_source else []
    if quoted:
        location["contextRegion"] = {
            "startLine": finding.line,
            "endLine": last_line(finding),
            "snippet": {"text": "\n".join(str(line["text"]) for line in quoted if _inside(line["line"], finding))},
        }
    return location


def _inside(line: object, finding: Finding) -> bool:
    return line in (finding.line, last_line(finding))


def _fix(path: str, fix: Fix) -> dict[str, object]:
    return {
        "description": {"text": f"{fix.title} ({fix.applicability})"},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": [_replacement(edit) for edit in fix.edits]}
        ],
    }


def _replacement(edit: Edit) -> dict[str, object]:
    return {
        "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
        "insertedContent": {"text": edit.text},
    }


def _artifact(path: str) -> dict[str, object]:
    """A file as a URI: relative to the directory of the run where it lies below it, else absolute."""
    place = Path(path)
    if place.is_absolute():
        try:
            place = place.relative_to(Path.cwd())
        except ValueError:
            return {"uri": place.as_uri()}
    return {"uri": quote(place.as_posix().encode("utf-8", "surrogateescape"), safe="/"), "uriBaseId": _ROOT}


def _invocation(report: Report) -> dict[str, object]:
    """How the run went: what could not be read, a rule that failed, and the notices."""
    failures = [
        {
            "descriptor": {"id": finding.code},
            "level": "error",
            "message": {"text": f"{portable(finding.path)}: {finding.message}"},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(finding.path)}}],
        }
        for finding in report.findings
        if finding.code in TOOL_FAILURES
    ]
    return {
        "executionSuccessful": not report.broken,
        "toolExecutionNotifications": failures,
        "toolConfigurationNotifications": [
            {"level": "warning" if remark.warning else "note", "message": {"text": remark.text}}
            for remark in report.remarks
        ],
    }


def _shortened(text: str) -> str:
    """Prose on one line, no longer than GitHub takes."""
    joined = " ".join(text.split())
    return joined if len(joined) <= _LONGEST_DESCRIPTION else joined[: _LONGEST_DESCRIPTION - 1] + "…"
