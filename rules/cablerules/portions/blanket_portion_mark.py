"""POR008 blanket-portion-mark."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable.marking_in_use import BlanketInUse
from cablelint import (
    Cable,
    Citation,
    Context,
    Example,
    MarkingContext,
    MarkingRule,
    Node,
    Scope,
    Severity,
    Violation,
)
from cablerules.duty import usable_marks
from cablerules.wording import overall_line

_MESSAGE = "One statement replaces the portion marks."


class BlanketPortionMark(MarkingRule):
    """One statement such as "entire text" replaces the portion marks.

    ## What it checks

    `(C - ENTIRE TEXT)` or `ALL PORTIONS ARE (S)` stood for the marks of all portions until 21 September 2003. Since
    then every portion carries its own. The rule speaks once a cable, at the first such statement, when there are
    paragraphs without a mark and the date of the cable is known.

    ## Why

    A statement at the beginning does not travel with the paragraph that somebody takes out of the cable.
    """

    code = "POR008"
    name = "blanket-portion-mark"
    severity = Severity.WARNING
    scope = Scope(dated=True, ordered=True)
    authority = (Citation("32 CFR 2001.21", "(c)"), Citation("CAPCO Register and Manual 2016", "C"))
    examples = (
        Example(
            bad="1. (C - ENTIRE TEXT)\n\n2. A lamp has arrived.\n\n3. The keeper has not.",
            good="1. (C) A lamp has arrived.\n\n2. (C) The keeper has not.",
            at=[(1, 4, 1, 21)],
        ),
        Example(
            bad="1. CONFIDENTIAL - ENTIRE TEXT.\n\n2. A lamp has arrived.",
            good="1. (C) A lamp has arrived.",
            at=[(1, 4, 1, 31)],
        ),
    )

    visits = (Cable, BlanketInUse)

    def check(self, node: Node, context: MarkingContext) -> Iterator[Violation]:
        """Yield a violation at the first blanket mark of a cable, and for one that stands in no cable."""
        if context.date is None or context.regime is None or context.regime.blanket_marks:
            return
        if isinstance(node, Cable) and isinstance(context, Context):
            yield from _in_cable(node, context)
        elif context.alone:
            yield Violation(node.span, _MESSAGE, expected="a mark at the start of each paragraph")


def _in_cable(cable: Cable, context: Context) -> Iterator[Violation]:
    statement = next((statement for statement in cable.blanket_statements if statement.mark is not None), None)
    if statement is None or all(portion.cover != "blanket" for portion in cable.portions):
        return
    yield Violation(
        statement.span,
        _MESSAGE,
        expected=f"one of {usable_marks(context)} at the start of each paragraph",
        related=overall_line(cable),
    )
