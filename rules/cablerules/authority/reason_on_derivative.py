"""CAB004 reason-on-derivative."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import judged, must_name_classifier
from cablerules.authority.block_labels import label_of, related_label


class ReasonOnDerivative(Rule[Authority]):
    """A derivative classification gives a reason.

    ## What it checks

    That no reason stands beside `Derived From:`. `Classified By: Multiple Sources` names sources under the other label,
    and is derivative too. Before 25 June 2010, when a derivative block did not yet name its classifier, a name, a
    reason and a source together are CAB012's.

    ## Why

    The reason was given by whoever classified the source, and stands there. Carried on, it looks as if somebody had
    decided anew.
    """

    code = "CAB004"
    name = "reason-on-derivative"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.22", "(d)"), Citation("CAPCO Register and Manual 2016", "p32"))
    examples = (
        Example(
            bad="Derived From: DSCG 05-1, January 2005\nReason: 1.4 (d)\nDeclassify On: 20180714",
            good="Derived From: DSCG 05-1, January 2005\nDeclassify On: 20180714",
            at=((2, 1, 2, 16),),
            slot="authority",
        ),
        Example(
            bad="Classified By: Multiple Sources, reason 1.4 (d)",
            good="Derived From: Multiple Sources",
            at=((1, 34, 1, 48),),
            slot="authority",
            note="Sources under the other label are sources all the same.",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report the reason of a derivative classification."""
        if node.kind != "derivative" or node.reason is None:
            return
        if node.derived_from is None and node.classified_by is not None:  # CAB013 speaks of the label without a source
            return
        if node.classified_by is not None and not must_name_classifier(context):
            return
        if node.redacted or not judged(node, context):
            return
        yield Violation(
            node.reason.span,
            f"There is a source under '{label_of(node)}', so the classification is derivative and has no reason.",
            expected="no reason",
            related=related_label(node, "the classification is derivative"),
        )
