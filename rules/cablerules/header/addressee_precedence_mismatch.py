"""HDR006 addressee-precedence-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.transmission import precedence_of_prosign
from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.precedences import Action, action_prosign, highest_action, is_out_of_order


class AddresseePrecedenceMismatch(CableRule):
    """The first prosign is not the highest precedence among the addressees for action, or the second outranks it.

    ## What it checks

    The first prosign of FL5 is the highest precedence written after an addressee of `TO`: `O` for IMMEDIATE and NIACT
    IMMEDIATE, `P` for PRIORITY, `R` for ROUTINE. An addressee without one counts as ROUTINE; where none has one a
    higher prosign is not reported, because the words are left out in places. The precedences of `INFO` are not
    looked at. The second prosign, which is for information, never outranks the first. Where FL2 and the addressees
    agree against FL5, HDR005 says so.

    ## Why

    The prosign decides how fast the message is handled, the word tells each addressee how fast it has to be: a message
    that says PRIORITY to Washington and travels as `R` arrives too late.
    """

    code = "HDR006"
    name = "addressee-precedence-mismatch"
    severity = Severity.WARNING
    scope = Scope(has=("header.fl5",))
    authority = (Citation("5 FAH-2 H-230"), Citation("5 FAH-2 H-320"))
    examples = (
        Example(
            bad="TO RUEHC/SECSTATE WASHDC IMMEDIATE 5620",
            good="TO RUEHC/SECSTATE WASHDC PRIORITY 5620",
            at=((1, 26, 1, 35),),
            slot="fl7",
        ),
        Example(
            bad="P O 141030Z JUL 08",
            good="P R 141030Z JUL 08",
            at=((1, 3, 1, 4),),
            slot="fl5",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a second prosign that outranks the first, else addressees that do not agree with the first."""
        if cable.header.fl5 is None:
            return
        group = cable.date_time_group
        first = action_prosign(group)
        if group is None or first is None:
            return
        if is_out_of_order(group):
            yield Violation(
                group.prosign_spans[1],
                f"The second precedence, {group.prosigns[1]}, is higher than the first, {group.prosigns[0]}.",
                expected="the precedence for action first, then the same or a lower one for information",
            )
            return
        action = highest_action(cable)
        if action is None or action.precedence.prosign == first.prosign or _is_owned_by_routing(cable, action):
            return
        if not action.written and first.rank > action.precedence.rank:
            return
        where = action.addressee
        yield Violation(
            where.precedence_span or where.span,
            f"The highest precedence for action is {action.precedence.word},"
            f" but the one before the date-time group is {first.prosign}.",
            expected=f"{first.word} for one addressee, or {action.precedence.prosign} before the date-time group",
            related=(Related(group.prosign_spans[0], f"precedence {first.prosign}"),),
        )


def _is_owned_by_routing(cable: Cable, action: Action) -> bool:
    """Whether FL2 agrees with the addressees, so that HDR005 has reported FL5."""
    transmission = cable.transmission
    line = None if transmission is None else transmission.routing_line
    if line is None or line.pair is None:
        return False
    pair = precedence_of_prosign(line.pair)
    return pair is not None and pair.prosign == action.precedence.prosign
