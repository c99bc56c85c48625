"""CAB012 original-and-derivative."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Related, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import judged, must_name_classifier


class OriginalAndDerivative(Rule[Authority]):
    """The block claims an original and a derivative classification at once.

    ## What it checks

    Before 25 June 2010, that `Classified By:` with a reason and `Derived From:` do not stand together. Since then a
    derivative block names its classifier too, and only the reason is too much: CAB004.

    ## Why

    Either somebody decided to classify, and answers for it, or a source did. The block of a cable says which.
    """

    code = "CAB012"
    name = "original-and-derivative"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("ODNI ISM", "ISM-ID-00221"), Citation("32 CFR 2001.22", "(d)"))
    examples = (
        Example(
            bad="Classified By: DCM Tamsin Farrowgate\nReason: 1.4 (d)\nDerived From: DSCG 05-1, January 2005",
            good="Derived From: DSCG 05-1, January 2005",
            at=((3, 1, 3, 14),),
            slot="authority",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report the source beside a classifier with a reason."""
        if node.derived_from_label is None or node.derived_from is None:
            return
        if node.classified_by is None or node.reason is None or must_name_classifier(context):
            return
        if node.redacted or not judged(node, context):
            return
        yield Violation(
            node.derived_from_label,
            "The authority block has both 'Derived From' and a classifier with a reason.",
            expected="either 'Classified By:' with a reason, or 'Derived From:'",
            related=(Related(node.reason.span, "the reason of an original classification"),),
        )
