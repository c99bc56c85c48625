"""MRK: one marking, a banner or a portion mark, by its register."""

from __future__ import annotations

from cablelint.rule import Rule
from cablerules.markings.level_too_high_for_control import LevelTooHighForControl
from cablerules.markings.level_too_low_for_control import LevelTooLowForControl
from cablerules.markings.two_classification_systems import TwoClassificationSystems

RULES: tuple[type[Rule], ...] = (
    LevelTooLowForControl,
    LevelTooHighForControl,
    TwoClassificationSystems,
)
