"""CUI004 controlled-in-portion."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_cui
from cablegrammar.vocabulary.cui import CUI, LONG_FORM
from cablelint import Applicability, Edit, Example, Severity, Violation, safe_fix
from cablerules.controlled import handbook, rule_2002
from cablerules.cui.cui_rule import CuiRule
from cablerules.one_marking.rule import MarkingView


class ControlledInPortion(CuiRule):
    """CONTROLLED is used in a portion mark, or in a banner with a classification level.

    ## What it checks

    A banner of unclassified text may say CUI or CONTROLLED. A portion mark says CUI, and so does every marking that
    names one of the three levels of classification.

    ## Why

    In a portion mark, and beside SECRET, CONTROLLED reads as a word of the sentence or as another level.

    ## Fix safety

    The two words mean the same.
    """

    code = "CUI004"
    name = "controlled-in-portion"
    severity = Severity.ERROR
    authority = (rule_2002("(f)(3)"), handbook("p14"), handbook("p37"))
    fix = Applicability.SAFE
    rests_on = ("markings: effective", "cui_categories: basic_abbrev")
    examples = (
        Example(
            bad="1. (CONTROLLED//PRVCY) The lamp has arrived.",
            good="1. (CUI//PRVCY) The lamp has arrived.",
            at=[(1, 5, 1, 15)],
            fixed="1. (CUI//PRVCY) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (C//CONTROLLED//SP-CTI) The lamp has arrived.",
            good="1. (C//CUI//SP-CTI) The lamp has arrived.",
            at=[(1, 8, 1, 18)],
            fixed="1. (C//CUI//SP-CTI) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the long form."""
        level = view.marking.level
        classified = level is not None and level.classified
        if not view.portion and not classified:
            return
        for token in view.marking.tokens:
            if is_cui(token) and token.text.upper() == LONG_FORM:
                where = "in a portion mark" if view.portion else f"with {level}"
                yield Violation(
                    token.span,
                    f"{LONG_FORM} is used {where}.",
                    expected=CUI,
                    fix=safe_fix(f"Write {CUI}", Edit(token.span.start, token.span.end, CUI)),
                )
