"""Where a reason may come from: the orders that it may follow, and their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.vocabulary.regimes import regimes, regimes_accepted_on
from cablelint import Regime

if TYPE_CHECKING:
    from cablelint.rule.context import Context


def accepted_regimes(context: Context) -> tuple[Regime, ...]:
    """The orders that a reason may follow: by the cable's day, without one by the number that its E.O. line cites."""
    if context.date is not None:
        return regimes_accepted_on(context.date)
    regime = context.regime
    return () if regime is None else tuple(one for one in regimes() if one.order == regime.order)


def accepted_sections(context: Context) -> tuple[str, ...]:
    """The sections that a reason may cite."""
    sections = (regime.reason_section for regime in accepted_regimes(context))
    return tuple(dict.fromkeys(section for section in sections if section is not None))
