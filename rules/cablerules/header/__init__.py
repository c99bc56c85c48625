"""HDR: the transmission header agrees with itself and with the text."""

from __future__ import annotations

from cablelint import AnyRule
from cablerules.header.addressee_precedence_mismatch import AddresseePrecedenceMismatch
from cablerules.header.channel_mismatch import ChannelMismatch
from cablerules.header.end_of_message_mismatch import EndOfMessageMismatch
from cablerules.header.filing_time_mismatch import FilingTimeMismatch
from cablerules.header.invalid_date_time_group import InvalidDateTimeGroup
from cablerules.header.malformed_header_line import MalformedHeaderLine
from cablerules.header.message_record_number_mismatch import MessageRecordNumberMismatch
from cablerules.header.originator_mismatch import OriginatorMismatch
from cablerules.header.page_line_number_mismatch import PageLineNumberMismatch
from cablerules.header.precedence_mismatch import PrecedenceMismatch
from cablerules.header.routing_indicator_mismatch import RoutingIndicatorMismatch
from cablerules.header.section_without_sequence_mark import SectionWithoutSequenceMark
from cablerules.header.security_letters_mismatch import SecurityLettersMismatch
from cablerules.header.security_signal_mismatch import SecuritySignalMismatch
from cablerules.header.serial_mismatch import SerialMismatch
from cablerules.header.unknown_precedence import UnknownPrecedence

RULES: tuple[type[AnyRule], ...] = (
    SecurityLettersMismatch,
    SecuritySignalMismatch,
    SerialMismatch,
    FilingTimeMismatch,
    PrecedenceMismatch,
    AddresseePrecedenceMismatch,
    OriginatorMismatch,
    RoutingIndicatorMismatch,
    InvalidDateTimeGroup,
    UnknownPrecedence,
    MalformedHeaderLine,
    PageLineNumberMismatch,
    EndOfMessageMismatch,
    SectionWithoutSequenceMark,
    MessageRecordNumberMismatch,
    ChannelMismatch,
)
