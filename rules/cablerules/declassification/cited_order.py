"""The order that judges an instruction: the one that the E.O. line cites, or was meant to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.base.nearest import distance
from cablegrammar.vocabulary.regimes import regime_of_order, regime_on, regimes
from cablelint import Regime, once
from cablerules.declassification.governing import order_line
from cablerules.declassification.instruction_dates import day_of

if TYPE_CHECKING:
    from cablelint.rule.context import Context


@once
def regime_for(context: Context) -> Regime | None:
    """The order that an instruction is judged by: the one that its line cites, even where it is the wrong one.

    A slip of the pen counts as the order that was meant. Without a readable number, the order in force.
    """
    if is_before_the_orders(context):
        return None
    order = order_line(context.cable)
    if order is None or order.number is None:
        return context.regime
    cited = _cited(order.number, context)
    if cited is None:
        meant = slip_of(order.number)
        cited = None if meant is None else _cited(meant, context)
    return cited or context.regime


def _cited(number: str, context: Context) -> Regime | None:
    """The order of this number in the version of the day by which the cable is judged.

    On a day on which it did not rule at all (`--as-of`), the version of the cable's own day.
    """
    cited = regime_of_order(number, context.date)
    on = context.date
    if cited is None or on is None or (cited.effective <= on and (cited.until is None or on < cited.until)):
        return cited
    return regime_of_order(number, day_of(context))


def slip_of(number: str) -> str | None:
    """The order of which `number` is a plain slip: one digit wrong, missing or doubled, or two changed round.

    None for the number of an order, and where more than one is as near.
    """
    orders = {regime.order for regime in regimes()}
    if number in orders or amendment(number) is not None:
        return None
    near = near_orders(number)
    return near[0] if len(near) == 1 else None


def near_orders(number: str) -> tuple[str, ...]:
    """The orders that are one slip of the pen away from `number`, in the order of time."""
    orders = dict.fromkeys(regime.order for regime in regimes())
    return tuple(order for order in orders if distance(number, order, 2) == 1)


def is_no_order(number: str) -> bool:
    """Whether no cable of any day may cite `number`; False for one below the first order, which may be an older one."""
    first = regimes()[0].order
    known = {regime.order for regime in regimes()}
    return number not in known and len(number) == len(first) and number > first


def amendment(number: str) -> Regime | None:
    """The regime that came about by the order of this number, which is cited by another (13292 amended 12958)."""
    name = f"E.O. {number} "
    return next((one for one in regimes() if number != one.order and name in one.title), None)


def is_before_the_orders(context: Context) -> bool:
    """Whether the cable is older than the first of the six orders."""
    return context.date is not None and regime_on(context.date) is None
