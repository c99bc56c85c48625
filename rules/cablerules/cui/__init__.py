"""CUI: controlled unclassified information."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.cui.controlled_in_portion import ControlledInPortion
from cablerules.cui.cui_commingling_order import CuiComminglingOrder
from cablerules.cui.cui_list_out_of_order import CuiListOutOfOrder
from cablerules.cui.cui_not_alone import CuiNotAlone
from cablerules.cui.cui_portions_incomplete import CuiPortionsIncomplete
from cablerules.cui.legacy_control_marking import LegacyControlMarking
from cablerules.cui.missing_designation_indicator import MissingDesignationIndicator
from cablerules.cui.specified_without_sp import SpecifiedWithoutSp
from cablerules.cui.status_word_in_cui_marking import StatusWordInCuiMarking
from cablerules.cui.unknown_cui_category import UnknownCuiCategory

RULES: tuple[type[AnyRule], ...] = (
    UnknownCuiCategory,
    SpecifiedWithoutSp,
    CuiListOutOfOrder,
    ControlledInPortion,
    CuiPortionsIncomplete,
    MissingDesignationIndicator,
    LegacyControlMarking,
    StatusWordInCuiMarking,
    CuiComminglingOrder,
    CuiNotAlone,
)
