"""CAB014 derivative-classifier-unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import judged, must_name_classifier
from cablerules.authority.block_labels import label_of


class DerivativeClassifierUnnamed(Rule[Authority]):
    """A derivative block names a source and not who applied it.

    ## What it checks

    From 25 June 2010, that `Classified By:` with name and position (or an identifier) stands beside `Derived From:`.
    Multiple Sources after `Classified By:` are sources, and nobody is named. An extract is
    asked where its head is whole.

    ## Why

    Whoever carries a classification on decides that the source covers the text, and since 2010 answers for it by name.
    """

    code = "CAB014"
    name = "derivative-classifier-unnamed"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.22", "(b)"), Citation("E.O. 13526", "sec. 2.1(b)(1)"))
    examples = (
        Example(
            bad="Derived From: DSCG 11-1, Department of State, January 2011",
            good="Classified By: Tamsin Farrowgate, DCM\nDerived From: DSCG 11-1, Department of State, January 2011",
            at=((1, 1, 1, 14),),
            slot="authority",
            setting={
                "fl5": "R 141030Z JUL 11",
                "executive_order": "E.O. 13526: DECL: 07/14/2021",
            },
            template="short-header",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report a source without a classifier."""
        if node.derived_from is None or node.classified_by is not None:
            return
        if (
            node.redacted
            or not must_name_classifier(context)
            or not judged(node, context)
            or context.cable.lacks_anything
        ):
            return
        yield Violation(
            node.derived_from_label or node.label,
            f"'{label_of(node)}' names a source, but no classifier.",
            expected="'Classified By:' with name and position",
        )
