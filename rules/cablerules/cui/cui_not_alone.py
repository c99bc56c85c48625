"""CUI010 cui-not-alone."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_category, is_cui
from cablegrammar.vocabulary.cui import CUI
from cablelint import Citation, Example, Level, Severity, Violation
from cablerules.cui.cui_rule import CuiRule, is_commingled
from cablerules.one_marking.rule import MarkingView

AID = "DoD CUI Markings Aid 2024"


class CuiNotAlone(CuiRule):
    """A marking has more beside CUI than the manual of its profile has.

    ## What it checks

    The Department of Defense marks CUI with these three letters alone: the categories stand in the designation block,
    no UNCLASSIFIED stands before CUI, and a classified banner does not carry it. Dissemination controls, such as
    `CUI//NOFORN`, may follow. The rule speaks under the profile `dod`, from December 2024 on; the handbook of the
    National Archives, by which the other profiles go, shows the categories.

    ## Why

    A banner that looks different from one document to the next is read slowly, or not at all.
    """

    code = "CUI010"
    since = "0.2.0"
    name = "cui-not-alone"
    severity = Severity.WARNING
    authority = (Citation(AID, "p3"), Citation(AID, "p13"))
    rests_on = ("markings: in_classified", "markings_profiles: cui_categories, in_classified")
    examples = (
        Example(
            bad="1. (CUI//SP-CTI) The lamp has arrived.",
            good="1. (CUI) The lamp has arrived.",
            at=[(1, 10, 1, 16)],
            options={"profile": "dod", "as_of": "2025-03-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first category, an UNCLASSIFIED in front, and CUI in a classified banner."""
        if view.manual.cui_categories == "shown":
            return
        tokens = view.marking.tokens
        level = view.marking.level
        category = next(filter(is_category, tokens), None)
        if category is not None:
            yield Violation(
                category.span,
                f"{category.text} is a category, and the marking is {CUI} alone.",
                expected=f"{CUI}, and its categories in the designation block",
            )
        head = tokens[0]
        if head.names_level and head.level is Level.UNCLASSIFIED:
            yield Violation(head.span, f"{head.text} stands before {CUI}.", expected=f"{CUI} alone")
        elif is_commingled(view) and not view.portion and level is not None and level.classified:
            mark = next(filter(is_cui, tokens))
            if view.register.markings[CUI].in_classified == "drop":
                yield Violation(
                    mark.span,
                    f"A classified banner does not carry {CUI}.",
                    expected=f"the banner without {CUI}",
                )
