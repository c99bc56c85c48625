"""MRK005 list-out-of-order."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.markings import OWN_COUNTRY
from cablelint import Applicability, Citation, Example, Severity, Violation
from cablerules.markings.order import out_of_order
from cablerules.one_marking.form import form_fix, right_shown
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class ListOutOfOrder(OneMarkingRule):
    """The values of a list do not stand in the order of the register.

    ## What it checks

    - REL TO: USA first, then countries, then organisations, each in the order of the alphabet. DISPLAY ONLY and FGI
      likewise, without USA; in JOINT, USA has its place in the alphabet.
    - Control systems, compartments, sub-compartments and programs: numbers first, then the alphabet. SIGMA numbers
      ascend.
    - Atomic energy markings and dissemination controls: the order of the register.

    The order of the categories of CUI is CUI003's.

    ## Why

    Lists in one order can be compared at a glance, and by machines.

    ## Fix safety

    The fix sorts, and changes nothing else. A list with a code that is unknown, or with a name behind NATO, is not
    sorted. Under the profile `dod` special access programs are left as they are.
    """

    code = "MRK005"
    name = "list-out-of-order"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "A.6"),)
    profiles = REGISTER
    fix = Applicability.SAFE
    rests_on = ("markings: order, us_category, retired", "countries: kind", "nato_activities: name")
    examples = (
        Example(
            bad="1. (S//REL TO GBR, USA) The lamp has arrived.",
            good="1. (S//REL TO USA, GBR) The lamp has arrived.",
            at=[(1, 15, 1, 18)],
            fixed="1. (S//REL TO USA, GBR) The lamp has arrived.",
            options={"profile": "ic"},
        ),
        Example(
            bad="1. (S//NF/OC) The lamp has arrived.",
            good="1. (S//OC/NF) The lamp has arrived.",
            at=[(1, 11, 1, 13)],
            fixed="1. (S//OC/NF) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first value that is not in its place."""
        found = out_of_order(view)
        if found is not None:
            token, span, text = found
            if token is not None and token.category == "FGI" and OWN_COUNTRY in token.codes:
                return  # that it has no place among the sources at all is MRK019's
            yield Violation(
                span, f"{text} is out of order in the list.", expected=right_shown(view), fix=form_fix(view)
            )
