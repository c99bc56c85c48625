"""MRK002 category-out-of-order."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Applicability, Citation, Example, Related, Severity, Violation
from cablerules.one_marking.form import form_fix, misplaced, named, right_shown, shown
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class CategoryOutOfOrder(OneMarkingRule):
    """The categories of a marking do not stand in the order of the register.

    ## What it checks

    Behind the level stand control systems (SCI), special access programs, atomic energy markings, foreign government
    information, dissemination controls and the controls of agencies outside of the intelligence community, in this
    order. ATOMAL, BALK and BOHEMIA stand where a special access program does. Until December 2010 atomic energy
    markings were dissemination controls, and are not looked at beside them. The place of CUI is CUI009's.

    ## Why

    A reader, and a gateway, looks for each control in its place, and takes one that stands elsewhere for something
    else.

    ## Fix safety

    The fix writes the same level and the same controls in order.
    """

    code = "MRK002"
    name = "category-out-of-order"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "A.6"),)
    profiles = REGISTER
    fix = Applicability.SAFE
    rests_on = ("markings: category, us_category", "milestones: atomic-energy-category")
    examples = (
        Example(
            bad="1. (S//NF//SI) The lamp has arrived.",
            good="1. (S//SI//NF) The lamp has arrived.",
            at=[(1, 12, 1, 14)],
            fixed="1. (S//SI//NF) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first token that stands behind one of a later category."""
        found = misplaced(view)
        if found is not None:
            yield Violation(
                found.token.span,
                f"{named(found.token)} comes after {shown(found.before)}, but {found.reason}.",
                expected=right_shown(view),
                related=(Related(found.before.span, "what it belongs before"),),
                fix=form_fix(view),
            )
