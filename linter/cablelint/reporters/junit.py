"""JUnit's XML, for CI systems that show tests: a suite a file, a case a finding. No text of the cable.

Errors and warnings are failures, information passes; a file without findings is a case that passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.findings.waivers import Waiver
from cablelint.reporters import Presentation
from cablelint.reporters.concise import waiver_words
from cablelint.rule.run_findings import TOOL_FAILURES
from cablelint.rule.violation import Severity
from cablelint.terminal.display import visible


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """One document. Where ignored findings are shown they are cases that were skipped."""
    by_file: dict[str, list[tuple[Finding, Waiver | None]]] = {path: [] for path in report.seen.read}
    for finding in report.findings:
        by_file.setdefault(finding.path, []).append((finding, None))
    for waived in report.waived if presentation.waived else ():
        by_file.setdefault(waived.finding.path, []).append((waived.finding, waived.waiver))
    root = ElementTree.Element("testsuites", name="cablelint")
    for path in sorted(by_file):
        root.append(_suite(visible(path), by_file[path]))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ElementTree.indent(root, " ")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(name: str, findings: list[tuple[Finding, Waiver | None]]) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=name)
    for finding, waiver in findings:
        suite.append(_case(name, finding, waiver))
    if not findings:
        ElementTree.SubElement(suite, "testcase", name="no findings", classname=name)
    suite.set("tests", str(len(suite)))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))
    return suite


def _case(name: str, finding: Finding, waiver: Waiver | None) -> ElementTree.Element:
    title = f"{finding.code} {finding.name} at {finding.line}:{finding.column}"
    case = ElementTree.Element("testcase", name=title, classname=name)
    message = visible(finding.message)
    if waiver is not None:
        ElementTree.SubElement(case, "skipped", message=f"{message} ({waiver_words(waiver)})")
        return case
    if finding.severity is Severity.INFO:
        ElementTree.SubElement(case, "system-out").text = _details(finding)
        return case
    tag = "error" if finding.code in TOOL_FAILURES else "failure"
    ElementTree.SubElement(case, tag, message=message, type=str(finding.severity)).text = _details(finding)
    return case


def _details(finding: Finding) -> str:
    """All that there is to say, on one line: a line of its own could be a command to the runner that shows it."""
    parts = [f"{visible(finding.path)}:{finding.line}:{finding.column}: {visible(finding.message)}"]
    if finding.expected is not None:
        parts.append(f"Expected: {visible(finding.expected)}.")
    if finding.authority:
        parts.append(f"Source: {'; '.join(map(str, finding.authority))}.")
    parts.append(visible(finding.url))
    return " ".join(parts)
