"""One finding a line, each a JSON object, for `jq` and logs."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.reporters import Presentation, shown
from cablelint.reporters.json_ import dump, finding_object, waived_object
from cablelint.reporters.quotation import classification


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """The findings as `check --format json` has them. With source each line opens and closes with the highest level.

    Where ignored findings are shown, they come last, and their lines alone have the key `waiver`.
    """
    banner = classification(shown(report, presentation)) if presentation.show_source else None
    for finding in report.findings:
        yield line(finding, presentation, banner)
    yield from rest(report, presentation, banner)


def line(finding: Finding, presentation: Presentation, banner: str | None = None) -> str:
    """One finding, with its line end, marked with the `banner` of the report that quotes."""
    return _marked(finding_object(finding, presentation.show_source), banner)


def rest(report: Report, presentation: Presentation, banner: str | None = None) -> Iterator[str]:
    """What comes after the findings."""
    for waived in report.waived if presentation.waived else ():
        yield _marked(waived_object(waived, presentation.show_source), banner)


def _marked(found: dict[str, object], banner: str | None) -> str:
    if banner is not None:
        found = {"classification": banner, **found, "closing_classification": banner}
    return dump(found) + "\n"
