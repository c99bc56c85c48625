"""MRK031 joint-behind-level."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.foreign_level import first_value
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class JointBehindLevel(OneMarkingRule):
    """JOINT comes after a level, as if it were a control.

    ## What it checks

    JOINT, the level and the owners take the place of the level together: `//JOINT SECRET GBR USA`. Two levels in one
    marking, `SECRET//JOINT SECRET GBR USA`, are MRK020's.

    ## Why

    `SECRET//JOINT` begins as a marking of the United States alone does, and names no other owner.
    """

    code = "MRK031"
    name = "joint-behind-level"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.3 p55"),)
    profiles = REGISTER
    rests_on = ("markings: category",)
    examples = (
        Example(
            bad="1. (S//JOINT//REL TO USA, AUS) The lamp has arrived.",
            good="1. (//JOINT S AUS USA//REL TO USA, AUS) The lamp has arrived.",
            at=[(1, 8, 1, 13)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report JOINT where it is not the head of the marking."""
        for token in view.marking.tokens:
            if token.category != "JOINT" or token is first_value(view):
                continue
            if not token.names_level and token.form != "continued":
                yield Violation(
                    token.span, f"{token.keys[0]} comes after a level.", expected="JOINT in the place of the level"
                )
