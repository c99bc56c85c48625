"""What the three places of a precedence say: FL2, FL5, and the addressees for action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.base.record import record
from cablegrammar.vocabulary.transmission import Precedence, precedence_of_prosign, precedences
from cablelint import Cable

if TYPE_CHECKING:
    from cablegrammar.header.nodes import Addressee, DateTimeGroup

_UNWRITTEN = "ROUTINE"


@record
class Action:
    """The highest precedence among the addressees for action, and the addressee that has it.

    `written` is False where none of them has one: that is ROUTINE by custom, and no proof of it.
    """

    precedence: Precedence
    addressee: Addressee
    written: bool


def highest_action(cable: Cable) -> Action | None:
    """The highest precedence of FL7; None where there is no addressee for action, or one that cannot be read."""
    best: Action | None = None
    for addressee in cable.header.action_addressees:
        word = addressee.precedence or addressee.near_precedence
        if addressee.malformed:
            return None
        found = Action(precedences()[word or _UNWRITTEN], addressee, word is not None)
        if best is None or found.precedence.rank > best.precedence.rank or (found.written and not best.written):
            best = found
    return best


def action_prosign(group: DateTimeGroup | None) -> Precedence | None:
    """The precedence of the first prosign of FL5, None where there is none or it is unknown."""
    return None if group is None or not group.prosigns else precedence_of_prosign(group.prosigns[0])


def is_out_of_order(group: DateTimeGroup) -> bool:
    """Whether the second prosign of FL5 outranks the first (HDR006)."""
    if len(group.prosigns) < 2:
        return False
    first, second = precedence_of_prosign(group.prosigns[0]), precedence_of_prosign(group.prosigns[1])
    return first is not None and second is not None and second.rank > first.rank
