"""CUI002 specified-without-sp."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_category
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.cui import SPECIFIED, category_of_text
from cablelint import Applicability, Edit, Example, Severity, Violation, safe_fix
from cablerules.controlled import handbook, rule_2002
from cablerules.cui.cui_rule import CuiRule
from cablerules.one_marking.rule import MarkingView


class SpecifiedWithoutSp(CuiRule):
    """A CUI Specified category lacks `SP-`, or a CUI Basic category has it.

    ## What it checks

    The registry says of each category whether it exists as CUI Basic (`VISA`), as CUI Specified (`SP-CTI`), or as both
    (`PRVCY` and `SP-PRVCY`). Where only one of the two exists, the other one is reported. Of a category that is both
    only the drafter knows which authority applies, and nothing is said.

    ## Why

    `SP-` tells the reader that a law asks for more, or for something else, than the rules for all CUI. Without it
    the information is handled as Basic.

    ## Fix safety

    The fix writes the category as the registry has it. There is no other way to write it.
    """

    code = "CUI002"
    name = "specified-without-sp"
    severity = Severity.ERROR
    authority = (rule_2002("(b)(2)(ii)"), handbook("p10"))
    fix = Applicability.SAFE
    rests_on = ("markings: effective", "cui_categories: basic, specified")
    examples = (
        Example(
            bad="1. (CUI//CTI) The lamp has arrived.",
            good="1. (CUI//SP-CTI) The lamp has arrived.",
            at=[(1, 10, 1, 13)],
            fixed="1. (CUI//SP-CTI) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (CUI//SP-VISA) The lamp has arrived.",
            good="1. (CUI//VISA) The lamp has arrived.",
            at=[(1, 10, 1, 17)],
            fixed="1. (CUI//VISA) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01"},
            note="Visas are CUI Basic.",
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each category that is written as the registry does not have it."""
        for token in view.marking.tokens:
            if is_category(token) and (fault := _fault(token)) is not None:
                right = token.banner or ""
                yield Violation(
                    token.span,
                    fault,
                    expected=right,
                    fix=safe_fix(f"Write {right}", Edit(token.span.start, token.span.end, right)),
                )


def _fault(token: MarkingToken) -> str | None:
    written = "".join(token.text.upper().split())
    category = category_of_text(written)
    if category is None or written == token.banner:
        return None
    if written.startswith(SPECIFIED):
        return f"{category.code} is CUI Basic, but {SPECIFIED} is in front of it."
    return f"{category.code} is CUI Specified, but {SPECIFIED} is missing in front of it."
