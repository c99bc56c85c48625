"""CUI005 cui-portions-incomplete."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Context, ControlledMarking, Example, Related, Rule, Severity, Violation
from cablerules.controlled import first_controlled, handbook, is_in_force, rule_2002
from cablerules.duty import is_covered, marking_duty


class CuiPortionsIncomplete(Rule[ControlledMarking]):
    """One portion is marked as CUI, but another one has no mark at all.

    ## What it checks

    Portion marks are free in a document that is unclassified. Once one portion is marked `(CUI)`, every other one is,
    too: with `(CUI)` and its categories, or with `(U)` where nothing is controlled. There is one finding, at the first
    portion without a mark, with the others as related places.

    A cable that needs portion marks in any case, because it is classified or SENSITIVE, is POR001's.

    ## Why

    A portion without a mark between marked ones says nothing: the reader cannot tell whether it is free to go out, or
    was forgotten.
    """

    code = "CUI005"
    name = "cui-portions-incomplete"
    severity = Severity.ERROR
    authority = (rule_2002("(f)"), handbook("p14"), handbook("p15"))
    rests_on = ("markings: effective",)
    examples = (
        Example(
            bad="1. (CUI) The lamp has arrived.\n\n2. The keeper has not.",
            good="1. (CUI) The lamp has arrived.\n\n2. (U) The keeper has not.",
            at=[(3, 1, 3, 3)],
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 13526: N/A",
                "authority": "",
            },
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
    )

    def check(self, node: ControlledMarking, context: Context) -> Iterator[Violation]:
        """Report the first portion without a mark, where another one is marked as CUI."""
        cable = context.cable
        if not is_in_force(context) or node is not first_controlled(cable, "portion"):
            return
        if marking_duty(context) is not None or cable.lacks_text:
            return
        missing = [one.paragraph for one in cable.portions if one.cover is None and one.kind != "website"]
        if not missing or is_covered(context) or cable.mentions("waiver"):
            return
        first, *others = missing
        count = "One portion has" if not others else f"{len(missing)} portions have"
        yield Violation(
            first.first_line,
            f"{count} no mark, although others are marked as CUI.",
            expected="(CUI), with its categories, or (U)",
            related=(
                Related(node.span, "a portion that is marked"),
                *(Related(other.first_line, "also without a mark") for other in others),
            ),
        )
