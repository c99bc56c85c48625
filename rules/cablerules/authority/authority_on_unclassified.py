"""CAB008 authority-on-unclassified."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import regime_with_block
from cablerules.authority.block_labels import label_of
from cablerules.wording import overall_line


class AuthorityOnUnclassified(Rule[Authority]):
    """An unclassified cable says who classified it.

    ## What it checks

    That no `Classified By:` or `Derived From:` stands on an UNCLASSIFIED cable, sensitive or not. A label with nothing
    behind it, or with `N/A` or `UNCLASSIFIED`, is left alone, and so is a cable with a declassification
    stamp.

    ## Why

    One of the two is wrong, and the reader cannot tell which. If it is the classification line, classified information
    travels unprotected.
    """

    code = "CAB008"
    name = "authority-on-unclassified"
    severity = Severity.WARNING
    scope = Scope(levels=("unclassified",), ordered=True)
    authority = (Citation("CAPCO Register and Manual 2016", "p51-52"), Citation("32 CFR 2001.21", "(a)"))
    examples = (
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (d).",
            good="",
            at=((1, 1, 1, 15),),
            slot="authority",
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 12958: N/A",
                "body": "1. The lamp has arrived, and the board is pleased.",
            },
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report an authority that names somebody, or a source."""
        cable = context.cable
        if regime_with_block(context) is None or cable.field_of("authority") is None:
            return
        level = cable.overall_level
        named = node.classified_by or node.derived_from
        if level is None or level.classified or named is None or node.says_nothing:
            return
        if node is not cable.own_authority or cable.lacks_fields:
            return
        yield Violation(
            node.label,
            f"This cable is {level}, but '{label_of(node)}' says that somebody classified it.",
            expected="no authority block, or a classified level on the classification line",
            related=overall_line(cable),
        )
