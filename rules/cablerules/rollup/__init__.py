"""ROL: banner and portions agree."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.rollup.compilation_not_explained import CompilationNotExplained
from cablerules.rollup.control_not_carried_up import ControlNotCarriedUp
from cablerules.rollup.control_without_portion import ControlWithoutPortion
from cablerules.rollup.cui_not_carried_up import CuiNotCarriedUp
from cablerules.rollup.noforn_not_carried_up import NofornNotCarriedUp
from cablerules.rollup.noforn_without_portion import NofornWithoutPortion
from cablerules.rollup.overall_above_portions import OverallAbovePortions
from cablerules.rollup.portion_above_overall import PortionAboveOverall
from cablerules.rollup.release_list_roll_up import ReleaseListRollUp
from cablerules.rollup.sbu_not_carried_up import SbuNotCarriedUp

RULES: tuple[type[AnyRule], ...] = (
    PortionAboveOverall,
    OverallAbovePortions,
    NofornNotCarriedUp,
    NofornWithoutPortion,
    SbuNotCarriedUp,
    ControlNotCarriedUp,
    ControlWithoutPortion,
    ReleaseListRollUp,
    CuiNotCarriedUp,
    CompilationNotExplained,
)
