"""ROL: banner and portions agree (roll-up)."""

from __future__ import annotations

from cablelint.rule import Rule
from cablerules.rollup.overall_above_portions import OverallAbovePortions
from cablerules.rollup.portion_above_overall import PortionAboveOverall

RULES: tuple[type[Rule], ...] = (PortionAboveOverall, OverallAbovePortions)
