"""CAB010 source-without-date."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import judged
from cablerules.authority.block_labels import label_of


class SourceWithoutDate(Rule[Authority]):
    """Derived From names a source without its date.

    ## What it checks

    A derivative classification names its source (a document or a classification guide) with the agency it comes from
    and its date. The date is what is looked for: a day, a month with its year, or a year. A cable is identified by post
    and number (`08 SUVA 400`), which is enough. Multiple Sources are CAB011's.

    ## Why

    The date decides which edition of a guide was meant, and from which day the 25 years are counted where the source
    gives no instruction that may be carried on.
    """

    code = "CAB010"
    name = "source-without-date"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.22", "(c)(1)"), Citation("32 CFR 2001.22", "(e)(1)"))
    examples = (
        Example(
            bad="Derived From: DSCG 05-1 B, D",
            good="Derived From: DSCG 05-1 B, D, Department of State, January 2005",
            at=((1, 15, 1, 29),),
            slot="authority",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report a source without a date."""
        if node.derived_from is None or node.derived_from_span is None:
            return
        if node.source_dated or node.redacted or node.multiple_sources or not judged(node, context):
            return
        if _has_year(node.derived_from) or node.derived_from_cable:
            return
        yield Violation(
            node.derived_from_span,
            f"'{label_of(node)}' names a source without its date.",
            expected="the source, its agency and its date",
        )


def _has_year(source: str) -> bool:
    words = "".join(letter if letter.isalnum() else " " for letter in source).split()
    return any(len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20") for word in words)
