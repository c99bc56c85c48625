"""MRK030 joint-with-hcs."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.forms import system_of
from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.conflicting_controls import excluded_pair
from cablerules.markings.foreign_level import joint_level
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class JointWithHcs(OneMarkingRule):
    """A JOINT marking has HCS.

    ## What it checks

    HCS, HCS-O and HCS-P and their compartments do not stand in a JOINT marking. Other control systems may. NOFORN in a
    JOINT marking is MRK011's.

    ## Why

    JOINT releases the text to its owners abroad, and HCS asks for NOFORN: one of the two is wrong.
    """

    code = "MRK030"
    name = "joint-with-hcs"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.3 p57"),)
    profiles = REGISTER
    rests_on = ("markings: excludes", "markings_profiles: excludes")
    examples = (
        Example(
            bad="1. (//JOINT S AUS USA//HCS-P//REL TO USA, AUS) The lamp has arrived.",
            good="1. (//JOINT S AUS USA//SI//REL TO USA, AUS) The lamp has arrived.",
            at=[(1, 24, 1, 29)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each control system that JOINT excludes."""
        joint = joint_level(view)
        if joint is None:
            return
        for token in view.marking.tokens:
            if token.category == "SCI" and excluded_pair(view, joint, token) is not None:
                yield Violation(token.span, f"{system_of(token)} may not be used in a JOINT marking.")
