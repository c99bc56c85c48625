"""One finding a line, each a JSON object, for `jq` and logs."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.findings.report import Report
from cablelint.reporters import Presentation, shown
from cablelint.reporters.json_ import dump, finding_object, waived_object
from cablelint.reporters.quotation import classification


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """The findings as `check --format json` has them. With source each line opens and closes with the highest level.

    Where ignored findings are shown, they come last, and their lines alone have the key `waiver`.
    """
    banner = classification(shown(report, presentation)) if presentation.show_source else None
    found = [finding_object(finding, presentation.show_source) for finding in report.findings]
    if presentation.waived:
        found += [waived_object(waived, presentation.show_source) for waived in report.waived]
    for one in found:
        if banner is not None:
            one = {"classification": banner, **one, "closing_classification": banner}
        yield dump(one) + "\n"
