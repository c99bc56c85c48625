"""MRK: one marking, a banner or a portion mark, by its register."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.markings.atomic_energy_precedence import AtomicEnergyPrecedence
from cablerules.markings.category_out_of_order import CategoryOutOfOrder
from cablerules.markings.conflicting_controls import ConflictingControls
from cablerules.markings.cosmic_below_top_secret import CosmicBelowTopSecret
from cablerules.markings.declassification_in_marking import DeclassificationInMarking
from cablerules.markings.foreign_government_information_form import ForeignGovernmentInformationForm
from cablerules.markings.foreign_marking_form import ForeignMarkingForm
from cablerules.markings.incomplete_sci_marking import IncompleteSciMarking
from cablerules.markings.joint_behind_level import JointBehindLevel
from cablerules.markings.joint_restricted import JointRestricted
from cablerules.markings.joint_with_hcs import JointWithHcs
from cablerules.markings.joint_without_level import JointWithoutLevel
from cablerules.markings.joint_without_usa import JointWithoutUsa
from cablerules.markings.level_before_country import LevelBeforeCountry
from cablerules.markings.level_too_high_for_control import LevelTooHighForControl
from cablerules.markings.level_too_low_for_control import LevelTooLowForControl
from cablerules.markings.list_out_of_order import ListOutOfOrder
from cablerules.markings.missing_companion_control import MissingCompanionControl
from cablerules.markings.missing_foreign_disclosure_mark import MissingForeignDisclosureMark
from cablerules.markings.missing_notice import MissingNotice
from cablerules.markings.nato_control_outside_nato import NatoControlOutsideNato
from cablerules.markings.portion_form_in_banner import PortionFormInBanner
from cablerules.markings.release_list_without_usa import ReleaseListWithoutUsa
from cablerules.markings.release_mark_without_list import ReleaseMarkWithoutList
from cablerules.markings.release_to_usa_alone import ReleaseToUsaAlone
from cablerules.markings.repeated_token import RepeatedToken
from cablerules.markings.retired_marking import RetiredMarking
from cablerules.markings.special_access_form import SpecialAccessForm
from cablerules.markings.two_classification_systems import TwoClassificationSystems
from cablerules.markings.unknown_control_marking import UnknownControlMarking
from cablerules.markings.unknown_country_code import UnknownCountryCode
from cablerules.markings.wrong_separator import WrongSeparator

RULES: tuple[type[AnyRule], ...] = (
    UnknownControlMarking,
    CategoryOutOfOrder,
    WrongSeparator,
    RepeatedToken,
    ListOutOfOrder,
    ReleaseListWithoutUsa,
    ReleaseToUsaAlone,
    UnknownCountryCode,
    RetiredMarking,
    PortionFormInBanner,
    ConflictingControls,
    MissingCompanionControl,
    LevelTooLowForControl,
    LevelTooHighForControl,
    IncompleteSciMarking,
    AtomicEnergyPrecedence,
    SpecialAccessForm,
    ForeignMarkingForm,
    ForeignGovernmentInformationForm,
    TwoClassificationSystems,
    DeclassificationInMarking,
    MissingForeignDisclosureMark,
    ReleaseMarkWithoutList,
    MissingNotice,
    LevelBeforeCountry,
    CosmicBelowTopSecret,
    JointWithoutLevel,
    JointRestricted,
    JointWithoutUsa,
    JointWithHcs,
    JointBehindLevel,
    NatoControlOutsideNato,
)
