"""MRK021 declassification-in-marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Applicability, Citation, Edit, Example, Protection, Severity, Violation, unsafe_fix
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class DeclassificationInMarking(OneMarkingRule):
    """A marking has a declassification date or an exemption.

    ## What it checks

    Until February 2008 a banner ended with the date of declassification, an exemption such as X1 or 25X1, or MR. Since
    then these stand in the classification block alone.

    ## Why

    A date that is in two places is soon changed in one of them.

    ## Fix safety

    The fix takes the value out of the marking. It is unsafe: the classification block has to carry it.
    """

    code = "MRK021"
    name = "declassification-in-marking"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "I p192"),)
    profiles = REGISTER
    fix = Applicability.UNSAFE
    rests_on = ("milestones: banner-without-date",)
    examples = (
        Example(
            bad="SECRET//NOFORN//X1",
            good="SECRET//NOFORN",
            at=[(1, 17, 1, 19)],
            fixed="SECRET//NOFORN",
            slot="classification",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each declassification value."""
        if not view.since("banner-without-date"):
            return
        text = view.marking.text
        for token in view.marking.tokens:
            if token.kind == "declassification":
                start = len(text[: token.span.start].rstrip("/ "))
                yield Violation(
                    token.span,
                    f"{token.text} is a declassification instruction and does not belong in a marking.",
                    expected="the value in the authority block",
                    fix=unsafe_fix(
                        "Take it out of the marking", Edit(start, token.span.end, ""), gives_up=[Protection.DATE]
                    )
                    if start
                    else None,
                )
