"""DEC: until when, and under which order."""

from __future__ import annotations

from cablelint.rule import Rule
from cablerules.declassification.classified_without_instruction import ClassifiedWithoutInstruction
from cablerules.declassification.date_of_cable_unknown import DateOfCableUnknown
from cablerules.declassification.declassification_not_after_cable import DeclassificationNotAfterCable
from cablerules.declassification.declassification_too_distant import DeclassificationTooDistant
from cablerules.declassification.impossible_declassification_date import ImpossibleDeclassificationDate
from cablerules.declassification.malformed_declassification_date import MalformedDeclassificationDate
from cablerules.declassification.unclassified_with_instruction import UnclassifiedWithInstruction
from cablerules.declassification.wrong_executive_order import WrongExecutiveOrder

RULES: tuple[type[Rule], ...] = (
    DateOfCableUnknown,
    ClassifiedWithoutInstruction,
    UnclassifiedWithInstruction,
    WrongExecutiveOrder,
    MalformedDeclassificationDate,
    ImpossibleDeclassificationDate,
    DeclassificationNotAfterCable,
    DeclassificationTooDistant,
)
