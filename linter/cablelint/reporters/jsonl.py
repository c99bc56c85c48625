"""One finding a line, each a JSON object, for `jq` and logs."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.findings.report import Report
from cablelint.reporters import Presentation
from cablelint.reporters.json_ import dump, finding_object
from cablelint.reporters.quotation import classification


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """The findings as `check --format json` has them. With source each line opens and closes with the highest level."""
    banner = classification(report.findings) if presentation.show_source else None
    for finding in report.findings:
        shown = finding_object(finding, presentation.show_source)
        if banner is not None:
            shown = {"classification": banner, **shown, "closing_classification": banner}
        yield dump(shown) + "\n"
