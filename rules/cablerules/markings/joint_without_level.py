"""MRK027 joint-without-level."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.foreign_level import joint_level
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class JointWithoutLevel(OneMarkingRule):
    """A JOINT marking has no level.

    ## What it checks

    JOINT is no level: TOP SECRET, SECRET, CONFIDENTIAL or UNCLASSIFIED stands behind it, and before the owners.

    ## Why

    Without the level nobody knows how the text is to be kept and sent, whoever owns it.
    """

    code = "MRK027"
    name = "joint-without-level"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.3 p55-56"),)
    profiles = REGISTER
    rests_on = ("markings: category",)
    examples = (
        Example(
            bad="1. (//JOINT AUS USA//REL TO USA, AUS) The lamp has arrived.",
            good="1. (//JOINT S AUS USA//REL TO USA, AUS) The lamp has arrived.",
            at=[(1, 7, 1, 20)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report JOINT without a level."""
        joint = joint_level(view)
        if joint is not None and joint.level_text is None:
            yield Violation(joint.span, "JOINT has no level.", expected="//JOINT, a level, and the owners")
