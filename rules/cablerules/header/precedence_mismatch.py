"""HDR005 precedence-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.transmission import Precedence, precedence_of_prosign
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Related,
    Scope,
    Severity,
    Violation,
    safe_fix,
)
from cablerules.header.precedences import action_prosign, highest_action, is_out_of_order

if TYPE_CHECKING:
    from cablegrammar.base.node import Span


class PrecedenceMismatch(CableRule):
    """The routing line and the date-time group begin with different precedences.

    ## What it checks

    The doubled prosign of FL2 (`PP`) and the first prosign of FL5 (`P`) are the same letter. A prosign that nobody
    knows is HDR011's; two prosigns in the wrong order in FL5 are HDR006's.

    ## Why

    Both are the highest precedence of the message: FL2 for the stations on the way, FL5 for those who read it. Where
    they differ, it goes faster or slower than its drafter meant.

    ## Fix safety

    The fix is only offered where a third place settles it: the highest precedence that an addressee for action has
    agrees with one of the two, and the other is changed to it.
    """

    code = "HDR005"
    name = "precedence-mismatch"
    severity = Severity.WARNING
    scope = Scope(has=("header.fl2", "header.fl5"))
    authority = (Citation("5 FAH-2 H-320"), Citation("5 FAH-2 H-230"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="RR RUEHSA RUEHLS",
            good="PP RUEHSA RUEHLS",
            fixed="PP RUEHSA RUEHLS",
            at=((4, 1, 4, 2),),
            slot="fl2",
            note="The cable goes to an addressee with PRIORITY, so that `PP` is right.",
        ),
        Example(
            bad="O 141030Z JUL 08",
            good="P 141030Z JUL 08",
            fixed="P 141030Z JUL 08",
            at=((1, 1, 1, 2),),
            slot="fl5",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a first prosign that is not that of FL2."""
        if cable.header.fl2 is None or cable.header.fl5 is None or cable.transmission is None:
            return
        routing, group = cable.transmission.routing_line, cable.date_time_group
        mine = action_prosign(group)
        if group is None or mine is None or routing is None or routing.pair is None or routing.pair_span is None:
            return
        other = precedence_of_prosign(routing.pair)
        if other is None or other.prosign == mine.prosign or is_out_of_order(group):
            return
        span = group.prosign_spans[0]
        fix = _fix(cable, (span, mine), (routing.pair_span, other))
        here, there = f"{other.prosign} here", f"{mine.pair} in the routing line"
        yield Violation(
            span,
            f"The precedence before the date-time group is {mine.prosign},"
            f" but the routing line begins with {other.pair}.",
            expected=f"{here}, or {there}" if fix is None else here if fix.edits[0].start == span.start else there,
            related=(Related(routing.pair_span, f"precedence {other.pair}"),),
            fix=fix,
        )


def _fix(cable: Cable, group: tuple[Span, Precedence], routing: tuple[Span, Precedence]) -> Fix | None:
    """The one of the two with which the addressees agree, in the place of the other."""
    action = highest_action(cable)
    if action is None:
        return None
    (span, mine), (pair_span, other) = group, routing
    if not action.written:
        return None  # that is ROUTINE by custom, and settles nothing
    if action.precedence.prosign == mine.prosign:
        return safe_fix(f"Write {mine.pair}", Edit(pair_span.start, pair_span.end, mine.pair))
    if action.precedence.prosign == other.prosign:
        return safe_fix(f"Write {other.prosign}", Edit(span.start, span.end, other.prosign))
    return None
