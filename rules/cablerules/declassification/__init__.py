"""DEC: until when, and under which order."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.declassification.classified_without_instruction import ClassifiedWithoutInstruction
from cablerules.declassification.date_of_cable_unknown import DateOfCableUnknown
from cablerules.declassification.declassification_date_passed import DeclassificationDatePassed
from cablerules.declassification.declassification_not_after_cable import DeclassificationNotAfterCable
from cablerules.declassification.declassification_too_distant import DeclassificationTooDistant
from cablerules.declassification.declassify_on_format import DeclassifyOnFormat
from cablerules.declassification.downgrade_not_before_declassification import DowngradeNotBeforeDeclassification
from cablerules.declassification.duration_instead_of_date import DurationInsteadOfDate
from cablerules.declassification.event_without_date import EventWithoutDate
from cablerules.declassification.exemption_out_of_era import ExemptionOutOfEra
from cablerules.declassification.exemption_without_date import ExemptionWithoutDate
from cablerules.declassification.impossible_declassification_date import ImpossibleDeclassificationDate
from cablerules.declassification.indefinite_event import IndefiniteEvent
from cablerules.declassification.instructions_disagree import InstructionsDisagree
from cablerules.declassification.malformed_declassification_date import MalformedDeclassificationDate
from cablerules.declassification.restricted_data_with_date import RestrictedDataWithDate
from cablerules.declassification.schedule_form import ScheduleForm
from cablerules.declassification.several_instructions import SeveralInstructions
from cablerules.declassification.unclassified_with_instruction import UnclassifiedWithInstruction
from cablerules.declassification.wrong_executive_order import WrongExecutiveOrder

RULES: tuple[type[AnyRule], ...] = (
    DateOfCableUnknown,
    ClassifiedWithoutInstruction,
    UnclassifiedWithInstruction,
    WrongExecutiveOrder,
    MalformedDeclassificationDate,
    ImpossibleDeclassificationDate,
    DeclassificationNotAfterCable,
    DeclassificationTooDistant,
    ExemptionOutOfEra,
    ExemptionWithoutDate,
    EventWithoutDate,
    IndefiniteEvent,
    RestrictedDataWithDate,
    InstructionsDisagree,
    DeclassifyOnFormat,
    DowngradeNotBeforeDeclassification,
    DeclassificationDatePassed,
    ScheduleForm,
    DurationInsteadOfDate,
    SeveralInstructions,
)
