"""Where a reason may come from: the orders that it may follow, and their sections."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.regimes import regimes, regimes_accepted_on, regimes_in
from cablelint import Regime, once

if TYPE_CHECKING:
    from cablelint.rule.context import Context


def earliest_day(context: Context) -> date | None:
    """The day of the cable, or the first one of its year where that alone is known."""
    year = context.cable.year
    return context.date or (None if year is None else date(year, 1, 1))


@once
def accepted_regimes(context: Context) -> tuple[Regime, ...]:
    """The orders that a reason may follow: by the cable's day or year, else by the number that its E.O. line cites."""
    if context.date is not None:
        return regimes_accepted_on(context.date)
    year = context.cable.year
    if year is not None:
        return regimes_in(year)
    regime = context.regime
    return () if regime is None else tuple(one for one in regimes() if one.order == regime.order)


@once
def accepted_sections(context: Context) -> tuple[str, ...]:
    """The sections that a reason may cite."""
    sections = (regime.reason_section for regime in accepted_regimes(context))
    return tuple(dict.fromkeys(section for section in sections if section is not None))
