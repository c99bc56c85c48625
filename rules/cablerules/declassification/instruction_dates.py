"""The dates of an instruction: the day they count from, how they are written, and which are allowed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.regimes import milestone
from cablelint import Regime
from cablerules.declassification.governing import Governing
from cablerules.declassification.limits import years_after

if TYPE_CHECKING:
    from cablegrammar.declassification.executive_order import Declassification
    from cablelint.rule.context import Context


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
