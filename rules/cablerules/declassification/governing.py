"""What the rules about declassification share: the E.O. line, the instruction that counts, the order that judges it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.base.nearest import distance
from cablegrammar.vocabulary.regimes import milestone, regime_of_order, regime_on, regimes
from cablelint import Regime
from cablerules.declassification.limits import years_after

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.declassification.executive_order import Declassification, ExecutiveOrder
    from cablelint.rule.context import Context


class Governing(NamedTuple):
    """The instruction that says until when a cable stays classified, and whether it stands in the authority block."""

    instruction: Declassification
    in_block: bool


def order_line(cable: Cable) -> ExecutiveOrder | None:
    """The cable's own E.O. line: not one that a text quotes, nor another message's. None where there is none."""
    line = cable.own_field("executive_order")
    return None if line is None else line.executive_order


def governing(cable: Cable) -> Governing | None:
    """What the E.O. line says; where it has no instruction at all, what the authority block says.

    Two that contradict each other are another fault (DEC013): the E.O. line is the one that is judged.
    """
    order = order_line(cable)
    line = None if order is None else cable.declassification
    if line is None or (line.kind == "missing" and line.downgrade is None):
        block = block_instruction(cable)
        if block is not None:
            return Governing(block, in_block=True)
    return None if line is None else Governing(line, in_block=False)


def block_instruction(cable: Cable) -> Declassification | None:
    """What stands after `Declassify On:` in the authority block; None where nothing does."""
    authority = cable.authority
    found = None if authority is None else authority.declassify_on
    return None if found is None or found.kind == "missing" else found


def dated_instruction(context: Context) -> Governing | None:
    """The instruction whose date is to be judged.

    None where it is no longer in force (a declassification stamp), cannot be read in full (redacted), or should not be
    there at all: an unclassified cable has DEC002's fault, whatever its date.
    """
    cable = context.cable
    if cable.stamps:
        return None
    level = cable.overall_level
    if level is not None and not level.classified:
        return None
    found = governing(cable)
    return None if found is None or found.instruction.redacted else found


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
    near = [order for order in orders if distance(number, order, 2) == 1]
    return near[0] if len(near) == 1 else None


def amendment(number: str) -> Regime | None:
    """The regime that came about by the order of this number, which is cited by another (13292 amended 12958)."""
    name = f"E.O. {number} "
    return next((one for one in regimes() if number != one.order and name in one.title), None)


def instruction_in(regime: Regime | None, on: date | None, *, block_from: date | None = None) -> str:
    """An instruction that the order allows a cable of the day `on`, in words, for `expected`.

    `block_from` is the day whose rules an authority block is judged by, where the instruction stands in one.
    """
    label = "'DECL:' with " if block_from is None else ""
    if regime is None:
        return f"{label}a date"
    code = regime.instead_of_date[0] if len(regime.instead_of_date) == 1 else None
    if regime.schedule_years:
        return f"'{code}', or the schedule or exemption that applies"
    years = regime.longest_years
    last = None if years is None or on is None else years_after(on, years)
    within = "" if years is None else f" within {years} years"
    numeric = block_from is not None and block_from >= milestone("block-format")
    dated = f"a date{within}" if last is None else f"a date no later than {last:{'%Y%m%d' if numeric else '%m/%d/%Y'}}"
    if regime.permits("schedule"):
        return f"'{code}' with {dated}"
    if code is not None:
        return f"{label}{dated}, or '{'DECL: ' if label else ''}{code}'"
    return f"{label}{dated}, or the exemption that applies"


def day_of(context: Context) -> date | None:
    """The day that an instruction counts from: the cable's own, whatever day's rules it is judged by (`--as-of`).

    Where the cable has none, the day it is judged by.
    """
    own = context.cable.date
    return context.date if own is None else own.date()


def date_form(found: Governing, context: Context) -> str:
    """How the date of an instruction is to be written, in letters: `MM/DD/YYYY`, in a later block `YYYYMMDD`."""
    numeric = found.in_block and context.date is not None and context.date >= milestone("block-format")
    return "YYYYMMDD" if numeric else "MM/DD/YYYY"


def written(day: date, found: Governing, context: Context) -> str:
    """`day` as the instruction should write it; a year that stands first stays first."""
    if date_form(found, context) == "YYYYMMDD" or found.instruction.date_form == "yyyymmdd":
        return f"{day.year:04}{day.month:02}{day.day:02}"
    if found.instruction.date_form == "year/month/day":
        return f"{day.year:04}/{day.month:02}/{day.day:02}"
    return f"{day.month:02}/{day.day:02}/{day.year:04}"


def date_as_written(instruction: Declassification) -> str:
    """The date of an instruction on one line, for a message."""
    return " ".join((instruction.date_text or "").split())


def is_before_the_orders(context: Context) -> bool:
    """Whether the cable is older than the first of the six orders."""
    return context.date is not None and regime_on(context.date) is None
