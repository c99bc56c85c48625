"""CLS: the overall classification."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.classification.level_not_letter_spaced import LevelNotLetterSpaced
from cablerules.classification.modified_classification_level import ModifiedClassificationLevel
from cablerules.classification.obsolete_classification_level import ObsoleteClassificationLevel
from cablerules.classification.unknown_classification_level import UnknownClassificationLevel

RULES: tuple[type[AnyRule], ...] = (
    UnknownClassificationLevel,
    ModifiedClassificationLevel,
    ObsoleteClassificationLevel,
    LevelNotLetterSpaced,
)
