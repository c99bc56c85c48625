"""CAB002 authority-without-position."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import judged
from cablerules.authority.persons import is_name_alone


class AuthorityWithoutPosition(Rule[Authority]):
    """Classified By holds a personal name and no position.

    ## What it checks

    That what follows `Classified By:` is more than the name of a person. Everything that may be a position counts as
    one: a title before or after the name, an abbreviation (`DCM`, `CDA`, `COM`, `PolMinCouns`), the symbol of an office
    (`EUR/CE`), anything behind a comma, in brackets or with a figure in it, a title that is misspelled. An identifier
    (`ID#IMNO1`) stands for name and position. In a text of capitals a short word that is no common given name is taken
    for an abbreviation.

    The finding does not repeat the name. Multiple Sources after this label is no name: CAB010 and CAB011 look at it.

    ## Why

    Authority to classify belongs to a position, not to a person. In ten years nobody knows who the person was.
    """

    code = "CAB002"
    name = "authority-without-position"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.21", "(a)(1)"), Citation("32 CFR 2001.22", "(b)"))
    examples = (
        Example(
            bad="Classified By: Tamsin Farrowgate for reasons 1.4 (b) and (d).",
            good="Classified By: Tamsin Farrowgate, DCM, for reasons 1.4 (b) and (d).",
            at=((1, 16, 1, 33),),
            slot="authority",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report a name with nothing beside it."""
        if node.classified_by is None or node.classified_by_span is None:
            return
        if node.redacted or not judged(node, context) or not is_name_alone(node.classified_by):
            return
        yield Violation(
            node.classified_by_span,
            "'Classified By' gives a name without a position.",
            expected="the name and the position, or a personal identifier",
        )
