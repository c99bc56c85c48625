"""CUI001 unknown-cui-category."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_category, is_cui, near_cui
from cablegrammar.marking.forms import is_dissemination
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.no_controls import no_control
from cablelint import Applicability, Edit, Example, Protection, Severity, Violation, unsafe_fix
from cablerules.controlled import handbook, rule_2002
from cablerules.cui.cui_rule import CuiRule, is_commingled
from cablerules.one_marking.form import named
from cablerules.one_marking.rule import MarkingView, entries


class UnknownCuiCategory(CuiRule):
    """A CUI marking has a category or a dissemination control that is not in the CUI registry.

    ## What it checks

    Behind CUI stand categories of the registry, each by its code (`PRVCY`, `SP-CTI`), and then limited dissemination
    controls: NOFORN, FED ONLY, FEDCON, NOCON, DL ONLY, REL TO, RELIDO, DISPLAY ONLY, Attorney-Client and Attorney-WP.
    A value that nearly is one of them is named, and so is the code where somebody wrote the category's name.

    Controls of the time before CUI, such as FOUO, are no category, and a control of the intelligence community belongs
    into a marking with CUI only where there is a level of classification too. Words for the status of the document,
    such as Draft, are CUI008's.

    ## Why

    Only a category of the registry rests on a law that protects the information. An invented one binds nobody, and a
    reader cannot look up what it asks of him.

    ## Fix safety

    The fix puts the nearest value of the registry in the place of the unknown one. It is unsafe: only the drafter
    knows what was meant.
    """

    code = "CUI001"
    name = "unknown-cui-category"
    severity = Severity.ERROR
    authority = (rule_2002("(b)(2)"), rule_2002("(b)(3)"), handbook("p12"))
    fix = Applicability.UNSAFE
    rests_on = (
        "markings: effective",
        "cui_categories: basic_abbrev, specified_abbrev",
        "cui_ldc: key, portion",
        "no_controls: word",
    )
    examples = (
        Example(
            bad="1. (CUI//PRVYC) The lamp has arrived.",
            good="1. (CUI//PRVCY) The lamp has arrived.",
            at=[(1, 10, 1, 15)],
            fixed="1. (CUI//PRVCY) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (CUI//LAMPS) The lamp has arrived.",
            good="1. (CUI) The lamp has arrived.",
            at=[(1, 10, 1, 15)],
            options={"profile": "cui", "as_of": "2021-03-01"},
            note="Nothing is near, and no fix is offered.",
        ),
        Example(
            bad="1. (CUI//PRVCY//FEDCN) The lamp has arrived.",
            good="1. (CUI//PRVCY//FEDCON) The lamp has arrived.",
            at=[(1, 17, 1, 22)],
            fixed="1. (CUI//PRVCY//FEDCON) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each value that the registry does not have."""
        for token in view.marking.tokens:
            if token.kind == "unknown":
                if is_cui_part(token):
                    yield _unknown(view, token)
            elif not is_commingled(view) and _is_foreign_to_cui(view, token):
                yield Violation(
                    token.span,
                    f"{token.text} is neither a CUI category nor a CUI limited dissemination control.",
                    expected="a value from the CUI registry, or none",
                )


def is_cui_part(token: MarkingToken) -> bool:
    """Whether an unknown value stands where CUI has its categories and controls."""
    return token.category == "CUI"


def _is_foreign_to_cui(view: MarkingView, token: MarkingToken) -> bool:
    """Whether a registered control has no place in a marking of nothing but CUI. What was given up is MRK009's."""
    if not token.is_control or is_cui(token) or is_category(token) or is_dissemination(token):
        return False
    return not any(entry.status == "retired" for entry in entries(view, token))


def _unknown(view: MarkingView, token: MarkingToken) -> Violation:
    other = no_control(token.text)
    if other is not None:
        said = f"{other.word} names {other.meaning}, and is neither a category nor a control of CUI."
        return Violation(token.span, said, expected="a value from the CUI registry, or none")
    near = near_cui(token.text, portion=view.portion, classified=is_commingled(view))
    return Violation(
        token.span,
        f"{named(token)} is neither a category nor a dissemination control in the CUI registry.",
        expected=None if near is None else f"probably {near}",
        fix=None
        if near is None
        else unsafe_fix(
            f"Replace it with {near}", Edit(token.span.start, token.span.end, near), gives_up=[Protection.WORD]
        ),
    )
