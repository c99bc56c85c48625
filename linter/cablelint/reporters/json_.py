"""The report as one JSON object. Its keys are a public contract. No text of the cable unless it is asked for."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator

from cablelint.__about__ import __version__
from cablelint.findings.finding import Finding, RelatedPlace
from cablelint.findings.report import Report
from cablelint.findings.waivers import Waived
from cablelint.reporters import Presentation, shown
from cablelint.reporters.quotation import classification, quotation
from cablelint.reporters.statistics import Count, counts_by, statistics
from cablelint.rule.violation import Citation, Fix

VERSION = 1
"""The version of the object's shape: it grows with any change that could break a reader."""


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """One object, indented. With source it opens with `classification` and closes with `closing_classification`."""
    banner = classification(shown(report, presentation)) if presentation.show_source else None
    document: dict[str, object] = {"version": VERSION, "tool": {"name": "cablelint", "version": __version__}}
    if banner is not None:
        document = {"classification": banner} | document
    document["findings"] = [finding_object(finding, presentation.show_source) for finding in report.findings]
    if presentation.waived:
        document["waived"] = [waived_object(waived, presentation.show_source) for waived in report.waived]
    document["summary"] = dataclasses.asdict(report.summary)
    if presentation.statistics:
        document["statistics"] = [row._asdict() for row in statistics(report)]
        document["statistics_by"] = {by: [_count(row) for row in rows] for by, rows in counts_by(report).items()}
    if banner is not None:
        document["closing_classification"] = banner
    yield dump(document, indent=1) + "\n"


def _count(row: Count) -> dict[str, object]:
    counted = row._asdict()
    return {"value": counted.pop("value")} | {key: counted[key] for key in counted if key not in ("by", "name")}


def dump(value: object, indent: int | None = None) -> str:
    """`value` as JSON in ASCII, so that no encoding and no direction of writing can change it.

    A `##[` or `##vso[` inside would be a command to a CI runner wherever it stands: its first character is escaped,
    which reads back as the same text.
    """
    text = json.dumps(value, ensure_ascii=True, indent=indent)
    return text.replace("##[", "\\u0023#[").replace("##vso[", "\\u0023#vso[") if "##" in text else text


def finding_object(finding: Finding, show_source: bool) -> dict[str, object]:
    """One finding with every key that the contract names; absent is None, lists are never absent."""
    made: dict[str, object] = {
        "path": portable(finding.path),
        "cable": finding.cable,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "expected": finding.expected,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "authority": [citation_object(citation) for citation in finding.authority],
        "url": finding.url,
        "related": [_related_object(related) for related in finding.related],
        "fix": None if finding.fix is None else _fix_object(finding.fix),
        "fingerprint": finding.fingerprint,
    }
    if finding.paragraph is not None:
        made["paragraph"] = finding.paragraph
    if show_source:
        made["source"] = quotation(finding)
    return made


def _related_object(related: RelatedPlace) -> dict[str, object]:
    made: dict[str, object] = {"line": related.line, "column": related.column, "message": related.message}
    if related.paragraph is not None:
        made["paragraph"] = related.paragraph
    return made


def waived_object(waived: Waived, show_source: bool) -> dict[str, object]:
    """A finding that is not reported as one, with a key more: `waiver`, what lets it pass."""
    waiver = waived.waiver
    why = {
        "kind": waiver.kind,
        "reason": waiver.reason,
        "expires": None if waiver.expires is None else waiver.expires.isoformat(),
        "file": None if waiver.file is None else portable(waiver.file),
        "line": waiver.line,
    }
    return finding_object(waived.finding, show_source) | {"waiver": why}


def citation_object(citation: Citation) -> dict[str, object]:
    """A citation as the contract has it: `document` and `section`."""
    return {"document": citation.document, "section": citation.section}


def portable(path: str) -> str:
    """A path that every JSON reader takes: bytes of a file name that are no text become the replacement character."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _fix_object(fix: Fix) -> dict[str, object]:
    return {
        "applicability": fix.applicability,
        "title": fix.title,
        "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits],
    }
