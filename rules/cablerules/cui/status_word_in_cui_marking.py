"""CUI008 status-word-in-cui-marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Applicability, Example, Related, Severity, Violation
from cablerules.controlled import handbook, rule_2002
from cablerules.cui.cui_rule import CuiRule
from cablerules.one_marking.form import form_fix, right_shown
from cablerules.one_marking.rule import MarkingView


class StatusWordInCuiMarking(CuiRule):
    """A word for the status of the document is inside a CUI marking.

    ## What it checks

    Draft, Deliberative, Pre-decisional, Provisional and the like may stand beside a CUI marking where the agency's
    policy has them, and never inside the banner or a portion mark, before CUI (`DRAFT CUI`) or behind it
    (`CUI//DRAFT`).

    ## Why

    Such a word controls nothing: it falls away with the next version, and the control has to stay.

    ## Fix safety

    The fix takes the word out and leaves every category and every control. Write it on a line of its own if your
    agency's policy asks for it.
    """

    code = "CUI008"
    name = "status-word-in-cui-marking"
    severity = Severity.ERROR
    authority = (rule_2002("(l)"), handbook("p21"), handbook("p22"))
    fix = Applicability.SAFE
    rests_on = ("markings: effective", "cui_status_words: word")
    examples = (
        Example(
            bad="1. (CUI//PRVCY/DRAFT) The lamp has arrived.",
            good="1. (CUI//PRVCY) The lamp has arrived.",
            at=[(1, 16, 1, 21)],
            fixed="1. (CUI//PRVCY) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (CUI//DELIBERATIVE//NF) The lamp has arrived.",
            good="1. (CUI//NF) The lamp has arrived.",
            at=[(1, 10, 1, 22)],
            fixed="1. (CUI//NF) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first of the words, the others beside it."""
        words = [token for token in view.marking.tokens if token.kind == "status"]
        if not words:
            return
        first, *others = words
        yield Violation(
            first.span,
            f"{first.text} is the status of the document and does not belong in a CUI marking.",
            expected=right_shown(view),
            related=tuple(Related(other.span, "another one") for other in others),
            fix=form_fix(view),
        )
