"""CAB003 missing-reason."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import original
from cablerules.authority.reason_sections import accepted_sections


class MissingReason(Rule[Authority]):
    """An original classification gives no reason.

    ## What it checks

    That `Classified By:` comes with a reason: the section of the order (1.5 from 14 October 1995, 1.4 from 22 September
    2003) and its letters. A derivative classification (`Derived From:`) needs none. A reason that is there and cannot
    be read is CAB007's, and a cable that names nobody CAB001's. An extract is asked where its head is whole.

    ## Why

    Information may be classified only if it belongs to one of the categories that the order lists. The letter says to
    which; without it the classification cannot be reviewed.
    """

    code = "CAB003"
    name = "missing-reason"
    severity = Severity.ERROR
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.21", "(a)(3)"), Citation("E.O. 13526", "sec. 1.6(a)(5)"))
    examples = (
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate.",
            good="Classified By: Ambassador Tamsin Farrowgate, reason 1.4 (d).",
            at=((1, 1, 1, 15),),
            slot="authority",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report a classifier without a reason."""
        if node.classified_by is None or node.reason is not None:
            return
        if not original(node, context) or context.cable.lacks_anything or context.cable.names_reason:
            return
        section = " or ".join(accepted_sections(context))
        yield Violation(
            node.label,
            "The classifier gives no reason.",
            expected=f"'Reason:' with {section} and the letter or letters",
        )
