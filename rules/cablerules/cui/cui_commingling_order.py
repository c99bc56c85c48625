"""CUI009 cui-commingling-order."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_cui
from cablegrammar.marking.marking import MarkingToken
from cablelint import Applicability, Example, Related, Severity, Violation
from cablerules.controlled import handbook, rule_2002
from cablerules.cui.cui_rule import CuiRule, is_commingled, without_status
from cablerules.one_marking.form import category_of, form_fix, rank, right_shown
from cablerules.one_marking.rule import MarkingView


class CuiComminglingOrder(CuiRule):
    """The parts of a marking with both CUI and a classification level are out of order.

    ## What it checks

    A marking of text that is both classified and CUI has the level first, then control systems (SCI), special access
    programs, atomic energy, foreign government information, then CUI with its categories, and last the dissemination
    controls: `SECRET//HCS-P/TK//FGI GBR//CUI//SP-CTI//NOFORN`. Of such a marking this rule judges the whole order, so
    that MRK002 has nothing to say. The order of the categories among themselves is CUI003's.

    ## Why

    The classified part has to be seen first, because it asks for the stricter handling.

    ## Fix safety

    The fix writes the same level and the same controls in order.
    """

    code = "CUI009"
    name = "cui-commingling-order"
    severity = Severity.ERROR
    authority = (rule_2002("(g)"), handbook("p35"), handbook("p40"))
    fix = Applicability.SAFE
    rests_on = ("markings: effective, category",)
    examples = (
        Example(
            bad="1. (C//NF//CUI//SP-CTI) The lamp has arrived.",
            good="1. (C//CUI//SP-CTI//NF) The lamp has arrived.",
            at=[(1, 12, 1, 15)],
            fixed="1. (C//CUI//SP-CTI//NF) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (CUI//SP-CTI//C) The lamp has arrived.",
            good="1. (C//CUI//SP-CTI) The lamp has arrived.",
            at=[(1, 18, 1, 19)],
            fixed="1. (C//CUI//SP-CTI) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first token that stands behind one that it belongs before."""
        if not is_commingled(view):
            return
        highest: MarkingToken | None = None
        for token in without_status(view.marking.tokens):
            if highest is not None and _place(token) < _place(highest):
                yield Violation(
                    token.span,
                    f"{token.text} comes after {highest.text} but belongs before it.",
                    expected=right_shown(view),
                    related=(Related(highest.span, "what it belongs before"),),
                    fix=form_fix(view),
                )
                return
            highest = token


def _place(token: MarkingToken) -> tuple[int, bool]:
    """The place of a token's category in the marking; the control marking CUI comes before its categories."""
    return rank(category_of(token) or ""), token.category == "CUI" and not is_cui(token)
